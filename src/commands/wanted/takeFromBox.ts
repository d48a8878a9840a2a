import { l10n, Range, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { HumanError } from '../../common/humanError';
import { entryKey, readInventory } from '../../routers/inventory';
import { jsonPlaces } from '../../routers/jsonPlaces';
import { takenSettings } from '../../routers/takenSettings';
import { isKnown, merged, settingsOf, type Wanted } from '../../wanted/wanted';
import { compareAll, type CompareParts } from './compareInventory';

/**
 * Writes what a router has into the file that wants something else of it, or nothing yet: an edit that can be undone, and
 * that nothing saves.
 */
export async function takeFromBox(parts: CompareParts, file: unknown, key: unknown): Promise<void> {
  if (typeof file !== 'string') return;
  const document = await workspace.openTextDocument(Uri.parse(file, true));
  const text = document.getText();
  const read = readInventory(text);
  const one = compareAll(parts, read).compared.find(({ entry }) => entryKey(entry) === key);
  if (one?.state === undefined || one.match !== 'one') {
    throw new HumanError(l10n.t('The file has changed since. Nothing was taken over.'));
  }
  const { entry, differences, state } = one;
  const isNamed = Object.keys(entry.wanted).length > 0;
  const settings = isNamed ? merged(entry.own, valuesOf(differences.filter(isKnown))) : settingsOf(state);
  const edit = takenSettings(text, jsonPlaces(text), entry.index, settings);
  const changes = new WorkspaceEdit();
  changes.replace(document.uri, new Range(document.positionAt(edit.start), document.positionAt(edit.end)), edit.text);
  await workspace.applyEdit(changes);
  await window.showTextDocument(document);
}

function valuesOf(differences: Parameters<typeof isKnown>[0][]): Wanted {
  return differences.reduce<Wanted>(
    (wanted, { kind, name, box }) => merged(wanted, box === undefined ? {} : { [kind]: { [name]: box } }),
    {},
  );
}
