import { type ExtensionContext, ExtensionKind, ExtensionMode, env, version as vsCodeVersion, window } from 'vscode';
import { registerCommands } from './commands';
import { Interruptions } from './commands/change/interruptions';
import { ExposureClock } from './commands/exposure/exposureClock';
import type { Parts } from './commands/parts';
import { registerTools } from './commands/tools';
import { isResolvers } from './common/resolvers';
import { Setting } from './common/vscode/setting';
import { ChangeHistory } from './routers/changes/changeHistory';
import { CheckStore } from './routers/checkStore';
import { ClientPool } from './routers/clientPool';
import { CredentialStore } from './routers/credentialStore';
import { DdnsPasswords } from './routers/ddnsPasswords';
import { Exposures } from './routers/exposures';
import { Groups } from './routers/groups';
import { IdentityStore } from './routers/identityStore';
import { KnownBoxes } from './routers/knownBoxes';
import { Listing } from './routers/listing';
import { LoginTurns } from './routers/loginTurns';
import { OrderedMemento } from './routers/orderedMemento';
import { RecentEvents } from './routers/recentEvents';
import { Refresher } from './routers/refresher';
import { Routers } from './routers/routers';
import { Secrets } from './routers/secrets';
import { SnapshotStore } from './routers/snapshotStore';
import { CertificateWatch } from './routers/watch/certificateWatch';
import { Lease } from './routers/watch/lease';
import { Watch } from './routers/watch/watch';
import { WatchStore } from './routers/watch/watchStore';
import { RoutersView } from './tree/routersView';
import { Walkthrough } from './tree/walkthrough';
import { Documents } from './ui/documents';
import { tellNotices } from './ui/notices';
import { cancelTasks } from './ui/progress';
import { StatusItem } from './ui/statusItem';
import { closeInputs } from './ui/steps';
import { setRunsElsewhere } from './ui/words/errors';

/** What deactivate has to do. */
let close: (() => Promise<void>) | undefined;

/** Builds the parts; nothing is read, resolved or connected to here. Test runs get the parts to look into. */
export function activate(context: ExtensionContext): Parts | undefined {
  const { extension, extensionMode } = context;
  const state = new OrderedMemento(context.globalState);
  const secrets = new Secrets(context.secrets, state);
  const { Workspace } = ExtensionKind;
  setRunsElsewhere(extension.extensionKind === Workspace && env.remoteName !== undefined);

  const log = window.createOutputChannel('FRITZ!Box Remote Access', { log: true });
  const { version } = extension.packageJSON as { version: string };
  log.info(`Version ${version} in VS Code ${vsCodeVersion} on ${process.platform}, Node ${process.version}`);
  const interval = new Setting('refreshInterval', isInterval, 5);
  const resolvers = new Setting<readonly string[]>('resolvers', isResolvers, []);
  const identities = new IdentityStore(state);
  const credentials = new CredentialStore(secrets);
  const snapshots = new SnapshotStore(state);
  const events = new RecentEvents();
  const { fsPath: folder } = context.globalStorageUri;
  const turns = new LoginTurns(folder);
  const clients = new ClientPool(new KnownBoxes(folder), identities, credentials, log, events, turns);
  const ddnsPasswords = new DdnsPasswords(secrets);
  const history = new ChangeHistory(state, secrets);
  const checks = new CheckStore(state);
  const exposures = new Exposures(state);
  const watched = new WatchStore(state);
  const groups = new Groups(state);
  const listing = new Listing(state, new OrderedMemento(context.workspaceState));
  const belongings = [ddnsPasswords, history, checks, exposures, watched, groups, snapshots, clients];
  const routers = new Routers(state, identities, credentials, belongings);
  const refresher = new Refresher(routers, clients, snapshots, interval, log, events);
  const watchInterval = new Setting('watchInterval', isInterval, 15);
  const certificates = new CertificateWatch(checks);
  const watch = new Watch({
    ...{ routers, snapshots, refresher, history, store: watched },
    ...{ lease: new Lease(state, 'lease.watch'), interval: watchInterval, log },
    certificateDays: (id, snapshot) => certificates.days(id, snapshot),
  });
  close = async () => {
    // First: a read that is cancelled tells nothing, one that fails would be held against the box.
    refresher.dispose();
    const left = history.leave();
    closeInputs();
    cancelTasks();
    await left;
    await clients.dispose();
  };
  const view = new RoutersView({ routers, groups, snapshots, checks, exposures, listing }, refresher);
  const documents = new Documents();
  const parts: Parts = {
    ...{ routers, identities, credentials, ddnsPasswords, history, snapshots, checks, clients, refresher },
    ...{ exposures, watch, watched, groups, listing, view, documents, resolvers, log, events, extension },
  };
  const exposureClock = new ExposureClock(parts, new Lease(state, 'lease.exposures'));
  const interruptions = new Interruptions(parts);
  const changedElsewhere = credentials.onDidChangeElsewhere((id) => {
    routers.noteChange();
    void refresher.refreshAnew(id);
  });

  context.subscriptions.push(
    registerCommands(parts),
    registerTools(parts),
    changedElsewhere,
    watch.onDidNotice((notices) => {
      tellNotices(routers, notices);
    }),
    watch,
    watchInterval,
    exposureClock,
    interruptions,
    new StatusItem(routers, watched),
    view,
    new Walkthrough(routers, snapshots),
    refresher,
    interval,
    resolvers,
    routers,
    groups,
    listing,
    snapshots,
    checks,
    exposures,
    watched,
    documents,
    log,
  );
  // What nobody waits for begins when VS Code has gone on.
  const idle = setImmediate(() => {
    watch.start();
    exposureClock.start();
    interruptions.start();
  });
  context.subscriptions.push({
    dispose: () => {
      clearImmediate(idle);
    },
  });
  return extensionMode === ExtensionMode.Test ? parts : undefined;
}

/** Minutes; 0 reads only when asked to. settings.json may hold what the settings page does not allow. */
function isInterval(value: unknown): value is number {
  return typeof value === 'number' && (value === 0 || (value >= 1 && value <= 1440));
}

/** Ends all that is under way, leaves what it is not known the end of to the next window, and closes every connection. */
export async function deactivate(): Promise<void> {
  await close?.();
}
