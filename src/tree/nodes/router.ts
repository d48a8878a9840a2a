import { l10n } from 'vscode';
import { isRead, type Snapshot } from '../../box/snapshot';
import type { Exposure } from '../../changes/exposures';
import { assess, type Level, worst, worstFirst } from '../../diagnosis/health';
import { internetAddress } from '../../diagnosis/internetAddress';
import { mainFinding } from '../../diagnosis/remoteAccessChecks';
import type { RouterProfile } from '../../routers/profile';
import { type CheckRecord, servedCertificateDays } from '../../storage/checkStore';
import type { Failure, RouterState } from '../../storage/snapshotStore';
import { checkWords } from '../../ui/words/checks';
import { remoteAccessCheckWords } from '../../ui/words/checksRemoteAccess';
import { formatMoment } from '../../ui/words/dates';
import { errorWords } from '../../ui/words/errors';
import { findingWords } from '../../ui/words/findings';
import type { Tag, TreeNode } from '../treeNode';
import { checkFindings, checkNode } from './check';
import { deviceNode } from './device';
import { dynamicDnsNode } from './dynamicDns';
import { failureLevel, failureNodes } from './failure';
import { letsEncryptNode } from './letsEncrypt';
import { myFritzNode } from './myFritz';
import { providerAccessNode, providerProblems } from './providerAccess';
import { remoteAccessNode } from './remoteAccess';

/** A router: its name, the one thing that matters about it, and its parts. */
export function routerNode(
  profile: RouterProfile,
  { snapshot, failure, refreshing }: RouterState,
  check?: CheckRecord,
  exposure?: Exposure,
): TreeNode {
  const address = snapshot === undefined ? undefined : internetAddress(snapshot);
  const tags: Tag[] = ['router'];
  if (address !== undefined) tags.push('reachable');
  if (failure?.kind !== 'sign-in-needed') tags.push('signedIn');
  const parts = (): TreeNode[] => (snapshot === undefined ? [] : partNodes(profile, snapshot, check, exposure));
  const common = { id: profile.id, label: profile.name, tags, value: address } as const;
  if (failure !== undefined) {
    return {
      ...common,
      level: failureLevel(failure.kind),
      description: failureSummary(failure, snapshot),
      tooltip: errorWords(failure.kind, failure.details).message,
      children: () => [...failureNodes(failure), ...parts()],
    };
  }
  if (snapshot === undefined) {
    const description = refreshing ? l10n.t('being read…') : l10n.t('not read yet');
    return { ...common, level: 'unknown', description, children: parts };
  }
  return { ...common, ...summary(snapshot, check), children: parts };
}

/** How a router stands in one level: what its icon and the badge of the view go by. */
export function routerLevel({ snapshot, failure }: RouterState, check?: CheckRecord): Level {
  if (failure !== undefined) return failureLevel(failure.kind);
  return snapshot === undefined ? 'unknown' : worst(sayings(snapshot, check));
}

/** All that is to say about what was read of a router, the worst first. */
export function routerWords(snapshot: Snapshot, check?: CheckRecord): string[] {
  return sayings(snapshot, check).map(({ words }) => words());
}

function partNodes(
  profile: RouterProfile,
  snapshot: Snapshot,
  check: CheckRecord | undefined,
  exposure: Exposure | undefined,
): TreeNode[] {
  return [
    remoteAccessNode(snapshot, profile, exposure),
    dynamicDnsNode(snapshot),
    letsEncryptNode(snapshot, servedCertificateDays(check)),
    myFritzNode(snapshot),
    providerAccessNode(snapshot, check),
    checkNode(snapshot, check),
    deviceNode(snapshot, profile),
  ];
}

interface Said {
  readonly level: Level;
  /** Put into words only where they are shown: levels are counted far more often. */
  readonly words: () => string;
}

/** What was said last of each snapshot: it is asked for whenever anything in the view changes. */
const lastSaid = new WeakMap<Snapshot, { readonly check: CheckRecord | undefined; readonly said: readonly Said[] }>();

function sayings(snapshot: Snapshot, check: CheckRecord | undefined): readonly Said[] {
  const last = lastSaid.get(snapshot);
  if (last !== undefined && last.check === check) return last.said;
  const said = findSayings(snapshot, check);
  lastSaid.set(snapshot, { check, said });
  return said;
}

/**
 * What is to say about a router, the worst first. Where a check was made it goes before what the box says of itself,
 * because it has looked at the causes, and it knows when the box only believes that its name is wrong.
 */
function findSayings(snapshot: Snapshot, check: CheckRecord | undefined): Said[] {
  const checked = checkFindings(snapshot, check);
  const main = mainFinding(checked);
  const falseAlarm = checked.some(({ finding }) => finding.code === 'ddns-false-error');
  const own = assess(snapshot).filter(({ code }) => !(falseAlarm && code === 'ddns'));
  const said = [
    ...(main === undefined ? [] : [{ level: main.level, words: () => remoteAccessCheckWords(main).summary }]),
    ...own.map((finding) => ({ level: finding.level, words: () => findingWords(finding) })),
    ...providerProblems(snapshot, check)
      // The check looks at the provider too, and has said it then.
      .filter(({ code }) => code !== main?.code)
      .map((finding) => ({
        level: finding.level,
        words: () => l10n.t('provider access: {0}', checkWords(finding).summary),
      })),
  ];
  return said.sort((a, b) => worstFirst(a.level, b.level));
}

function summary(
  snapshot: Snapshot,
  check: CheckRecord | undefined,
): Pick<TreeNode, 'level' | 'description' | 'tooltip'> {
  const said = sayings(snapshot, check);
  return {
    level: worst(said),
    description: said[0]?.words() ?? wellWords(snapshot, check),
    tooltip: [...said.slice(1).map(({ words }) => words()), l10n.t('As the FRITZ!Box itself reports it.')].join('\n'),
  };
}

function wellWords({ letsEncrypt }: Snapshot, check: CheckRecord | undefined): string {
  const certified = letsEncrypt !== 'not-supported' && isRead(letsEncrypt) && letsEncrypt.enabled;
  const days = servedCertificateDays(check);
  if (certified && days !== undefined) return l10n.t('reachable · certificate {0} days', days);
  return certified ? l10n.t('reachable · certificate valid') : l10n.t('reachable');
}

function failureSummary(failure: Failure, snapshot: Snapshot | undefined): string {
  const what = failureHeadline(failure);
  return snapshot === undefined ? what : l10n.t('{0} · last read {1}', what, formatMoment(new Date(snapshot.readAt)));
}

function failureHeadline({ kind }: Failure): string {
  switch (kind) {
    case 'sign-in-needed':
      return l10n.t('not signed in');
    case 'wrong-credentials':
      return l10n.t('sign-in refused');
    case 'identity-changed':
      return l10n.t('identity changed');
    case 'locked-out':
      return l10n.t('locked out for a while');
    case 'unreachable':
    case 'timeout':
    case 'connection-lost':
    case 'name-not-found':
      return l10n.t('not reached');
    default:
      return l10n.t('could not be read');
  }
}
