import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { exportTo } from '../../src/commands/exportInventory';
import { importInventory } from '../../src/commands/importInventory';
import type { Parts } from '../../src/commands/parts';
import { COMMANDS } from '../../src/common/commandIds';
import { HumanError } from '../../src/common/humanError';
import { addInventory } from '../../src/routers/addInventory';
import { Groups } from '../../src/routers/groups';
import { readInventory, writeInventory } from '../../src/routers/inventory';
import { Routers } from '../../src/routers/routers';
import type { BoxIdentity } from '../../src/tr064/identity';
import { RoutersTree } from '../../src/tree/routersTree';
import { identityStep } from '../../src/ui/identityStep';
import type { PickOptions, StepInput } from '../../src/ui/steps';
import { compare } from '../../src/wanted/wanted';
import { startBox } from '../box';
import { SharedMemento } from '../sharedState';
import { addBox } from '../windows';
import { activated } from './extension';
import { addListed, forgetAll, listed, rows } from './lists';
import { Told } from './told';

suite('inventories', () => {
  let parts: Parts;
  let folder: string;

  suiteSetup(async () => {
    parts = await activated();
    folder = mkdtempSync(path.join(tmpdir(), 'inventory-'));
  });
  teardown(() => forgetAll(parts));
  suiteTeardown(() => {
    rmSync(folder, { recursive: true });
  });

  const file = (content: string): vscode.Uri => {
    const name = path.join(folder, 'a.fritzbox-inventory.json');
    writeFileSync(name, content);
    return vscode.Uri.file(name);
  };
  const shownText = (): string => vscode.window.activeTextEditor?.document.getText() ?? '';
  const inventory = (...routers: unknown[]): string =>
    JSON.stringify({ version: 1, groups: ['Later'], routers }, null, 1);
  const good = [
    { name: 'Mum', host: 'mum.example', port: 443, model: 'FRITZ!Box 7530', udn: 'uuid:1', group: 'Family' },
    { name: 'Office', host: '192.0.2.7' },
  ];

  /** Answers the next modal question with this button; closes it without. */
  async function answering(button: string | undefined, task: () => Promise<void>): Promise<string[]> {
    const asked: string[] = [];
    const original = Reflect.get(vscode.window, 'showWarningMessage') as unknown;
    Reflect.set(vscode.window, 'showWarningMessage', (message: string, options: vscode.MessageOptions) => {
      asked.push(`${message} ${options.detail ?? ''}`);
      return Promise.resolve(button);
    });
    try {
      await task();
    } finally {
      Reflect.set(vscode.window, 'showWarningMessage', original);
    }
    return asked;
  }

  test('come back as they were written, and hold no login', async () => {
    const box = await startBox({ name: 'Zilpzalp\u202e' });
    try {
      const profile = await addBox(parts, box);
      await addListed(parts, 'A', 'B');
      const { id } = await parts.groups.create('Customers');
      await parts.groups.create('Empty');
      await parts.groups.moveRouters(parts.routers.all(), ['b'], id);
      await parts.groups.moveRouters(parts.routers.all(), ['a'], id);
      const uri = vscode.Uri.file(path.join(folder, 'out.fritzbox-inventory.json'));
      await vscode.commands.executeCommand(COMMANDS.exportInventory, uri);
      const text = shownText();
      assert.equal(text, writeInventory(parts.routers.all(), parts.groups));
      const [user] = box.users;
      for (const secret of [user?.name, user?.password, box.fingerprint.replace('SHA256:', ''), profile.id]) {
        assert.ok(secret !== undefined);
        // The device name of test boxes is made from their key.
        assert.ok(!text.replace(profile.udn, '').includes(secret), secret);
      }
      const before = rows(parts).map((row) => row.replace('\u202e', ''));
      assert.deepEqual(before, ['Customers', '  B', '  A', 'Empty', 'Zilpzalp']);
      await forgetAll(parts);
      await vscode.commands.executeCommand(COMMANDS.importInventory, uri);
      assert.deepEqual(rows(parts), before);
      assert.equal(writeInventory(parts.routers.all(), parts.groups), text);
    } finally {
      await box.close();
    }
  });

  test('hold the settings of those that were chosen, as they were last read, and no secret', async () => {
    const boxes = [await startBox({ name: 'Home' }), await startBox({ name: 'Parents' })];
    try {
      const profiles = [];
      for (const box of boxes) profiles.push(await addBox(parts, box));
      const [home] = profiles;
      assert.ok(home && boxes[0]);
      await parts.groups.create('Customers');
      boxes[0].state.ddns.updateUrl = 'https://dyn.example/update?host=<domain>&token=eule-4711-eule';
      await parts.refresher.refresh([home.id]);
      const uri = vscode.Uri.file(path.join(folder, 'settings.fritzbox-inventory.json'));
      const told = new Told();
      await exportTo(parts, uri, { profiles, withSettings: true });
      told.restore();
      assert.deepEqual(told.texts, ['Never read, and so without settings in the file: 1 (Parents).']);
      const { inventory: whole } = readInventory(readFileSync(uri.fsPath));
      const { boxState } = parts.boxStates.get(home.id);
      assert.ok(boxState);
      assert.deepEqual(
        whole.routers.map(({ wanted }) => compare(wanted, boxState).length),
        [0, 0],
      );
      assert.equal(whole.routers[0]?.wanted.ddns?.updateUrl, 'https://dyn.example/update?host=<domain>&token=***');
      assert.deepEqual(whole.routers[1]?.wanted, {});
      const one = vscode.Uri.file(path.join(folder, 'one.fritzbox-inventory.json'));
      await exportTo(parts, one, { profiles: [home], withSettings: true });
      const { inventory: part } = readInventory(readFileSync(one.fsPath));
      assert.deepEqual([part.routers.length, part.groups, whole.groups], [1, [], ['Customers']]);
    } finally {
      for (const box of boxes) await box.close();
    }
  });

  test('add routers without a login, and say so', async () => {
    await importInventory(parts, file(inventory(...good)));
    assert.deepEqual(rows(parts), ['Later', 'Family', '  Mum', 'Office']);
    const profiles = parts.routers.all();
    assert.deepEqual(
      profiles.map(({ name, routes, model, udn }) => [name, routes.lan?.host, routes.lan?.port, model, udn]),
      [
        ['Mum', 'mum.example', 443, 'FRITZ!Box 7530', 'uuid:1'],
        ['Office', '192.0.2.7', 49443, '', ''],
      ],
    );
    const tree = new RoutersTree(parts);
    for (const { id } of profiles) {
      assert.equal(parts.identities.get(id), undefined);
      assert.equal(parts.boxStates.get(id).failure?.kind, 'sign-in-needed');
      const element = tree.root(id);
      assert.equal(tree.getTreeItem(element).description, 'not signed in');
      const labels = tree.getChildren(element).map((child) => tree.getTreeItem(child).label);
      assert.ok(labels.includes('Sign in…'), JSON.stringify(labels));
    }
    tree.dispose();
  });

  test('send nothing to an imported address before the first sign-in', async () => {
    const box = await startBox();
    try {
      await importInventory(parts, file(inventory({ name: 'A', host: box.host, port: box.tlsPort })));
      await parts.refresher.refresh();
      assert.deepEqual([box.traffic.requests, box.traffic.connections.tls], [0, 0]);
    } finally {
      await box.close();
    }
  });

  test('have their address shown at the first sign-in, even with a certificate of a public authority', async () => {
    const shown: PickOptions<boolean>[] = [];
    const identity = {
      publiclyTrusted: true,
      names: [],
      validFrom: '',
      validTo: '',
      sha256: '',
    } as unknown as BoxIdentity;
    const input = {
      wait: () => Promise.resolve(identity),
      pick: (options: PickOptions<boolean>) => Promise.resolve(void shown.push(options)),
    } as unknown as StepInput;
    const accepted = (): never => assert.fail('accepted without a question');
    await identityStep({ endpoint: { host: 'evil.example', port: 443 }, alwaysAsk: true }, { accepted })(input);
    assert.match(JSON.stringify(shown), /evil\.example:443/);
  });

  test('take over what the box says of itself at the sign-in', async () => {
    await importInventory(parts, file(inventory({ name: 'A', host: 'a.example', udn: 'uuid:claimed' })));
    const [profile] = parts.routers.all();
    assert.ok(profile);
    await parts.routers.identify(profile.id, { model: 'FRITZ!Box 7590', udn: 'uuid:real' });
    assert.deepEqual(parts.routers.all(), [{ ...profile, model: 'FRITZ!Box 7590', udn: 'uuid:real' }]);
  });

  test('are checked by the editor while they are written', async () => {
    const uri = file(inventory({ name: 'A', host: 'a.example', port: 0 }, { name: 'B', fingerprint: 'x' }));
    await vscode.window.showTextDocument(uri);
    const messages = (): string[] => vscode.languages.getDiagnostics(uri).map(({ message }) => message);
    for (let i = 0; i < 150 && messages().length < 3; i++) await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual(messages().sort(), [
      'Missing property "host".',
      'Property fingerprint is not allowed.',
      'Value is below the minimum of 1.',
    ]);
  });

  test('leave alone what is in the list', async () => {
    await parts.routers.addUnsigned([
      listed('Mine', 0, { udn: 'uuid:1' }),
      listed('Desk', 1, { routes: { lan: { host: '192.0.2.7', port: 49443 } } }),
    ]);
    const before = parts.routers.all();
    await importInventory(parts, file(inventory(...good, { name: 'New', host: 'new.example' })));
    assert.deepEqual(parts.routers.all().slice(0, 2), before);
    assert.deepEqual(
      parts.routers.all().map(({ name }) => name),
      ['Mine', 'Desk', 'New'],
    );
    await importInventory(parts, file(inventory(...good, { name: 'New', host: 'new.example' })));
    assert.equal(parts.routers.all().length, 3);
  });

  test('are read from an editor that was never saved', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'json', content: inventory(...good) });
    await vscode.commands.executeCommand(COMMANDS.importInventory, document.uri);
    assert.equal(parts.routers.all().length, 2);
  });

  test('with something wrong add nothing unless the good ones are wanted', async () => {
    const mixed = inventory(...good, { name: 'Evil', host: 'https://evil@fritz.box', port: 70_000 });
    const refused = await answering(undefined, () => importInventory(parts, file(mixed)));
    assert.match(refused.join(), /Problems: 2\. Routers that are good: 2\./);
    assert.match(refused.join(), /\nrouters\[2\]\.host: Not valid here\. The editor says why/);
    assert.deepEqual([rows(parts), parts.groups.all()], [[], []]);
    assert.match(vscode.window.activeTextEditor?.document.uri.path ?? '', /a\.fritzbox-inventory\.json$/);
    await answering('Import the Good Ones', () => importInventory(parts, file(mixed)));
    assert.deepEqual(rows(parts), ['Later', 'Family', '  Mum', 'Office']);
  });

  for (const [what, content, says] of [
    ['no JSON', '{', /^The file is no JSON: /],
    ['a newer version', '{"version":9,"routers":[]}', /^version: The file is of version 9, which only a newer/],
    ['too much', ' '.repeat(1_100_000), /^The file is larger than 1024 KB\.$/],
    ['a prototype', '{"version":1,"routers":[],"__proto__":{"version":1}}', /^__proto__: Not valid here\./],
    [
      'names that turn the line round',
      '{"version":1,"routers":[{"name":"a\\u202eb","host":"a.example"}],"\\u202e\\n[x](command:y)":1}',
      /^routers\[0\]\.name: Not valid here\..* \s?\[x\]\(command:y\): Not valid/,
    ],
    [
      'only bad ones',
      '{"version":1,"routers":[{"name":"A"},7]}',
      /^routers\[0\]: Not valid here\..* routers\[1\]: Not valid/,
    ],
  ] as const) {
    test(`add nothing and say why: ${what}`, async () => {
      await assert.rejects(importInventory(parts, file(content)), (error) => {
        assert.ok(error instanceof HumanError);
        assert.match(error.remedy ?? '', says);
        return true;
      });
      assert.deepEqual(rows(parts), []);
    });
  }

  test('that are not there are said to be unreadable', async () => {
    await assert.rejects(importInventory(parts, vscode.Uri.file(path.join(folder, 'none.json'))), HumanError);
  });

  test('leave nothing behind when something cannot be kept', async () => {
    const { inventory: wanted } = readInventory(new TextEncoder().encode(inventory(...good)));
    for (let failsAt = 1; ; failsAt++) {
      const memento = new SharedMemento();
      memento.failsAt = failsAt;
      const groups = new Groups(memento);
      const routers = new Routers(memento, parts.identities, parts.credentials, [groups]);
      const done = await addInventory(routers, groups, wanted).catch(() => undefined);
      if (done !== undefined) {
        // Two groups, a place and two routers.
        assert.equal(failsAt, 6);
        assert.equal(memento.writes.length, 5);
        break;
      }
      assert.deepEqual([routers.all(), groups.all(), [...memento.values.keys()]], [[], [], []], `at write ${failsAt}`);
    }
  });
});
