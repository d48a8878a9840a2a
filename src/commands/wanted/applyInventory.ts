import { l10n, Range, type Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { HumanError } from '../../common/humanError';
import { inertText } from '../../common/plainText';
import type { ComparedRouter } from '../../routers/comparison';
import { entryKey, readInventory, type ReadInventory } from '../../routers/inventory';
import { jsonPlaces } from '../../routers/jsonPlaces';
import type { RouterProfile } from '../../routers/profile';
import { confirmed } from '../../ui/notifications';
import { updateReport } from '../../ui/reportPages';
import { comparedWords, invalidEntryWords } from '../../ui/words/wanted';
import type { ChangeParts } from '../change';
import { fileFor, nameOf } from '../importInventory';
import { clickedRouters } from '../pickRouter';
import { applyCompared } from './applyCompared';
import { compareAll, type CompareParts, readFile, reportOf, unusable } from './compareInventory';

/**
 * Gives routers the settings that a file wants of them: all routers of the file, those of the clicked rows, or the one
 * whose entry has this key. It is the same change as any other, with its question, and nothing else ever runs it. A file
 * of a workspace that is not trusted can be looked at only.
 */
export async function applyInventory(parts: ChangeParts & CompareParts, file: unknown, key: unknown): Promise<void> {
  if (!workspace.isTrusted) {
    throw new HumanError(
      l10n.t('Settings are applied in trusted workspaces only.'),
      l10n.t('Look at the file first. Trust the workspace if you know where it comes from.'),
    );
  }
  const uri = await fileFor(file, l10n.t('Apply Settings From File'), parts.comparedFile.uri);
  if (uri === undefined) return;
  const read = await readFile(parts, uri);
  if (read.inventory.routers.length === 0) throw unusable(uri, read);
  const clicked = clickedRouters(parts, file, key);
  const choose = (): ComparedRouter[] =>
    compareAll(parts, read).compared.filter(({ entry, match, profile }) =>
      typeof key === 'string'
        ? entryKey(entry) === key
        : match === 'one' && (clicked.length === 0 || clicked.some(({ id }) => id === profile?.id)),
    );
  const [first, ...others] = choose();
  if (first === undefined && typeof key === 'string') {
    throw new HumanError(l10n.t('The file has changed since. Nothing was changed.'));
  }
  const { invalid } = compareAll(parts, read);
  const refused = clicked.find(({ id }) => invalid.some(({ profile }) => profile?.id === id));
  if (refused !== undefined) {
    const { summary, remedy } = invalidEntryWords(nameOf(uri));
    throw new HumanError(`${refused.name}: ${summary}`, remedy);
  }
  const other = first?.match === 'none' ? await chooseOther(parts, read, first) : undefined;
  if (first?.match === 'none' && other === undefined) return;
  // A box that was reset a moment ago is not as it was last read.
  await parts.refresher.refresh([first, ...others].flatMap((one) => (other ?? one?.profile)?.id ?? []));
  const chosen = choose().map((one): ComparedRouter => {
    if (other === undefined) return one;
    return { ...one, match: 'replaced', profile: other, state: parts.boxStates.get(other.id).boxState };
  });
  const [only] = chosen;
  if (only?.match === 'replaced' && !(await isToRestore(only))) return;
  const unclear = chosen.find(({ profile }) => profile === undefined);
  if (unclear !== undefined) throw new HumanError(`${unclear.entry.name}: ${comparedWords(unclear)}.`);
  const isDone = await applyCompared(parts, nameOf(uri), chosen);
  if (isDone && only?.match === 'replaced' && only.profile !== undefined) await nameNewBox(uri, only, only.profile);
  await updateReport(...(await reportOf(parts, uri)));
}

/** The router that took the place of one that is not in the list: one that the file says nothing of. */
async function chooseOther(
  parts: CompareParts,
  read: ReadInventory,
  one: ComparedRouter,
): Promise<RouterProfile | undefined> {
  const { compared } = compareAll(parts, read);
  const items = parts.routers
    .all()
    .filter(({ id }) => compared.every(({ profile }) => profile?.id !== id))
    .map((profile) => ({ label: inertText(profile.name), description: inertText(profile.model), profile }));
  if (items.length === 0) {
    throw new HumanError(
      `${one.entry.name}: ${comparedWords(one)}.`,
      l10n.t('Add the FRITZ!Box that took its place with "Add Router…" first, or import the routers of the file.'),
    );
  }
  const placeHolder = l10n.t('Which router takes the place of {0}?', inertText(one.entry.name));
  return (await window.showQuickPick(items, { placeHolder }))?.profile;
}

/** Asks whether another box is to get the settings of the one that it has replaced. */
async function isToRestore({ entry, profile }: ComparedRouter): Promise<boolean> {
  const box = ({ name, model, udn }: Pick<RouterProfile, 'name' | 'model' | 'udn'>): string =>
    inertText([name, model, udn].filter(Boolean).join(' · '));
  const question = l10n.t('Give another FRITZ!Box the settings that the file has for {0}?', inertText(entry.name));
  const detail = [
    l10n.t('In the file: {0}', box(entry)),
    l10n.t('In the list: {0}', profile === undefined ? '' : box(profile)),
    l10n.t('You see old and new values, and are asked, before anything is changed.'),
  ].join('\n');
  return confirmed(question, detail, l10n.t('Restore'));
}

/** Has the file name the box that took the place of the old one: an edit that can be undone, and that nothing saves. */
async function nameNewBox(uri: Uri, { entry }: ComparedRouter, profile: RouterProfile): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const content = document.getText();
  // It may have been edited while the box was restored.
  const now = readInventory(content).inventory.routers.find((one) => entryKey(one) === entryKey(entry));
  const key = entry.udn === '' || profile.udn === '' ? 'name' : 'udn';
  const place = now && jsonPlaces(content).exact(['routers', now.index, key]);
  if (place === undefined) return;
  const edit = new WorkspaceEdit();
  const range = new Range(document.positionAt(place.start), document.positionAt(place.end));
  edit.replace(document.uri, range, JSON.stringify(profile[key]));
  await workspace.applyEdit(edit);
}
