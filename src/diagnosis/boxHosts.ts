import { isIP } from 'node:net';
import { type BoxState, valueOf } from '../box/boxState';
import { entriesOf } from '../box/domainNames';
import { FAMILIES } from '../box/ipAddress';
import { letsEncryptState } from '../box/letsEncrypt';
import { ownAddress } from './world';

/** The name and port by which a box could be reached from anywhere: one that stays the same while its address changes. */
export function internetRoute(state: BoxState): { host: string; port: number } | undefined {
  const { enabled = false, port } = valueOf(state.remoteAccess) ?? {};
  const host = boxNames(state)[0];
  return !enabled || port === undefined || host === undefined || isIP(host) !== 0 ? undefined : { host, port };
}

/** Where a box lets people in from the internet, as it says itself. */
export interface Door {
  /** A name of the box, else its address. */
  readonly host: string;
  readonly port: number;
  /** Public ones of the box. */
  readonly addresses: readonly string[];
}

/** `undefined` while remote access is off, or where the box tells no port or no public address. */
export function doorOf(state: BoxState): Door | undefined {
  const { enabled = false, port } = valueOf(state.remoteAccess) ?? {};
  const addresses = FAMILIES.flatMap((family) => ownAddress(state, family) ?? []);
  const host = boxNames(state)[0] ?? addresses[0];
  const isThere = enabled && addresses.length > 0;
  return !isThere || port === undefined || host === undefined ? undefined : { host, port, addresses };
}

/** Its names: first that of MyFRITZ! where the box's Let's Encrypt certificate covers it, else that of dynamic DNS. */
export function boxNames({ ddns, myFritz, letsEncrypt }: BoxState): string[] {
  const account = valueOf(myFritz);
  const myFritzNames = account?.enabled === true && account.dynDnsName !== '' ? [account.dynDnsName] : [];
  const dynamic = valueOf(ddns);
  const entries = dynamic?.enabled === true ? entriesOf(dynamic.domain) : [];
  const ddnsName = entries.find(({ problem }) => problem === undefined);
  const ddnsNames = ddnsName === undefined ? [] : [ddnsName.text];
  const certificate = valueOf(letsEncrypt);
  const isCertified = certificate !== undefined && letsEncryptState(certificate.state) === 'valid';
  return isCertified ? [...myFritzNames, ...ddnsNames] : [...ddnsNames, ...myFritzNames];
}

/** Its public addresses, as in a URL. */
export function boxAddresses(state: BoxState): string[] {
  const [ipv4, ipv6] = [ownAddress(state, 'ipv4'), ownAddress(state, 'ipv6')];
  return [...(ipv4 === undefined ? [] : [ipv4]), ...(ipv6 === undefined ? [] : [`[${ipv6}]`])];
}
