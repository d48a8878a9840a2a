import { addressKind, FAMILIES, type Family, isPublic, sharePrefix } from '../box/ipAddress';
import type { Common } from './finding';
import { addressesOf, ownAddress, ownEndpoints, provenAddresses, type Sight } from './world';

/** How this computer resolves the names of the box, and whether the box answers to them. */
export type ResolverFinding = Common<'names'> &
  (
    | {
        readonly code: 'name-cached';
        readonly name: string;
        readonly family: Family;
        /** What the resolver says, and what the name's own servers do. */
        readonly cached: readonly string[];
        readonly current: readonly string[];
      }
    | {
        readonly code: 'rebind-protection';
        readonly name: string;
        readonly addresses: readonly string[];
        /** It was seen to be held back, and not only expected. */
        readonly isSeen: boolean;
      }
    | { readonly code: 'host-refused'; readonly name: string }
    | { readonly code: 'fritz-box-public'; readonly addresses: readonly string[] }
  );

export function resolverFindings(sight: Sight): ResolverFinding[] {
  return [...heldBack(sight), ...refused(sight), ...cached(sight), ...fritzBox(sight)];
}

const SEEN = { subject: 'names', basis: 'seen' } as const;

/** DNS rebind protection: boxes hold back names that lead into the home network, and answer to no unknown name. */
function heldBack(sight: Sight): ResolverFinding[] {
  const { names = [], vantage } = sight.outside ?? {};
  return names.flatMap((observed): ResolverFinding[] => {
    const leadsTo = addressesOf(observed);
    const families = FAMILIES.filter((family) => homeAddresses(sight, leadsTo?.[family] ?? []).length > 0);
    if (families.length === 0) return [];
    const { name, resolver } = observed;
    const isHeldBack =
      resolver.state === 'no-such-name' ||
      (resolver.state === 'answered' && families.some((family) => resolver[family].length === 0));
    const isSeen = vantage === 'home' && isHeldBack;
    const addresses = families.flatMap((family) => homeAddresses(sight, leadsTo?.[family] ?? []));
    return [{ ...SEEN, level: isSeen ? 'warning' : 'info', code: 'rebind-protection', name, addresses, isSeen }];
  });
}

/** Those of the home network, other than the box's own address on the internet. */
function homeAddresses({ state }: Sight, addresses: readonly string[]): string[] {
  const own = ownAddress(state, 'ipv6');
  return addresses.filter(
    (address) =>
      addressKind(address) === 'private' || (own !== undefined && address !== own && sharePrefix(address, own)),
  );
}

/** The answer to a name that the box does not know (ERR_INVALID_HOSTHEADER). */
const BAD_REQUEST = /^HTTP\/1\.[01] 400( |$)/;

function refused(sight: Sight): ResolverFinding[] {
  const proven = provenAddresses(sight);
  const named = ownEndpoints(sight).filter(({ role, address }) => role !== 'address' && proven.has(address));
  const hosts = named.flatMap(({ host, probe }) =>
    probe.state === 'tls' && BAD_REQUEST.test(probe.statusLine ?? '') ? host : [],
  );
  return [...new Set(hosts)].map((name) => ({ ...SEEN, level: 'warning', code: 'host-refused', name }));
}

/** Whether this computer is still told what the name led to before. */
function cached(sight: Sight): ResolverFinding[] {
  return (sight.outside?.names ?? []).flatMap(({ name, resolver, authority }) => {
    if (resolver.state === 'no-answer' || authority.state !== 'answered') return [];
    return FAMILIES.flatMap((family): ResolverFinding[] => {
      const kept = resolver.state === 'answered' ? resolver[family] : [];
      const current = authority[family];
      const agree = current.length === 0 ? kept.length === 0 : current.some((address) => kept.includes(address));
      const isBlocked = kept.length === 0 && homeAddresses(sight, current).length > 0;
      if (agree || isBlocked) return [];
      return [{ ...SEEN, level: 'info', code: 'name-cached', name, family, cached: kept, current }];
    });
  });
}

/** Whether `fritz.box` leads to the internet: the TLD has been for sale since 2024. Away from home that is usual. */
function fritzBox({ outside }: Sight): ResolverFinding[] {
  const addresses = (outside?.fritzBox ?? []).filter(isPublic);
  if (addresses.length === 0) return [];
  return [{ ...SEEN, level: outside?.vantage === 'home' ? 'warning' : 'info', code: 'fritz-box-public', addresses }];
}
