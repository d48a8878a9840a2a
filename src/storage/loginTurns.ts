import { mkdir, open, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a window that is gone has left behind counts no longer than this; a box takes less to answer. In milliseconds. */
const HELD_FOR = 20_000;
const LOOK_AGAIN_AFTER = 25;

/**
 * Lets one window at a time try a login: each refusal brings a box closer to locking this computer out, and a window
 * that waits learns of it before it tries the same. A file is what windows share at once; the state of VS Code reaches
 * the others too late for that.
 */
export class LoginTurns {
  constructor(private readonly folder: string) {}

  /** Runs `task` when no other window runs one for the same login. */
  async take<T>(key: string, task: () => Promise<T>): Promise<T> {
    const file = path.join(this.folder, `login-${encodeURIComponent(key)}`);
    const held = await this.hold(file);
    try {
      return await task();
    } finally {
      if (held) await unlink(file).catch(() => undefined);
    }
  }

  private async makeFolder(): Promise<boolean> {
    return mkdir(this.folder, { recursive: true }).then(
      () => true,
      () => false,
    );
  }

  /** False where no file can be written (disk full): then it goes without. */
  private async hold(file: string): Promise<boolean> {
    for (const until = performance.now() + HELD_FOR; performance.now() < until;) {
      try {
        await (await open(file, 'wx')).close();
        return true;
      } catch (error) {
        if (codeOf(error) === 'ENOENT' && (await this.makeFolder())) continue;
        if (codeOf(error) !== 'EEXIST') return false;
      }
      // Either way: the clock may have been set.
      const age = await stat(file).then(
        ({ mtimeMs }) => Math.abs(Date.now() - mtimeMs),
        () => 0,
      );
      if (age > HELD_FOR) await unlink(file).catch(() => undefined);
      else await sleep(LOOK_AGAIN_AFTER, undefined, { ref: false });
    }
    return false;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error ? Reflect.get(error, 'code') : undefined;
}
