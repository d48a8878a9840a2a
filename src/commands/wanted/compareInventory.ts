import { l10n, Range, Uri, window, workspace } from 'vscode';
import { HumanError } from '../../common/humanError';
import { inertText } from '../../common/plainText';
import { type ComparedFile, comparisonReport, comparisonTitle } from '../../reports/comparison';
import { type Comparison, compareInventory } from '../../routers/comparison';
import { readInventory, type ReadInventory } from '../../routers/inventory';
import { jsonPlaces } from '../../routers/jsonPlaces';
import { showReport, updateReport } from '../../ui/reportPages';
import { withoutSecrets } from '../../wanted/wanted';
import { contentOf, fileFor, nameOf, problemsWords, takenNames } from '../importInventory';
import type { Parts } from '../parts';
import { clickedRouters } from '../pickRouter';

export type CompareParts = Parts<'boxStates' | 'comparedFile' | 'groups' | 'routers' | 'worlds'>;

/**
 * Shows how the routers compare with a file: with the one that was given or chosen for good, or one that is asked for.
 * Where an entry is meant that is not valid, by its position or by its router, that is shown in the file.
 */
export async function compareWithFile(parts: CompareParts, argument: unknown, index: unknown): Promise<void> {
  const uri = await fileFor(argument, l10n.t('Compare Routers With File'), parts.comparedFile.uri);
  if (uri === undefined) return;
  const [router] = clickedRouters(parts, argument, undefined);
  const file = comparedFile(parts, uri, await readFile(parts, uri));
  const invalid = file.invalid.find((one) =>
    typeof index === 'string' ? String(one.index) === index : router !== undefined && one.profile?.id === router.id,
  );
  if (invalid === undefined) await showReport(...titleAndReport(file));
  else await showEntry(uri, invalid.index);
}

async function showEntry(uri: Uri, index: number): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const { start } = jsonPlaces(document.getText()).nearest(['routers', index]);
  const place = document.positionAt(start);
  await window.showTextDocument(document, { selection: new Range(place, place) });
}

/** The title of the report about a file, and the report. */
export async function reportOf(parts: CompareParts, uri: Uri): Promise<[string, string]> {
  return titleAndReport(comparedFile(parts, uri, await readFile(parts, uri)));
}

function titleAndReport(file: ComparedFile): [string, string] {
  return [comparisonTitle(file.name), comparisonReport(file, new Date())];
}

/** Has the rows, the badge and the watch tell differences from a file from now on. */
export async function keepComparing(parts: CompareParts, argument: unknown): Promise<void> {
  const uri = await fileFor(argument, l10n.t('Keep Comparing With File'));
  if (uri === undefined) return;
  await readFile(parts, uri);
  await parts.comparedFile.choose(uri.toString());
  await followComparedFile(parts);
  window.setStatusBarMessage(inertText(l10n.t('The routers are compared with {0} from now on.', nameOf(uri))), 5_000);
  await updateReport(...(await reportOf(parts, uri)));
}

export async function stopComparing(parts: CompareParts): Promise<void> {
  const { uri } = parts.comparedFile;
  await parts.comparedFile.choose(undefined);
  await followComparedFile(parts);
  // The file may be gone.
  if (uri !== undefined)
    await reportOf(parts, Uri.parse(uri)).then(
      (report) => updateReport(...report),
      () => undefined,
    );
}

/** Notes for each router what the chosen file wants of it now. */
export async function followComparedFile(parts: CompareParts): Promise<void> {
  const { comparedFile, routers, worlds } = parts;
  const chosen = comparedFile.uri;
  const uri = chosen === undefined ? undefined : Uri.parse(chosen);
  const { compared, invalid } = uri === undefined ? NOTHING : compareAll(parts, await readFile(parts, uri));
  // Another one may have been chosen while this was read.
  if (comparedFile.uri !== chosen) return;
  const refused = new Set(invalid.flatMap(({ profile }) => profile?.id ?? []));
  const wanted = new Map(
    compared.flatMap(({ match, profile, entry }) =>
      match === 'one' && profile !== undefined && Object.keys(entry.wanted).length > 0
        ? [[profile.id, entry.wanted]]
        : [],
    ),
  );
  for (const { id } of routers.all()) {
    const settings = wanted.get(id);
    const isInvalid = refused.has(id);
    const named = settings && { settings: withoutSecrets(settings, parts.boxStates.get(id).boxState) };
    const found = isInvalid ? { settings: {}, isInvalid } : named;
    await worlds.setWanted(id, uri && found && { file: nameOf(uri), ...found });
  }
}

const NOTHING: Comparison = { compared: [], invalid: [] };

/** @throws {HumanError} where nothing of it can be used, nor be said which router it is about. */
export async function readFile(parts: Parts<'groups' | 'routers'>, uri: Uri): Promise<ReadInventory> {
  const read = readInventory(await contentOf(uri), takenNames(parts));
  if (read.inventory.routers.length + read.refused.length > 0 || read.problems.length === 0) return read;
  throw unusable(uri, read);
}

export function unusable(uri: Uri, read: ReadInventory): HumanError {
  return new HumanError(l10n.t('Nothing of {0} can be used.', nameOf(uri)), problemsWords(read).join(' '));
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
