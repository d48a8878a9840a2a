import path from 'node:path';
import { env, ExtensionKind } from 'vscode';
import type { Disposable, ExtensionContext, LogOutputChannel, Memento, SecretStorage } from 'vscode';
import { ChangeHistory } from './changes/changeHistory';
import { DdnsPasswords } from './changes/ddnsPasswords';
import { Exposures } from './changes/exposures';
import { Interruptions } from './commands/change/interruptions';
import { ExposureClock } from './commands/exposure/exposureClock';
import type { Parts } from './commands/parts';
import { registerCommands } from './commands/register';
import { registerTools } from './commands/tools';
import { InventoryFiles } from './commands/wanted/inventoryFiles';
import { isResolvers } from './common/resolvers';
import { Setting } from './common/vscode/setting';
import { ClientPool } from './routers/clientPool';
import { CredentialStore } from './routers/credentialStore';
import { Groups } from './routers/groups';
import { IdentityStore } from './routers/identityStore';
import { FilterAndSort } from './routers/filterAndSort';
import { RecentEvents } from './routers/recentEvents';
import { Refresher } from './routers/refresher';
import { Routers } from './routers/routers';
import { ComparedFile } from './storage/comparedFile';
import { FileLock } from './storage/fileLock';
import { KnownBoxes } from './storage/knownBoxes';
import { OrderedMemento } from './storage/orderedMemento';
import { RecentlyUsed } from './storage/recentlyUsed';
import { Secrets } from './storage/secrets';
import { BoxStateStore } from './storage/boxStateStore';
import { WorldStore } from './storage/worldStore';
import { RoutersView } from './tree/routersView';
import { tickWalkthrough } from './tree/walkthrough';
import { Documents } from './ui/documents';
import { tellNotices } from './ui/notices';
import { cancelTasks } from './ui/progress';
import { showStatusItem } from './ui/statusItem';
import { closeInputs } from './ui/steps';
import { setRunsElsewhere } from './ui/words/errors';
import { CertificateWatch } from './watch/certificateWatch';
import { Watch, type WatchParts } from './watch/watch';
import { WatchStore } from './watch/watchStore';

/** What a window of VS Code gives the extension to work with. */
export interface WindowParts {
  readonly globalState: Memento;
  readonly workspaceState: Memento;
  readonly secrets: SecretStorage;
  /** Path of a folder that all windows of a computer share. */
  readonly folder: string;
  readonly log: LogOutputChannel;
  /** Minutes between two refreshes, and between two checks of the watch; 0 is never. */
  readonly refreshInterval: WatchParts['interval'];
  readonly watchInterval: WatchParts['interval'];
}

/** What tests replace. */
export type Replacements = Pick<WatchParts, 'certificateDays' | 'now'>;

type Hidden = Omit<Parts, 'view' | 'documents' | 'resolvers' | 'extension'>;

/** Every part of one window, built once and connected, but for what is shown. Nothing is read or connected to here. */
export class Container implements Hidden, Disposable {
  readonly log: LogOutputChannel;
  readonly events = new RecentEvents();
  readonly identities: IdentityStore;
  readonly credentials: CredentialStore;
  readonly boxStates: BoxStateStore;
  readonly clients: ClientPool;
  readonly ddnsPasswords: DdnsPasswords;
  readonly history: ChangeHistory;
  readonly worlds: WorldStore;
  readonly comparedFile: ComparedFile;
  readonly recentActions: RecentlyUsed;
  readonly exposures: Exposures;
  readonly watched: WatchStore;
  readonly groups: Groups;
  readonly filterAndSort: FilterAndSort;
  readonly routers: Routers;
  readonly refresher: Refresher;
  readonly watch: Watch;

