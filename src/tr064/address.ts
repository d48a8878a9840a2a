import { lookup } from 'node:dns/promises';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';
import { domainToASCII } from 'node:url';
import { LIMITS } from '../common/limits';
import { Tr064Error } from './errors';

/** Ports a FRITZ!Box serves TR-064 on (First Steps §3.1). */
export const DEFAULT_HTTP_PORT = 49000;
export const DEFAULT_TLS_PORT = 49443;
/** Port of HTTPS, by which a box is reached from the internet where nothing else was chosen. */
export const DEFAULT_INTERNET_PORT = 443;

export interface Address {
  /** Name or IP literal, without brackets; an IPv6 link-local one may carry its zone (`fe80::1%eth0`). */
  readonly host: string;
  readonly port: number | undefined;
  /** It was written as one of the internet, with the path that TR-064 has there. */
  readonly route?: 'internet';
}

/** A name of 253 characters with its scheme, a port and a path; as it is entered. */
const LONGEST_ADDRESS = 300;

export type AddressProblem = 'empty' | 'invalid-host' | 'invalid-port' | 'path-not-wanted' | 'login-not-wanted';

/**
 * Reads what a person typed as the address of a box: a name or an IP address, with or without a port, as it may have
 * been copied from a browser (`https://fritz.box/`) or for TR-064 from the internet (`https://<name>:<port>/tr064`).
 */
