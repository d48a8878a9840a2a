import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Parts } from '../../src/commands/parts';
import { COMMANDS } from '../../src/common/commandIds';
import { startBox, type SimulatedBox } from '../box';
import { World } from '../net/world';
import { addBox } from '../windows';
import { activated } from './extension';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What must not be in a report, wherever it comes from. */
const CANARY =
  /canary|kanarie|203\.0\.113|2001:db8|127\.0\.0\.1|\b[0-9a-f]{2}(:[0-9a-f]{2}){5}\b|myfritz\.net|example\.(org|net|com)/i;

suite('a problem report', () => {
  let parts: Parts;
  let box: SimulatedBox;
  let world: World;

  suiteSetup(async () => {
    parts = await activated();
    world = await World.start();
    box = await startBox({ name: 'Canary of a box', maintenance: { behaviour: 'chatty' } });
    world.add(box);
  });
  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const { id } of parts.routers.all()) await parts.routers.remove(id);
    await box.close();
    await world.close();
  });

  /** Asks for a report and waits for what is expected of it: a document that is open is brought up to date in time. */
  async function report(...expected: readonly RegExp[]): Promise<void> {
    await vscode.commands.executeCommand(COMMANDS.reportProblem);
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, 'markdown');
    assert.ok(document.isUntitled, 'it can be edited');
    const said = (): string => document.getText().replaceAll('\\', '');
    for (let i = 0; i < 50 && !expected.every((one) => one.test(said())); i++) await sleep(100);
    for (const one of expected) assert.match(said(), one);
    assert.doesNotMatch(said(), CANARY);
  }

  test('says what it is about without saying whose it is', async () => {
    const [anna] = box.state.users;
    assert.ok(anna);
    anna.name = 'canary-user';
    anna.password = 'canary-Kennwort';
    Object.assign(box.state.ddns, { domain: 'canary.example.org', username: 'canary-name', password: 'canary-pw' });
    box.state.ddns.updateUrl = 'https://canary.example.net/u?token=canaryToken1234';
    box.state.managementServer.url = 'https://canary-acs.example.net:7547/canary';
    const { id } = await addBox(parts, box, 'canary-Kennwort');
    await parts.routers.rename(id, 'Canary [x](command:canary) 203.0.113.9');
    await parts.refresher.refresh();
    assert.equal(parts.boxStates.get(id).failure, undefined);
    await report(
      /^# Problem report$/m,
      /\| Extension \| `\d+\.\d+\.\d+` \|/,
      /\| VS Code \| `\d+\.\d+\.\d+, /,
      /\| fritzboxRemoteAccess\.refreshInterval \| `\d+` \|/,
      /^## Routers: 1$/m,
      /^- Model: `FRITZ!Box 7590`$/m,
      /^- FRITZ!OS: `8\.02`$/m,
      /^- Reached by: Home network$/m,
      /^- Services: .*`X_AVM-DE_RemoteAccess:1`/m,
      /router 1: X_AVM-DE_RemoteAccess:1#GetDDNSInfo: HTTP 200, \d+ characters, \d+ ms/,
    );
  });

  test('tells what failed, by kind and code', async () => {
    const { id } = parts.routers.all()[0] ?? { id: '' };
    box.faults.order({ kind: 'fault', code: 606 }, { action: 'GetDDNSInfo' });
    await parts.refresher.refresh();
    await report(/^- Could not be read: `ddns \(not-authorized UPnP 606\)`$/m);
    await box.close();
    await parts.refresher.refresh();
    assert.equal(parts.boxStates.get(id).failure?.kind, 'unreachable');
    await report(/^- Last failure: `\S+ unreachable`$/m, /router 1: not read: unreachable/);
    await parts.routers.remove(id);
    await report(/removed router: not read: unreachable/);
  });

  test('has no text of an unexpected error', async () => {
    const { id } = await addBox(parts, box);
    const get = parts.clients.get.bind(parts.clients);
    parts.clients.get = () => Promise.reject(new RangeError('canary at 203.0.113.5'));
    try {
      await parts.refresher.refresh();
      await vscode.commands.executeCommand(COMMANDS.openProviderPage, { routerId: id });
    } finally {
      parts.clients.get = get;
    }
    await report(
      /^\S+ router 1: not read: RangeError at .*:\d+:\d+/m,
      /^\S+ fritzboxRemoteAccess\.openProviderPage: RangeError at /m,
    );
  });
});
