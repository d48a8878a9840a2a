import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { within } from '../../../src/common/within';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Ends in the reason of the signal, and keeps it nowhere. */
const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });

suite('a time limit', () => {
  test('fires although nothing refers to its signal', async () => {
    const task = within(300, new AbortController().signal, aborted);
    const collecting = setInterval(collectGarbage, 20);
    try {
      const end = await Promise.race([task.catch(({ name }: Error) => name), sleep(5_000, 'never')]);
      assert.equal(end, 'TimeoutError');
    } finally {
      clearInterval(collecting);
    }
  }).timeout(10_000);

  test('hands on the other signal, and what the task returns', async () => {
    const reason = new Error('cancelled');
    const controller = new AbortController();
    const task = within(60_000, controller.signal, aborted);
    controller.abort(reason);
    await assert.rejects(task, reason);
    await assert.rejects(within(60_000, controller.signal, aborted), reason);
    assert.equal(await within(60_000, undefined, () => Promise.resolve(1)), 1);
  });
});
