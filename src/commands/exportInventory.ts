import { homedir } from 'node:os';
import { Uri, l10n, window, workspace } from 'vscode';
import { HumanError } from '../common/humanError';
import { writeInventory } from '../routers/inventory';
import { inventoryFilter, nameOf } from './importInventory';
import type { Parts } from './parts';

/** Writes the list of routers to a file, without anything secret, and opens it. */
export async function exportInventory(
  { routers, groups }: Parts<'groups' | 'routers'>,
  target: unknown,
): Promise<void> {
  const uri = target instanceof Uri ? target : await chooseFile();
  if (uri === undefined) return;
  try {
    await workspace.fs.writeFile(uri, new TextEncoder().encode(writeInventory(routers.all(), groups)));
  } catch (error) {
    throw new HumanError(l10n.t('{0} could not be written.', nameOf(uri)), undefined, error);
  }
  await window.showTextDocument(uri);
}

async function chooseFile(): Promise<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file(homedir());
  return window.showSaveDialog({
    // VS Code tells by the end of the name that this is a list of routers.
    defaultUri: Uri.joinPath(folder, 'routers.fritzbox-inventory.json'),
    title: l10n.t('Export Inventory'),
    filters: inventoryFilter(),
  });
}
