import { isIP, isIPv6 } from 'node:net';
import { isPrivateAddress, networks } from '../tr064/address';

/** What IP addresses of boxes and names mean. Pure functions over text. */

export const FAMILIES = ['ipv4', 'ipv6'] as const;
export type Family = (typeof FAMILIES)[number];

/** `public` belongs to one connection to the internet and can be reached from it. */
export type AddressKind =
  | 'none' // empty, or the unspecified address, which boxes name when they have none
  | 'public'
  | 'private' // RFC 1918: behind another router
  | 'shared' // 100.64.0.0/10 (RFC 6598): behind a carrier-grade NAT
  | 'ds-lite' // 192.0.0.0/24 (RFC 6333): the inside of a tunnel that carries IPv4 over IPv6
  | 'other'; // of this computer or this network only, or no address

const RANGES = [
  ['private', networks('10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16')],
  ['shared', networks('100.64.0.0/10')],
  ['ds-lite', networks('192.0.0.0/24')],
  ['other', networks('0.0.0.0/8', '224.0.0.0/3')], // multicast and reserved
] as const;

export function addressKind(address: string): AddressKind {
  if (address === '' || address === '0.0.0.0' || address === '::') return 'none';
  switch (isIP(address)) {
    case 4:
      return RANGES.find(([, range]) => range.check(address))?.[0] ?? (isPrivateAddress(address) ? 'other' : 'public');
    case 6:
      // Global unicast (RFC 4291 §2.4); unique local addresses are private, all others stay on their link or host.
      if (/^[23][0-9a-f]{3}:/i.test(address)) return 'public';
      return /^f[cd]/i.test(address) ? 'private' : 'other';
    default:
      return 'other';
  }
}

export function isPublic(address: string): boolean {
  return addressKind(address) === 'public';
}

/** The same spelling for the same address: IPv6 can be written in many ways (RFC 5952). */
export function canonical(address: string): string {
  return isIPv6(address) && !address.includes('%') ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;
}

/** What providers usually give a home network of IPv6, in bits. */
const HOME_PREFIX = 56;

/** True when two IPv6 addresses probably belong to one home network. */
export function sharePrefix(address: string, other: string): boolean {
  if (!isIPv6(address) || !isIPv6(other) || address.includes('%') || other.includes('%')) return false;
  return networks(`${other}/${HOME_PREFIX}`).check(address, 'ipv6');
}
