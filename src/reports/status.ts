import { plainText } from '../common/plainText';
import type { TreeNode } from '../tree/treeNode';

/** A row and the rows below it as text, a line each, without those that only offer something to do. */
export function statusReport(node: TreeNode, depth = 0): string {
  const line = [[node.label, node.description].filter(Boolean).join(': '), node.advice].filter(Boolean).join(' · ');
  const children = (node.children?.() ?? []).filter(({ isAction }) => isAction !== true);
  const below = children.map((child) => statusReport(child, depth + 1));
  return `${'  '.repeat(depth)}${plainText(line)}\n${below.join('')}`;
}
