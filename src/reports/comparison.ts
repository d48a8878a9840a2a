import { l10n } from 'vscode';
import { COMMANDS } from '../common/commandIds';
import { plainText } from '../common/plainText';
import type { ComparedRouter } from '../routers/comparison';
import { formatMoment } from '../ui/words/dates';
import { isKnown } from '../wanted/wanted';
import { comparedWords, differenceName, differenceValue } from '../ui/words/wanted';
import { code, commandLink, table, text } from './markdown';

/** The name of a file as VS Code shows it, and its address for the commands that links run. */
export interface ComparedFile {
  readonly name: string;
  readonly uri: string;
}

export function comparisonTitle({ name }: ComparedFile): string {
  return l10n.t('Comparison with {0}', plainText(name));
}

/** How the routers of a file compare with it: those that differ first, each with its values side by side. */
export function comparisonReport(file: ComparedFile, compared: readonly ComparedRouter[], now: Date): string {
  const ordered = [...compared].sort((a, b) => rank(a) - rank(b));
  const differ = compared.filter(({ differences }) => differences.some(isKnown)).length;
  return `${[
    `# ${text(comparisonTitle(file))}`,
    text(l10n.t('Routers: {0}. With differences: {1}. Made {2}.', compared.length, differ, formatMoment(now))),
    ...(differ > 0 ? [commandLink(l10n.t('Apply to All…'), COMMANDS.applyInventory, file.uri)] : []),
    ...ordered.map((one) => section(file, one)),
    text(
      l10n.t(
        'What each FRITZ!Box reported when it was last read. Values that the file does not name are not compared.',
      ),
    ),
  ].join('\n\n')}\n`;
}

function section({ uri }: ComparedFile, one: ComparedRouter): string {
  const { entry, differences, match } = one;
  const rows = differences.map((difference) => [
    text(differenceName(difference)),
    code(differenceValue(difference, 'wanted')),
    (isKnown(difference) ? code : text)(differenceValue(difference, 'box')),
  ]);
  const heading = [l10n.t('Value'), l10n.t('File'), 'FRITZ!Box'].map(text);
  const index = String(entry.index);
  const links = [
    ...(differences.length > 0 ? [commandLink(l10n.t('Apply…'), COMMANDS.applyInventory, uri, index)] : []),
    ...(match === 'replaced' ? [commandLink(l10n.t('Restore…'), COMMANDS.applyInventory, uri, index)] : []),
  ];
  return [
    `## ${text(entry.name)}`,
    text(comparedWords(one)),
    ...(rows.length === 0 ? [] : [table([heading, ...rows])]),
    ...links,
  ].join('\n\n');
}

/** Those that differ, those of which that is not known, those in step. */
function rank({ match, state, differences }: ComparedRouter): number {
  if (differences.some(isKnown)) return 0;
  return match !== 'one' || state === undefined || differences.length > 0 ? 1 : 2;
}
