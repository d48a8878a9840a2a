import type { Memento } from 'vscode';
import { LIMITS } from '../common/limits';
import { fitting, isListOf, isString } from '../common/schema';

/** More are not kept. */
const MOST = 8;

const readList = fitting(isListOf(isString));

/** Names of things by when they were used, the newest first; for all routers and windows. */
export class RecentlyUsed {
  constructor(
    private readonly memento: Memento,
    private readonly key: string,
  ) {}

  all(): readonly string[] {
    return (readList(this.memento.get(this.key)) ?? []).slice(0, MOST);
  }

  async use(name: string): Promise<void> {
    if (name.length > LIMITS.value) return;
    const others = this.all().filter((one) => one !== name);
    await this.memento.update(this.key, [name, ...others].slice(0, MOST));
  }
}
