import { BOX_STATE_VERSION } from '../box/boxState';
import type { Memento } from 'vscode';
import { Changing } from '../common/vscode/changing';
import { type Fitting, isMoment, isObject } from '../common/schema';
import { KeyedLog } from '../storage/keyedLog';
import { KeyedMemento } from '../storage/keyedMemento';
import { seal, unsealed } from '../storage/sealed';
import { CHANGE_KINDS, type ChangeKind, isAlert, isStateChange, type Seen, type StateChange } from './stateChanges';

const isSeenChange = isObject({ at: isMoment, seen: isStateChange });
/** A change that was seen when the router was read, made by whomever. No secrets in it. */
export type SeenChange = Fitting<typeof isSeenChange>;

export interface NotedChange {
  readonly change: StateChange;
  /** Made from here, in whichever window. */
  readonly own: boolean;
}

/** What changes of a router are compared with, and what was last told of it. */
interface WatchRecord {
  readonly version: typeof BOX_STATE_VERSION;
  /** ISO 8601, of the last check. */
  readonly at: string;
  readonly seen: Seen;
  /** Alerts that were not looked at yet and still hold. */
  readonly attention: readonly StateChange[];
}

/** What the watch knows. All windows read it; the one that watches writes it before it reports a change. */
export class WatchStore extends Changing {
  private readonly records: KeyedMemento<WatchRecord>;
  /** What this window wrote last: a window that writes at the same time puts back what it knew before. */
  private readonly written = new Map<string, WatchRecord>();
  private readonly changes: KeyedLog<SeenChange>;
  private readonly mutes: KeyedMemento<ChangeKind[]>;

  constructor(memento: Memento) {
    super();
    // What another version of the extension kept is not compared with: the router is seen as for the first time.
    this.records = new KeyedMemento(memento, 'watch', unsealed<WatchRecord>(BOX_STATE_VERSION), seal);
    this.changes = new KeyedLog(memento, 'seen', isSeenChange);
    this.mutes = new KeyedMemento(memento, 'mute', (value) =>
      Array.isArray(value) ? CHANGE_KINDS.filter((kind) => value.includes(kind)) : undefined,
    );
  }

  /** What the next moment is to be compared with. */
  seen(routerId: string): Seen | undefined {
    return this.record(routerId)?.seen;
  }

  lastCheck(routerIds: readonly string[]): Date | undefined {
    const moments = routerIds.flatMap((id) => this.record(id)?.at ?? []).map((at) => Date.parse(at));
    return moments.length === 0 ? undefined : new Date(Math.max(...moments));
  }

  /** Keeps the result of a check with its changes, and returns the alerts to show, also where `onNotKept` is called. */
  async note(
    routerId: string,
    at: Date,
    seen: Seen,
    changes: readonly NotedChange[],
    onNotKept: (error: unknown) => void,
  ): Promise<StateChange[]> {
    const moment = at.toISOString();
    const muted = this.muted(routerId);
    const others = changes.filter(({ own }) => !own).map(({ change }) => change);
    const alerts = others.filter((change) => isAlert(change) && !muted.includes(change.kind));
    const overtaken = changes.map(({ change }) => change.kind);
    const attention = [...this.attention(routerId).filter(({ kind }) => !overtaken.includes(kind)), ...alerts];
    if (others.length > 0) {
      const listed = others.map((change): SeenChange => ({ at: moment, seen: change }));
      await this.changes.append(routerId, ...listed).catch(onNotKept);
    }
    await this.write(routerId, { version: BOX_STATE_VERSION, at: moment, seen, attention }).catch(onNotKept);
    this.changed.fire();
    return alerts;
  }

  /** The newest last. */
  all(routerId: string): readonly SeenChange[] {
    return this.changes.all(routerId);
  }

  attention(routerId: string): readonly StateChange[] {
    return this.record(routerId)?.attention ?? [];
  }

  async lookedAt(routerId: string): Promise<void> {
    await this.withAttention(routerId, []);
  }

  muted(routerId: string): readonly ChangeKind[] {
    return this.mutes.get(routerId) ?? [];
  }

  async mute(routerId: string, kinds: readonly ChangeKind[]): Promise<void> {
    await this.mutes.set(routerId, [...kinds]);
    const loud = this.attention(routerId).filter(({ kind }) => !kinds.includes(kind));
    await this.withAttention(routerId, loud);
  }

  /** Another window may have written something; VS Code tells no window of that. */
  reread(): void {
    this.changed.fire();
  }

  async delete(routerId: string): Promise<void> {
    this.written.delete(routerId);
    await this.records.delete(routerId);
    await this.changes.delete(routerId);
    await this.mutes.delete(routerId);
    this.changed.fire();
  }

  private record(routerId: string): WatchRecord | undefined {
    const kept = this.records.get(routerId);
    const written = this.written.get(routerId);
    return written !== undefined && (kept === undefined || kept.at < written.at) ? written : kept;
  }

  private async write(routerId: string, record: WatchRecord): Promise<void> {
    this.written.set(routerId, record);
    await this.records.set(routerId, record);
  }

  private async withAttention(routerId: string, attention: readonly StateChange[]): Promise<void> {
    const record = this.record(routerId);
    if (record === undefined || record.attention.length === attention.length) return;
    await this.write(routerId, { ...record, attention });
    this.changed.fire();
  }
}
