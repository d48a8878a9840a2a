import type { TextDocument } from 'vscode';

/** True of what an editor shows as an inventory: package.json names the same for the schema. */
export function isInventory({ uri, languageId }: TextDocument): boolean {
  return uri.path.endsWith('.fritzbox-inventory.json') && ['json', 'jsonc'].includes(languageId);
}
