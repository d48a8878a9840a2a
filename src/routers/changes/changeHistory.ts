import type { Memento, SecretStorage } from 'vscode';
import { maskUpdateUrl, MASK, userNameIsKey } from '../../remoteAccess/updateUrl/mask';
import type { Trust } from '../../tr064/identity';
import { hasStrings, KeyedMemento } from '../keyedMemento';
import { KeyedSecrets } from '../keyedSecrets';
import { SETTING_KINDS, type SettingKind, type Values } from './boxSetting';

/** One change as it may be kept and shown: no secrets in it. */
export interface HistoryEntry {
  /** ISO 8601. */
  readonly at: string;
  readonly kind: SettingKind;
  readonly before: Values;
  readonly after: Values;
  /** A password was written with it. */
  readonly withPassword: boolean;
  /** False where the answer was lost and the box did not tell whether it was stored. */
  readonly isKnown: boolean;
}

/** What brings the values before the last change back. */
export interface UndoRecord {
  readonly kind: SettingKind;
  readonly before: Values;
  /** What the change left behind: if the box has something else now, somebody else was there since. */
  readonly after: Values;
  /** Of dynamic DNS, where it was known before. */
  readonly password?: string | undefined;
}

/** Older changes are forgotten. */
const MOST = 200;

/**
 * What was changed on each router, and what undoes the last change. The values of an undo can hold the token of an
 * update URL, so they are a secret.
 */
export class ChangeHistory {
  private readonly entries: KeyedMemento<HistoryEntry[]>;
  private readonly begun: KeyedMemento<number>;
  private readonly undos: KeyedSecrets<UndoRecord>;

  constructor(memento: Memento, secrets: SecretStorage) {
    this.entries = new KeyedMemento(memento, 'history', (value) =>
      Array.isArray(value) ? value.filter(isEntry) : undefined,
    );
    this.begun = new KeyedMemento(memento, 'changing', (value) => (typeof value === 'number' ? value : undefined));
    this.undos = new KeyedSecrets(secrets, 'undo', parseUndo);
  }

  /** The newest last. */
  all(routerId: string): readonly HistoryEntry[] {
    return this.entries.get(routerId) ?? [];
  }

  async add(
    routerId: string,
    trust: Trust,
    undo: UndoRecord,
    how: Pick<HistoryEntry, 'withPassword' | 'isKnown'>,
  ): Promise<void> {
    const { kind, before, after } = undo;
    const entry: HistoryEntry = {
      at: new Date().toISOString(),
      kind,
      before: maskedValues(before),
      after: maskedValues(after),
      ...how,
    };
    await this.entries.set(routerId, [...this.all(routerId), entry].slice(-MOST));
    await this.undos.set(routerId, trust, undo);
  }

  /** To be told before anything is written, for all windows to know. */
  async begin(routerId: string): Promise<void> {
    await this.begun.set(routerId, Date.now());
  }

  /** When the last change was begun, in milliseconds since the epoch. */
  lastBegun(routerId: string): number {
    return this.begun.get(routerId) ?? 0;
  }

  async lastUndo(routerId: string, identities: readonly Trust[]): Promise<UndoRecord | undefined> {
    return this.undos.get(routerId, ...identities);
  }

  async delete(routerId: string): Promise<void> {
    await this.undos.delete(routerId);
    await this.entries.delete(routerId);
    await this.begun.delete(routerId);
  }
}

/** Values as they may be shown: an update URL without its secrets, and a user name that is one masked. */
export function maskedValues(values: Values): Values {
  const { updateUrl, username } = values;
  if (typeof updateUrl !== 'string') return values;
  return {
    ...values,
    updateUrl: maskUpdateUrl(updateUrl),
    ...(username !== undefined && userNameIsKey(updateUrl) && username !== '' ? { username: MASK } : {}),
  };
}

function isKind(kind: string): kind is SettingKind {
  return (SETTING_KINDS as readonly string[]).includes(kind);
}

function isValues(value: unknown): value is Values {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((one) => typeof one === 'string' || typeof one === 'boolean')
  );
}

function isEntry(value: unknown): value is HistoryEntry {
  return (
    hasStrings(value, 'at', 'kind') &&
    isKind(value.kind) &&
    isValues(Reflect.get(value, 'before')) &&
    isValues(Reflect.get(value, 'after'))
  );
}

function parseUndo(value: object): UndoRecord | undefined {
  const { before, after } = value as { before?: unknown; after?: unknown };
  if (!hasStrings(value, 'kind') || !isKind(value.kind) || !isValues(before) || !isValues(after)) return undefined;
  return { kind: value.kind, before, after, ...(hasStrings(value, 'password') ? { password: value.password } : {}) };
}
