import { lookup } from 'node:dns/promises';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';
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
 * Reads what a person typed as the address of a box: a name, an IPv4 or IPv6 address, with or without a port, as
 * it may have been copied from a browser (`https://fritz.box/`) or a description of TR-064 from the internet
 * (`https://<name>:<port>/tr064`).
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

/** RFC 1123 §2.1, with letters of any script (resolved as IDN); a name of digits and dots is a mistyped IPv4 address. */
function isHostName(name: string): boolean {
  const label = /^[\p{L}\p{N}]([\p{L}\p{N}_-]{0,61}[\p{L}\p{N}])?$/u;
  return (
    name.length <= 253 &&
    !/^[\d.]+$/.test(name) &&
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

const HOME = new BlockList();
HOME.addSubnet('127.0.0.0', 8);
HOME.addSubnet('10.0.0.0', 8);
HOME.addSubnet('172.16.0.0', 12);
HOME.addSubnet('192.168.0.0', 16);
HOME.addSubnet('169.254.0.0', 16); // link-local, with a box's emergency address 169.254.1.1
HOME.addSubnet('100.64.0.0', 10); // shared address space (RFC 6598), which VPN overlays use for their own hosts
HOME.addSubnet('::1', 128, 'ipv6');
HOME.addSubnet('fc00::', 7, 'ipv6'); // unique local (RFC 4193)
HOME.addSubnet('fe80::', 10, 'ipv6'); // link-local

/** True for an IP address that cannot lead out of the home network. */
export function isPrivateAddress(ip: string): boolean {
  const bare = withoutZone(ip);
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  const literal = mapped ?? bare;
  const family = isIP(literal);
  return family !== 0 && HOME.check(literal, family === 6 ? 'ipv6' : 'ipv4');
}

/** Names a box gives itself in its own network, under a TLD that strangers can buy domains in since 2024. */
export function isBoxName(host: string): boolean {
  return /(^|\.)(box|nas)\.?$/i.test(host);
}

/**
 * Last labels that no public authority may vouch for, or that stand for another thing in each network (RFC 6762,
 * appendix G; RFC 8375; ICANN's .internal). A name of one label is none of the internet either.
 */
const HOME_DOMAINS = /(^|\.)(arpa|corp|home|internal|intranet|lan|local|localdomain|localhost|private)$/i;

/**
 * True for a name or address that belongs to one owner on the internet. Only for those does a certificate of a public
 * authority count: fritz.box is another box in each home, and the authority of a company can certify it for any of them.
 */
export function canBeOwned(host: string): boolean {
  const name = host.replace(/\.$/, '');
  if (isIP(withoutZone(name)) !== 0) return !isPrivateAddress(name);
  return name.includes('.') && !isBoxName(name) && !HOME_DOMAINS.test(name);
}

/**
 * Resolves a host and returns the addresses that may be spoken to. Connections have to use exactly these: a
 * second look-up could give others.
 * @throws {Tr064Error} `name-not-found`, or `public-address` when a name such as fritz.box leads to the internet.
 */
export async function resolveHost(host: string): Promise<{ address: string; family: 4 | 6 }[]> {
  const family = isIP(withoutZone(host));
  if (family !== 0) return [{ address: host, family: family === 6 ? 6 : 4 }];
  let found: { address: string; family: number }[];
  try {
    found = await lookup(host, { all: true });
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
    (error: unknown) => {
      callback(error as NodeJS.ErrnoException, '', 0);
    },
  );
};
