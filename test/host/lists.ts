import * as vscode from 'vscode';
import type { Parts } from '../../src/commands/parts';
import type { RouterProfile } from '../../src/routers/profile';
import { RoutersTree } from '../../src/tree/routersTree';

/** A router as it is in the list, added so many seconds after the first. */
export function listed(name: string, seconds: number, more: Partial<RouterProfile> = {}): RouterProfile {
  const addedAt = new Date(Date.UTC(2026, 0, 1) + seconds * 1_000).toISOString();
  return {
    id: name.toLowerCase(),
    name,
    routes: { lan: { host: `${name.toLowerCase()}.example`, port: 49443 } },
    model: '',
    udn: '',
    ...more,
    addedAt,
  };
}

/** Adds routers of these names without a login. */
export async function addListed(parts: Parts, ...names: string[]): Promise<void> {
  await parts.routers.addUnsigned(names.map((name, index) => listed(name, index)));
}

/** The rows of the view: groups with their routers indented, then the routers in none. */
export function rows(parts: Parts): string[] {
  const tree = new RoutersTree(parts);
  try {
    return tree.getChildren().flatMap((element) => {
      const below = 'groupId' in element ? tree.getChildren(element) : [];
      return [tree.getTreeItem(element), ...below.map((child) => tree.getTreeItem(child))].map(
        ({ label }, index) => `${index === 0 ? '' : '  '}${typeof label === 'string' ? label : ''}`,
      );
    });
  } finally {
    tree.dispose();
  }
}

/** Leaves nothing of a test behind. */
export async function forgetAll(parts: Parts): Promise<void> {
  for (const { id } of parts.routers.all()) await parts.routers.remove(id);
  for (const { id } of parts.groups.all()) await parts.groups.remove(id);
  await parts.filterAndSort.clearFilter();
  await parts.filterAndSort.setSort('own');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
