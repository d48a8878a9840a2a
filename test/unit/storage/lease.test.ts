import assert from 'node:assert/strict';
import type { Memento } from 'vscode';
import { Lease } from '../../../src/storage/lease';

/** Global state that all windows share; `late` are written by another window just after this one. */
function shared(): { memento: Memento; later: (key: string, value: unknown) => void } {
  const values = new Map<string, unknown>();
  const late = new Map<string, unknown>();
  return {
    memento: {
      keys: () => [...values.keys()],
      get: <T>(key: string) => values.get(key) as T | undefined,
      update: (key: string, value: unknown) => {
        values.set(key, value);
        for (const [at, other] of late) queueMicrotask(() => values.set(at, other));
        late.clear();
        return Promise.resolve();
      },
    },
    later: (key, value) => late.set(key, value),
  };
}

suite('lease', () => {
  const options = (clock: { time: number }) => ({ now: () => clock.time, settle: 5 });

  test('is of one window, which renews it', async () => {
    const clock = { time: 1_000 };
    const { memento } = shared();
    const [here, there] = [new Lease(memento, 'l', options(clock)), new Lease(memento, 'l', options(clock))];
    assert.equal(await here.claim(100), true);
    assert.equal(await there.claim(100), false);
    clock.time += 90;
    assert.equal(await here.claim(100), true);
    clock.time += 90;
    assert.equal(await there.claim(100), false, 'renewed');
  });

  test('runs out when its window is gone, and is free when it was left', async () => {
    const clock = { time: 1_000 };
    const { memento } = shared();
    const [here, there, third] = [1, 2, 3].map(() => new Lease(memento, 'l', options(clock)));
    assert.ok(here && there && third);
    assert.equal(await here.claim(100), true);
    clock.time += 100;
    assert.equal(await there.claim(100), true);
    assert.equal(await here.claim(100), false, 'and the first does not get it back');
    await here.release();
    assert.equal(await third.claim(100), false, 'nobody leaves what is not theirs');
    await there.release();
    assert.equal(await third.claim(100), true);
  });

  test('is of the last of two that claim it at once', async () => {
    const clock = { time: 1_000 };
    const { memento, later } = shared();
    later('l', { window: 'another', until: 1_100 });
    assert.equal(await new Lease(memento, 'l', options(clock)).claim(100), false);
  });

  test('is lost when the clock is set back: nobody waits for days until it runs out', async () => {
    const clock = { time: 10 * 86_400_000 };
    const { memento } = shared();
    const [here, there] = [new Lease(memento, 'l', options(clock)), new Lease(memento, 'l', options(clock))];
    assert.equal(await here.claim(100), true);
    clock.time -= 9 * 86_400_000;
    assert.equal(await there.claim(100), true);
    assert.equal(await here.claim(100), false, 'one of them has it');
    clock.time += 30 * 86_400_000;
    assert.equal(await here.claim(100), true);
  });

  test('is of every window where nothing can be written', async () => {
    const clock = { time: 1_000 };
    const { memento } = shared();
    const full = { ...memento, update: () => Promise.reject(new Error('disk full')) };
    assert.equal(await new Lease(full, 'l', options(clock)).claim(100), true);
    assert.equal(await new Lease(full, 'l', options(clock)).claim(100), true);
  });

  test('takes nothing for a lease that is none', async () => {
    const clock = { time: 1_000 };
    for (const rubbish of [
      null,
      'x',
      1,
      {},
      { window: 'x' },
      { window: 1, until: 2_000 },
      { window: 'x', until: 'y' },
    ]) {
      const { memento } = shared();
      await memento.update('l', rubbish);
      assert.equal(await new Lease(memento, 'l', options(clock)).claim(100), true, JSON.stringify(rubbish));
    }
  });
});
