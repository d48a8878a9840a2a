import { l10n, Range, type Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { HumanError } from '../../common/humanError';
import { inertText } from '../../common/plainText';
import type { ComparedRouter } from '../../routers/comparison';
import { jsonPlaces } from '../../routers/jsonPlaces';
import type { RouterProfile } from '../../routers/profile';
import { comparedWords } from '../../ui/words/wanted';
import type { ChangeParts } from '../change';
import { nameOf } from '../importInventory';
import { applyCompared } from './applyCompared';
import { compareAll, type CompareParts, fileFor, readFile } from './compareInventory';

/**
 * Gives routers the settings that a file wants of them: all routers of the file, or the one at an index. It is the same
 * change as any other, with its question, and nothing else ever runs it. A file of a workspace that is not trusted can be
 * looked at only.
 */
export async function applyInventory(parts: ChangeParts & CompareParts, file: unknown, index: unknown): Promise<void> {
  if (!workspace.isTrusted) {
    throw new HumanError(
      l10n.t('Settings are applied in trusted workspaces only.'),
      l10n.t('Look at the file first. Trust the workspace if you know where it comes from.'),
    );
  }
  const title = l10n.t('Apply Settings From File');
  const uri = await fileFor(parts, file, title);
  if (uri === undefined) return;
  const read = await readFile(parts, uri);
  const choose = (): ComparedRouter[] =>
    compareAll(parts, read).filter(({ entry, match }) =>
      typeof index === 'string' ? String(entry.index) === index : match === 'one',
    );
  // A box that was reset a moment ago is not as it was last read.
  await parts.refresher.refresh(choose().flatMap(({ profile }) => profile?.id ?? []));
  const chosen = choose();
  const [only] = chosen;
  if (only?.match === 'replaced' && !(await isToRestore(only))) return;
  const unclear = chosen.find(({ profile }) => profile === undefined);
  if (unclear !== undefined) throw new HumanError(`${unclear.entry.name}: ${comparedWords(unclear)}.`);
  const isDone = await applyCompared(parts, { title, file: nameOf(uri) }, chosen);
  if (isDone && only?.match === 'replaced' && only.profile !== undefined) await nameNewBox(uri, only, only.profile);
}

/** Asks whether another box is to get the settings of the one that it has replaced. */
async function isToRestore({ entry, profile }: ComparedRouter): Promise<boolean> {
  const restore = l10n.t('Restore');
  const box = ({ name, model, udn }: Pick<RouterProfile, 'name' | 'model' | 'udn'>): string =>
    inertText([name, model, udn].filter(Boolean).join(' · '));
  const chosen = await window.showWarningMessage(
    l10n.t('Give another FRITZ!Box the settings that the file has for {0}?', inertText(entry.name)),
    {
      modal: true,
      detail: [
        l10n.t('In the file: {0}', box(entry)),
        l10n.t('In the list: {0}', profile === undefined ? '' : box(profile)),
        l10n.t('You see old and new values, and are asked, before anything is changed.'),
      ].join('\n'),
    },
    restore,
  );
  return chosen === restore;
}

/** Has the file name the box that took the place of the old one: an edit that can be undone, and that nothing saves. */
async function nameNewBox(uri: Uri, { entry }: ComparedRouter, { udn }: RouterProfile): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const place = jsonPlaces(document.getText()).exact(['routers', entry.index, 'udn']);
  if (place === undefined) return;
  const edit = new WorkspaceEdit();
  const range = new Range(document.positionAt(place.start), document.positionAt(place.end));
  edit.replace(document.uri, range, JSON.stringify(udn));
  await workspace.applyEdit(edit);
}
