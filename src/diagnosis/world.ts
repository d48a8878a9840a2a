import { isBeingUpdated, statusOf } from '../box/ddns';
import { canonical, type Family, isPublic } from '../box/ipAddress';
import { type BoxState, valueOf } from '../box/boxState';
import type { BoxIdentity } from '../tr064/identity';
import type { Wanted } from '../wanted/wanted';
import type { PortAnswer } from './portAnswer';

/** What a box is compared with: what is seen from outside, and what a file wants. Plain data without secrets. */
export interface World {
  readonly version: typeof WORLD_VERSION;
  /** What a check of remote access saw. */
  readonly outside?: Outside;
  /** The ports of TR-069, which a check of the provider's access looks at too. */
  readonly ports?: SeenPorts;
  /** The watch's last look at the certificate. */
  readonly certificate?: SeenCertificate;
  /** What the file that the person chose to compare with wants of this box. */
  readonly wanted?: WantedByFile;
}

export const WORLD_VERSION = 1;

interface Look {
  /** ISO 8601. */
  readonly at: string;
  readonly vantage: Vantage;
}

export interface Outside extends Look {
  /** What the box said of itself then, as far as it was compared with what was seen: see isCurrent. */
  readonly compared: string;
  /** See seenTooEarly: what was seen of these is outdated as soon as the update is through. */
  readonly tooEarly?: readonly Family[];
  /** Fingerprint of the key by which the box was recognised, where it was by its key. */
  readonly fingerprint: string | undefined;
  /** The box's names in the DNS, as far as they are in use. */
  readonly names: readonly ObservedName[];
  /** What answers at these names and at the box's internet addresses. */
  readonly endpoints: readonly ObservedEndpoint[];
  /** Where `fritz.box` leads from this computer; empty where it leads nowhere. */
  readonly fritzBox: readonly string[];
}

export interface WantedByFile {
  readonly file: string;
  /** Without secrets. */
  readonly settings: Wanted;
  /** Something is wrong with the entry of this box: none of it is used. */
  readonly isInvalid?: boolean;
}

export interface SeenPorts extends Look {
  readonly seen: readonly ObservedPort[];
}

/** A look at the certificate that a router serves to the internet. */
export interface SeenCertificate {
  /** ISO 8601. */
  readonly at: string;
  /** Name or address, and port. */
  readonly of: string;
  /** As the certificate has it; missing where none of the box was seen, or one that it has signed itself. */
  readonly validTo?: string | undefined;
}

/** Where this computer looks from. `home` proves less: there the box answers for its internet addresses itself. */
export type Vantage = 'home' | 'elsewhere' | 'unknown';

export type NameRole = 'ddns' | 'my-fritz';

export interface ObservedName {
  readonly role: NameRole;
  /** As it is looked up: in ASCII. */
  readonly name: string;
  /** What this computer's resolver says, or those that were set. It may be as old as a cache lets it be. */
  readonly resolver: NameAnswer;
  /** What the servers of the name's own zone say. */
  readonly authority: NameAnswer;
}

/** Addresses in their canonical spelling; empty where the name has none of that family. */
export interface NameAddresses {
  readonly ipv4: readonly string[];
  readonly ipv6: readonly string[];
  /** The name that this one is another name of (CNAME). */
  readonly alias?: string;
}

export type NameAnswer =
  ({ readonly state: 'answered' } & NameAddresses) | { readonly state: 'no-such-name' | 'no-answer' };

/** One look at an address and port by TCP, TLS and one request without anything in it. */
export interface ObservedEndpoint {
  /** Whose name it was found by, or `address` for one that the box says it has. */
  readonly role: NameRole | 'address';
  /** The name, or the address itself. */
  readonly host: string;
  readonly family: Family;
  readonly address: string;
  readonly port: number;
  readonly probe: TlsProbe;
}

export type TlsProbe =
  /** Refused, no answer to the attempt to connect, no way there from this computer, or open but not for today's TLS. */
  | { readonly state: 'closed' | 'filtered' | 'unreachable' | 'no-tls' }
  | {
      readonly state: 'tls';
      readonly certificate: ServedCertificate;
      /** Of the answer to `GET /`; `undefined` when none came. */
      readonly statusLine: string | undefined;
    };

/** `sha256` tells certificates apart. */
export interface ServedCertificate extends Omit<BoxIdentity, 'sha1' | 'publiclyTrusted'> {
  /** It chains to a public certification authority and is in date. */
  readonly trusted: boolean;
  /** A public certification authority issued it, and it is not in date. */
  readonly outOfDate?: true;
  readonly forHost: boolean;
}

/** A port of the box as this computer sees it. */
export interface ObservedPort {
  /** The address in the home network, or one the box has on the internet. */
  readonly side: 'home' | 'internet';
  readonly address: string;
  /** The usual one of TR-069, or another one that the connection-request URL names. */
  readonly port: number;
  readonly probe: PortProbe;
  /** The box proved its identity at this address just before. */
  readonly proven: boolean;
}

