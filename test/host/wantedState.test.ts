import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Parts } from '../../src/commands/parts';
import { COMMANDS } from '../../src/common/commandIds';
import { standingOf } from '../../src/diagnosis/standing';
import type { RouterProfile } from '../../src/routers/profile';
import { routerNode } from '../../src/tree/nodes/router';
import { startBox, type BoxOptions, type SimulatedBox } from '../box';
import { until } from '../vscode/until';
import { addBox } from '../windows';
import { activated } from './extension';
import { forgetAll } from './lists';
import { Told } from './told';

suite('the wanted state in a file', () => {
  let parts: Parts;
  let folder: string;
  let told: Told;
  const boxes: SimulatedBox[] = [];
  let files = 0;

  suiteSetup(async () => {
    parts = await activated();
    folder = mkdtempSync(path.join(tmpdir(), 'wanted-'));
  });
  setup(() => {
    told = new Told();
  });
  teardown(async () => {
    told.restore();
    await parts.comparedFile.choose(undefined);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await forgetAll(parts);
    for (const box of boxes.splice(0)) await box.close();
  });
  suiteTeardown(() => {
    rmSync(folder, { recursive: true });
  });

  async function router(name: string, options: BoxOptions = {}): Promise<[SimulatedBox, RouterProfile]> {
    const box = await startBox({ name, ...options });
    boxes.push(box);
    const profile = await addBox(parts, box);
    await parts.refresher.refresh([profile.id]);
    return [box, profile];
  }

  /** A file of its own for each test, open in an editor. */
  async function open(content: object): Promise<vscode.TextDocument> {
    const file = path.join(folder, `${files++}.fritzbox-inventory.json`);
    writeFileSync(file, JSON.stringify({ version: 2, ...content }, null, 2));
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
    await vscode.window.showTextDocument(document);
    return document;
  }
  const entry = ({ name, udn }: RouterProfile, wanted: object, more: object = {}) => ({
    ...{ name, host: `${name.toLowerCase()}.example`, udn, wanted, ...more },
  });

  /** Marks that this extension made: the marked text, and what is said of it up to the time. */
  const marks = ({ uri }: vscode.TextDocument): string[] =>
    vscode.languages
      .getDiagnostics(uri)
      .flatMap(({ source, message, severity }) =>
        source === 'FRITZ!Box' ? [`${vscode.DiagnosticSeverity[severity]} ${message.replace(/ · read .*/, '')}`] : [],
      );
  async function marked(document: vscode.TextDocument, expected: readonly string[]): Promise<void> {
    await until(() => JSON.stringify(marks(document)) === JSON.stringify(expected), 'the marks').catch(() => undefined);
    assert.deepEqual(marks(document), expected);
  }
  async function lenses({ uri }: vscode.TextDocument): Promise<vscode.Command[]> {
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 500);
    return found.flatMap(({ command }) => command ?? []);
  }
  const titles = async (document: vscode.TextDocument): Promise<string[]> =>
    (await lenses(document)).map(({ title }) => title.replace(/ · read .*/, ''));

  /** Runs a command, and takes the first row of each question that comes. */
  async function agreeing(run: Thenable<unknown>): Promise<void> {
    let ended = false;
    const running = Promise.resolve(run).finally(() => {
      ended = true;
    });
    for (let i = 0; i < 300 && !ended; i++) {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await new Promise((resolve) => setTimeout(resolve, 100));
      for (const box of boxes) if (box.state.secondFactor.process?.state === 'waitingforauth') box.pressButton();
    }
    await running;
  }

  test('is marked where a router differs, and anew when one is read', async () => {
    const [box, profile] = await router('Home');
    const { port, letsEncryptEnabled } = box.state.remoteAccess;
    const document = await open({
      defaults: { letsEncrypt: { enabled: !letsEncryptEnabled } },
      routers: [
        entry(profile, { remoteAccess: { enabled: true, port: 50123 }, ddns: { domain: box.state.ddns.domain } }),
        { name: 'Nobody', host: 'nobody.example', wanted: { remoteAccess: { port: 1 } } },
      ],
    });
    const on = letsEncryptEnabled ? ['on', 'off'] : ['off', 'on'];
    await marked(document, [
      `Warning Home: Remote access, Port · FRITZ!Box: ${port}`,
      `Warning Home: Let's Encrypt · FRITZ!Box: ${on[0]} · file, in "defaults": ${on[1]}`,
    ]);
    assert.deepEqual(await titles(document), [
      ...['Routers: 2, with differences: 1', 'Apply to All…', 'Keep Comparing'],
      ...['2 differences', 'Apply…', 'Take From FRITZ!Box', 'not in the list of routers', 'Restore…', 'Import Routers'],
    ]);
    Object.assign(box.state.remoteAccess, { port: 50123, letsEncryptEnabled: !letsEncryptEnabled });
    await parts.refresher.refresh([profile.id]);
    await marked(document, []);
    assert.deepEqual((await titles(document)).slice(0, 3), [
      'Routers: 2, with differences: 0',
      'Keep Comparing',
      'matches the file',
    ]);
  });

  test('is marked where it holds a secret, or what only looks like another name', async () => {
    const [, profile] = await router('Home');
    const url = 'https://dyn.example/update?host=<domain>&token=';
    const document = await open({
      routers: [
        entry(profile, { ddns: { updateUrl: `${url}eule-4711-eule` } }),
        { name: 'Hоme', host: 'x.example', wanted: { ddns: { updateUrl: `${url}***` } } },
        { name: 'B', host: 'b.example', wanted: { ddns: { updateUrl: `${url}***` } } },
      ],
    });
    await until(() => marks(document).length >= 4, 'the marks').catch(() => undefined);
    const said = marks(document).map((one) => one.slice(0, 60));
    assert.ok(
      said.some((one) => one.startsWith('Warning Home: This looks like a secret, and files are')),
      said.join('\n'),
    );
    assert.ok(
      said.some((one) => one.startsWith('Information B: A secret was left out here.')),
      said.join('\n'),
    );
    assert.ok(
      said.some((one) => one.startsWith('Warning This looks like another name')),
      said.join('\n'),
    );
    assert.ok(!marks(document).join().includes('eule'), 'no mark shows the secret');
  });

  /** Quick fixes for a piece of the text. */
  async function fixes(document: vscode.TextDocument, what: string): Promise<Map<string, vscode.CodeAction>> {
    const at = document.positionAt(document.getText().indexOf(what));
    const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      ...[document.uri, new vscode.Range(at, at), vscode.CodeActionKind.QuickFix.value],
    );
    return new Map(found.map((action) => [action.title, action]));
  }

  test('can be mended at a mark: by the value of the router, by what stands for a secret, or by applying it', async () => {
    const [box, profile] = await router('Home');
    const secret = 'https://dyn.example/update?host=<domain>&token=eule-4711-eule';
    const wanted = { remoteAccess: { port: 50123 }, ddns: { updateUrl: secret, mode: 'ddns_both' } };
    const document = await open({
      defaults: { letsEncrypt: { enabled: !box.state.remoteAccess.letsEncryptEnabled } },
      routers: [entry(profile, wanted)],
    });
    await until(() => marks(document).length >= 4, 'the marks');
    assert.ok(
      marks(document).includes(
        'Warning Home: Two requests need two URLs with one blank between them, the first with <ipaddr>, the second with <ip6addr>.',
      ),
      marks(document).join('\n'),
    );
    const ofPort = await fixes(document, '50123');
    assert.deepEqual([...ofPort.keys()], ['Take This Value From the FRITZ!Box', 'Apply All Differences of Home…']);
    assert.equal(ofPort.get('Apply All Differences of Home…')?.command?.command, COMMANDS.applyInventory);
    const take = async (what: string, title: string): Promise<void> => {
      const edit = await until(async () => (await fixes(document, what)).get(title)?.edit, title);
      await vscode.workspace.applyEdit(edit);
    };
    await take('50123', 'Take This Value From the FRITZ!Box');
    await take('"Home"', 'Take This Value From the FRITZ!Box');
    await take('https://dyn.example', 'Use <pass>');
    const { routers } = JSON.parse(document.getText()) as { routers: { wanted: unknown }[] };
    assert.deepEqual(routers[0]?.wanted, {
      remoteAccess: { port: box.state.remoteAccess.port },
      ddns: { updateUrl: secret.replace('eule-4711-eule', '<pass>'), mode: 'ddns_both' },
      letsEncrypt: { enabled: box.state.remoteAccess.letsEncryptEnabled },
    });
  });

  test('says which values cannot be compared, and counts entries that are not valid', async () => {
    const [, profile] = await router('Old', { scenario: '7530-7.29' });
    const document = await open({
      defaults: { providerConfiguration: { enabled: false } },
      routers: [entry(profile, { letsEncrypt: { enabled: true } }), { name: 'No address' }],
    });
    await marked(document, [
      "Information Old: Let's Encrypt · cannot be compared: This FRITZ!Box has no Let's Encrypt.",
      'Information Old: Automatic configuration by the internet provider · cannot be compared: not reported by the FRITZ!Box; Apply sets it anyway',
    ]);
    assert.deepEqual(await titles(document), [
      ...['Routers: 2, with differences: 0, not valid: 1', 'Apply to All…', 'Keep Comparing'],
      'no differences · cannot be compared: 2',
      'Apply…',
      'not valid, and not compared',
    ]);
  });

  test('is told by row, badge and report while its file is the one to compare with', async () => {
    const [box, profile] = await router('Home');
    const { enabled } = box.state.remoteAccess;
    const document = await open({ routers: [entry(profile, { remoteAccess: { enabled: !enabled } })] });
    const uri = document.uri.toString();
    const drift = (): string[] => {
      const { boxState } = parts.boxStates.get(profile.id);
      assert.ok(boxState);
      return standingOf(boxState, parts.worlds.get(profile.id)).findings.flatMap(({ code, level }) =>
        code === 'differs-from-file' ? [level] : [],
      );
    };
    await vscode.commands.executeCommand(COMMANDS.compareInventory, document.uri);
    assert.deepEqual(drift(), [], 'a look at a file changes nothing');
    await vscode.commands.executeCommand(COMMANDS.keepComparing, uri);
    assert.deepEqual(drift(), ['warning']);
    const rows = routerNode(profile, parts.boxStates.get(profile.id), parts.worlds.get(profile.id)).children?.() ?? [];
    assert.deepEqual(
      rows.filter(({ id }) => id === 'wanted').map(({ description, level }) => [description, level]),
      [['1 difference', 'warning']],
    );
    // A change of the file on disk counts, whichever program made it.
    writeFileSync(document.uri.fsPath, document.getText().replace(String(!enabled), String(enabled)));
    await until(() => drift().length === 0, 'the file to be followed');
    await vscode.commands.executeCommand(COMMANDS.stopComparing);
    assert.equal(parts.worlds.get(profile.id)?.wanted, undefined);
  });

  test('is applied with one question, a second factor and a lost answer, and each change can be undone', async () => {
    const [home, homeProfile] = await router('Home');
    const [parents, parentsProfile] = await router('Parents');
    for (const { state } of [home, parents]) {
      state.remoteAccess.letsEncryptEnabled = true;
      state.managementServer.firmwareDownload = false;
    }
    await parts.refresher.refresh();
    home.faults.order({ kind: 'drop after' }, { action: 'SetLetsEncryptEnable' });
    parents.state.secondFactor.required = ['SetLetsEncryptEnable'];
    const wanted = { letsEncrypt: { enabled: false }, providerUpdates: { enabled: true } };
    const document = await open({
      defaults: wanted,
      routers: [homeProfile, parentsProfile].map((one) => entry(one, {})),
    });
    await agreeing(vscode.commands.executeCommand(COMMANDS.applyInventory, document.uri.toString()));
    for (const { state } of [home, parents]) {
      assert.deepEqual([state.remoteAccess.letsEncryptEnabled, state.managementServer.firmwareDownload], [false, true]);
    }
    for (const { id } of [homeProfile, parentsProfile]) {
      assert.deepEqual(
        parts.history
          .all(id)
          .map(({ kind }) => kind)
          .sort(),
        ['letsEncrypt', 'providerUpdates'],
      );
    }
    assert.match(told.all, /Done on 2 routers: Apply Settings From .*fritzbox-inventory\.json\./);
    await marked(document, []);
    await agreeing(vscode.commands.executeCommand(COMMANDS.undoLastChange, homeProfile.id));
    assert.ok(home.state.remoteAccess.letsEncryptEnabled || !home.state.managementServer.firmwareDownload, 'undone');
  });

  test('is applied from the row of a router to that router, with the file that was chosen', async () => {
    const [home, homeProfile] = await router('Home');
    const [parents, parentsProfile] = await router('Parents');
    for (const { state } of [home, parents]) state.remoteAccess.letsEncryptEnabled = true;
    await parts.refresher.refresh();
    const wanted = { letsEncrypt: { enabled: false } };
    const { uri } = await open({ routers: [homeProfile, parentsProfile].map((one) => entry(one, wanted)) });
    await vscode.commands.executeCommand(COMMANDS.keepComparing, uri.toString());
    await agreeing(vscode.commands.executeCommand(COMMANDS.applyInventory, { routerId: homeProfile.id }));
    const now = [home, parents].map(({ state }) => state.remoteAccess.letsEncryptEnabled);
    assert.deepEqual(now, [false, true]);
  });

  test('is not applied to a router of which it is not clear which one it is, nor to one that is another box', async () => {
    const [box, profile] = await router('Home');
    const before = JSON.stringify(box.state.remoteAccess);
    const wanted = { letsEncrypt: { enabled: !box.state.remoteAccess.letsEncryptEnabled } };
    const replaced = await open({ routers: [{ ...entry(profile, wanted), udn: 'uuid:of the old one' }] });
    assert.deepEqual(await titles(replaced), [
      ...['Routers: 1, with differences: 0', 'Keep Comparing', 'another FRITZ!Box has this name now', 'Restore…'],
    ]);
    await vscode.commands.executeCommand(COMMANDS.applyInventory, replaced.uri.toString(), 'uuid:of the old one');
    assert.match(
      told.all,
      /Give another FRITZ!Box the settings that the file has for Home\?\nIn the file: Home · uuid:of the old one\nIn the list: Home · /,
    );
    const twice = await open({ routers: [entry(profile, wanted), { ...entry(profile, wanted), name: 'B' }] });
    await vscode.commands.executeCommand(COMMANDS.applyInventory, twice.uri.toString(), profile.udn);
    assert.match(told.all, /Home: not clear which router this is/);
    assert.equal(JSON.stringify(box.state.remoteAccess), before);
  });

  test('is given to another box that took the place of the old one, after a question that names both', async () => {
    const [box, profile] = await router('Home');
    box.state.remoteAccess.letsEncryptEnabled = true;
    await parts.refresher.refresh();
    const document = await open({
      routers: [{ ...entry(profile, { letsEncrypt: { enabled: false } }), udn: 'uuid:old' }],
    });
    Reflect.set(vscode.window, 'showWarningMessage', () => Promise.resolve('Restore'));
    await agreeing(vscode.commands.executeCommand(COMMANDS.applyInventory, document.uri.toString(), 'uuid:old'));
    assert.equal(box.state.remoteAccess.letsEncryptEnabled, false);
    const { routers } = JSON.parse(document.getText()) as { routers: { udn: string }[] };
    assert.equal(routers[0]?.udn, profile.udn, 'the file names the new box then');
    assert.ok(document.isDirty, 'and nothing saves that');
  });

  test('is given to a router of another name that the person picks', async () => {
    const [box, profile] = await router('New');
    box.state.remoteAccess.letsEncryptEnabled = true;
    await parts.refresher.refresh();
    const document = await open({
      routers: [{ name: 'Old', host: 'old.example', udn: 'uuid:old', wanted: { letsEncrypt: { enabled: false } } }],
    });
    Reflect.set(vscode.window, 'showWarningMessage', () => Promise.resolve('Restore'));
    await agreeing(vscode.commands.executeCommand(COMMANDS.applyInventory, document.uri.toString(), 'uuid:old'));
    assert.equal(box.state.remoteAccess.letsEncryptEnabled, false);
    const { routers } = JSON.parse(document.getText()) as { routers: { udn: string }[] };
    assert.equal(routers[0]?.udn, profile.udn);
  });

  test('takes what a router has, as an edit that can be undone', async () => {
    const [box, profile] = await router('Home');
    const document = await open({ routers: [entry(profile, { remoteAccess: { port: 50123 }, letsEncrypt: {} })] });
    const before = document.getText();
    await vscode.commands.executeCommand(COMMANDS.takeFromBox, document.uri.toString(), profile.udn);
    assert.equal(document.getText().includes(`"port": ${box.state.remoteAccess.port}`), true, document.getText());
    assert.ok(document.isDirty, 'nothing saves it');
    await marked(document, []);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });
});
