/**
 * Boxes spoken to at the same time. Each is another machine and mostly waits, so this bounds only what this side has
 * open, and lets the first of many be seen before the last is begun.
 */
export const BOXES_AT_A_TIME = 16;

/** Lets a fixed number of tasks run at a time; the others wait in the order they came. */
export class Limiter {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(limit: number) {
    this.free = limit;
  }

  async run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      signal?.throwIfAborted();
      return await task();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.free++;
      else next();
    }
  }
}
