import { isIP } from 'node:net';
import { type BoxState, valueOf } from '../box/boxState';
import { isBeingUpdated } from '../box/ddns';
import { entriesOf } from '../box/domainNames';
import { letsEncryptState } from '../box/letsEncrypt';
import type { Finding } from './diagnose';
import { standingOf } from './standing';
import { ownAddress, type World } from './world';

/** An address to type into a browser anywhere, the best that is known. */
export interface InternetAddress {
  readonly host: string;
  /** With `https://`. */
  readonly url: string;
  /**
   * `seen` where a check saw the box answer there. Its name may lead elsewhere where dynamic DNS is just being updated
   * (`updating`) or has failed (`doubtful`).
   */
  readonly known: 'seen' | 'not-checked' | 'updating' | 'doubtful';
}

/** `undefined` when there is none: remote access is off or was not read, or there is no port, name or address. */
export function internetAddress(state: BoxState, world?: World): InternetAddress | undefined {
  const { enabled = false, port } = valueOf(state.remoteAccess) ?? {};
  if (!enabled || port === undefined) return undefined;
  const [best] = candidates(state, standingOf(state, world).findings).sort((a, b) => rank(a) - rank(b));
  if (best === undefined) return undefined;
  return { ...best, url: `https://${best.host}${port === 443 ? '' : `:${port}`}` };
}

/** The name and port by which a box could be reached from anywhere: one that stays the same while its address changes. */
export function internetRoute(state: BoxState): { host: string; port: number } | undefined {
  const { enabled = false, port } = valueOf(state.remoteAccess) ?? {};
  const host = boxNames(state)[0];
  return !enabled || port === undefined || host === undefined || isIP(host) !== 0 ? undefined : { host, port };
}

/** The host by which to reach a box, without looking at whether it works. */
export function internetHost(state: BoxState): string | undefined {
  return boxNames(state)[0] ?? addresses(state)[0];
}

type Candidate = Pick<InternetAddress, 'host' | 'known'>;

const RANKS: Readonly<Record<Candidate['known'], number>> = { seen: 0, 'not-checked': 1, updating: 2, doubtful: 4 };

/** A number changes, and no certificate is for it: it is offered where a name does not work. */
function rank({ host, known }: Candidate): number {
  return known === 'not-checked' && isIP(host.replace(/^\[|\]$/g, '')) !== 0 ? 3 : RANKS[known];
}

function candidates(state: BoxState, findings: readonly Finding[]): Candidate[] {
  const isOpen = findings.some(({ code }) => code === 'remote-port-open');
  const named = boxNames(state).map((host): Candidate => ({ host, known: knownOfName(state, findings, host, isOpen) }));
  const numbered = addresses(state).map((host): Candidate => {
    const isSeen = findings.some((one) => one.code === 'remote-port-open' && host.includes(one.address));
    return { host, known: isSeen ? 'seen' : 'not-checked' };
  });
  return [...named, ...numbered];
}

/** What keeps a name from leading to the box, as the box or the world says. */
const NAME_FAILED: readonly Finding['code'][] = [
  'ddns-offline',
  'ddns-account-disabled',
  'ddns-not-connected',
  'ddns-unknown-state',
];
const NAME_WRONG: readonly Finding['code'][] = [
  'name-missing',
  'name-stale',
  'name-proxied',
  'name-same-network',
  'name-other-prefix',
];

function knownOfName(
  state: BoxState,
  findings: readonly Finding[],
  host: string,
  isOpen: boolean,
): InternetAddress['known'] {
  const name = host.toLowerCase();
  const about = findings.filter((one) => 'name' in one && one.name.toLowerCase() === name);
  if (about.some(({ code }) => NAME_WRONG.includes(code))) return 'doubtful';
  if (isOpen && about.some(({ code }) => code === 'name-right')) return 'seen';
  const isMyFritz = name === valueOf(state.myFritz)?.dynDnsName.toLowerCase();
  if (isMyFritz) return findings.some(({ code }) => code === 'my-fritz-failed') ? 'doubtful' : 'not-checked';
  const ddns = valueOf(state.ddns);
  if (findings.some(({ code }) => NAME_FAILED.includes(code))) return 'doubtful';
  return ddns !== undefined && [ddns.statusIPv4, ddns.statusIPv6].some(isBeingUpdated) ? 'updating' : 'not-checked';
}

/** The box's names: first that of MyFRITZ! where the box's Let's Encrypt certificate covers it, else that of dynamic DNS. */
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

function addresses(state: BoxState): string[] {
  const [ipv4, ipv6] = [ownAddress(state, 'ipv4'), ownAddress(state, 'ipv6')];
  return [...(ipv4 === undefined ? [] : [ipv4]), ...(ipv6 === undefined ? [] : [`[${ipv6}]`])];
}
