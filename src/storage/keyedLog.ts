import type { Memento } from 'vscode';
import { LIMITS } from '../common/limits';
import { KeyedMemento } from './keyedMemento';

/** A list per router that grows at its end and is cut at its beginning. Entries of other versions stay, unseen. */
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
    const list = [...this.list(id), ...entries];
    let size = JSON.stringify(list).length;
    // The newest stays, however long it is.
    while (size > LIMITS.log && list.length > 1) size -= JSON.stringify(list.shift()).length + 1;
    await this.lists.set(id, list);
  }

  async delete(id: string): Promise<void> {
    await this.lists.delete(id);
  }

  private list(id: string): readonly unknown[] {
    return this.lists.get(id) ?? [];
  }
}
