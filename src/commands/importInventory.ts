import { type TextDocument, Uri, l10n, window, workspace } from 'vscode';
import { HumanError } from '../common/humanError';
import { inertText, plainText } from '../common/plainText';
import { addInventory, withoutKnown } from '../routers/addInventory';
import { INVENTORY_LIMITS, type InventoryRouter, readInventory, type ReadInventory } from '../routers/inventory';
import { confirmed, offerCommands } from '../ui/notifications';
import { inventoryProblemWords, pathWords } from '../ui/words/inventory';
import type { Parts } from './parts';

/** Adds routers of a file that are not in the list yet; each needs its sign-in and its identity accepted first. */
export async function importInventory(
  parts: Parts<'groups' | 'refresher' | 'routers' | 'view'>,
  source: unknown,
): Promise<void> {
  const uri = await fileFor(source, l10n.t('Import Inventory'));
  if (uri === undefined) return;
  const result = readInventory(await contentOf(uri), takenNames(parts));
  if (result.problems.length > 0 && !(await wantsTheGoodOnes(uri, result))) return;
  const { routers, groups, refresher, view } = parts;
  const { inventory } = result;
  const { added, known } = withoutKnown(inventory.routers, routers.all());
  const profiles = await addInventory(routers, groups, { ...inventory, routers: added });
  await view.show();
  offerCommands('info', resultWords(profiles.length, known), []);
  // Nothing is sent: the rows then show that the routers need a sign-in.
  await refresher.refresh(profiles.map(({ id }) => id));
}

/** So many names, and problems, are said; the rest is counted. */
const NAMED = 5;

/** Names in the list: a file may not bring others that look like them. */
export function takenNames({ routers, groups }: Parts<'groups' | 'routers'>): string[] {
  return [...routers.all(), ...groups.all()].map(({ name }) => name);
}

export function inventoryFilter(): Record<string, string[]> {
  return { [l10n.t('Inventory of routers')]: ['fritzbox-inventory.json', 'json'] };
}

export function nameOf({ path }: Uri): string {
  return plainText(path.split('/').at(-1) ?? '');
}

/** The file that a command is for: an address in what it was given, else the one that was chosen, or one that is asked for. */
export async function fileFor(argument: unknown, title: string, chosen?: string): Promise<Uri | undefined> {
  if (argument instanceof Uri) return argument;
  const uri = typeof argument === 'string' && argument.includes(':') ? argument : chosen;
  return uri === undefined ? chooseSource(title) : Uri.parse(uri, true);
}

/** The document the person looks at, if it is JSON and they want that one, or a file. */
async function chooseSource(title: string): Promise<Uri | undefined> {
  const open = window.activeTextEditor?.document;
  if (open !== undefined && ['json', 'jsonc'].includes(open.languageId)) {
    const items = [
      { label: l10n.t('The open file: {0}', nameOf(open.uri)), uri: open.uri },
      { label: l10n.t('Choose a file…'), uri: undefined },
    ];
    const chosen = await window.showQuickPick(items, { title, placeHolder: l10n.t('Which file?') });
    if (chosen === undefined || chosen.uri !== undefined) return chosen?.uri;
  }
  return (await window.showOpenDialog({ title, filters: inventoryFilter() }))?.[0];
}

/** What is in an editor and not in a file yet, else what is in the file. */
export async function contentOf(uri: Uri): Promise<Uint8Array> {
  const isUnsaved = (document: TextDocument): boolean => document.isDirty || document.isUntitled;
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined && isUnsaved(open)) return new TextEncoder().encode(open.getText());
  try {
    // A file that is too large is not read at all; what comes back is too large as well.
    const { size } = await workspace.fs.stat(uri);
    return size > INVENTORY_LIMITS.bytes
      ? new Uint8Array(INVENTORY_LIMITS.bytes + 1)
      : await workspace.fs.readFile(uri);
  } catch (error) {
    throw new HumanError(l10n.t('{0} could not be read.', nameOf(uri)), undefined, error);
  }
}

/** The first of the problems, with their paths. */
export function problemsWords({ problems }: ReadInventory): string[] {
  return [
    ...problems
      .slice(0, NAMED)
      .map((one) => [pathWords(one.path), inventoryProblemWords(one)].filter(Boolean).join(': ')),
    ...(problems.length > NAMED ? ['…'] : []),
  ];
}

/** Shows the file, whose editor marks what is wrong, and asks about the rest if there is any. */
async function wantsTheGoodOnes(uri: Uri, read: ReadInventory): Promise<boolean> {
  const { problems, inventory } = read;
  const name = nameOf(uri);
  const [first] = problems;
  if (first !== undefined && first.code !== 'too-large' && first.code !== 'not-utf-8')
    await window.showTextDocument(uri);
  const told = problemsWords(read);
  const good = inventory.routers.length;
  if (good === 0) throw new HumanError(l10n.t('Nothing of {0} was imported.', name), told.join(' '));
  const question = l10n.t('Something is wrong with {0}. Import the rest of it?', name);
  const detail = [
    l10n.t('Problems: {0}. Routers that are good: {1}. Nothing has been imported yet.', problems.length, good),
    ...told,
  ].join('\n');
  return confirmed(question, detail, l10n.t('Import the Good Ones'));
}

export function listed(named: readonly { readonly name: string }[]): string {
  return inertText(
    [...named.slice(0, NAMED).map(({ name }) => name), ...(named.length > NAMED ? ['…'] : [])].join(', '),
  );
}

function resultWords(added: number, known: readonly InventoryRouter[]): string {
  return [
    added === 0
      ? l10n.t('No router was imported.')
      : l10n.t('Routers imported: {0}. Sign in to each from its row.', added),
    known.length > 0 && l10n.t('In the list already, and left as they are: {0} ({1}).', known.length, listed(known)),
  ]
    .filter(Boolean)
    .join(' ');
}
