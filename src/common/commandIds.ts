const PREFIX = 'fritzboxRemoteAccess';

/** Every command of the extension. A test keeps them in step with package.json. */
export const COMMAND_NAMES = [
  'addRouter',
  'removeRouter',
  'renameRouter',
  'createGroup',
  'renameGroup',
  'deleteGroup',
  'moveToGroup',
  'moveUp',
  'moveDown',
  'filterRouters',
  'showNeedsAttention',
  'clearFilter',
  'sortRouters',
  'showFleetReport',
  'exportInventory',
  'importInventory',
  'compareInventory',
  'keepComparing',
  'stopComparing',
  'applyInventory',
  'takeFromBox',
  'setUpInternetRoute',
  'removeInternetRoute',
  'signIn',
  'signOut',
  'reviewIdentity',
  'refresh',
  'refreshAll',
  'cancelRefresh',
  'showStatus',
  'turnOnRemoteAccess',
  'turnOffRemoteAccess',
  'turnOnRemoteAccessFor',
  'setUpRemoteAccess',
  'turnOnDynamicDns',
  'turnOffDynamicDns',
  'updateDynamicDns',
  'setUpDynamicDns',
  'showDdnsProviders',
  'turnOnLetsEncrypt',
  'turnOffLetsEncrypt',
  'checkRemoteAccess',
  'checkAllRouters',
  'copyForumReport',
  'saveCheckReport',
  'checkProviderAccess',
  'allowProviderConfiguration',
  'forbidProviderConfiguration',
  'allowProviderUpdates',
  'forbidProviderUpdates',
  'undoLastChange',
  'showChanges',
  'chooseNotices',
  'muteNotices',
  'callAction',
  'openInternetAddress',
  'copyAddress',
  'openWebPage',
  'openProviderPage',
  'copyValue',
  'showLog',
  'reportProblem',
] as const;

export type CommandName = (typeof COMMAND_NAMES)[number];

export type CommandId = `${typeof PREFIX}.${CommandName}`;

/** The ids of commands by their names. */
export const COMMANDS = Object.fromEntries(COMMAND_NAMES.map((name) => [name, `${PREFIX}.${name}`])) as {
  readonly [Name in CommandName]: `${typeof PREFIX}.${Name}`;
};

export const VIEW_ID = `${PREFIX}.routers`;
