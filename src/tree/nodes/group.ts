import { l10n } from 'vscode';
import type { ArrangedGroup } from '../arrangement';
import type { TreeNode } from '../treeNode';

/** A group: how many routers it has, and how many of them need attention. */
export function groupNode({ group, routers, total, needAttention, level }: ArrangedGroup): TreeNode {
  const count = routers.length === total ? routerCount(total) : l10n.t('{0} of {1} routers', routers.length, total);
  return {
    id: `group/${group.id}`,
    label: group.name,
    description: [count, ...(needAttention === 0 ? [] : [attention(needAttention)])].join(' · '),
    ...(total === 0 ? { icon: 'folder' } : { level }),
    tags: ['group'],
    children: () => [],
  };
}

function routerCount(count: number): string {
  if (count === 0) return l10n.t('no router yet');
  return count === 1 ? l10n.t('1 router') : l10n.t('{0} routers', count);
}

function attention(needAttention: number): string {
  return needAttention === 1 ? l10n.t('1 needs attention') : l10n.t('{0} need attention', needAttention);
}
