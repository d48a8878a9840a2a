import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Parts } from '../../src/commands/parts';
import { COMMANDS } from '../../src/common/commandIds';
import { Refresher } from '../../src/routers/refresher';
import { startBox, type BoxOptions, type SimulatedBox } from '../box';
import { until } from '../vscode/until';
import { addBox } from '../windows';
import { activated } from './extension';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

suite('routers', () => {
  let parts: Parts;
  const boxes: SimulatedBox[] = [];

  suiteSetup(async () => {
    parts = await activated();
  });
  teardown(async () => {
    for (const { id } of parts.routers.all()) await parts.routers.remove(id);
    for (const box of boxes.splice(0)) await box.close();
  });

  async function box(options?: BoxOptions): Promise<SimulatedBox> {
    const started = await startBox(options);
    boxes.push(started);
    return started;
  }

  test('are read, kept, and forgotten with all that belongs to them', async () => {
    const profile = await addBox(parts, await box());
    const trust = parts.identities.get(profile.id);
    assert.ok(trust);
    await parts.refresher.refresh([profile.id]);
    const { boxState, failure, refreshing } = parts.boxStates.get(profile.id);
    assert.deepEqual([failure, refreshing], [undefined, false]);
    assert.ok(boxState && 'port' in boxState.remoteAccess && boxState.remoteAccess.port === 44123);

    await parts.routers.remove(profile.id);
    assert.deepEqual(parts.routers.all(), []);
    assert.equal(parts.identities.get(profile.id), undefined);
    assert.equal(await parts.credentials.get(profile.id, trust), undefined);
    assert.equal(parts.boxStates.get(profile.id).boxState, undefined);
  });

  test('each fail for a reason of their own, and keep what was last known', async () => {
    const [gone, wrong, off] = [await box(), await box(), await box()];
    const profiles = [await addBox(parts, gone), await addBox(parts, wrong, 'nope'), await addBox(parts, off)];
    const [first] = profiles;
    assert.ok(first);
    await parts.refresher.refresh([first.id]);
    await gone.close();
    off.state.accessForApplications = false;
    await parts.refresher.refresh();
    const states = profiles.map(({ id }) => parts.boxStates.get(id));
    assert.deepEqual(
      states.map(({ failure }) => failure?.kind),
      ['unreachable', 'wrong-credentials', 'tr064-off'],
    );
    assert.ok(states[0]?.boxState, 'still known from before');
    assert.equal(wrong.traffic.refusedLogins, 1);
    await parts.refresher.refresh();
    assert.equal(wrong.traffic.refusedLogins, 1, 'and not tried again');
  });

  test('are read once at a time, however often that is asked for', async () => {
    const home = await box({ delayMs: 50 });
    const { id } = await addBox(parts, home);
    await Promise.all([parts.refresher.refresh([id]), parts.refresher.refresh(), parts.refresher.refresh([id])]);
    const reads = home.traffic.log.filter(({ action, status }) => action === 'GetDDNSInfo' && status === 200);
    assert.equal(reads.length, 1);
  });

  test('are as they were when reading them is cancelled', async () => {
    const home = await box();
    const { id } = await addBox(parts, home);
    await parts.refresher.refresh([id]);
    const before = parts.boxStates.get(id).boxState;
    home.faults.delayMs = 5_000;
    const reading = parts.refresher.refresh([id]);
    await sleep(100);
    assert.equal(parts.boxStates.get(id).refreshing, true);
    await vscode.commands.executeCommand(COMMANDS.cancelRefresh);
    await reading;
    assert.deepEqual(parts.boxStates.get(id), { boxState: before, failure: undefined, refreshing: false });
  });

  test('of which one is slow hold up no other', async () => {
    const [slow, quick] = [await box({ delayMs: 1_000 }), await box()];
    const ids = [(await addBox(parts, slow)).id, (await addBox(parts, quick)).id] as const;
    const all = parts.refresher.refresh();
    await until(() => parts.boxStates.get(ids[1]).boxState !== undefined, 'the quick one to be read');
    assert.equal(parts.boxStates.get(ids[0]).boxState, undefined);
    await all;
    assert.ok(parts.boxStates.get(ids[0]).boxState);
  });

  test('are read when the view is opened, and not at all while it is hidden', async () => {
    await vscode.commands.executeCommand('workbench.view.explorer');
    const home = await box();
    const { id } = await addBox(parts, home);
    await sleep(1_500);
    assert.equal(home.traffic.requests, 0, 'hidden');
    await vscode.commands.executeCommand('fritzboxRemoteAccess.routers.focus');
    await until(() => parts.boxStates.get(id).boxState !== undefined, 'the router to be read');
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  test('are read at the interval as long as the view is visible', async () => {
    const home = await box();
    await addBox(parts, home);
    const interval = { value: 0.003, onDidChange: () => ({ dispose: () => undefined }) };
    const refresher = new Refresher(parts.routers, parts.clients, parts.boxStates, interval, parts.log, parts.events);
    const reads = () =>
      home.traffic.log.filter(({ action, status }) => action === 'GetDDNSInfo' && status === 200).length;
    refresher.watch(true);
    await until(() => reads() > 3, 'it to be read again and again');
    refresher.watch(false);
    await sleep(300);
    const before = reads();
    await sleep(800);
    assert.equal(reads(), before);
    refresher.dispose();
  });

  test('are not tried with a refused login by a window that opens later', async () => {
    const home = await box();
    const profile = await addBox(parts, home, 'nope');
    await parts.refresher.refresh([profile.id]);
    assert.equal(home.traffic.refusedLogins, 1);
    for (let i = 0; i < 3; i++) {
      await parts.clients.reset(profile.id);
      await parts.refresher.refresh([profile.id]);
    }
    assert.equal(home.traffic.refusedLogins, 1);
    assert.equal(parts.boxStates.get(profile.id).failure?.kind, 'wrong-credentials');
  });

  test('that are removed while they are read leave nothing behind', async () => {
    const home = await box({ delayMs: 100 });
    const { id } = await addBox(parts, home);
    const reading = parts.refresher.refresh([id]);
    await sleep(150);
    await parts.routers.remove(id);
    const requests = home.traffic.requests;
    await reading;
    await sleep(500);
    assert.ok(home.traffic.requests <= requests + 2, 'what was under way');
    assert.equal(parts.boxStates.get(id).boxState, undefined);
    assert.deepEqual(parts.routers.all(), []);
  });

  test('can be signed out of and have no login then', async () => {
    const profile = await addBox(parts, await box());
    const trust = parts.identities.get(profile.id);
    assert.ok(trust);
    await parts.refresher.refresh();
    await vscode.commands.executeCommand(COMMANDS.signOut, { routerId: profile.id });
    assert.equal(await parts.credentials.get(profile.id, trust), undefined);
    assert.equal(parts.boxStates.get(profile.id).failure?.kind, 'sign-in-needed');
    assert.ok(parts.boxStates.get(profile.id).boxState);
  });

  test('have their address copied by a command that names them', async () => {
    const home = await box();
    const { id } = await addBox(parts, home);
    await parts.refresher.refresh();
    await vscode.commands.executeCommand(COMMANDS.copyAddress, { routerId: id });
    assert.equal(await vscode.env.clipboard.readText(), `https://${home.state.myFritz.name}:44123`);
  });
});
