import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { COMMANDS, VIEW_ID } from '../../src/common/commandIds';
import { TOOLS } from '../../src/common/toolNames';

/** A command, or a submenu; in a submenu it is always there unless it says otherwise. */
interface MenuEntry {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
  readonly group?: string;
}

interface Walkthrough {
  readonly id: string;
  readonly steps: readonly {
    readonly id: string;
    readonly description: string;
    readonly media: { readonly svg: string };
    readonly completionEvents: readonly string[];
  }[];
}

interface Manifest {
  readonly publisher: string;
  readonly name: string;
  readonly galleryBanner: { readonly color: string };
  readonly keywords: readonly string[];
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
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly submenus: readonly { readonly id: string }[];
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
    readonly keybindings: readonly { readonly command: string; readonly args: string; readonly when: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly languageModelTools: readonly { readonly name: string }[];
    readonly viewsWelcome: readonly { readonly view: string; readonly when: string }[];
    readonly walkthroughs: readonly Walkthrough[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope: string }>> };
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const { commands, keybindings, languageModelTools, submenus, menus, views, viewsWelcome, walkthroughs, configuration } =
  manifest.contributes;
const texts = {
  English: JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>,
  German: JSON.parse(readFileSync('package.nls.de.json', 'utf8')) as Record<string, string>,
};
const sorted = (texts: Iterable<string>): string[] => [...texts].sort();
const known = new Set<string>(Object.values(COMMANDS));

const context = menus['view/item/context'] ?? [];
/** The groups of a context menu, in the order VS Code shows them. */
const GROUPS = ['inline', '1_open', '2_check', '3_change', '4_more', '5_copy', '9_destructive'];
/** What deletes something that is kept. */
const DESTRUCTIVE = [
  COMMANDS.removeRouter,
  COMMANDS.removeInternetRoute,
  COMMANDS.signOut,
  COMMANDS.deleteGroup,
] as string[];

function groupOf({ group = '' }: MenuEntry): string {
  return group.replace(/@\d+$/, '');
}

/** Tags of rows as tree/nodes/ gives them. */
const ON = 'router signedIn reachable internetRoute remoteAccessOn ddnsOn ddns letsEncryptOn providerUpdatesOn';
const OFF = 'router signedIn remoteAccessOff ddnsOff letsEncryptOff providerUpdatesOff';
const SIGNED_OUT = 'router signedOut';
const ROWS = [
  ...[ON, OFF, SIGNED_OUT, 'group', 'check', 'signedOut', 'identity', 'internetRoute copyable', 'copyable reachable'],
  ...['remoteAccessOn reachable', 'remoteAccessOff', 'ddnsOn ddns copyable', 'ddnsOff', 'letsEncryptOn'],
  ...['letsEncryptOff', 'providerAccess providerUpdatesOn', 'providerAccess providerUpdatesOff'],
  ...['providerUpdatesOn', 'providerUpdatesOff', 'providerConfiguration', 'comparedFile'],
];

/** The entries of a menu that a row shows. */
function shown(menu: string, row: string, several = false): MenuEntry[] {
  return (menus[menu] ?? []).filter(({ when = '' }) => {
    // Of several, some may be on and others off: both are offered.
    if (several && when.startsWith('listMultiSelection ||')) return true;
    const pattern = /viewItem =~ \/(.*)\//.exec(when)?.[1];
    return (
      (pattern === undefined || new RegExp(pattern).test(row)) && !(several && when.includes('!listMultiSelection'))
    );
  });
}

/** Those of its context menu, the buttons in the row apart. */
function contextMenu(row: string, several = false): MenuEntry[] {
  return shown('view/item/context', row, several).filter((entry) => groupOf(entry) !== 'inline');
}

/** The commands of its context menu and of the submenus there. */
function offered(row: string, several = false): string[] {
  return contextMenu(row, several)
    .flatMap(({ command, submenu }) =>
      submenu === undefined ? [command] : shown(submenu, row, several).map((entry) => entry.command),
    )
    .map((command = '') => command.replace('fritzboxRemoteAccess.', ''));
}

suite('package.json', () => {
  test('has the commands the code knows, and no others', () => {
    // That one is the button of a notification, and nothing else.
    const shown = Object.values(COMMANDS).filter((id) => id !== COMMANDS.muteNotices);
    assert.deepEqual(sorted(commands.map(({ command }) => command)), sorted(shown));
  });

  test('has the language-model tools the code knows, and no others', () => {
    assert.deepEqual(sorted(languageModelTools.map(({ name }) => name)), sorted(Object.values(TOOLS)));
  });

  test('names each command in both languages, as it is spelt there', () => {
    for (const { title, category } of commands) {
      const [english = '', german = ''] = Object.values(texts).map((of) => of[title.slice(1, -1)]);
      assert.equal(category, 'FRITZ!Box');
      assert.match(english, /^[A-Z]/, title);
      assert.notEqual(german, '', title);
      // What asks for more ends with dots; German sets them off.
      assert.equal(/[^ ]…$/.test(english), german.endsWith(' …'), `${english} / ${german}`);
      // Titles are capitalised in English, but for small words.
      const small = english.split(' ').filter((word) => /^[a-z]/.test(word));
      assert.deepEqual(
        small.filter((word) => !['a', 'by', 'for', 'in', 'of', 'the', 'to'].includes(word.replace(/…$/, ''))),
        [],
        english,
      );
    }
    for (const [language, of] of Object.entries(texts)) {
      const titles = commands.map(({ title }) => of[title.slice(1, -1)] ?? '');
      assert.deepEqual(titles.length, new Set(titles).size, `no two have the same title in ${language}`);
    }
  });

  test('has menus of commands and submenus that exist, and each submenu in a menu', () => {
    const ids = submenus.map(({ id }) => id);
    for (const [menu, entries] of Object.entries(menus)) {
      assert.ok(!menu.startsWith('fritzboxRemoteAccess.') || ids.includes(menu), menu);
      for (const { command, submenu } of entries) {
        assert.ok(command === undefined || known.has(command), command);
        assert.ok(submenu === undefined || ids.includes(submenu), submenu);
        assert.notEqual(command === undefined, submenu === undefined, 'one or the other');
      }
    }
    const shown = Object.values(menus)
      .flat()
      .flatMap(({ submenu }) => submenu ?? []);
    assert.deepEqual(sorted(shown), sorted(ids));
    assert.deepEqual(sorted(ids.filter((id) => menus[id] !== undefined)), sorted(ids), 'none is empty');
  });

  test('hides from the palette what only a row can tell what it is for', () => {
    const hidden = (menus.commandPalette ?? []).flatMap(({ command = '', when }) =>
      when === 'false' ? [command] : [],
    );
    assert.deepEqual(
      sorted(hidden),
      sorted([COMMANDS.copyValue, COMMANDS.moveUp, COMMANDS.moveDown, COMMANDS.takeFromBox]),
    );
  });

  test('shows at most two buttons in a row, and ten entries in a context menu', () => {
    for (const row of ROWS) {
      assert.ok(shown('view/item/context', row).length - contextMenu(row).length <= 2, row);
      assert.ok(contextMenu(row).length <= 10, `${row}: ${contextMenu(row).length}`);
    }
  });

  test('offers on a router what applies to it', () => {
    const [on, off, signedOut] = [offered(ON), offered(OFF), offered(SIGNED_OUT)];
    for (const name of ['RemoteAccess', 'DynamicDns', 'LetsEncrypt']) {
      assert.ok(on.includes(`turnOff${name}`) && !on.includes(`turnOn${name}`), name);
      assert.ok(off.includes(`turnOn${name}`) && !off.includes(`turnOff${name}`), name);
    }
    assert.ok(on.includes('forbidProviderUpdates') && !on.includes('allowProviderUpdates'));
    assert.ok(off.includes('allowProviderUpdates') && !off.includes('forbidProviderUpdates'));
    assert.ok(on.includes('signOut') && !on.includes('signIn') && on.includes('removeInternetRoute'));
    assert.ok(
      signedOut.includes('signIn') && !signedOut.includes('signOut') && !signedOut.includes('checkRemoteAccess'),
    );
    assert.ok(!off.includes('openInternetAddress') && !off.includes('removeInternetRoute'));
  });

  test('offers on several routers only what is done to all of them', () => {
    assert.deepEqual(sorted(offered(ON, true)), [
      ...['checkProviderAccess', 'checkRemoteAccess', 'chooseNotices', 'moveToGroup', 'refresh', 'removeRouter'],
      ...['showFleetReport', 'turnOffDynamicDns', 'turnOffLetsEncrypt', 'turnOnDynamicDns', 'turnOnLetsEncrypt'],
    ]);
  });

  test('has keys for commands that the view knows the rows of', () => {
    for (const { command, args, when } of keybindings) {
      assert.ok(known.has(command), command);
      assert.equal(args, 'selection');
      assert.match(when, /focusedView == fritzboxRemoteAccess\.routers && listFocus && !inputFocus/);
    }
  });

  test('groups context menus the same way everywhere, and what destroys comes last and alone', () => {
    assert.deepEqual(
      context.filter((entry) => !GROUPS.includes(groupOf(entry))),
      [],
    );
    for (const [menu, entries] of Object.entries(menus)) {
      if (menu === 'commandPalette') continue;
      for (const entry of entries) {
        const destroys = DESTRUCTIVE.includes(entry.command ?? '');
        assert.equal(destroys, groupOf(entry) === '9_destructive', `${menu}: ${entry.command ?? ''}`);
      }
    }
  });

  test('gives each entry of a menu a place of its own', () => {
    for (const menu of ['view/item/context', ...submenus.map(({ id }) => id)]) {
      for (const row of ROWS) {
        const places = shown(menu, row).map(({ group }) => group);
        assert.equal(new Set(places).size, places.length, `${menu}, ${row}: ${places.join(' ')}`);
      }
    }
  });

  test('asks for context keys and tags that exist', () => {
    const source = readFileSync('src/common/vscode/contextKeys.ts', 'utf8');
    const tags = readFileSync('src/tree/treeNode.ts', 'utf8');
    const events = walkthroughs.flatMap(({ steps }) => steps.flatMap(({ completionEvents }) => completionEvents));
    const entries = [...Object.values(menus).flat(), ...viewsWelcome];
    for (const when of [...entries.map(({ when = '' }) => when), ...events]) {
      for (const [id, key] of when.matchAll(/\bfritzboxRemoteAccess\.(\w+)/g)) {
        assert.ok(id === VIEW_ID || source.includes(` ${key}: `), id);
      }
    }
    for (const tag of ROWS.join(' ').split(' ')) {
      assert.ok(tags.includes(`'${tag.replace(/(On|Off)$/, '')}'`) || tags.includes(`'${tag}'`), tag);
    }
    // Every entry is shown in some row.
    const seen = new Set(ROWS.flatMap((row) => shown('view/item/context', row)));
    assert.deepEqual(
      context.filter((entry) => !seen.has(entry)),
      [],
    );
  });

  test('has a walkthrough whose steps tick themselves, and whose links lead somewhere', () => {
    assert.equal(walkthroughs.length, 1);
    const [{ id, steps }] = walkthroughs as [Walkthrough];
    assert.ok(steps.length === 5 || steps.length === 6);
    for (const { media, completionEvents } of steps) {
      assert.ok(existsSync(media.svg), media.svg);
      assert.ok(completionEvents.every((event) => event.startsWith('onContext:')));
    }
    const address = encodeURIComponent(`"${manifest.publisher}.${manifest.name}#${id}"`);
    for (const text of Object.values(texts).flatMap((of) => Object.values(of))) {
      for (const [, command = '', argument] of text.matchAll(/\]\(command:([\w.]+)(?:\?(.*?))?\)/g)) {
        const focusesView = command === `${VIEW_ID}.focus`;
        const opensWalkthrough = command === 'workbench.action.openWalkthrough' && argument === address;
        assert.ok(known.has(command) || focusesView || opensWalkthrough, `${command} ${argument ?? ''}`);
      }
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
    assert.deepEqual(manifest.activationEvents, ['workspaceContains:**/*.fritzbox-inventory.json']);
  });

  test('has for the marketplace what it takes', () => {
    assert.ok(manifest.keywords.length <= 5);
    assert.match(manifest.galleryBanner.color, /^#[0-9a-f]{6}$/);
    assert.match(texts.English.displayName ?? '', /unofficial/);
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

  test('is built against the oldest VS Code it runs in, and ships two pinned packages', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode'] ?? ''}`);
    assert.deepEqual(Object.keys(manifest.dependencies).sort(), ['fast-xml-parser', 'undici']);
    for (const version of Object.values(manifest.dependencies)) assert.match(version, /^\d+\.\d+\.\d+$/);
  });
});