  constructor(window: WindowParts, replaced: Replacements = {}) {
    const { folder, log } = window;
    const state = new OrderedMemento(window.globalState);
    const secrets = new Secrets(window.secrets, state);
    this.log = log;
    this.identities = new IdentityStore(state, (id) => this.routers.get(id)?.routes);
    this.credentials = new CredentialStore(secrets);
    this.boxStates = new BoxStateStore(state);
    const { identities, credentials, boxStates, events } = this;
    this.clients = new ClientPool(new KnownBoxes(folder), identities, credentials, log, events, folder);
    this.ddnsPasswords = new DdnsPasswords(secrets);
    this.history = new ChangeHistory(state, secrets);
    this.worlds = new WorldStore(state);
    this.comparedFile = new ComparedFile(state);
    this.recentActions = new RecentlyUsed(state, 'recentActions');
    this.exposures = new Exposures(state);
    this.watched = new WatchStore(state);
    this.groups = new Groups(state);
    this.filterAndSort = new FilterAndSort(state, new OrderedMemento(window.workspaceState));
    const { ddnsPasswords, history, worlds, exposures, watched, groups, clients } = this;
    const stores = [ddnsPasswords, history, worlds, exposures, watched, groups, boxStates, clients];
    this.routers = new Routers(state, identities, credentials, stores);
    this.refresher = new Refresher(this.routers, clients, boxStates, window.refreshInterval, log, events);
    const certificates = new CertificateWatch(worlds);
    this.watch = new Watch({
      ...{ routers: this.routers, boxStates, refresher: this.refresher, history, store: watched },
      ...{ lock: new FileLock(path.join(folder, 'watch.lock'), replaced.now), interval: window.watchInterval, log },
      certificateDays: (id, boxState) => certificates.days(id, boxState),
      wantedOf: (id) => this.worlds.get(id)?.wanted?.settings,
      ...replaced,
    });
  }

  /** Ends what is under way and closes every connection; what has no known end is left to the next window. */
  async close(): Promise<void> {
    // First: a read that is cancelled reports nothing, one that fails would be held against the box.
    this.refresher.dispose();
    const left = this.history.leave();
    closeInputs();
    cancelTasks();
    await left;
    await this.clients.dispose();
  }

  dispose(): void {
    const { watch, refresher, routers, groups, filterAndSort, boxStates, worlds, exposures, watched } = this;
    const stores = [groups, filterAndSort, boxStates, worlds, this.comparedFile, exposures, watched];
    for (const part of [watch, refresher, routers, ...stores]) {
      part.dispose();
    }
  }
}

/** Shows a container's parts in VS Code and starts what runs by itself; all of it ends with the extension. */
export function show(container: Container, { extension, subscriptions, globalStorageUri }: ExtensionContext): Parts {
  setRunsElsewhere(extension.extensionKind === ExtensionKind.Workspace && env.remoteName !== undefined);
  const { routers, boxStates, credentials, refresher, watch, watched } = container;
  const { groups, worlds, exposures, filterAndSort } = container;
  const resolvers = new Setting<readonly string[]>('resolvers', isResolvers, []);
  const view = new RoutersView({ routers, groups, boxStates, worlds, exposures, filterAndSort }, refresher);
  const documents = new Documents();
  const parts: Parts = { ...container, view, documents, resolvers, extension };
  const exposureClock = new ExposureClock(parts, new FileLock(path.join(globalStorageUri.fsPath, 'exposures.lock')));
  const interruptions = new Interruptions(parts);
  const inventoryFiles = new InventoryFiles(parts);
  subscriptions.push(
    ...registerCommands(parts),
    registerTools(parts),
    credentials.onDidChangeElsewhere((id) => {
      routers.noteChange();
      void refresher.refreshAnew(id);
    }),
    watch.onDidNotice((notices) => tellNotices(routers, notices)),
    ...[
      exposureClock,
      interruptions,
      inventoryFiles,
      showStatusItem(routers, watched),
      view,
      tickWalkthrough(routers, boxStates, worlds),
    ],
    ...[container, resolvers, documents],
  );
  // Work that nothing waits for begins after start-up.
  const idle = setImmediate(() => {
    watch.start();
    exposureClock.start();
    interruptions.start();
    inventoryFiles.start();
  });
  subscriptions.push({
    dispose: () => clearImmediate(idle),
  });
  return parts;
}
