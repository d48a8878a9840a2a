import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { SettingKind } from '../../src/wanted/values';
import { change } from '../../src/commands/change';
import { checkProvider } from '../../src/commands/check';
import { checkProviderAccess } from '../../src/commands/checkProviderAccess';
import type { Parts } from '../../src/commands/parts';
import type { PortProbe } from '../../src/diagnosis/world';
import type { RouterProfile } from '../../src/routers/profile';
import { routerNode } from '../../src/tree/nodes/router';
import type { TreeNode } from '../../src/tree/treeNode';
import { toHumanError } from '../../src/ui/words/errors';
import { startBox, type BoxOptions, type SimulatedBox } from '../box';
import { World } from '../net/world';
import { addBox } from '../windows';
import { activated } from './extension';

/** The row of the provider's access. */
function row(parts: Parts, profile: RouterProfile): TreeNode {
  const router = routerNode(profile, parts.boxStates.get(profile.id), parts.worlds.get(profile.id));
  const found = router.children?.().find(({ id }) => id === 'providerAccess');
  assert.ok(found);
  return found;
}

suite('provider access of a router', () => {
  let parts: Parts;
  let world: World;
  const boxes: SimulatedBox[] = [];

  suiteSetup(async () => {
    parts = await activated();
    world = await World.start();
  });
  suiteTeardown(() => world.close());
  teardown(async () => {
    for (const { id } of parts.routers.all()) await parts.routers.remove(id);
    for (const box of boxes.splice(0)) await box.close();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  /** A box without an address on the internet. */
  async function router(options: BoxOptions = {}, user = 0): Promise<[SimulatedBox, RouterProfile]> {
    const box = await startBox(options);
    Object.assign(box.state.internet, { ipv4: '', ipv6: '' });
    boxes.push(box);
    world.add(box);
    return [box, await addBox(parts, box, undefined, user)];
  }

  const scenarios: [string, BoxOptions, RegExp][] = [
    ['closed', {}, /^updates: yes · port 8089 closed$/],
    ['silent', { maintenance: { behaviour: 'silent' } }, /^updates: yes · port 8089 silent$/],
    ['correct', { maintenance: { behaviour: 'correct' } }, /^updates: yes · port 8089 open, discloses nothing/],
    ['chatty', { maintenance: { behaviour: 'chatty' } }, /^port 8089 open, accepts any path · updates: yes$/],
    ['without ACS', { scenario: 'no-acs' }, /^updates: no · port 8089 closed$/],
    ["the provider's own", { scenario: 'provider-box', maintenance: { behaviour: 'correct' } }, /^updates: yes/],
  ];
  test('names the port that something is wrong with, wherever it is', async () => {
    const [, profile] = await router();
    await parts.refresher.refresh([profile.id]);
    const chatty: PortProbe = {
      ...{ state: 'answered', text: 'HTTP/1.1 404 Not Found', truncated: false },
      ...{ disclosures: [{ kind: 'header', name: 'server' }] },
    };
    await parts.worlds.set(profile.id, {
      ports: {
        ...({ at: '2026-11-01T00:00:00.000Z', vantage: 'home' } as const),
        seen: [
          {
            ...({ side: 'home', address: '192.168.178.1', port: 8089, proven: true } as const),
            probe: { state: 'closed' },
          },
          {
            ...({ side: 'internet', address: '203.0.113.7', port: 8089, proven: true } as const),
            probe: chatty,
          },
        ],
      },
    });
    assert.match(row(parts, profile).description ?? '', /^port 8089 open, discloses something ·/);
  });

  for (const [name, options, expected] of scenarios) {
    test(`is told for a box that is ${name}`, async () => {
      const [box, profile] = await router(options);
      await checkProvider(parts, profile);
      assert.match(row(parts, profile).description ?? '', expected);
      const needsAttention = name === 'chatty';
      const { level = '' } = row(parts, profile);
      assert.equal(['warning', 'problem'].includes(level), needsAttention, level);
      // One connection to the port, and no login over it.
      const { maintenance } = box.traffic;
      assert.equal(maintenance.length, box.maintenancePort === undefined ? 0 : 1);
      assert.ok(maintenance.every(({ text }) => !/authorization|anna|kranich/i.test(text)));
      const kept = JSON.stringify(parts.worlds.get(profile.id));
      assert.ok(!kept.includes('a1b2c3d4e5f60718'), 'the path for requests is a secret');
    });
  }

  test('is not looked into by a login without the right, and that is no error', async () => {
    const [, profile] = await router({}, 1);
    await checkProvider(parts, profile);
    const { description, level } = row(parts, profile);
    assert.deepEqual([description, level], ['no permission (606)', 'info']);
    assert.equal(parts.boxStates.get(profile.id).failure, undefined);
  });

  test('is reported in a document', async () => {
    const [, profile] = await router({ maintenance: { behaviour: 'chatty' } });
    await checkProviderAccess(parts, [profile]);
    const labels = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    for (let i = 0; i < 50 && labels().length === 0; i++) await new Promise((resolve) => setTimeout(resolve, 100));
    assert.match(labels().join(), /^Internet provider access: /);
  });

  const make = (profile: RouterProfile, kind: SettingKind, enabled: boolean) =>
    change(parts, [profile], {
      title: 'Test',
      apply: 'Do It',
      kind,
      plan: () => Promise.resolve({ wanted: { enabled }, agreed: true }),
    });

  test('can be switched, and never touches the ACS', async () => {
    const [box, profile] = await router();
    const server = box.state.managementServer;
    const { url, username, password, connectionRequestUrl } = server;
    await make(profile, 'providerUpdates', false);
    await make(profile, 'providerConfiguration', false);
    assert.deepEqual([server.firmwareDownload, server.tr069Enabled], [false, false]);
    assert.deepEqual(
      [server.url, server.username, server.password, server.connectionRequestUrl],
      [url, username, password, connectionRequestUrl],
    );
    assert.deepEqual(
      parts.history.all(profile.id).map(({ kind, after }) => [kind, after]),
      [
        ['providerUpdates', { enabled: false }],
        ['providerConfiguration', { enabled: false }],
      ],
    );
    const trust = parts.identities.get(profile.id);
    assert.ok(trust && (await parts.history.lastUndos(profile.id, [trust])).length > 0);
  });

  test('is not known to be switched when the answer is lost', async () => {
    const [box, profile] = await router({ name: 'Lost' });
    box.faults.order({ kind: 'drop after' }, { action: 'X_SetTR069Enable' });
    await make(profile, 'providerConfiguration', false);
    assert.equal(box.state.managementServer.tr069Enabled, false);
    assert.deepEqual(
      parts.history.all(profile.id).map(({ after, isKnown }) => [after, isKnown]),
      [[{ enabled: false }, false]],
    );
    const writes = box.traffic.log.filter(({ action }) => action === 'X_SetTR069Enable');
    assert.equal(writes.filter(({ status }) => status !== 401).length, 1);
  });

  test('is refused to a login without the right before anything is asked', async () => {
    const [box, profile] = await router({}, 1);
    await assert.rejects(make(profile, 'providerUpdates', false), (error: unknown) => {
      assert.match(toHumanError(error).message, /may not/);
      return true;
    });
    assert.equal(box.state.managementServer.firmwareDownload, true);
  });
});
