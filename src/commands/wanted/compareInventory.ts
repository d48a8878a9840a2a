import { l10n, Uri, workspace } from 'vscode';
import { HumanError } from '../../common/humanError';
import { type ComparedFile, comparisonReport, comparisonTitle } from '../../reports/comparison';
import { type Comparison, compareInventory } from '../../routers/comparison';
import { readInventory, type ReadInventory } from '../../routers/inventory';
import { showReport } from '../../ui/reportPages';
import { withoutSecrets } from '../../wanted/wanted';
import { contentOf, fileFor, nameOf, problemsWords, takenNames } from '../importInventory';
import type { Parts } from '../parts';

export type CompareParts = Parts<'boxStates' | 'comparedFile' | 'groups' | 'routers' | 'worlds'>;

/** Shows how the routers compare with a file: with the one that was given or chosen for good, or one that is asked for. */
export async function compareWithFile(parts: CompareParts, argument: unknown): Promise<void> {
  const uri = await fileFor(argument, l10n.t('Compare Routers With File'), parts.comparedFile.uri);
  if (uri !== undefined) await showReport(...(await reportOf(parts, uri)));
}

/** The title of the report about a file, and the report. */
export async function reportOf(parts: CompareParts, uri: Uri): Promise<[string, string]> {
  const file = comparedFile(parts, uri, await readFile(parts, uri));
  return [comparisonTitle(file.name), comparisonReport(file, new Date())];
}

/** Has the rows, the badge and the watch tell differences from a file from now on. */
export async function keepComparing(parts: CompareParts, argument: unknown): Promise<void> {
  const uri = await fileFor(argument, l10n.t('Keep Comparing With File'));
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
  const compared = uri === undefined ? [] : compareAll(parts, await readFile(parts, uri)).compared;
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
    await worlds.setWanted(
      id,
      uri && settings && { file: nameOf(uri), settings: withoutSecrets(settings, parts.boxStates.get(id).boxState) },
    );
  }
}

/** @throws {HumanError} where nothing of it can be used. */
export async function readFile(parts: Parts<'groups' | 'routers'>, uri: Uri): Promise<ReadInventory> {
  const read = readInventory(await contentOf(uri), takenNames(parts));
  if (read.inventory.routers.length > 0 || read.problems.length === 0) return read;
  throw new HumanError(l10n.t('Nothing of {0} can be used.', nameOf(uri)), problemsWords(read).join(' '));
}

export function compareAll({ routers, boxStates }: Parts<'boxStates' | 'routers'>, read: ReadInventory): Comparison {
  return compareInventory(read, routers.all(), (id) => boxStates.get(id).boxState);
}

export function comparedFile(parts: CompareParts, uri: Uri, read: ReadInventory): ComparedFile {
  const address = uri.toString();
  return {
    ...compareAll(parts, read),
    ...{ name: nameOf(uri), uri: address },
    ...{ isChosen: parts.comparedFile.uri === address, mayApply: workspace.isTrusted },
  };
}
