import { l10n } from 'vscode';
import type { BoxState } from '../../box/boxState';
import { COMMANDS } from '../../common/commandIds';
import type { Finding } from '../../diagnosis/diagnose';
import type { World } from '../../diagnosis/world';
import { compare, isKnown } from '../../wanted/wanted';
import { differenceName, differencesWords, differenceValue } from '../../ui/words/wanted';
import type { TreeNode } from '../treeNode';

/** How the box compares with the file that was chosen for that; no row where none was, or it does not name this router. */
export function wantedNodes(boxState: BoxState, world: World | undefined, all: readonly Finding[]): TreeNode[] {
  const wanted = world?.wanted;
  if (wanted === undefined) return [];
  const drift = all.find(({ code }) => code === 'differs-from-file');
  const differences = compare(wanted.settings, boxState);
  const lines = differences.map((one) =>
    [
      differenceName(one),
      l10n.t('file: {0}', differenceValue(one, 'wanted')),
      l10n.t('FRITZ!Box: {0}', differenceValue(one, 'box')),
    ].join(' · '),
  );
  return [
    {
      id: 'wanted',
      label: l10n.t('Compared with file'),
      description: differencesWords(differences.filter(isKnown).length),
      icon: 'diff',
      level: drift?.level ?? 'ok',
      tooltip: [wanted.file, ...lines].join('\n'),
      command: COMMANDS.compareInventory,
    },
  ];
}
