import type { Memento } from 'vscode';
import { Changing } from '../common/vscode/changing';
import { type WantedByFile, type World, WORLD_VERSION } from '../diagnosis/world';
import { KeyedMemento } from './keyedMemento';
import { seal, unsealed } from './sealed';

/** What each router is compared with: what a check saw from outside, and what the chosen file wants of it. */
export class WorldStore extends Changing<string> {
  private readonly kept: KeyedMemento<World>;

  constructor(memento: Memento) {
    super();
    this.kept = new KeyedMemento(memento, 'world', unsealed<World>(WORLD_VERSION), seal);
  }

  get(routerId: string): World | undefined {
    return this.kept.get(routerId);
  }

  /** Keeps what was seen now, beside what an earlier look saw of other things. */
  async set(routerId: string, seen: Pick<World, 'outside' | 'ports' | 'certificate'>): Promise<World> {
    return this.put(routerId, { ...this.get(routerId), ...seen, version: WORLD_VERSION });
  }

  /** Keeps what a file wants of the box, or that there is none to compare with any more. */
  async setWanted(routerId: string, wanted: WantedByFile | undefined): Promise<void> {
    const { wanted: before, ...others } = this.get(routerId) ?? { version: WORLD_VERSION };
    if (JSON.stringify(before) !== JSON.stringify(wanted))
      await this.put(routerId, { ...others, ...(wanted && { wanted }) });
  }

  /** Notes that the box was changed since these looks: what a check saw stays, as outdated; the others are dropped. */
  async outdate(routerId: string, looks: readonly Exclude<keyof World, 'version'>[]): Promise<void> {
    const world = this.get(routerId);
    if (world === undefined) return;
    const { outside, ...others } = world;
    const kept = Object.entries(others).filter(([look]) => look === 'version' || !looks.includes(look as 'ports'));
    const seen = outside && { outside: looks.includes('outside') ? { ...outside, compared: '' } : outside };
    await this.put(routerId, { ...(Object.fromEntries(kept) as Omit<World, 'outside'>), ...seen });
  }

  async delete(routerId: string): Promise<void> {
    await this.kept.delete(routerId);
  }

  private async put(routerId: string, world: World): Promise<World> {
    await this.kept.set(routerId, world);
    this.changed.fire(routerId);
    return world;
  }
}
