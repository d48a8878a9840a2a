import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Memento } from 'vscode';
import { hasStrings } from './keyedMemento';

export interface LeaseOptions {
  /** Milliseconds since the epoch, for tests. */
  readonly now?: () => number;
  /** How long a claim needs to be seen by all windows, in milliseconds. */
  readonly settle?: number;
}

/** Time for a value of one window's global state to reach the others, with plenty to spare. */
const SETTLE = 1_000;

/**
 * What one window does for all. The global state is shared by all windows; what one writes the others see a little
 * later, and of two that write at once the last one counts. So a claim is made, and looked at again. A window that is
 * gone loses its lease when it runs out, and when the clock was set back: a lease that lasts longer than any was given
 * is none.
 */
export class Lease {
  private readonly window = randomUUID();
  private readonly now: () => number;
  private readonly settle: number;

  constructor(
    private readonly memento: Memento,
    private readonly key: string,
    { now = Date.now, settle = SETTLE }: LeaseOptions = {},
  ) {
    this.now = now;
    this.settle = settle;
  }

  /**
   * Takes the lease, or renews it, for so many milliseconds; false when another window has it. Where nothing can be
   * written (a full disk) windows cannot agree: then each does it, which is better than none.
   */
  async claim(duration: number): Promise<boolean> {
    const holder = this.holder(duration);
    if (holder !== undefined && holder !== this.window) return false;
    try {
      await this.memento.update(this.key, { window: this.window, until: this.now() + duration });
    } catch {
      return true;
    }
    if (holder === undefined) await sleep(this.settle);
    return this.holder(duration) === this.window;
  }

  /** Leaves it to the next window that asks. */
  async release(): Promise<void> {
    if (this.holder(Infinity) === this.window) await this.memento.update(this.key, undefined);
  }

  private holder(longest: number): string | undefined {
    const kept: unknown = this.memento.get(this.key);
    if (!hasStrings(kept, 'window')) return undefined;
    const until: unknown = Reflect.get(kept, 'until');
    if (typeof until !== 'number') return undefined;
    const left = until - this.now();
    return left > 0 && left <= longest ? kept.window : undefined;
  }
}
