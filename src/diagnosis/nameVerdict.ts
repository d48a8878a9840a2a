import { canonical, type Family, sharePrefix } from '../box/ipAddress';
import { isRead } from '../box/snapshot';
import type { Observations } from './checks/observations';
import type { ObservedName } from './checks/world';
import { ownAddress } from './ownEndpoints';
import { addressesOf } from './worldNames';

/** How what a name leads to compares with the address the box has. */
export type NameVerdict =
  | 'right'
  /** Something else holds a certificate for the name that the world trusts: a proxy, or a server of the person's. */
  | 'proxied'
  /** The address of another device in the same home network. */
  | 'same-network'
  /**
   * Perhaps of another device in the home network, whose prefix is sent. The box does not tell that prefix, and providers
   * give others than that of the box's own address.
   */
  | 'perhaps-same-network'
  | 'elsewhere'
  /** The name has no address of this family. */
  | 'absent'
  /** The box tells no public address of this family, or nobody answered for the name. */
  | 'unknown';

export function nameVerdict(observations: Observations, name: ObservedName, family: Family): NameVerdict {
  const addresses = addressesOf(name);
  if (addresses === undefined) return 'unknown';
  const found = addresses[family];
  if (found.length === 0) return 'absent';
  const own = ownAddress(observations, family);
  if (own === undefined) return 'unknown';
  if (found.includes(own)) return 'right';
  if (isProxied(observations, name, found)) return 'proxied';
  if (found.some((address) => sharePrefix(address, own))) return 'same-network';
  return name.role === 'ddns' && family === 'ipv6' && usesPrefix(observations) ? 'perhaps-same-network' : 'elsewhere';
}

/** A stranger who got the box's old address cannot show such a certificate. */
function isProxied({ endpoints = [] }: Observations, { name }: ObservedName, found: readonly string[]): boolean {
  return endpoints.some(
    ({ host, address, probe }) =>
      host === name &&
      found.includes(canonical(address)) &&
      probe.state === 'tls' &&
      probe.certificate.trusted &&
      probe.certificate.forHost,
  );
}

/** True when the update URL sends the prefix of the home network, so that the name is of a device in it. */
export function usesPrefix({ ddns }: Observations): boolean {
  return ddns !== undefined && isRead(ddns) && ddns.usesPrefix;
}

/** The names that dynamic DNS keeps, as they were observed. */
export function ddnsNames({ ddns, names = [] }: Observations): ObservedName[] {
  return ddns !== undefined && isRead(ddns) && ddns.enabled ? names.filter(({ role }) => role === 'ddns') : [];
}

/** From what keeps people from getting to the box to what does not. */
const WORST_FIRST: readonly NameVerdict[] = [
  'elsewhere',
  'absent',
  'unknown',
  'perhaps-same-network',
  'same-network',
  'proxied',
  'right',
];

/** The worst of all names that dynamic DNS keeps; `unknown` when there is none to be looked up. */
export function ddnsVerdict(observations: Observations, family: Family): NameVerdict {
  const verdicts = ddnsNames(observations).map((name) => nameVerdict(observations, name, family));
  return WORST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? 'unknown';
}
