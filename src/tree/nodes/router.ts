import { l10n } from 'vscode';
import type { BoxState } from '../../box/boxState';
import type { Exposure } from '../../changes/exposures';
import { type Level, needsAttention } from '../../common/level';
import { certificateDays } from '../../diagnosis/certificate';
import { internetAddress } from '../../diagnosis/internetAddress';
import { standingOf } from '../../diagnosis/standing';
import type { World } from '../../diagnosis/world';
import type { RouterProfile } from '../../routers/profile';
import type { Failure, RouterState } from '../../storage/snapshotStore';
import { formatMoment } from '../../ui/words/dates';
import { errorWords } from '../../ui/words/errors';
import { findingWords } from '../../ui/words/findingWords';
import { lookWords, standingWords } from '../../ui/words/standing';
import type { Tag, TreeNode } from '../treeNode';
import { checkNode } from './check';
import { deviceNode } from './device';
import { dynamicDnsNode } from './dynamicDns';
import { failureLevel, failureNodes } from './failure';
import { letsEncryptNode } from './letsEncrypt';
import { myFritzNode } from './myFritz';
import { providerAccessNode } from './providerAccess';
import { remoteAccessNode } from './remoteAccess';

/** A router: its name, the one thing that matters about it, and its parts. */
export function routerNode(
  profile: RouterProfile,
  { snapshot, failure, refreshing }: RouterState,
  world?: World,
  exposure?: Exposure,
): TreeNode {
  const address = snapshot === undefined ? undefined : internetAddress(snapshot, world)?.url;
  const tags: Tag[] = ['router'];
  if (address !== undefined) tags.push('reachable');
  if (failure?.kind !== 'sign-in-needed') tags.push('signedIn');
  const parts = (): TreeNode[] => (snapshot === undefined ? [] : partNodes(profile, snapshot, world, exposure));
  const common = { id: profile.id, label: profile.name, tags, value: address } as const;
  if (failure !== undefined) {
    const stale = (): TreeNode[] =>
      snapshot === undefined ? [] : parts().map((node) => staleNode(node, new Date(snapshot.readAt)));
    return {
      ...common,
      level: failureLevel(failure.kind),
      description: failureSummary(failure, snapshot),
      tooltip: errorWords(failure.kind, failure.details).message,
      children: () => [...failureNodes(failure), ...stale()],
    };
  }
  if (snapshot === undefined) {
    const description = refreshing ? l10n.t('being read…') : l10n.t('not read yet');
    return { ...common, level: 'unknown', description, children: parts };
  }
  return { ...common, ...summary(snapshot, world), children: parts };
}

/** How a router stands in one level: its icon and the badge of the view show it. */
export function routerLevel({ snapshot, failure }: RouterState, world?: World): Level {
  if (failure !== undefined) return failureLevel(failure.kind);
  return snapshot === undefined ? 'unknown' : standingOf(snapshot, world).level;
}

function partNodes(
  profile: RouterProfile,
  snapshot: BoxState,
  world: World | undefined,
  exposure: Exposure | undefined,
): TreeNode[] {
  const { findings } = standingOf(snapshot, world);
  return [
    remoteAccessNode(snapshot, profile, world, exposure),
    dynamicDnsNode(snapshot, world, findings),
    letsEncryptNode(snapshot, findings, certificateDays(snapshot, world)),
    myFritzNode(snapshot, findings),
    providerAccessNode(snapshot, world, findings),
    checkNode(snapshot, world, findings),
    deviceNode(snapshot, profile),
  ];
}

/** A row as it was when the router was last read: it is shown dim, and its tooltip says since when. */
function staleNode(node: TreeNode, readAt: Date): TreeNode {
  const { children, tooltip } = node;
  return {
    ...node,
    stale: true,
    tooltip: [l10n.t('Last read {0}', formatMoment(readAt)), ...(tooltip === undefined ? [] : [tooltip])].join('\n\n'),
    ...(children === undefined ? {} : { children: () => children().map((child) => staleNode(child, readAt)) }),
  };
}

function summary(snapshot: BoxState, world: World | undefined): Pick<TreeNode, 'level' | 'description' | 'tooltip'> {
  const standing = standingOf(snapshot, world);
  const shown = standing.kind === 'finding' ? standing.finding : undefined;
  const wrong = standing.findings.filter(({ level, cause }) => needsAttention(level) && cause === undefined);
  const sentences = [...(shown === undefined ? [] : [shown]), ...wrong.filter((finding) => finding !== shown)];
  return {
    level: standing.level,
    description: standingWords(standing),
    tooltip: [...sentences.map((finding) => findingWords(finding).summary), lookWords(snapshot, world)].join('\n'),
  };
}

function failureSummary(failure: Failure, snapshot: BoxState | undefined): string {
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
