import { l10n } from 'vscode';
import type { Snapshot } from '../../box/snapshot';
import { COMMANDS, type CommandId } from '../../common/commandIds';
import type { Fix } from '../../diagnosis/checks/check';
import { isCurrent } from '../../diagnosis/currentCheck';
import type { Explained } from '../../diagnosis/explain';
import { checkRemoteAccess, mainFinding } from '../../diagnosis/remoteAccessChecks';
import type { CheckRecord } from '../../storage/checkStore';
import { fixWords, remoteAccessCheckWords } from '../../ui/words/checksRemoteAccess';
import { formatMoment } from '../../ui/words/dates';
import type { TreeNode } from '../treeNode';

/** The command that mends what a finding is about. */
export const FIXES: Readonly<Record<Fix, CommandId>> = {
  'turn-on-remote-access': COMMANDS.turnOnRemoteAccess,
  'set-up-remote-access': COMMANDS.setUpRemoteAccess,
  'turn-on-dynamic-dns': COMMANDS.turnOnDynamicDns,
  'set-up-dynamic-dns': COMMANDS.setUpDynamicDns,
  'turn-on-lets-encrypt': COMMANDS.turnOnLetsEncrypt,
  'check-provider-access': COMMANDS.checkProviderAccess,
};

/** What the last check found, as long as it speaks of the box as it is. */
export function checkFindings(snapshot: Snapshot, check: CheckRecord | undefined): readonly Explained[] {
  if (check === undefined || !isCurrent(check.observations, snapshot)) return [];
  return checkRemoteAccess(check.observations);
}

/** Check of remote access: what box and world say of each other, the worst first. */
export function checkNode(snapshot: Snapshot, check: CheckRecord | undefined): TreeNode {
  const common = { id: 'check', label: l10n.t('Check'), icon: 'search', tags: ['check'] } as const;
  const { observedAt } = check?.observations ?? {};
  if (check === undefined || observedAt === undefined) {
    return {
      ...common,
      description: l10n.t('not done yet'),
      tooltip: l10n.t('Compares what the FRITZ!Box says with what the internet sees, and names what is wrong.'),
      command: COMMANDS.checkRemoteAccess,
    };
  }
  const when = formatMoment(new Date(observedAt));
  const findings = checkRemoteAccess(check.observations);
  const main = mainFinding(findings);
  const current = isCurrent(check.observations, snapshot);
  const summary = main === undefined ? l10n.t('nothing is wrong') : remoteAccessCheckWords(main).summary;
  return {
    ...common,
    level: current ? (main?.level ?? 'ok') : 'unknown',
    description: current ? `${summary} · ${when}` : l10n.t('the FRITZ!Box has changed since {0}: check again', when),
    children: () => [
      ...(current ? findings.map(findingNode) : []),
      {
        id: 'checkAgain',
        label: l10n.t('Check again…'),
        description: l10n.t('checked {0}', when),
        icon: 'refresh',
        command: COMMANDS.checkRemoteAccess,
      },
    ],
  };
}

function findingNode({ finding, because }: Explained, index: number): TreeNode {
  const { summary, why, remedy } = remoteAccessCheckWords(finding);
  const { fix } = finding;
  return {
    id: `finding-${index}-${finding.code}`,
    label: summary,
    level: finding.level,
    ...(fix === undefined ? {} : { description: fixWords(fix), command: FIXES[fix] }),
    tooltip: [
      ...(because === undefined ? [] : [l10n.t('Follows from: {0}', remoteAccessCheckWords(because).summary)]),
      why,
      ...(remedy === undefined ? [] : [remedy]),
    ].join('\n\n'),
  };
}