/** How a TCP port took one connection and one HTTP request for a path that does not exist. */
export type PortProbe =
  | { readonly state: 'closed' | 'filtered' | 'unreachable' }
  /** Open; nothing came back. */
  | { readonly state: 'silent' }
  | ({ readonly state: 'answered' } & PortAnswer);

/** What is judged: what the box said, and what was seen, as long as that was of the same state of the box. */
export interface Sight {
  readonly state: BoxState;
  readonly outside?: Outside | undefined;
}

export function sightOf(state: BoxState, world: World | undefined): Sight {
  const outside = world?.outside;
  return { state, outside: outside !== undefined && isCurrent(outside, state) ? outside : undefined };
}

/** Where a name leads: its own zone knows best; where that does not answer, the resolver has to do. */
export function answerOf({ authority, resolver }: ObservedName): NameAnswer {
  return authority.state === 'no-answer' ? resolver : authority;
}

/** `undefined` when there is no such name, or no server answered. */
export function addressesOf(name: ObservedName): NameAddresses | undefined {
  const answer = answerOf(name);
  return answer.state === 'answered' ? answer : undefined;
}

/** The public address that the box says it has; `undefined` when it has none or does not tell. */
export function ownAddress({ external }: BoxState, family: Family): string | undefined {
  const told = valueOf(external);
  if (told === undefined) return undefined;
  const address = canonical(family === 'ipv4' ? told.externalIPv4 : told.externalIPv6);
  return isPublic(address) ? address : undefined;
}

/** Endpoints of the box on the port of remote access, by its own addresses, else by names that lead to no device. */
export function ownEndpoints({ state, outside }: Sight): ObservedEndpoint[] {
  const port = valueOf(state.remoteAccess)?.port;
  const ddns = valueOf(state.ddns)?.usesPrefix === true ? outside?.names.filter(({ role }) => role === 'ddns') : [];
  return (outside?.endpoints ?? []).filter((endpoint) => {
    const { family, address, host } = endpoint;
    const own = ownAddress(state, family);
    const mayBeDevice = family === 'ipv6' && ddns?.some(({ name }) => name === host) === true;
    return endpoint.port === port && (own === undefined ? !mayBeDevice : own === address);
  });
}

/** How a box is recognised: by the fingerprint of its key, or by a public certificate for one of its names. */
export interface KnownBox {
  readonly fingerprint: string | undefined;
  readonly names: readonly Pick<ObservedName, 'name'>[];
}

/** Whether the box answered, by its own key or a public certificate for one of its names, and nothing in between. */
export function isBox({ fingerprint, names }: KnownBox, probe: TlsProbe): boolean {
  if (probe.state !== 'tls') return false;
  const { certificate } = probe;
  if (certificate.fingerprint === fingerprint) return true;
  const isForAName = names.some(({ name }) => certificate.names.some((each) => each.toLowerCase() === name));
  const isVouchedFor = certificate.trusted || certificate.outOfDate === true;
  return isVouchedFor && (certificate.forHost || isForAName);
}

/** Whether the box answered at one of its own endpoints. If it does not tell its address, its name may lead to a proxy. */
export function isBoxAt({ state, outside }: Sight, { role, family, probe }: ObservedEndpoint): boolean {
  if (outside === undefined || probe.state !== 'tls') return false;
  if (ownAddress(state, family) !== undefined) return isBox(outside, probe);
  const names = outside.names.filter((name) => name.role === 'my-fritz');
  const forHost = role === 'my-fritz' && probe.certificate.forHost;
  return isBox({ ...outside, names }, { ...probe, certificate: { ...probe.certificate, forHost } });
}

/** The addresses at which the box was seen to answer. What is shown there for other names is the box's, too. */
export function provenAddresses(sight: Sight): ReadonlySet<string> {
  return new Set(ownEndpoints(sight).flatMap((endpoint) => (isBoxAt(sight, endpoint) ? endpoint.address : [])));
}

/** What of a state is compared with the world. Where it changes, what was seen speaks of another state. */
export function comparedWith({ remoteAccess, ddns, myFritz, letsEncrypt, external }: BoxState): string {
  const [access, name, account, outside] = [valueOf(remoteAccess), valueOf(ddns), valueOf(myFritz), valueOf(external)];
  const certificate = valueOf(letsEncrypt);
  return JSON.stringify([
    access && [access.enabled, access.port, access.username],
    name && [name.enabled, name.domain, name.mode, name.providerName, name.username, name.maskedUpdateUrl],
    account && [account.enabled, account.dynDnsName],
    certificate && [certificate.enabled, certificate.state],
    outside && [outside.externalIPv4, outside.externalIPv6],
  ]);
}

/** True when a check still speaks of the box as it is: what it compared with the world has not changed since. */
export function isCurrent({ compared, tooEarly = [] }: Outside, state: BoxState): boolean {
  const ddns = valueOf(state.ddns);
  const isStillUpdated = (family: Family): boolean => ddns !== undefined && isBeingUpdated(statusOf(ddns, family));
  return compared === comparedWith(state) && tooEarly.every(isStillUpdated);
}
