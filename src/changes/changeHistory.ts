import type { Memento } from 'vscode';
import {
  type Fitting,
  fitting,
  isBoolean,
  isMoment,
  isNumber,
  isObject,
  isOneOf,
  isOptional,
  isString,
} from '../common/schema';
import { KeyedLog } from '../storage/keyedLog';
import { KeyedMemento } from '../storage/keyedMemento';
import { KeyedSecrets } from '../storage/keyedSecrets';
import type { Secrets } from '../storage/secrets';
import type { Trust } from '../tr064/identity';
import { maskedValues, SETTING_KINDS, type SettingKind, type Values } from '../wanted/values';

const isKind = isOneOf(...SETTING_KINDS);

const isEntry = isObject({
  at: isMoment,
  kind: isKind,
  before: isValues,
  after: isValues,
  /** A password was written with it. */
  withPassword: isBoolean,
  /** False where the answer was lost and the box did not tell whether it was stored. */
  isKnown: isBoolean,
  /** It brought back what a change before it had changed. */
  isUndo: isOptional(isBoolean),
});

/** One change as it may be kept and shown: no secrets in it. */
export type HistoryEntry = Fitting<typeof isEntry>;

const isUndo = isObject({
  kind: isKind,
  before: isValues,
  /** What the change left behind: if the box has something else now, it was changed elsewhere since. */
  after: isValues,
  /** Of dynamic DNS, where it was known before. */
  password: isOptional(isString),
  /** The same for changes that the person agreed to with one question; missing of one that was alone. */
  together: isOptional(isString),
});

/** What brings the values before the last change back. */
export type UndoRecord = Fitting<typeof isUndo>;

/** A change as it is about to be made; `after` is what is wanted. */
export interface BegunChange {
  readonly trust: Trust;
  readonly undo: UndoRecord;
  readonly withPassword: boolean;
}

/** The last change of a router that was begun. */
const isBegun = isObject({
  /** Milliseconds since the epoch. */
  at: (value): value is number => isNumber(value) && !Number.isNaN(new Date(value).getTime()),
  /** Only as long as it is not known what became of it. */
  open: isOptional(isObject({ kind: isKind, withPassword: isBoolean })),
  /** Its window was closed in the middle of it. */
  isLeft: isOptional(isBoolean),
});
type Begun = Fitting<typeof isBegun>;

/** A change whose outcome is not known: the box has the values before or those that were wanted. */
export interface Interrupted {
  readonly kind: SettingKind;
  readonly at: Date;
  readonly withPassword: boolean;
  /** Since when it is certain, in milliseconds since the epoch; until then another window may be at it. */
  readonly since: number;
  /** Missing where SecretStorage has lost it, or the identity is another. */
  readonly change: Pick<BegunChange, 'trust' | 'undo'> | undefined;
}

/** A change made from here takes at most this long, second factor and restart of the box included; in milliseconds. */
export const CHANGE_TAKES = 5 * 60_000;

/**
 * What was changed on each router, and what undoes the last change. An undo can hold the token of an update URL, so it
 * is a secret. It is kept before anything is written, so that the next window finds it if this one closes.
 */
export class ChangeHistory {
  private readonly entries: KeyedLog<HistoryEntry>;
  private readonly begun: KeyedMemento<Begun>;
  private readonly undos: KeyedSecrets<UndoRecord>;
  private readonly pending: KeyedSecrets<UndoRecord>;
  /** Routers that this window is changing. */
  private readonly changing = new Set<string>();
  private hasLeft = false;

  constructor(memento: Memento, secrets: Secrets) {
    this.entries = new KeyedLog(memento, 'history', isEntry);
    this.begun = new KeyedMemento(memento, 'changing', fitting(isBegun));
    this.undos = new KeyedSecrets(secrets, 'undo', fitting(isUndo));
    this.pending = new KeyedSecrets(secrets, 'pending', fitting(isUndo));
  }

  /** The newest last. */
  all(routerId: string): readonly HistoryEntry[] {
    return this.entries.all(routerId);
  }