export function parseAddress(input: string): Address | AddressProblem {
  // The look-alikes of letters, digits and dots count as what they look like (UTS #46 does so too).
  if (input.length > LONGEST_ADDRESS) return 'invalid-host';
  let rest = input
    .normalize('NFKC')
    .trim()
    .replace(/^https?:\/\//i, '');
  if (rest === '') return 'empty';
  if (rest.includes('@')) return 'login-not-wanted';
  const [, outside] = /^[^/?#]+(\/tr064(?:\/tr64desc\.xml|\/)?)$/i.exec(rest) ?? [];
  if (outside !== undefined) {
    const address = parseAddress(rest.slice(0, -outside.length));
    return typeof address === 'string' ? address : { ...address, route: 'internet' };
  }
  rest = rest.replace(/\/$/, '');
  if (/[/?#]/.test(rest)) return 'path-not-wanted';

  const bracketed = /^\[([^\]]*)\](?::(.*))?$/.exec(rest);
  if (bracketed !== null) return checkAddress(bracketed[1] ?? '', bracketed[2], true);
  if (isIPv6(rest)) return { host: rest, port: undefined };
  const [host = '', port, ...more] = rest.split(':');
  return more.length > 0 ? 'invalid-host' : checkAddress(host, port, false);
}

function checkAddress(host: string, port: string | undefined, literal: boolean): Address | AddressProblem {
  if (literal ? !isIPv6(host) : isIP(host) === 0 && !isHostName(host)) return 'invalid-host';
  if (port === undefined) return { host, port: undefined };
  const number = Number(port);
  return /^\d{1,5}$/.test(port) && number >= 1 && number <= 65535 ? { host, port: number } : 'invalid-port';
}

/** RFC 1123 §2.1, with letters of any script (IDN). What ends in a number is an IPv4 address, mistyped (WHATWG URL). */
function isHostName(name: string): boolean {
  const label = /^[\p{L}\p{N}]([\p{L}\p{N}_-]{0,61}[\p{L}\p{N}])?$/u;
  return (
    name.length <= 253 &&
    !/(^|\.)(\d+|0x[\da-f]*)\.?$/i.test(name) &&
    name
      .replace(/\.$/, '')
      .split('.')
      .every((part) => label.test(part))
  );
}

/** `host:port` as people write it, with brackets around IPv6. */
export function formatAddress(host: string, port?: number): string {
  // Only IPv6 addresses have colons. Node takes longer to find out than to open a connection, the first time.
  const name = host.includes(':') ? `[${host}]` : host;
  return port === undefined ? name : `${name}:${port}`;
}

/** An IPv6 address without its zone, which is of use to this computer only (RFC 6874); anything else as it is. */
export function withoutZone(host: string): string {
  return host.split('%', 1)[0] ?? '';
}

/** Networks in CIDR notation, to check addresses against. */
export function networks(...subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = '', bits] = subnet.split('/');
    list.addSubnet(network, Number(bits), isIPv6(network) ? 'ipv6' : 'ipv4');
  }
  return list;
}

/** Link-local has a box's emergency address 169.254.1.1; unique local addresses are those of RFC 4193. */
const HOME = networks(
  ...['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16'],
  ...['::1/128', 'fc00::/7', 'fe80::/10'],
);

/** Other addresses without one owner on the internet (IANA, special-purpose address registries; RFC 6598). */
const SPECIAL = networks(
  ...['0.0.0.0/8', '192.0.0.0/24', '192.0.2.0/24', '192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24'],
  ...['192.175.48.0/24', '100.64.0.0/10', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/3'],
  ...['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'],
);

/** True for an IP address that cannot lead out of the home network. */
export function isPrivateAddress(ip: string): boolean {
  const bare = withoutZone(ip);
  return isIP(bare) !== 0 && HOME.check(bare, isIPv6(bare) ? 'ipv6' : 'ipv4');
}

/** Names a box gives itself in its own network, under a TLD that strangers can buy domains in since 2024. */
export function isBoxName(host: string): boolean {
  return /(^|\.)(box|nas)\.?$/i.test(host);
}

/** Last labels of names in home networks, reserved (RFC 6762, 8375; .internal) or not (ICANN on name collisions). */
const HOME_DOMAINS =
  /(^|\.)(arpa|bbrouter|corp|dhcp|domain|fritz|gateway|heim|home|homenet|hotspot|internal|intern|intra|intranet|ip|lan|loc|local|localdomain|localhost|localnet|mail|netz|netzwerk|privat|private|router|speedport|vpn|wlan|workgroup|zuhause)$/i;

/** Last labels of names that are none of the DNS (RFC 6761, 7686, 9476), and those that other systems of names use. */
const NO_DOMAINS = /\.(alt|bit|eth|example|exit|gnu|i2p|invalid|onion|test|zkey)$/i;

/** True for a name that stands for another thing in each network, and for one without a dot. */
export function isHomeName(host: string): boolean {
  const name = host.replace(/\.$/, '');
  return isIP(withoutZone(name)) === 0 && (!name.includes('.') || isBoxName(name) || HOME_DOMAINS.test(name));
}

/**
 * True for a name or address that belongs to one owner on the internet. Only for those does a certificate of a public
 * authority count: fritz.box is another box in each home, and the authority of a company can certify it for any of them.
 */
export function canBeOwned(host: string): boolean {
  const bare = withoutZone(host);
  // As a browser reads it, which takes numbers of other notations for an IPv4 address.
  const name = isIPv6(bare) ? bare : domainToASCII(bare.replace(/\.$/, ''));
  const family = isIP(name);
  if (family === 4) return !isPrivateAddress(name) && !SPECIAL.check(name);
  // Global unicast (RFC 4291 §2.4).
  if (family === 6) return /^[23][\da-f]{3}:/i.test(name) && !SPECIAL.check(name, 'ipv6');
  return /\.([a-z]{2,}|xn--[a-z\d-]+)$/.test(name) && !isHomeName(name) && !NO_DOMAINS.test(name);
}

/**
 * Resolves a host. Connections have to use exactly these addresses: a second look-up could give others.
 * @throws {Tr064Error} `name-not-found`, or `public-address` when a name such as fritz.box leads to the internet.
 */
export async function resolveHost(host: string): Promise<{ address: string; family: 4 | 6 }[]> {
  const family = isIP(withoutZone(host));
  if (family !== 0) return [{ address: host, family: family === 6 ? 6 : 4 }];
  let found: { address: string; family: number }[];
  try {
    found = (await lookup(host, { all: true })).slice(0, LIMITS.list);
  } catch (cause) {
    throw new Tr064Error('name-not-found', `${host} has no address`, { address: host }, cause);
  }
  const usable = isBoxName(host) ? found.filter(({ address }) => isPrivateAddress(address)) : found;
  if (usable.length === 0) {
    const where = found.map(({ address }) => address).join(', ');
    throw new Tr064Error('public-address', `${host} leads to the internet (${where})`, { address: where });
  }
  return usable.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
}

/** resolveHost in the form node:net wants it, so that the address checked is the address connected to. */
export const guardedLookup: LookupFunction = (host, options, callback) => {
  resolveHost(host).then(
    (addresses) => {
      if (options.all === true) callback(null, addresses);
      else callback(null, addresses[0]?.address ?? '', addresses[0]?.family);
    },
    (error: unknown) => callback(error as NodeJS.ErrnoException, '', 0),
  );
};
