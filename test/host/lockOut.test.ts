import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { change } from '../../src/commands/change';
import { checkRemoteAccessOf } from '../../src/commands/checkRemoteAccess';
import type { Parts } from '../../src/commands/parts';
import { COMMANDS } from '../../src/common/commandIds';
import { TOOLS } from '../../src/common/toolNames';
import { startBox, type SimulatedBox } from '../box';
import { addBox, WatchWindow } from '../windows';
import { activated } from './extension';

// SECURITY.md, "A refused login is not tried again": with everything going on at once, in several windows.

suite('a refused login', () => {
  let parts: Parts;
  let box: SimulatedBox;
  let second: WatchWindow;
  let third: WatchWindow;

  suiteSetup(async () => {
    parts = await activated();
    box = await startBox({ remote: {}, delayMs: 20 });
    const state = Reflect.get(Reflect.get(parts.routers, 'profiles'), 'memento') as vscode.Memento;
    const secrets = Reflect.get(Reflect.get(parts.credentials, 'logins'), 'secrets') as vscode.SecretStorage;
    const folder = Reflect.get(parts.clients, 'folder') as string;
    [second, third] = [
      new WatchWindow(state, secrets, { log: parts.log, folder }),
      new WatchWindow(state, secrets, { log: parts.log, folder }),
    ];
  });
  suiteTeardown(async () => {
    await second.close();
    await third.close();
    for (const { id } of parts.routers.all()) await parts.routers.remove(id);
    await box.close();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const sent = (): number => box.traffic.log.filter(({ hadCredentials }) => hadCredentials).length;

  test('is sent twice at most, by two windows that do everything at once, and then never', async () => {
    const profile = await addBox(parts, box, 'wrong-password');
    const everything = (): Promise<unknown> =>
      Promise.allSettled([
        ...[parts, second].flatMap(({ refresher, watch }) => [refresher.refresh(), watch.check()]),
        second.refresher.refreshAnew(profile.id),
        change(parts, [profile], {
          title: 'Test',
          apply: 'Do It',
          kind: 'remoteAccess',
          plan: () => Promise.resolve({ wanted: { enabled: false }, agreed: true }),
        }),
        checkRemoteAccessOf(parts, [profile]),
        vscode.commands.executeCommand(COMMANDS.checkProviderAccess, profile.id),
        vscode.lm.invokeTool(TOOLS.check, { input: { router: profile.name }, toolInvocationToken: undefined }),
      ]);
    await everything();
    const first = sent();
    assert.ok(first >= 1 && first <= 2, `${first} were sent`);
    await parts.clients.reset(profile.id);
    await second.clients.reset(profile.id);
    await everything();
    await everything();
    assert.equal(sent(), first, 'and none after that');
    assert.equal(box.state.remoteAccess.enabled, true);
  });

  test('costs one try at each sign-in, and the right one is used at once', async () => {
    const [profile] = parts.routers.all();
    assert.ok(profile);
    const trust = parts.identities.get(profile.id);
    assert.ok(trust);
    const before = sent();
    for (const password of ['wrong-again', 'wrong-once-more']) {
      await parts.credentials.set(profile.id, trust, { user: 'anna', password });
      await Promise.all([parts.refresher.refreshAnew(profile.id), parts.watch.check()]);
    }
    assert.ok(sent() - before <= 4, 'two for each');
    await parts.credentials.set(profile.id, trust, {
      user: box.users[0]?.name ?? '',
      password: box.users[0]?.password ?? '',
    });
    await parts.refresher.refreshAnew(profile.id);
    assert.equal(parts.boxStates.get(profile.id).failure, undefined);
  });

  for (const [name, password] of [
    ['was never right, and has umlauts', 'Paßwört'],
    ['was changed at the box a moment ago', undefined],
  ] as const) {
    test(`that ${name} is sent twice at most by three windows at once`, async () => {
      // Of another router with a login of its own, nothing is to be counted.
      for (const { id } of parts.routers.all()) await parts.routers.remove(id);
      const profile = await addBox(parts, box, password);
      const everywhere = (): Promise<unknown> =>
        Promise.all([parts, second, third].flatMap(({ refresher, watch }) => [refresher.refresh(), watch.check()]));
      const [user] = box.state.users;
      assert.ok(user);
      if (password === undefined) {
        await everywhere();
        assert.equal(third.boxStates.get(profile.id).failure, undefined);
        // Longer than a login counts as sure.
        await new Promise((resolve) => setTimeout(resolve, 500));
        user.password = 'changed at the box';
      }
      const before = sent();
      await everywhere();
      const tries = sent() - before;
      assert.ok(tries >= 1 && tries <= 2, `${tries} were sent`);
      await everywhere();
      assert.equal(sent(), before + tries);
      await parts.routers.remove(profile.id);
    });
  }
});
