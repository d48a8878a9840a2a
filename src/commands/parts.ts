import type { Extension, LogOutputChannel } from 'vscode';
import type { ChangeHistory } from '../changes/changeHistory';
import type { DdnsPasswords } from '../changes/ddnsPasswords';
import type { Exposures } from '../changes/exposures';
import type { Setting } from '../common/vscode/setting';
import type { ClientPool } from '../routers/clientPool';
import type { CredentialStore } from '../routers/credentialStore';
import type { Groups } from '../routers/groups';
import type { IdentityStore } from '../routers/identityStore';
import type { FilterAndSort } from '../routers/filterAndSort';
import type { RecentEvents } from '../routers/recentEvents';
import type { Refresher } from '../routers/refresher';
import type { Routers } from '../routers/routers';
import type { ComparedFile } from '../storage/comparedFile';
import type { RecentlyUsed } from '../storage/recentlyUsed';
import type { WorldStore } from '../storage/worldStore';
import type { BoxStateStore } from '../storage/boxStateStore';
import type { RoutersView } from '../tree/routersView';
import type { Documents } from '../ui/documents';
import type { Watch } from '../watch/watch';
import type { WatchStore } from '../watch/watchStore';

/** What commands work with: all of it, or the parts of these names. */
export type Parts<Name extends keyof All = keyof All> = Pick<All, Name>;

/** What is known of routers: what they said, and what was seen of them from outside. */
export type KnownParts = Parts<'boxStates' | 'worlds'>;

interface All {
  readonly routers: Routers;
  readonly groups: Groups;
  readonly filterAndSort: FilterAndSort;
  readonly identities: IdentityStore;
  readonly credentials: CredentialStore;
  readonly ddnsPasswords: DdnsPasswords;
  readonly history: ChangeHistory;
  readonly boxStates: BoxStateStore;
  /** Actions of TR-064 that were called by hand. */
  readonly recentActions: RecentlyUsed;
  readonly worlds: WorldStore;
  /** What the person compares the routers with. */
  readonly comparedFile: ComparedFile;
  readonly clients: ClientPool;
  readonly refresher: Refresher;
  readonly exposures: Exposures;
  readonly watch: Watch;
  /** What the watch has seen. */
  readonly watched: WatchStore;
  readonly view: RoutersView;
  readonly documents: Documents;
  /** Name servers to ask instead of the system's. */
  readonly resolvers: Setting<readonly string[]>;
  readonly log: LogOutputChannel;
  readonly events: RecentEvents;
  readonly extension: Extension<unknown>;
}
