import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { applyChange } from '../../../src/changes/applyChange';
import { SETTINGS } from '../../../src/changes/settings';
import { Tr064Error } from '../../../src/tr064/errors';
import { getInfo } from '../../../src/tr064/services/remoteAccess';
import { startBox, type SimulatedBox } from '../../box';
import { clientFor } from '../../clientFor';
import { record } from './recorder';

// SECURITY.md: the clock of a computer is set back or forward by days. What is waited for ends all the same, and what
// is to be waited for is.

const DAY = 86_400_000;

suite('a clock that is set', function () {
  this.timeout(15_000);
  const original = Date.now;
  let box: SimulatedBox;
  suiteSetup(async () => {
    box = await startBox();
  });
  suiteTeardown(() => box.close());
  teardown(() => {
    Date.now = original;
  });
  const set = (by: number): void => {
    Date.now = () => original() + by;
  };

  for (const by of [-3 * DAY, 3 * DAY]) {
    const how = by < 0 ? 'back' : 'forward';
    test(`${how} leaves a lock-out as long as it was`, async () => {
      let asked = 0;
      const busy = await record(box.certificate, (socket, received) => {
        if (!received.endsWith('\r\n\r\n')) return;
        asked++;
        socket.end('HTTP/1.1 503 No\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n');
      });
      const client = clientFor(box, { port: busy.port });
      try {
        const lockedOut = (error: unknown) => error instanceof Tr064Error && error.kind === 'locked-out';
        await assert.rejects(client.describe(), lockedOut);
        set(by);
        await assert.rejects(client.describe(), lockedOut);
        assert.equal(asked, 1, 'nothing is sent before its time');
        await sleep(1_100);
        await assert.rejects(client.describe(), lockedOut);
        assert.equal(asked, 2, 'nor is it waited for any longer');
      } finally {
        await client.close();
        await busy.close();
      }
    });

    test(`${how} in the middle of a change leaves the time for asking what became of it`, async () => {
      const client = clientFor(box);
      const setting = SETTINGS.letsEncrypt;
      const before = await setting.read(client, {});
      box.faults.order({ kind: 'drop after' }, { action: setting.action });
      const start = performance.now();
      const outcome = await applyChange(
        client,
        { setting, before, wanted: { enabled: before.enabled !== true } },
        {
          onWaiting: () => undefined,
          onLost: () => {
            // A read goes out twice: it is asked three times what it has, and the clock is set after the first.
            box.faults.order({ kind: 'drop before' }, { action: 'GetInfo', times: 4 });
            setTimeout(() => set(by), 500);
          },
          askFor: 8_000,
        },
      );
      assert.equal(outcome.kind, 'stored');
      assert.ok(performance.now() - start < 10_000);
      await client.close();
    });
  }

  test('back does not make a login surer than it is', async () => {
    const client = clientFor(box);
    await getInfo(client);
    set(-3 * DAY);
    await sleep(400);
    box.traffic.reset();
    const [anna] = box.state.users;
    assert.ok(anna);
    const { password } = anna;
    anna.password = 'another';
    box.forgetNonces();
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => getInfo(client)));
    anna.password = password;
    assert.ok(results.every(({ status }) => status === 'rejected'));
    const tried = box.traffic.log.filter(({ hadCredentials }) => hadCredentials).length;
    assert.ok(tried <= 2, `${tried} requests with a login`);
    await client.close();
  });
});
