import { isIP } from 'node:net';
import { type BoxState, valueOf } from '../box/boxState';
import { isBeingUpdated } from '../box/ddns';
import { boxAddresses, boxNames } from './boxHosts';
import type { Finding } from './diagnose';
import { standingOf } from './standing';
import type { World } from './world';

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

type Candidate = Pick<InternetAddress, 'host' | 'known'>;

const RANKS: Readonly<Record<Candidate['known'], number>> = { seen: 0, 'not-checked': 1, updating: 2, doubtful: 4 };

/** A number changes, and no certificate is for it: it is offered where a name does not work. */
function rank({ host, known }: Candidate): number {
  return known === 'not-checked' && isIP(host.replace(/^\[|\]$/g, '')) !== 0 ? 3 : RANKS[known];
}

function candidates(state: BoxState, findings: readonly Finding[]): Candidate[] {
  const isOpen = findings.some(({ code }) => code === 'remote-port-open');
  const named = boxNames(state).map((host): Candidate => ({ host, known: knownOfName(state, findings, host, isOpen) }));
  const numbered = boxAddresses(state).map((host): Candidate => {
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
