import type { Memento } from 'vscode';
import { BOX_STATE_VERSION, type BoxState, withCheckedParts } from '../box/boxState';
import { Changing } from '../common/vscode/changing';
import type { Tr064ErrorDetails, Tr064ErrorKind } from '../tr064/errors';
import { KeyedMemento } from './keyedMemento';
import { seal, unsealed } from './sealed';

/** Why the last read failed. `unexpected` is a fault of the program; the log has it. */
export interface Failure {
  readonly kind: Tr064ErrorKind | 'unexpected';
  readonly details: Tr064ErrorDetails;
  /** ISO 8601. */
  readonly at: string;
}

export interface RouterState {
  /** The last successful read, kept over restarts and while later ones fail. */
  readonly boxState: BoxState | undefined;
  /** Set while the newest read is a failed one. */
  readonly failure: Failure | undefined;
  readonly refreshing: boolean;
}

const NOTHING: RouterState = { boxState: undefined, failure: undefined, refreshing: false };

/** What is known of each router. The tree draws from it and from nothing else. */
export class BoxStateStore extends Changing<string> {
  private readonly states = new Map<string, RouterState>();
  private readonly kept: KeyedMemento<BoxState>;

  constructor(memento: Memento) {
    super();
    // Only what this version of the extension wrote is shown; anything else is read from the box again.
    this.kept = new KeyedMemento(memento, 'boxState', unsealed<BoxState>(BOX_STATE_VERSION), seal);
  }

  get(id: string): RouterState {
    let state = this.states.get(id);
    if (state === undefined) {
      state = { ...NOTHING, boxState: this.kept.get(id) };
      this.states.set(id, state);
    }
    return state;
  }

  /** A refresh has begun, or was cancelled. */
  setRefreshing(id: string, refreshing: boolean): void {
    this.update(id, { refreshing });
  }

  async succeed(id: string, read: BoxState): Promise<void> {
    const boxState = withCheckedParts(read, this.get(id).boxState);
    this.update(id, { boxState, failure: undefined, refreshing: false });
    await this.kept.set(id, boxState);
  }

  fail(id: string, failure: Failure): void {
    this.update(id, { failure, refreshing: false });
  }

  /** Takes over what another window has read since. */
  reread(id: string): void {
    const boxState = this.kept.get(id);
    const own = this.get(id).boxState?.readAt ?? '';
    // Later than now: it was read before the clock was set back.
    if (boxState === undefined || (boxState.readAt <= own && own <= new Date().toISOString())) return;
    this.update(id, { boxState, failure: undefined });
  }

  async delete(id: string): Promise<void> {
    this.states.delete(id);
    await this.kept.delete(id);
  }

  private update(id: string, change: Partial<RouterState>): void {
    this.states.set(id, { ...this.get(id), ...change });
    this.changed.fire(id);
  }
}
