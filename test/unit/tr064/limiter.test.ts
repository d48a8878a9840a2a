import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { BOXES_AT_A_TIME, Limiter } from '../../../src/tr064/limiter';

suite('limiter', () => {
  test('lets so many run at a time as it is told, in the order they came', async () => {
    const limiter = new Limiter(BOXES_AT_A_TIME);
    const order: number[] = [];
    let running = 0;
    let most = 0;
    // None ends before all places are taken, however slow this machine is.
    let full = (): void => undefined;
    const isFull = new Promise<void>((resolve) => (full = resolve));
    await Promise.all(
      Array.from({ length: 500 }, (_, index) =>
        limiter.run(async () => {
          order.push(index);
          most = Math.max(most, ++running);
          if (running === BOXES_AT_A_TIME) full();
          await isFull;
          // Long enough for one too many to begin.
          await sleep(index < BOXES_AT_A_TIME ? 50 : 0);
          running--;
        }),
      ),
    );
    assert.equal(most, BOXES_AT_A_TIME);
    assert.deepEqual(
      order,
      order.map((_, index) => index),
    );
  });

  test('begins one with each turn of the event loop', async () => {
    const limiter = new Limiter(10);
    let turn = 0;
    let ended = false;
    const count = (): void => {
      turn++;
      if (!ended) setImmediate(count);
    };
    setImmediate(count);
    const turns: number[] = [];
    await Promise.all(Array.from({ length: 10 }, () => limiter.run(() => Promise.resolve(turns.push(turn)))));
    ended = true;
    assert.equal(new Set(turns).size, 10);
  });

  test('goes on after a task that failed, and starts none that was given up while it waited', async () => {
    const limiter = new Limiter(1);
    const abort = new AbortController();
    const failing = limiter.run(() => sleep(5).then(() => Promise.reject(new Error('no'))));
    const givenUp = limiter.run(() => Promise.resolve(assert.fail('started')), abort.signal);
    const next = limiter.run(() => Promise.resolve('next'));
    abort.abort(new Error('enough'));
    await assert.rejects(failing, /no/);
    await assert.rejects(givenUp, /enough/);
    assert.equal(await next, 'next');
  });
});
