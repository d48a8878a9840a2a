import { randomUUID } from 'node:crypto';
import { readFileSync, unlinkSync } from 'node:fs';
import { mkdir, open, readFile, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_AFTER = 25;

/**
 * A lock that the windows of a computer share: a file, which all see at once. It holds the name of its owner; its time
 * is when the lock was last claimed. One that has run out, or whose time is that far in the future (the clock was set
 * back), does not count. Where no file can be written each window gets it, which is better than none.
 */
export class FileLock {
  private readonly owner = randomUUID();

  constructor(
    private readonly file: string,
    /** Milliseconds since the epoch, for tests. */
    private readonly now: () => number = Date.now,
  ) {}

  /** Takes or renews the lock for so many milliseconds, the same for all claims; false while it is another's. */
  async claim(duration: number): Promise<boolean> {
    try {
      for (;;) {
        if (await this.create()) return true;
        const holder = await this.holder(duration);
        if (holder === this.owner) await utimes(this.file, ...this.times());
        if (holder !== undefined) return holder === this.owner;
      }
    } catch {
      return true;
    }
  }

  /** Leaves it to the next one that asks. At once, because the window may be about to close. */
  release(): void {
    try {
      if (readFileSync(this.file, 'utf8') === this.owner) unlinkSync(this.file);
    } catch {
      // It runs out.
    }
  }

  /** Runs `task` with the lock, or without it when it was not to be had in `duration` milliseconds. */
  async hold<T>(duration: number, task: () => Promise<T>): Promise<T> {
    const end = performance.now() + duration;
    while (!(await this.claim(duration)) && performance.now() < end) {
      await sleep(LOOK_AGAIN_AFTER, undefined, { ref: false });
    }
    try {
      return await task();
    } finally {
      this.release();
    }
  }

  /** False when the file is there already. */
  private async create(): Promise<boolean> {
    try {
      const file = await open(this.file, 'wx');
      try {
        await file.write(this.owner);
        await file.utimes(...this.times());
      } catch (error) {
        await rm(this.file, { force: true });
        throw error;
      } finally {
        await file.close();
      }
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      if (codeOf(error) !== 'ENOENT') throw error;
      await mkdir(path.dirname(this.file), { recursive: true });
      return this.create();
    }
  }

  /** The name of the owner, or of the one about to be; a lock that has run out is removed. */
  private async holder(duration: number): Promise<string | undefined> {
    try {
      if (await this.counts(duration)) return await readFile(this.file, 'utf8');
      // One at a time: a window that looked before the removal would remove the lock of the next owner.
      const removal = new FileLock(`${this.file}-removal`, this.now);
      if (!(await removal.claim(duration))) return '';
      try {
        if (!(await this.counts(duration))) await rm(this.file, { force: true });
      } finally {
        removal.release();
      }
    } catch (error) {
      // It was released meanwhile.
      if (codeOf(error) !== 'ENOENT') throw error;
    }
    return undefined;
  }

  private async counts(duration: number): Promise<boolean> {
    const { mtimeMs } = await stat(this.file);
    return Math.abs(this.now() - mtimeMs) < duration;
  }

  /** In seconds, as the file system takes them: of access and of change. */
  private times(): [number, number] {
    const seconds = this.now() / 1000;
    return [seconds, seconds];
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
