import * as vscode from 'vscode';
import { registerCommands } from './commands';
import type { Parts } from './commands/parts';
import { Setting } from './common/vscode/setting';
import { ChangeHistory } from './routers/changes/changeHistory';
import { ClientPool } from './routers/clientPool';
import { CredentialStore } from './routers/credentialStore';
import { DdnsPasswords } from './routers/ddnsPasswords';
import { IdentityStore } from './routers/identityStore';
import { Refresher } from './routers/refresher';
import { Routers } from './routers/routers';
import { SnapshotStore } from './routers/snapshotStore';
import { RoutersView } from './tree/routersView';
import { Documents } from './ui/documents';
import { setRunsElsewhere } from './ui/words/errors';

let clients: ClientPool | undefined;

/** Builds the parts; nothing is read, resolved or connected to here. Test runs get the parts to look into. */
export function activate(context: vscode.ExtensionContext): Parts | undefined {
  const { globalState, secrets, extension, extensionMode } = context;
  const { Workspace } = vscode.ExtensionKind;
  setRunsElsewhere(extension.extensionKind === Workspace && vscode.env.remoteName !== undefined);

  const log = vscode.window.createOutputChannel('FRITZ!Box Remote Access', { log: true });
  const { version } = extension.packageJSON as { version: string };
  log.info(`Version ${version} in VS Code ${vscode.version} on ${process.platform}, Node ${process.version}`);
  const interval = new Setting('refreshInterval', isInterval, 5);
  const identities = new IdentityStore(globalState);
  const credentials = new CredentialStore(secrets);
  const snapshots = new SnapshotStore(globalState);
  clients = new ClientPool(globalState, identities, credentials, log);
  const ddnsPasswords = new DdnsPasswords(secrets);
  const history = new ChangeHistory(globalState, secrets);
  const routers = new Routers(globalState, identities, credentials, [ddnsPasswords, history, snapshots, clients]);
  const refresher = new Refresher(routers, clients, snapshots, interval, log);
  const view = new RoutersView(routers, snapshots, refresher);
  const documents = new Documents();
  const parts: Parts = {
    ...{ routers, identities, credentials, ddnsPasswords, history, snapshots, clients, refresher },
    ...{ view, documents, log },
  };
  const changedElsewhere = credentials.onDidChangeElsewhere((id) => {
    routers.noteChange();
    void refresher.refreshAnew(id);
  });

  context.subscriptions.push(
    registerCommands(parts),
    changedElsewhere,
    view,
    refresher,
    interval,
    routers,
    snapshots,
    documents,
    log,
  );
  return extensionMode === vscode.ExtensionMode.Test ? parts : undefined;
}

/** Minutes; 0 reads only when asked to. settings.json may hold what the settings page does not allow. */
function isInterval(value: unknown): value is number {
  return typeof value === 'number' && (value === 0 || (value >= 1 && value <= 1440));
}

/** Closes every connection. */
export async function deactivate(): Promise<void> {
  await clients?.dispose();
}
