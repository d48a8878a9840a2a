import { l10n, Uri } from 'vscode';
import { COMMANDS } from '../../common/commandIds';
import { HumanError } from '../../common/humanError';
import { comparisonReport, comparisonTitle } from '../../reports/comparison';
import { type ComparedRouter, compareInventory } from '../../routers/comparison';
import { readInventory, type ReadInventory } from '../../routers/inventory';
import { offerCommands } from '../../ui/notifications';
import { showReport } from '../../ui/reportPages';
import { differencesWords } from '../../ui/words/wanted';
import { isKnown, withoutSecrets } from '../../wanted/wanted';
import { chooseSource, contentOf, nameOf, problemsWords, takenNames } from '../importInventory';
import type { Parts } from '../parts';

export type CompareParts = Parts<'boxStates' | 'comparedFile' | 'groups' | 'routers' | 'worlds'>;

/** Shows how the routers compare with a file: with the one that was given or chosen for good, or one that is asked for. */
export async function compareWithFile(parts: CompareParts, argument: unknown): Promise<void> {
  const uri = await fileFor(parts, argument, l10n.t('Compare Routers With File'));
  if (uri === undefined) return;
  const compared = compareAll(parts, await readFile(parts, uri));
  const file = { name: nameOf(uri), uri: uri.toString() };
  await showReport(comparisonTitle(file), comparisonReport(file, compared, new Date()));
  if (parts.comparedFile.uri === file.uri) return;
  const count = compared.reduce((sum, { differences }) => sum + differences.filter(isKnown).length, 0);
  offerCommands('info', `${file.name}: ${differencesWords(count)}.`, [
    { label: l10n.t('Keep Comparing'), command: COMMANDS.keepComparing, argument: file.uri },
  ]);
}

/** Has the rows, the badge and the watch tell differences from a file from now on. */
export async function keepComparing(parts: CompareParts, argument: unknown): Promise<void> {
  const uri = await fileFor({}, argument, l10n.t('Keep Comparing With File'));
  if (uri === undefined) return;
  await readFile(parts, uri);
  await parts.comparedFile.choose(uri.toString());
  await followComparedFile(parts);
}

export async function stopComparing(parts: CompareParts): Promise<void> {
  await parts.comparedFile.choose(undefined);
  await followComparedFile(parts);
}

/** Notes for each router what the chosen file wants of it now. */
export async function followComparedFile(parts: CompareParts): Promise<void> {
  const { comparedFile, routers, worlds } = parts;
  const chosen = comparedFile.uri;
  const uri = chosen === undefined ? undefined : Uri.parse(chosen);
  const compared = uri === undefined ? [] : compareAll(parts, await readFile(parts, uri));
  // Another one may have been chosen while this was read.
  if (comparedFile.uri !== chosen) return;
  const wanted = new Map(
    compared.flatMap(({ match, profile, entry }) =>
      match === 'one' && profile !== undefined && Object.keys(entry.wanted).length > 0
        ? [[profile.id, entry.wanted]]
        : [],
    ),
  );
  for (const { id } of routers.all()) {
    const settings = wanted.get(id);
    await worlds.setWanted(id, uri && settings && { file: nameOf(uri), settings: withoutSecrets(settings) });
  }
}

/** The file that a command is for: an address in what it was given, the one chosen for good, or one that is asked for. */
export async function fileFor(
  { comparedFile }: Partial<Parts<'comparedFile'>>,
  argument: unknown,
  title: string,
): Promise<Uri | undefined> {
  if (argument instanceof Uri) return argument;
  if (typeof argument === 'string' && argument.includes(':')) return Uri.parse(argument, true);
  // From a row or a notification, it is about the file that was chosen.
  const chosen = argument === undefined ? undefined : comparedFile?.uri;
  return chosen === undefined ? chooseSource(title) : Uri.parse(chosen, true);
}

/** @throws {HumanError} where nothing of it can be used. */
export async function readFile(parts: Parts<'groups' | 'routers'>, uri: Uri): Promise<ReadInventory> {
  const read = readInventory(await contentOf(uri), takenNames(parts));
  if (read.inventory.routers.length > 0 || read.problems.length === 0) return read;
  throw new HumanError(l10n.t('Nothing of {0} can be used.', nameOf(uri)), problemsWords(read).join(' '));
}

export function compareAll(
  { routers, boxStates }: Parts<'boxStates' | 'routers'>,
  read: ReadInventory,
): ComparedRouter[] {
  return compareInventory(read, routers.all(), (id) => boxStates.get(id).boxState);
}
