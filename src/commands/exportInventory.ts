import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { HumanError } from '../common/humanError';
import { writeInventory } from '../routers/inventory';
import { inventoryFilter, nameOf } from './importInventory';
import type { Parts } from './parts';

/** Writes the list of routers to a file, without anything secret, and opens it. */
export async function exportInventory({ routers, groups }: Parts, target: unknown): Promise<void> {
  const uri = target instanceof vscode.Uri ? target : await chooseFile();
  if (uri === undefined) return;
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(writeInventory(routers.all(), groups)));
  } catch (error) {
    throw new HumanError(vscode.l10n.t('{0} could not be written.', nameOf(uri)), undefined, error);
  }
  await vscode.window.showTextDocument(uri);
}

async function chooseFile(): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());
  return vscode.window.showSaveDialog({
    // VS Code tells by the end of the name that this is a list of routers.
    defaultUri: vscode.Uri.joinPath(folder, 'routers.fritzbox-inventory.json'),
    title: vscode.l10n.t('Export Inventory'),
    filters: inventoryFilter(),
  });
}
