import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FileLock } from '../../../src/storage/fileLock';
import { temporaryFolder } from '../../vscode/cleanup';

const DAY = 86_400_000;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

suite('a lock', () => {
  let file: string;
  let clock: { time: number };
  setup(() => {
    file = path.join(temporaryFolder(), 'made when it is needed', 'lock');
    clock = { time: Date.now() };
  });
  const lock = () => new FileLock(file, () => clock.time);

  test('is of one window, which renews it', async () => {
    const [here, there] = [lock(), lock()];
    assert.equal(await here.claim(100), true);
    assert.equal(await there.claim(100), false);
    clock.time += 90;
    assert.equal(await here.claim(100), true);
    clock.time += 90;
    assert.equal(await there.claim(100), false, 'renewed');
  });

  test('runs out when its window is gone, and is free when it was released', async () => {
    const [here, there, third] = [lock(), lock(), lock()];
    assert.equal(await here.claim(100), true);
    clock.time += 100;
    assert.equal(await there.claim(100), true);
    assert.equal(await here.claim(100), false, 'and the first does not get it back');
    here.release();
    assert.equal(await third.claim(100), false, 'only the owner releases a lock');
    there.release();
    assert.equal(await third.claim(100), true);
  });

  test('is of one of many that claim it at once, also where one that is gone has left it', async () => {
    for (let round = 0; round < 20; round++) {
      const claims = await Promise.all(Array.from({ length: 10 }, () => lock().claim(100)));
      assert.equal(claims.filter(Boolean).length, 1);
      clock.time += 100;
    }
  });

  test('is lost when the clock is set: no window waits for days until it runs out', async () => {
    const [here, there] = [lock(), lock()];
    assert.equal(await here.claim(100), true);
    clock.time -= 9 * DAY;
    assert.equal(await there.claim(100), true);
    assert.equal(await here.claim(100), false, 'one of them has it');
    clock.time += 30 * DAY;
    assert.equal(await here.claim(100), true);
  });

  test('is of every window where no file can be written', async () => {
    const notFolder = path.dirname(file);
    writeFileSync(notFolder, '');
    for (const window of [lock(), lock()]) assert.equal(await window.claim(100), true);
    assert.equal(await lock().hold(60_000, () => Promise.resolve(1)), 1);
  });

  test('is never held for longer than it is claimed for, for any content of the file', async () => {
    mkdirSync(path.dirname(file));
    for (const rubbish of ['', 'x', '{}', '\0']) {
      writeFileSync(file, rubbish);
      clock.time = Date.now();
      assert.equal(await lock().claim(60_000), false);
      clock.time += 61_000;
      const window = lock();
      assert.equal(await window.claim(60_000), true);
      window.release();
    }
  });

  test('is held by one after the other, and others at the same time', async () => {
    let now = 0;
    let most = 0;
    const task = async (): Promise<void> => {
      most = Math.max(most, ++now);
      await sleep(10);
      now--;
    };
    await Promise.all([1, 2, 3].map(() => lock().hold(20_000, task)));
    assert.equal(most, 1);
    await Promise.all(['a', 'b', 'c'].map((name) => new FileLock(`${file}-${name}`).hold(20_000, task)));
    assert.ok(most > 1);
    assert.deepEqual(readdirSync(path.dirname(file)), [], 'nothing is left behind');
  });

  test('is released when the task fails', async () => {
    const window = lock();
    await assert.rejects(
      window.hold(20_000, () => Promise.reject(new Error('refused'))),
      /refused/,
    );
    assert.equal(await lock().claim(20_000), true);
  });

  test('of a window that is gone is not waited for, also when the clock was set since', async () => {
    mkdirSync(path.dirname(file));
    for (const seconds of [-60, 30 * 86_400]) {
      writeFileSync(file, 'gone');
      const then = Date.now() / 1000 + seconds;
      utimesSync(file, then, then);
      assert.equal(await new FileLock(file).hold(20_000, () => Promise.resolve(1)), 1);
    }
  });

  test('that is never released is waited for so long, and then gone without', async () => {
    assert.equal(await lock().claim(60_000), true);
    assert.equal(await lock().hold(80, () => Promise.resolve(1)), 1);
    assert.equal(await lock().claim(60_000), false, 'it is still there');
  });
});
