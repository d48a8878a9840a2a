import { l10n } from 'vscode';
import { type BoxState, isRead } from '../../box/boxState';
import type { Exposure } from '../../changes/exposures';
import { type Level, needsAttention } from '../../common/level';
import { certificateDays } from '../../diagnosis/certificate';
import { internetAddress } from '../../diagnosis/internetAddress';
import { standingOf } from '../../diagnosis/standing';
import type { World } from '../../diagnosis/world';
import type { RouterProfile } from '../../routers/profile';
import type { Failure, RouterState } from '../../storage/boxStateStore';
import { formatMoment } from '../../ui/words/dates';
import { errorWords } from '../../ui/words/errors';
import { findingWords } from '../../ui/words/findingWords';
import { failureWords, lookWords, standingWords } from '../../ui/words/standing';
import { switchTag, type Tag, type TreeNode } from '../treeNode';
import { checkNode } from './check';
import { deviceNode } from './device';
import { dynamicDnsNode } from './dynamicDns';
import { failureLevel, failureNodes } from './failure';
import { letsEncryptNode } from './letsEncrypt';
import { myFritzNode } from './myFritz';
import { providerAccessNode, updatesTags } from './providerAccess';
import { remoteAccessNode } from './remoteAccess';
import { wantedNodes } from './wanted';

/** A router: its name, the one thing that matters about it, and its parts. */
export function routerNode(
  profile: RouterProfile,
  { boxState, failure, refreshing }: RouterState,
  world?: World,
  exposure?: Exposure,
): TreeNode {
  const address = boxState === undefined ? undefined : internetAddress(boxState, world)?.url;
  const signedOut = failure?.kind === 'sign-in-needed' || failure?.kind === 'wrong-credentials';
  const tags: Tag[] = [
    'router',
    signedOut ? 'signedOut' : 'signedIn',
    ...(address === undefined ? [] : (['reachable'] as const)),
    ...(profile.routes.lan !== undefined && profile.routes.internet !== undefined ? (['internetRoute'] as const) : []),
    ...(boxState === undefined ? [] : switchTags(boxState)),
  ];
  const parts = (): TreeNode[] => (boxState === undefined ? [] : partNodes(profile, boxState, world, exposure));
  const common = { id: profile.id, label: profile.name, tags, value: address } as const;
  if (failure !== undefined) {
    const stale = (): TreeNode[] =>
      boxState === undefined ? [] : parts().map((node) => staleNode(node, new Date(boxState.readAt)));
    return {
      ...common,
      level: failureLevel(failure.kind),
      stale: boxState !== undefined,
      description: failureSummary(failure, boxState),
      tooltip: errorWords(failure.kind, failure.details).message,
      children: () => [...failureNodes(failure), ...stale()],
    };
  }
  if (boxState === undefined) {
    const description = refreshing ? l10n.t('being read…') : l10n.t('not read yet');
    return { ...common, level: 'unknown', description, children: parts };
  }
  return { ...common, ...summary(boxState, world), children: parts };
}

/** How a router stands in one level: its icon and the badge of the view show it. */
export function routerLevel({ boxState, failure }: RouterState, world?: World): Level {
  if (failure !== undefined) return failureLevel(failure.kind);
  return boxState === undefined ? 'unknown' : standingOf(boxState, world).level;
}

function switchTags(boxState: BoxState): Tag[] {
  const { remoteAccess, ddns, letsEncrypt } = boxState;
  return [
    ...(isRead(remoteAccess) ? [switchTag('remoteAccess', remoteAccess.enabled)] : []),
    ...(isRead(ddns) ? [switchTag('ddns', ddns.enabled)] : []),
    ...(isRead(ddns) && ddns.domain !== '' ? (['ddns'] as const) : []),
    ...(typeof letsEncrypt === 'object' && isRead(letsEncrypt) ? [switchTag('letsEncrypt', letsEncrypt.enabled)] : []),
    ...updatesTags(boxState),
  ];
}

function partNodes(
  profile: RouterProfile,
  boxState: BoxState,
  world: World | undefined,
  exposure: Exposure | undefined,
): TreeNode[] {
  const { findings } = standingOf(boxState, world);
  return [
    remoteAccessNode(boxState, profile, world, exposure),
    dynamicDnsNode(boxState, world, findings),
    letsEncryptNode(boxState, findings, certificateDays(boxState, world)),
    myFritzNode(boxState, findings),
    providerAccessNode(boxState, world, findings),
    checkNode(boxState, world),
    ...wantedNodes(findings),
    deviceNode(boxState, profile),
  ];
}

/** A row as it was when the router was last read: dim, with that time in its tooltip. */
function staleNode(node: TreeNode, readAt: Date): TreeNode {
  const { children, tooltip } = node;
  return {
    ...node,
    stale: true,
    tooltip: [l10n.t('Last read {0}', formatMoment(readAt)), tooltip].filter(Boolean).join('\n\n'),
    ...(children === undefined ? {} : { children: () => children().map((child) => staleNode(child, readAt)) }),
  };
}

function summary(boxState: BoxState, world: World | undefined): Pick<TreeNode, 'level' | 'description' | 'tooltip'> {
  const standing = standingOf(boxState, world);
  const shown = standing.kind === 'finding' ? standing.finding : undefined;
  const wrong = standing.findings.filter(({ level, cause }) => needsAttention(level) && cause === undefined);
  const sentences = [...(shown === undefined ? [] : [shown]), ...wrong.filter((finding) => finding !== shown)];
  return {
    level: standing.level,
    description: standingWords(standing),
    tooltip: [...sentences.map((finding) => findingWords(finding).summary), lookWords(boxState, world)].join('\n'),
  };
}

/** Why it could not be read, and when it was. */
export function failureSummary(failure: Failure, boxState: BoxState | undefined): string {
  const what = failureWords(failure.kind);
  return boxState === undefined ? what : l10n.t('{0} · last read {1}', what, formatMoment(new Date(boxState.readAt)));
}
