import { l10n } from 'vscode';
import type { BoxState } from '../../box/boxState';
import { COMMANDS } from '../../common/commandIds';
import type { Finding } from '../../diagnosis/diagnose';
import { checkStandingOf } from '../../diagnosis/standing';
import { isCurrent, type World } from '../../diagnosis/world';
import { formatMoment } from '../../ui/words/dates';
import { findingWords, fixWords } from '../../ui/words/findingWords';
import { standingWords } from '../../ui/words/standing';
import type { TreeNode } from '../treeNode';

/** Check of remote access: how what the box says compares with what was seen, the worst first. */
export function checkNode(boxState: BoxState, world: World | undefined): TreeNode {
  const common = { id: 'check', label: l10n.t('Check'), icon: 'search', tags: ['check'] } as const;
  const outside = world?.outside;
  if (outside === undefined) {
    return {
      ...common,
      description: l10n.t('not done yet'),
      tooltip: l10n.t('Compares what the FRITZ!Box reports with what the internet sees, and says what is wrong.'),
      command: COMMANDS.checkRemoteAccess,
    };
  }
  const when = formatMoment(new Date(outside.at));
  const current = isCurrent(outside, boxState);
  const standing = checkStandingOf(boxState, world);
  const summary = standing.kind === 'reachable' ? l10n.t('no problems found') : standingWords(standing);
  return {
    ...common,
    level: current ? standing.level : 'unknown',
    description: current ? `${summary} · ${when}` : l10n.t('outdated: check again'),
    children: () => [
      ...(current ? standing.findings.map(findingNode) : []),
      {
        id: 'checkAgain',
        label: l10n.t('Check Again'),
        description: l10n.t('checked {0}', when),
        icon: 'refresh',
        isAction: true,
        command: COMMANDS.checkRemoteAccess,
      },
    ],
  };
}

function findingNode(finding: Finding, index: number): TreeNode {
  const { short, summary, why, remedy } = findingWords(finding);
  const { fix, cause } = finding;
  return {
    id: `finding-${index}-${finding.code}`,
    label: short,
    level: finding.level,
    ...(fix === undefined ? {} : { description: fixWords(fix), command: COMMANDS[fix] }),
    tooltip: [summary, cause && l10n.t('Follows from: {0}', findingWords(cause).summary), why, remedy]
      .filter(Boolean)
      .join('\n\n'),
  };
}
