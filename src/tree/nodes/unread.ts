import { l10n } from 'vscode';
import type { Unread } from '../../box/boxState';
import { whyUnread } from '../../ui/words/errors';
import type { TreeNode } from '../treeNode';

/** A part the box did not tell: said as such, with the reason, never shown as off. */
export function unreadNode(id: string, label: string, unread: Unread): TreeNode {
  const { why, remedy } = whyUnread(unread);
  return { id, label, level: 'unknown', description: l10n.t('could not be read'), advice: `${why} ${remedy}` };
}
