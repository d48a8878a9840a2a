/**
 * The box answers only to its own names and addresses, against DNS rebinding (tr064-facts.md, section 2.4):
 * a request through a tunnel under another name gets HTTP 400.
 */
import { networkInterfaces } from 'node:os';
import { isIP } from 'node:net';
import { hostNameOf, type BoxState } from './state';

const ALWAYS = ['fritz.box', 'www.fritz.box', 'myfritz.box', 'www.myfritz.box', 'fritz.nas', 'www.fritz.nas'];

export function isOwnHost(header: string | undefined, listening: string, state: BoxState): boolean {
  const host = withoutPort(header ?? '').toLowerCase();
  const { ipv4, ipv6 } = state.internet;
  // All of 127.0.0.0/8 is this computer, and so may the test world call the box at home.
  if (isIP(host) === 4 && host.startsWith('127.') && listening === '127.0.0.1') return true;
  return isIP(host)
    ? [...ownAddresses(listening), ipv4, ipv6].includes(host)
    : ownNames(listening, state).includes(host);
}

function withoutPort(header: string): string {
  const [, bracketed, plain] = /^(?:\[([^\]]+)\]|([^:]*))(?::\d+)?$/.exec(header) ?? [];
  return bracketed ?? plain ?? '';
}

function ownNames(listening: string, { device, ddns, myFritz, hostNames }: BoxState): string[] {
  const own = hostNameOf(device);
  const local = ownAddresses(listening).some((address) => address === '127.0.0.1' || address === '::1');
  return [...ALWAYS, own, `${own}.fritz.box`, ddns.domain, myFritz.name, ...hostNames, ...(local ? ['localhost'] : [])]
    .filter((name) => name !== '')
    .map((name) => name.toLowerCase());
}

/** A box that listens on all addresses of the machine has them all. */
function ownAddresses(listening: string): string[] {
  if (listening !== '0.0.0.0' && listening !== '::') {
    return [listening];
  }
  return Object.values(networkInterfaces()).flatMap((addresses) => (addresses ?? []).map(({ address }) => address));
}
