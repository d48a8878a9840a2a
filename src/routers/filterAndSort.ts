import type { Memento } from 'vscode';
import { Changing } from '../common/vscode/changing';

export const SORTS = ['own', 'name', 'health', 'read'] as const;
/** `own` is the order the person gave; `read` has what was not read for longest first. */
export type Sort = (typeof SORTS)[number];

export interface Filter {
  /** Words that all have to be found. */
  readonly text: string;
  readonly needsAttention: boolean;
}

/** Which routers are listed, and in which order: that is the same in all windows. A filter belongs to one workspace. */
export class FilterAndSort extends Changing {
  constructor(
    private readonly everywhere: Memento,
    private readonly here: Memento,
  ) {
    super();
  }

  get sort(): Sort {
    const kept = this.everywhere.get<unknown>('sort');
    return SORTS.find((sort) => sort === kept) ?? 'own';
  }

  async setSort(sort: Sort): Promise<void> {
    await this.everywhere.update('sort', sort);
    this.changed.fire();
  }

  get filter(): Filter {
    const { text, needsAttention } = (this.here.get<unknown>('filter') ?? {}) as Partial<Record<keyof Filter, unknown>>;
    return { text: typeof text === 'string' ? text : '', needsAttention: needsAttention === true };
  }

  get isFiltered(): boolean {
    const { text, needsAttention } = this.filter;
    return text !== '' || needsAttention;
  }

  async setFilter(change: Partial<Filter>): Promise<void> {
    await this.here.update('filter', { ...this.filter, ...change });
    this.changed.fire();
  }

  async clearFilter(): Promise<void> {
    await this.setFilter({ text: '', needsAttention: false });
  }
}
