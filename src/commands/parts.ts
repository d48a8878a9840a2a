import type { Extension, LogOutputChannel } from 'vscode';
import type { ChangeHistory } from '../routers/changes/changeHistory';
import type { Setting } from '../common/vscode/setting';
import type { CheckStore } from '../routers/checkStore';
import type { ClientPool } from '../routers/clientPool';
import type { CredentialStore } from '../routers/credentialStore';
import type { DdnsPasswords } from '../routers/ddnsPasswords';
import type { Groups } from '../routers/groups';
import type { IdentityStore } from '../routers/identityStore';
import type { Listing } from '../routers/listing';
import type { RecentEvents } from '../routers/recentEvents';
import type { Refresher } from '../routers/refresher';
import type { Routers } from '../routers/routers';
import type { SnapshotStore } from '../routers/snapshotStore';
import type { RoutersView } from '../tree/routersView';
import type { Documents } from '../ui/documents';

/** What commands work with. */
export interface Parts {
  readonly routers: Routers;
  readonly groups: Groups;
  readonly listing: Listing;
  readonly identities: IdentityStore;
  readonly credentials: CredentialStore;
  readonly ddnsPasswords: DdnsPasswords;
  readonly history: ChangeHistory;
  readonly snapshots: SnapshotStore;
  readonly checks: CheckStore;
  readonly clients: ClientPool;
  readonly refresher: Refresher;
  readonly view: RoutersView;
  readonly documents: Documents;
  /** Name servers to ask instead of the system's. */
  readonly resolvers: Setting<readonly string[]>;
  readonly log: LogOutputChannel;
  readonly events: RecentEvents;
  readonly extension: Extension<unknown>;
}