  /** Returns where the undo is kept: `window` when SecretStorage refuses it. */
  async add(
    routerId: string,
    trust: Trust,
    undo: UndoRecord,
    how: Pick<HistoryEntry, 'withPassword' | 'isKnown' | 'isUndo'> & Partial<Pick<HistoryEntry, 'at'>>,
  ): Promise<'stored' | 'window'> {
    if (this.hasLeft) return 'stored';
    const { kind, before, after } = undo;
    const entry: HistoryEntry = {
      at: new Date().toISOString(),
      kind,
      before: maskedValues(before),
      after: maskedValues(after),
      ...how,
    };
    // First what cannot be had again.
    const kept = await this.setUndo(routerId, trust, undo);
    if (undo.together !== undefined) await this.undos.set(togetherKey(routerId, kind), trust, undo);
    await this.entries.append(routerId, entry);
    return kept;
  }

  /** Sets what undoes the last change, or that nothing does. */
  async setUndo(routerId: string, trust: Trust, undo: UndoRecord | undefined): Promise<'stored' | 'window'> {
    if (undo !== undefined) return this.undos.set(routerId, trust, undo);
    await this.undos.delete(routerId);
    return 'stored';
  }

  /** To be told before anything is written, for all windows to know; with what undoes it, where anything does. */
  async begin(routerId: string, change?: BegunChange): Promise<void> {
    const at = Date.now();
    if (change === undefined) return this.begun.set(routerId, { at });
    const { trust, undo, withPassword } = change;
    await this.pending.set(routerId, trust, undo);
    await this.begun.set(routerId, { at, open: { kind: undo.kind, withPassword } });
    this.changing.add(routerId);
  }

  /** To be told when it is known, and noted, what became of the change that was begun. */
  async finish(routerId: string): Promise<void> {
    // An outcome found while the window closes would not be shown: the next window finds it out again.
    if (this.hasLeft) return;
    this.changing.delete(routerId);
    const { at } = this.begun.get(routerId) ?? {};
    if (at !== undefined) await this.begun.set(routerId, { at });
    await this.pending.delete(routerId);
  }

  /** This window is being closed: what it is in the middle of is for the next one to find out. */
  async leave(): Promise<void> {
    this.hasLeft = true;
    await Promise.allSettled(
      [...this.changing].map(async (routerId) => {
        const begun = this.begun.get(routerId);
        if (begun?.open !== undefined) await this.begun.set(routerId, { ...begun, isLeft: true });
      }),
    );
  }

  /** The change of a router whose outcome is not known, or may not be. */
  async interrupted(routerId: string, identities: readonly Trust[]): Promise<Interrupted | undefined> {
    const { at, open, isLeft } = this.begun.get(routerId) ?? {};
    if (at === undefined || open === undefined || this.changing.has(routerId)) return undefined;
    const found = await Promise.all(
      identities.map(async (trust) => ({ trust, undo: await this.pending.get(routerId, trust) })),
    );
    const [change] = found.flatMap(({ trust, undo }) => (undo?.kind === open.kind ? [{ trust, undo }] : []));
    return { ...open, at: new Date(at), since: isLeft === true ? at : at + CHANGE_TAKES, change };
  }

  /** When the last change was begun, in milliseconds since the epoch. */
  lastBegun(routerId: string): number {
    return this.begun.get(routerId)?.at ?? 0;
  }

  /** What undoes the last change, and then those that were made together with it. */
  async lastUndos(routerId: string, identities: readonly Trust[]): Promise<UndoRecord[]> {
    const last = await this.undos.get(routerId, ...identities);
    if (last?.together === undefined) return last === undefined ? [] : [last];
    const others = SETTING_KINDS.filter((kind) => kind !== last.kind);
    const undos = others.map((kind) => this.undos.get(togetherKey(routerId, kind), ...identities));
    const together = (await Promise.all(undos)).flatMap((undo) => undo ?? []);
    return [last, ...together.filter((undo) => undo.together === last.together)];
  }

  async delete(routerId: string): Promise<void> {
    this.changing.delete(routerId);
    await this.undos.delete(routerId);
    for (const kind of SETTING_KINDS) await this.undos.delete(togetherKey(routerId, kind));
    await this.pending.delete(routerId);
    await this.entries.delete(routerId);
    await this.begun.delete(routerId);
  }
}

/** Changes that were made together leave an undo for each setting. */
function togetherKey(routerId: string, kind: SettingKind): string {
  return `${routerId}.${kind}`;
}

function isValues(value: unknown): value is Values {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((one) => typeof one === 'string' || typeof one === 'boolean')
  );
}
