import type { LogOutputChannel } from 'vscode';
import type { ClientPool } from '../routers/clientPool';
import type { CredentialStore } from '../routers/credentialStore';
import type { IdentityStore } from '../routers/identityStore';
import type { Refresher } from '../routers/refresher';
import type { Routers } from '../routers/routers';
import type { SnapshotStore } from '../routers/snapshotStore';
import type { RoutersView } from '../tree/routersView';

/** What commands work with. */
export interface Parts {
  readonly routers: Routers;
  readonly identities: IdentityStore;
  readonly credentials: CredentialStore;
  readonly snapshots: SnapshotStore;
  readonly clients: ClientPool;
  readonly refresher: Refresher;
  readonly view: RoutersView;
  readonly log: LogOutputChannel;
}
