import { l10n } from 'vscode';
import { COMMANDS, type CommandId } from '../common/commandIds';
import { plainText } from '../common/plainText';
import type { ComparedRouter, Comparison } from '../routers/comparison';
import { entryKey } from '../routers/inventory';
import { formatMoment } from '../ui/words/dates';
import { isKnown, isToApply } from '../wanted/wanted';
import { comparedCount, comparedWords, differenceName, differenceValue } from '../ui/words/wanted';
import { code, commandLink, table, text } from './markdown';

export interface ComparedFile extends Comparison {
  /** As VS Code shows it. */
  readonly name: string;
  /** Its address for the commands that links run. */
  readonly uri: string;
  /** It is the one that was chosen to compare with. */
  readonly isChosen: boolean;
  /** From a workspace that is not trusted, nothing is applied. */
  readonly mayApply: boolean;
}

/** Something to do about a comparison: a link of its report, a lens of its file. */
type Action = readonly [label: string, command: CommandId, ...args: readonly string[]];

export function actionsOnAll({ compared, uri, isChosen, mayApply }: ComparedFile): Action[] {
  const canApply =
    mayApply && compared.some(({ match, differences }) => match === 'one' && differences.some(isToApply));
  return [
    ...(canApply ? [[l10n.t('Apply to All…'), COMMANDS.applyInventory, uri] as const] : []),
    isChosen
      ? [l10n.t('Stop Comparing'), COMMANDS.stopComparing]
      : [l10n.t('Keep Comparing'), COMMANDS.keepComparing, uri],
  ];
}

export function actionsOn({ uri, mayApply }: ComparedFile, one: ComparedRouter): Action[] {
  const { entry, match, state, differences } = one;
  const key = entryKey(entry);
  const isNamed = Object.keys(entry.wanted).length > 0;
  const isOther = match === 'replaced' || match === 'none';
  const canTake = match === 'one' && state !== undefined && (!isNamed || differences.some(isKnown));
  return [
    ...(mayApply && differences.some(isToApply)
      ? [[l10n.t('Apply…'), COMMANDS.applyInventory, uri, key] as const]
      : []),
    ...(mayApply && isOther && isNamed ? [[l10n.t('Restore…'), COMMANDS.applyInventory, uri, key] as const] : []),
    ...(match === 'none' ? [[l10n.t('Import Routers'), COMMANDS.importInventory, uri] as const] : []),
    ...(canTake ? [[l10n.t('Take From FRITZ!Box'), COMMANDS.takeFromBox, uri, key] as const] : []),
  ];
}

export function comparisonTitle(name: string): string {
  return l10n.t('Comparison with {0}', plainText(name));
}

/** How the routers of a file compare with it: those that differ first, each with its values side by side. */
export function comparisonReport(file: ComparedFile, now: Date): string {
  const ordered = [...file.compared].sort((a, b) => rank(a) - rank(b));
  return `${[
    `# ${text(comparisonTitle(file.name))}`,
    text(`${comparedCount(file)}. ${l10n.t('Made {0}.', formatMoment(now))}`),
    links(actionsOnAll(file)),
    ...file.invalid.map((one) => invalidSection(file, one)),
    ...ordered.map((one) => section(file, one)),
    text(
      l10n.t(
        'What each FRITZ!Box reported when it was last read. Values that the file does not name are not compared.',
      ),
    ),
  ].join('\n\n')}\n`;
}

function invalidSection({ uri }: ComparedFile, { name, index }: Comparison['invalid'][number]): string {
  return [
    `## ${text(name || `routers[${index}]`)}`,
    text(l10n.t('not valid, and not compared')),
    commandLink(l10n.t('Show in File'), COMMANDS.compareInventory, uri, String(index)),
  ].join('\n\n');
}

function section(file: ComparedFile, one: ComparedRouter): string {
  const rows = one.differences.map((difference) => [
    text(differenceName(difference)),
    code(differenceValue(difference, 'wanted')),
    (isKnown(difference) ? code : text)(differenceValue(difference, 'box')),
  ]);
  const heading = [l10n.t('Value'), l10n.t('File'), 'FRITZ!Box'].map(text);
  return [
    `## ${text(one.entry.name)}`,
    text(comparedWords(one)),
    ...(rows.length === 0 ? [] : [table([heading, ...rows])]),
    links(actionsOn(file, one)),
  ].join('\n\n');
}

function links(actions: readonly Action[]): string {
  return actions.map((action) => commandLink(...action)).join(' · ');
}

/** Those that differ, those of which that is not known, those that match it. */
function rank({ match, state, differences }: ComparedRouter): number {
  if (differences.some(isKnown)) return 0;
  return match !== 'one' || state === undefined || differences.length > 0 ? 1 : 2;
}
