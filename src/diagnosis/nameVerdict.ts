import { valueOf } from '../box/boxState';
import { canonical, type Family, sharePrefix } from '../box/ipAddress';
import { addressesOf, type ObservedName, ownAddress, type Sight } from './world';

/** How what a name leads to compares with the address the box has. */
export type NameVerdict =
  | 'right'
  /** Something else holds a certificate for the name that the world trusts: a proxy, or a server of the person's. */
  | 'proxied'
  /** The address of another device in the same home network. */
  | 'same-network'
  /** Perhaps of another device in the home network: its prefix is sent, and the box does not tell that prefix. */
  | 'perhaps-same-network'
  | 'elsewhere'
  /** The name has no address of this family. */
  | 'absent'
  /** The box tells no public address of this family, or no server answered for the name. */
  | 'unknown';

export function nameVerdict(sight: Sight, name: ObservedName, family: Family): NameVerdict {
  const addresses = addressesOf(name);
  if (addresses === undefined) return 'unknown';
  const found = addresses[family];
  if (found.length === 0) return 'absent';
  const own = ownAddress(sight.state, family);
  const mayBeDevice = name.role === 'ddns' && family === 'ipv6' && usesPrefix(sight);
  if (own === undefined) return mayBeDevice ? 'perhaps-same-network' : 'unknown';
  if (found.includes(own)) return 'right';
  if (isProxied(sight, name, found)) return 'proxied';
  if (found.some((address) => sharePrefix(address, own))) return 'same-network';
  return mayBeDevice ? 'perhaps-same-network' : 'elsewhere';
}

/** A stranger who got the box's old address cannot show such a certificate. */
function isProxied({ outside }: Sight, { name }: ObservedName, found: readonly string[]): boolean {
  return (outside?.endpoints ?? []).some(
    ({ host, address, probe }) =>
      host === name &&
      found.includes(canonical(address)) &&
      probe.state === 'tls' &&
      probe.certificate.trusted &&
      probe.certificate.forHost,
  );
}

/** True when the update URL sends the prefix of the home network, so that the name is of a device in it. */
export function usesPrefix({ state }: Sight): boolean {
  return valueOf(state.ddns)?.usesPrefix === true;
}

/** The names that dynamic DNS keeps, as they were seen. */
export function ddnsNames({ state, outside }: Sight): ObservedName[] {
  return valueOf(state.ddns)?.enabled === true ? (outside?.names ?? []).filter(({ role }) => role === 'ddns') : [];
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

/** The worst of all names that dynamic DNS keeps; `unknown` when there is none that was looked up. */
export function ddnsVerdict(sight: Sight, family: Family): NameVerdict {
  const verdicts = ddnsNames(sight).map((name) => nameVerdict(sight, name, family));
  return WORST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? 'unknown';
}
