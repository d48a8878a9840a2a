import { l10n } from 'vscode';
import { plainText } from '../common/plainText';
import type { InventoryProblem } from '../routers/inventory';
import { inventoryProblemWords, pathWords } from '../ui/words/inventory';

/** Everything that is wrong with a file of routers, in the order of its lines. */
export function inventoryProblemsReport(file: string, problems: readonly InventoryProblem[]): string {
  const lines = [...problems]
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
    .map((problem) => {
      const { line, path } = problem;
      const where = [...(line === undefined ? [] : [l10n.t('line {0}', line)]), pathWords(path)].filter(Boolean);
      return [...(where.length === 0 ? [] : [where.join(', ')]), inventoryProblemWords(problem)].join(': ');
    });
  return [l10n.t('What is wrong with {0}', plainText(file)), '', ...lines, ''].join('\n');
}
