import * as vscode from 'vscode';
import type { Observations } from '../remoteAccess/checks/observations';
import { KeyedMemento } from './keyedMemento';

/** What the last check of a router saw. Plain data without secrets, so that it can be kept. */
export interface CheckRecord {
  /** Of this outline; a kept record of another one is not used. */
  readonly version: typeof CHECK_VERSION;
  /** ISO 8601. */
  readonly at: string;
  readonly observations: Observations;
}

export const CHECK_VERSION = 1;

/** The last check of each router: made when the person asks for it, kept until the next. */
export class CheckStore implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<string>();
  /** Fires with the router's id. */
  readonly onDidChange = this.changed.event;
  private readonly kept: KeyedMemento<CheckRecord>;

  constructor(memento: vscode.Memento) {
    this.kept = new KeyedMemento(memento, 'check', parseRecord);
  }

  get(routerId: string): CheckRecord | undefined {
    return this.kept.get(routerId);
  }

  /** Keeps what was seen now, beside what an earlier check saw of other things. */
  async set(routerId: string, seen: Observations): Promise<CheckRecord> {
    const observations = { ...this.get(routerId)?.observations, ...seen };
    const record: CheckRecord = { version: CHECK_VERSION, at: new Date().toISOString(), observations };
    await this.kept.set(routerId, record);
    this.changed.fire(routerId);
    return record;
  }

  async delete(routerId: string): Promise<void> {
    await this.kept.delete(routerId);
  }

  dispose(): void {
    this.changed.dispose();
  }
}

function parseRecord(value: unknown): CheckRecord | undefined {
  const { version, at, observations } = (value ?? {}) as Partial<CheckRecord>;
  const usable = version === CHECK_VERSION && !Number.isNaN(Date.parse(at ?? '')) && typeof observations === 'object';
  return usable ? (value as CheckRecord) : undefined;
}
