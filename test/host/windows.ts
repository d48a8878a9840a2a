import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LogOutputChannel, Memento, SecretStorage } from 'vscode';
import type { Parts } from '../../src/commands/parts';
import { ChangeHistory } from '../../src/routers/changes/changeHistory';
import { ClientPool } from '../../src/routers/clientPool';
import { CredentialStore } from '../../src/routers/credentialStore';
import { DdnsPasswords } from '../../src/routers/ddnsPasswords';
import { IdentityStore } from '../../src/routers/identityStore';
import { KnownBoxes } from '../../src/routers/knownBoxes';
import { LoginTurns } from '../../src/routers/loginTurns';
import { OrderedMemento } from '../../src/routers/orderedMemento';
import { RecentEvents } from '../../src/routers/recentEvents';
import { Refresher } from '../../src/routers/refresher';
import { Routers } from '../../src/routers/routers';
import { Secrets } from '../../src/routers/secrets';
import { SnapshotStore } from '../../src/routers/snapshotStore';
import { Lease } from '../../src/routers/watch/lease';
import { type Notice, Watch, type WatchParts } from '../../src/routers/watch/watch';
import { WatchStore } from '../../src/routers/watch/watchStore';

/** All windows of a computer share them. */
const FOLDER = mkdtempSync(path.join(tmpdir(), 'windows-'));
const TURNS = new LoginTurns(FOLDER);

export interface WatchOptions {
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  readonly turns?: LoginTurns;
  readonly certificateDays?: NonNullable<WatchParts['certificateDays']>;
}

/** What one window has of the extension, without anything to see. */
export class WatchWindow {
  readonly identities: IdentityStore;
  readonly credentials: CredentialStore;
  readonly snapshots: SnapshotStore;
  readonly clients: ClientPool;
  readonly history: ChangeHistory;
  readonly ddnsPasswords: DdnsPasswords;
  readonly routers: Routers;
  readonly refresher: Refresher;
  readonly watched: WatchStore;
  readonly watch: Watch;
  /** Codes of what it told, in that order. */
  readonly told: string[] = [];

  constructor(memento: Memento, storage: SecretStorage, log: LogOutputChannel, options: WatchOptions = {}) {
    const state = new OrderedMemento(memento);
    const secrets = new Secrets(storage, state);
    const interval = { value: 15, onDidChange: () => ({ dispose: () => undefined }) };
    this.identities = new IdentityStore(state);
    this.credentials = new CredentialStore(secrets);
    this.snapshots = new SnapshotStore(state);
    const events = new RecentEvents();
    this.clients = new ClientPool(
      new KnownBoxes(FOLDER),
      this.identities,
      this.credentials,
      log,
      events,
      options.turns ?? TURNS,
    );
    this.history = new ChangeHistory(state, secrets);
    this.ddnsPasswords = new DdnsPasswords(secrets);
    this.watched = new WatchStore(state);
    const belongings = [this.snapshots, this.history, this.ddnsPasswords, this.watched, this.clients];
    this.routers = new Routers(state, this.identities, this.credentials, belongings);
    this.refresher = new Refresher(this.routers, this.clients, this.snapshots, interval, log, events);
    this.watch = new Watch({
      ...{ routers: this.routers, snapshots: this.snapshots, refresher: this.refresher, history: this.history },
      ...{ store: this.watched, interval, log, lease: new Lease(state, 'lease.watch', { settle: 5, ...options }) },
      ...options,
    });
    this.watch.onDidNotice((notices: Notice[]) => {
      this.told.push(...notices.flatMap(({ alerts }) => alerts.map(({ code }) => code)));
    });
  }

  /** What was seen of a router, as the list of changes has it. */
  seen(routerId: string): string[] {
    return this.watched.all(routerId).map(({ seen }) => seen.code);
  }

  /** The extension's own parts, with those of this window in their place. */
  partsOf(parts: Parts): Parts {
    const { identities, credentials, snapshots, clients, history, ddnsPasswords } = this;
    const { routers, refresher, watched, watch } = this;
    return {
      ...{ ...parts, identities, credentials, snapshots, clients, history, ddnsPasswords },
      ...{ routers, refresher, watched, watch },
    };
  }

  /** As when VS Code is closed. */
  async close(): Promise<void> {
    await this.history.leave();
    this.watch.dispose();
    this.refresher.dispose();
    this.watched.dispose();
    this.snapshots.dispose();
    this.routers.dispose();
    await this.clients.dispose();
  }
}
