import { addressKind, FAMILIES, sharePrefix } from '../../box/ipAddress';
import { ownAddress, ownEndpoints } from '../ownEndpoints';
import { addressesOf } from '../worldNames';
import type { CheckFinding } from './check';
import type { Observations } from './observations';

export type DnsRebindFinding = CheckFinding & { readonly check: 'dns-rebind'; readonly name: string } & (
    | {
        readonly code: 'rebind-protection';
        readonly addresses: readonly string[];
        /** It was seen to be held back, and not only expected. */
        readonly isSeen: boolean;
      }
    | { readonly code: 'host-refused' }
  );

/**
 * Boxes hold back names that lead into the home network, and do not answer under names they do not know, so that no
 * web page can speak to them under a name of its own (DNS rebind protection).
 */
export function checkDnsRebind(observations: Observations): DnsRebindFinding[] {
  return [...heldBack(observations), ...refused(observations)];
}

function heldBack(observations: Observations): DnsRebindFinding[] {
  const { names = [], vantage } = observations;
  return names.flatMap((observed): DnsRebindFinding[] => {
    const leadsTo = addressesOf(observed);
    const families = FAMILIES.filter((family) => homeAddresses(observations, leadsTo?.[family] ?? []).length > 0);
    if (families.length === 0) return [];
    const { name, resolver } = observed;
    const isHeldBack =
      resolver.state === 'no-such-name' ||
      (resolver.state === 'answered' && families.some((family) => resolver[family].length === 0));
    const isSeen = vantage === 'home' && isHeldBack;
    const addresses = families.flatMap((family) => homeAddresses(observations, leadsTo?.[family] ?? []));
    const level = isSeen ? 'warning' : 'info';
    return [{ check: 'dns-rebind', level, code: 'rebind-protection', name, addresses, isSeen }];
  });
}

/** Those of the home network, other than the box's own address on the internet. */
export function homeAddresses(observations: Observations, addresses: readonly string[]): string[] {
  const own = ownAddress(observations, 'ipv6');
  return addresses.filter(
    (address) =>
      addressKind(address) === 'private' || (own !== undefined && address !== own && sharePrefix(address, own)),
  );
}

/** The answer to a name the box does not know is HTTP 400 (ERR_INVALID_HOSTHEADER). */
function refused(observations: Observations): DnsRebindFinding[] {
  const hosts = ownEndpoints(observations)
    .filter(({ role, probe }) => role !== 'address' && probe.state === 'tls' && isBadRequest(probe.statusLine))
    .map(({ host }) => host);
  return [...new Set(hosts)].map((name) => ({ check: 'dns-rebind', level: 'warning', code: 'host-refused', name }));
}

function isBadRequest(statusLine: string | undefined): boolean {
  return /^HTTP\/1\.[01] 400( |$)/.test(statusLine ?? '');
}
