import type { Memento } from 'vscode';
import { KeyedMemento } from './keyedMemento';

/** Older entries are forgotten. */
const MOST = 200;

/**
 * A list per router that only grows at its end. What another version of the extension has put into it stays there, and
 * is not seen.
 */
export class KeyedLog<T> {
  private readonly lists: KeyedMemento<readonly unknown[]>;

  constructor(
    memento: Memento,
    prefix: string,
    private readonly isEntry: (value: unknown) => value is T,
  ) {
    this.lists = new KeyedMemento(memento, prefix, (value) => (Array.isArray(value) ? value : undefined));
  }

  /** The newest last. */
  all(id: string): readonly T[] {
    return this.list(id).filter(this.isEntry);
  }

  async append(id: string, ...entries: readonly T[]): Promise<void> {
    await this.lists.set(id, [...this.list(id), ...entries].slice(-MOST));
  }

  async delete(id: string): Promise<void> {
    await this.lists.delete(id);
  }

  private list(id: string): readonly unknown[] {
    return this.lists.get(id) ?? [];
  }
}
