import { plainText } from '../common/plainText';
import type { TreeNode } from '../tree/treeNode';

/**
 * A row and what is below it as text, a line a row: what the view shows, to read and to search. Rows that only ask for
 * something to be done, which end with dots, are left out.
 */
export function statusReport(node: TreeNode, depth = 0): string {
  const line = [node.label, node.description].filter(Boolean).join(': ');
  const children = (node.children?.() ?? []).filter(({ label }) => !label.endsWith('…'));
  const below = children.map((child) => statusReport(child, depth + 1));
  return `${'  '.repeat(depth)}${plainText(line)}\n${below.join('')}`;
}
