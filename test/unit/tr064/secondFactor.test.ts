import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Tr064Client } from '../../../src/tr064/client';
import { Tr064Error, type Tr064ErrorKind } from '../../../src/tr064/errors';
import { type Method, parseMethods, withSecondFactor } from '../../../src/tr064/secondFactor';
import { setEnable } from '../../../src/tr064/services/remoteAccess';
import { startBox, type SimulatedBox } from '../../box';
import { clientFor } from '../../clientFor';
import { until } from '../../vscode/until';

suite('second factor', () => {
  let box: SimulatedBox;
  let client: Tr064Client;
  setup(async () => {
    box = await startBox({ scenario: 'second-factor' });
    client = clientFor(box);
  });
  teardown(async () => {
    await client.close();
    await box.close();
  });

  const is = (kind: Tr064ErrorKind) => (error: unknown) => error instanceof Tr064Error && error.kind === kind;
  const quick = { pollInterval: 20, waitFor: 2_000 };
  const turnOff = (onWaiting: (methods: readonly Method[]) => void, signal?: AbortSignal, waitFor = 2_000) =>
    withSecondFactor(client, (options) => setEnable(client, false, options), { ...quick, waitFor, onWaiting, signal });
  const calls = () => box.traffic.log.filter(({ status }) => status !== 401).map(({ action }) => action);

  test('is not in the way where it is not asked for', async () => {
    box.state.secondFactor.required = [];
    await turnOff(() => assert.fail('nothing to wait for'));
    assert.equal(box.state.remoteAccess.enabled, false);
  });

  test('is given with a button, and the same call goes out again', async () => {
    await turnOff((methods) => {
      assert.deepEqual(methods, [{ kind: 'button' }, { kind: 'dial', code: '*11234' }]);
      assert.equal(box.state.remoteAccess.enabled, true, 'nothing has happened yet');
      setTimeout(() => box.pressButton(), 60);
    });
    assert.equal(box.state.remoteAccess.enabled, false);
    assert.equal(calls().filter((action) => action === 'SetEnable').length, 2);
    assert.equal(calls().at(-1), 'SetConfig', 'the confirmation is ended');
  });

  test('is given with a telephone', async () => {
    await turnOff((methods) => {
      const dial = methods.find((method) => method.kind === 'dial');
      setTimeout(() => box.dial(dial?.code ?? ''), 30);
    });
    assert.equal(box.state.remoteAccess.enabled, false);
  });

  test('fails with a wrong code, and what was begun is ended', async () => {
    await assert.rejects(
      turnOff(() => box.dial('*10000')),
      is('second-factor-failed'),
    );
    assert.equal(box.state.remoteAccess.enabled, true);
    // The box takes a new one at once.
    await turnOff(() => box.pressButton());
  });

  test('ends at the time limit, and frees the box for others', async () => {
    await assert.rejects(
      turnOff(() => undefined, undefined, 100),
      is('second-factor-timeout'),
    );
    assert.equal(calls().at(-1), 'SetConfig');
    await turnOff(() => box.pressButton());
  });

  test('ends when the person gives up, and frees the box for others', async () => {
    const abort = new AbortController();
    const reason = new Error('enough');
    await assert.rejects(
      turnOff(() => {
        setTimeout(() => abort.abort(reason), 50);
      }, abort.signal),
      reason,
    );
    await sleep(50);
    assert.equal(box.state.remoteAccess.enabled, true);
    await turnOff(() => box.pressButton());
  });

  test('is refused while another one is waited for, and while the box takes none', async () => {
    let isWaiting = false;
    const other = turnOff(() => (isWaiting = true), undefined, 1_000);
    await until(() => isWaiting, 'the first one to wait');
    await assert.rejects(
      turnOff(() => undefined),
      is('second-factor-busy'),
    );
    await assert.rejects(other, is('second-factor-timeout'));
    for (const [code, kind] of [
      [867, 'second-factor-blocked'],
      [868, 'second-factor-busy'],
    ] as const) {
      box.faults.order({ kind: 'fault', code }, { action: 'SetConfig' });
      await assert.rejects(
        turnOff(() => undefined),
        is(kind),
      );
    }
    assert.equal(box.state.remoteAccess.enabled, true);
  });

  test('is waited for through a read that is cut off', async () => {
    await turnOff(() => {
      box.faults.order({ kind: 'drop after' }, { action: 'GetState' });
      setTimeout(() => box.pressButton(), 60);
    });
    assert.equal(box.state.remoteAccess.enabled, false);
  });

  test('may be asked for in ways not known yet', () => {
    assert.deepEqual(parseMethods('button, dtmf;*11234 ,googleauth;x,'), [
      { kind: 'button' },
      { kind: 'dial', code: '*11234' },
      { kind: 'other', name: 'googleauth;x' },
    ]);
    assert.deepEqual(parseMethods(''), []);
  });
});
