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
  return found.some((address) => sharePrefix(address, own)) ? 'same-network' : 'elsewhere';
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

/** The name that dynamic DNS keeps, as it was observed. */
export function ddnsName({ ddns, names = [] }: Observations): ObservedName | undefined {
  return ddns !== undefined && isRead(ddns) && ddns.enabled ? names.find(({ role }) => role === 'ddns') : undefined;
}
