import assert from 'node:assert/strict';
import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LoginTurns } from '../../../src/storage/loginTurns';
import { temporaryFolder } from '../../vscode/cleanup';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

suite('turns to try a login', () => {
  let folder: string;
  setup(() => {
    folder = temporaryFolder();
  });

  test('are taken by one window after the other, and by different logins at once', async () => {
    let now = 0;
    let most = 0;
    const task = async (): Promise<void> => {
      most = Math.max(most, ++now);
      await sleep(10);
      now--;
    };
    await Promise.all([1, 2, 3].map(() => new LoginTurns(folder).take('a', task)));
    assert.equal(most, 1);
    await Promise.all(['a', 'b', 'c'].map((key) => new LoginTurns(folder).take(key, task)));
    assert.ok(most > 1);
    assert.deepEqual(readdirSync(folder), [], 'nothing is left behind');
  });

  test('are given back when the try fails', async () => {
    const turns = new LoginTurns(folder);
    await assert.rejects(
      turns.take('a', () => Promise.reject(new Error('refused'))),
      /refused/,
    );
    assert.equal(await turns.take('a', () => Promise.resolve(1)), 1);
  });

  test('of a window that is gone are over, also when the clock was set since', async () => {
    for (const seconds of [-60, 86_400 * 30]) {
      const file = path.join(folder, 'login-a');
      writeFileSync(file, '');
      const then = Date.now() / 1000 + seconds;
      utimesSync(file, then, then);
      assert.equal(await new LoginTurns(folder).take('a', () => Promise.resolve(1)), 1);
    }
  });

  test('are gone without where no file can be written', async () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    assert.equal(await new LoginTurns(path.join(file, 'below')).take('a', () => Promise.resolve(1)), 1);
  });

  test('write nowhere but in their folder, whatever a login is called', async () => {
    const inner = path.join(folder, 'inner');
    await new LoginTurns(inner).take('../../x', () => {
      assert.deepEqual(readdirSync(inner), ['login-..%2F..%2Fx']);
      return Promise.resolve();
    });
    assert.deepEqual(readdirSync(folder), ['inner']);
  });
});
