import { randomUUID } from 'node:crypto';
import type { Memento } from 'vscode';
import { Changing } from '../common/vscode/changing';
import { LIMITS } from '../common/limits';
import { earlierFirst } from '../common/moments';
import { plainText } from '../common/plainText';
import { type Fitting, fitting, isObject, isOptional, isString } from '../common/schema';
import { KeyedMemento } from '../storage/keyedMemento';
import type { RouterProfile } from './profile';
import { isRank, rankOf, ranksBetween } from './rank';

/** Routers that belong together in the person's eyes. */
export interface Group {
  /** Made by the extension; never changes. */
  readonly id: string;
  readonly name: string;
  /** ISO 8601. */
  readonly addedAt: string;
}

/** Where something moves to among its like: before or after one of them; without it, to the end. */
export interface Beside {
  readonly id: string;
  readonly side: 'before' | 'after';
}

/** Where the person has put a router or a group. A router's group may be gone: then it is in none. */
const isPlace = isObject({ group: isOptional(isString), rank: isRank });

type Ordered = Pick<Group, 'id' | 'addedAt'>;

/** The person's groups, and the order they gave groups and routers. Every group and every place has a key of its own. */
export class Groups extends Changing {
  private readonly groups: KeyedMemento<Group>;
  private readonly places: KeyedMemento<Fitting<typeof isPlace>>;

  constructor(memento: Memento) {
    super();
    this.groups = new KeyedMemento(memento, 'group', parseGroup);
    this.places = new KeyedMemento(memento, 'place', fitting(isPlace));
  }

  /** In the person's order. */
  all(): Group[] {
    return this.sorted(this.groups.ids().flatMap((id) => this.groups.get(id) ?? []));
  }

  get(id: string): Group | undefined {
    return this.groups.get(id);
  }

  of(routerId: string): Group | undefined {
    const group = this.places.get(routerId)?.group;
    return group === undefined ? undefined : this.groups.get(group);
  }

  /** Things in the person's order: as they were put, else as they were added. */
  sorted<T extends Ordered>(things: readonly T[]): T[] {
    const ranked = things.map((thing) => ({ thing, rank: this.rank(thing) }));
    ranked.sort((a, b) => earlierFirst(a.rank, b.rank) || earlierFirst(a.thing.id, b.thing.id));
    return ranked.map(({ thing }) => thing);
  }

  /** The routers of a group, or those in none, in the person's order. */
  members(profiles: readonly RouterProfile[], groupId: string | undefined): RouterProfile[] {
    return this.sorted(profiles.filter(({ id }) => this.of(id)?.id === groupId));
  }

  async create(name: string, addedAt = new Date().toISOString()): Promise<Group> {
    const group: Group = { id: randomUUID(), name, addedAt };
    await this.groups.set(group.id, group);
    this.changed.fire();
    return group;
  }

  async rename(id: string, name: string): Promise<void> {
    if (this.groups.get(id) === undefined) return;
    await this.groups.change(id, { name });
    this.changed.fire();
  }

  /** Forgets a group; its routers are in none from then on. */
  async remove(id: string): Promise<void> {
    await this.groups.delete(id);
    await this.delete(id);
  }

  /** Forgets the place of a router that is removed, or of a group. */
  async delete(id: string): Promise<void> {
    await this.places.delete(id);
    this.changed.fire();
  }

  /** Moves routers into a group, or out of all, keeping the order they have among themselves. */
  async moveRouters(
    profiles: readonly RouterProfile[],
    ids: readonly string[],
    groupId: string | undefined,
    beside?: Beside,
  ): Promise<void> {
    const moved = this.sorted(profiles.filter(({ id }) => ids.includes(id)));
    await this.move(this.members(profiles, groupId), moved, groupId, beside);
  }

  async moveGroup(id: string, beside?: Beside): Promise<void> {
    const group = this.groups.get(id);
    if (group !== undefined) await this.move(this.all(), [group], undefined, beside);
  }

  private async move(
    siblings: readonly Ordered[],
    moved: readonly Ordered[],
    group: string | undefined,
    beside: Beside | undefined,
  ): Promise<void> {
    const others = siblings.filter(({ id }) => moved.every((one) => one.id !== id));
    const found = others.findIndex(({ id }) => id === beside?.id);
    const index = found < 0 ? others.length : beside?.side === 'after' ? found + 1 : found;
    const [before, after] = [others[index - 1], others[index]].map((thing) => thing && this.rank(thing));
    const ranks = ranksBetween(before, after, moved.length);
    await Promise.all(
      moved.map(({ id, addedAt }, i) => this.places.set(id, { group, rank: ranks[i] ?? rankOf(addedAt) })),
    );
    this.changed.fire();
  }

  private rank({ id, addedAt }: Ordered): string {
    return this.places.get(id)?.rank ?? rankOf(addedAt);
  }
}

const isGroup = isObject<Group>({ id: isString, name: isString, addedAt: isString });

function parseGroup(value: unknown): Group | undefined {
  return isGroup(value) ? { ...value, name: plainText(value.name, LIMITS.value) } : undefined;
}
