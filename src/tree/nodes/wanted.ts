import { l10n } from 'vscode';
import { COMMANDS } from '../../common/commandIds';
import type { Finding } from '../../diagnosis/diagnose';
import { findingWords } from '../../ui/words/findingWords';
import { differenceName, differencesWords, differenceValue } from '../../ui/words/wanted';
import type { TreeNode } from '../treeNode';

/** How the box compares with the file that was chosen for that; no row where none was, or it does not name this router. */
export function wantedNodes(all: readonly Finding[]): TreeNode[] {
  return all.flatMap((finding) => {
    if (finding.subject !== 'drift') return [];
    const { level, file, differences } = finding;
    const { short, summary } = findingWords(finding);
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
        label: l10n.t('File'),
        description: finding.code === 'invalid-in-file' ? short : differencesWords(differences, file),
        icon: 'diff',
        level,
        tags: ['comparedFile'],
        tooltip: [finding.code === 'invalid-in-file' ? summary : l10n.t('Compared with {0}', file), ...lines].join(
          '\n',
        ),
        command: COMMANDS.compareInventory,
      },
    ];
  });
}
