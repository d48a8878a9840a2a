import type { Memento } from 'vscode';

/** What was written here, and is not yet confirmed by VS Code. */
interface Pending {
  readonly value: unknown;
}

/**
 * A Memento with one write under way at a time, which gives back at once what was written. VS Code answers every write
 * to the global state with all its values as they were when it was sent, and takes those over: a write made meanwhile
 * would be lost. As every write sends all values, what comes meanwhile goes together afterwards.
 */
export class OrderedMemento implements Memento {
  private readonly pending = new Map<string, Pending>();
  private underWay: Promise<unknown> = Promise.resolve();
  /** The write that goes after the one under way, by key. */
  private next: Promise<ReadonlyMap<string, Promise<void>>> | undefined;

  constructor(private readonly memento: Memento) {}

  keys(): readonly string[] {
    const keys = new Set(this.memento.keys());
    for (const [key, { value }] of this.pending) {
      if (value === undefined) keys.delete(key);
      else keys.add(key);
    }
    return [...keys];
  }

  get<T>(key: string): T | undefined;
  get<T>(key: string, defaultValue: T): T;
  get<T>(key: string, defaultValue?: T): T | undefined {
    const pending = this.pending.get(key);
    if (pending === undefined) return this.memento.get<T>(key) ?? defaultValue;
    return (pending.value as T | undefined) ?? defaultValue;
  }

  async update(key: string, value: unknown): Promise<void> {
    this.pending.set(key, { value });
    const written = await (this.next ??= this.writeNext());
    await written.get(key);
  }

  private async writeNext(): Promise<ReadonlyMap<string, Promise<void>>> {
    await this.underWay;
    this.next = undefined;
    const written = new Map([...this.pending].map(([key, pending]) => [key, this.write(key, pending)]));
    this.underWay = Promise.allSettled(written.values());
    return written;
  }

  private async write(key: string, pending: Pending): Promise<void> {
    try {
      await this.memento.update(key, pending.value);
    } finally {
      if (this.pending.get(key) === pending) this.pending.delete(key);
    }
  }
}
