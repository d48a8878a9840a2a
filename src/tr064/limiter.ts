import { setImmediate } from 'node:timers/promises';

/** Boxes spoken to at the same time. Each is another machine and mostly waits: this bounds what this side has open. */
export const BOXES_AT_A_TIME = 64;

/**
 * Lets a fixed number of tasks run at a time; the others wait in the order they came. One begins with each turn of the
 * event loop: many at once would all have their answers at once, and nothing else would get a turn meanwhile.
 */
export class Limiter {
  private free: number;
  private readonly waiting: (() => void)[] = [];
  private begun: Promise<unknown> = Promise.resolve();

  constructor(limit: number) {
    this.free = limit;
  }

  async run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      await (this.begun = this.begun.then(() => setImmediate()));
      signal?.throwIfAborted();
      return await task();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.free++;
      else next();
    }
  }
}
