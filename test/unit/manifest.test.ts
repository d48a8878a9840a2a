import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { COMMANDS, VIEW_ID } from '../../src/common/commandIds';

/** A command, or a submenu; in a submenu it is always there unless it says otherwise. */
interface MenuEntry {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
  readonly group?: string;
}

interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly activationEvents: readonly string[];
  readonly extensionKind: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: boolean };
    readonly virtualWorkspaces: boolean;
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly submenus: readonly { readonly id: string }[];
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly when: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope: string }>> };
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const { commands, menus, submenus, views, viewsWelcome, configuration } = manifest.contributes;
const sorted = (texts: Iterable<string>): string[] => [...texts].sort();

suite('package.json', () => {
  test('has the commands the code knows, and no others', () => {
    assert.deepEqual(sorted(commands.map(({ command }) => command)), sorted(Object.values(COMMANDS)));
  });

  test('has menus of commands and submenus that exist', () => {
    const known = new Set<string>(Object.values(COMMANDS));
    const inMenus = Object.values(menus).flat();
    assert.deepEqual(
      inMenus.filter(({ command, submenu }) => submenu === undefined && !known.has(command ?? '')),
      [],
    );
    // Each submenu hangs somewhere and has entries.
    const hung = inMenus.flatMap(({ submenu }) => submenu ?? []);
    assert.deepEqual(sorted(hung), sorted(submenus.map(({ id }) => id)));
    assert.deepEqual(
      hung.filter((id) => (menus[id] ?? []).length === 0),
      [],
    );
  });

  test('shows at most two buttons in a row, and what destroys comes last', () => {
    const context = menus['view/item/context'] ?? [];
    const groups = context.map(({ group = '' }) => group.replace(/@\d+$/, ''));
    const inline = context.filter(({ group }) => group?.startsWith('inline'));
    const rows = inline.flatMap(({ when = '' }) => /\\b\(?([\w|]+)\)?\\b/.exec(when)?.[1]?.split('|') ?? []);
    assert.ok(rows.length > 0);
    for (const row of rows) assert.ok(rows.filter((other) => other === row).length <= 2, row);
    const destructive = context.flatMap(({ group, command = '' }) =>
      group?.startsWith('9_destructive') ? command : [],
    );
    assert.deepEqual(sorted(destructive), sorted([COMMANDS.signOut, COMMANDS.removeRouter, COMMANDS.deleteGroup]));
    assert.equal(sorted(groups).at(-1), 'inline');
  });

  test('asks for context keys and tags that exist', () => {
    const source = readFileSync('src/common/vscode/contextKeys.ts', 'utf8');
    const tags = readFileSync('src/tree/treeNode.ts', 'utf8');
    const whens = [...Object.values(menus).flat(), ...viewsWelcome].flatMap(({ when }) => when ?? []);
    for (const when of whens) {
      for (const [key] of when.matchAll(/\bfritzboxRemoteAccess\.\w+/g)) {
        assert.ok(key === VIEW_ID || source.includes(`'${key}'`), key);
      }
      const wanted = /viewItem =~ \/\\b\(?([\w|]+)\)?\\b\//.exec(when)?.[1]?.split('|') ?? [];
      // Tags of what is switched are made of two parts.
      for (const tag of wanted) assert.ok(tags.includes(`'${tag.replace(/(On|Off)$/, '')}'`), tag);
    }
  });

  test('has one view, a welcome for each empty state, and nothing that starts it early', () => {
    assert.deepEqual(
      Object.values(views)
        .flat()
        .map(({ id }) => id),
      [VIEW_ID],
    );
    assert.deepEqual(sorted(viewsWelcome.map(({ when }) => when.split(' == ')[1] ?? '')), [
      'none',
      'unmatched',
      'unreadable',
    ]);
    assert.deepEqual(manifest.activationEvents, []);
  });

  test('lets no workspace set anything, and works where it is not trusted', () => {
    assert.deepEqual(
      Object.values(configuration.properties).filter(({ scope }) => scope !== 'application'),
      [],
    );
    assert.deepEqual(manifest.extensionKind, ['ui', 'workspace']);
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, true);
    assert.equal(manifest.capabilities.virtualWorkspaces, true);
  });

  test('is built against the oldest VS Code it runs in, with the two dependencies it ships', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode'] ?? ''}`);
    assert.deepEqual(sorted(Object.keys(manifest.dependencies)), ['fast-xml-parser', 'undici']);
  });
});
