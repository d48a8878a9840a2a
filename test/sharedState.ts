import type { Memento } from 'vscode';

/**
 * A global state that keeps what JSON keeps and that all windows share; a new window over it is a restart. It notes what
 * key each write was to.
 */
export class SharedMemento implements Memento {
  readonly values = new Map<string, string>();
  readonly writes: string[] = [];
  /** The write with this number fails, counted from 1; and all from another number on. */
  failsAt = Infinity;
  failsFrom = Infinity;

  keys(): readonly string[] {
    return [...this.values.keys()];
  }

  get<T>(key: string): T | undefined;
  get<T>(key: string, defaultValue: T): T;
  get<T>(key: string, defaultValue?: T): T | undefined {
    const text = this.values.get(key);
    return text === undefined ? defaultValue : (JSON.parse(text) as T);
  }

  update(key: string, value: unknown): Promise<void> {
    this.writes.push(key);
    if (this.writes.length === this.failsAt || this.writes.length >= this.failsFrom)
      return Promise.reject(new Error('disk full'));
    if (value === undefined) this.values.delete(key);
    else this.values.set(key, JSON.stringify(value));
    return Promise.resolve();
  }
}
