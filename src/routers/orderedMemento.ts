import type { Memento } from 'vscode';

/**
 * A Memento that is written one value after the other, and gives back at once what was written. VS Code answers every
 * write to the global state with all its values as they were when the write was sent, and takes those over: a write
 * made meanwhile is not seen for a moment, and can be lost altogether.
 */
export class OrderedMemento implements Memento {
  /** Written here, and not yet confirmed by VS Code. */
  private readonly pending = new Map<string, { readonly value: unknown }>();
  private queue: Promise<void> = Promise.resolve();

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
    const entry = { value };
    this.pending.set(key, entry);
    const written = this.queue.then(() => this.memento.update(key, value));
    this.queue = written.then(
      () => undefined,
      () => undefined,
    );
    try {
      await written;
    } finally {
      if (this.pending.get(key) === entry) this.pending.delete(key);
    }
  }
}
