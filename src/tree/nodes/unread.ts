import { l10n } from 'vscode';
import type { Unread } from '../../box/boxState';
import { errorWords } from '../../ui/words/errors';
import type { TreeNode } from '../treeNode';

/** A part the box did not tell: said as such, with the reason, never shown as off. */
export function unreadNode(id: string, label: string, { unread, code, status }: Unread): TreeNode {
  const { message, remedy } = errorWords(unread, { code, status });
  return {
    id,
    label,
    level: 'unknown',
    description: l10n.t('could not be read'),
    advice: `${message} ${remedy}`,
  };
}
