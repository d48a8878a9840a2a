/** Every command of the extension. A test keeps them in step with package.json and the handlers. */
const PREFIX = 'fritzboxRemoteAccess';

export const COMMANDS = {
  addRouter: `${PREFIX}.addRouter`,
  removeRouter: `${PREFIX}.removeRouter`,
  renameRouter: `${PREFIX}.renameRouter`,
  signIn: `${PREFIX}.signIn`,
  signOut: `${PREFIX}.signOut`,
  reviewIdentity: `${PREFIX}.reviewIdentity`,
  refresh: `${PREFIX}.refresh`,
  refreshAll: `${PREFIX}.refreshAll`,
  cancelRefresh: `${PREFIX}.cancelRefresh`,
  showStatus: `${PREFIX}.showStatus`,
  turnOnRemoteAccess: `${PREFIX}.turnOnRemoteAccess`,
  turnOffRemoteAccess: `${PREFIX}.turnOffRemoteAccess`,
  setUpRemoteAccess: `${PREFIX}.setUpRemoteAccess`,
  turnOnDynamicDns: `${PREFIX}.turnOnDynamicDns`,
  turnOffDynamicDns: `${PREFIX}.turnOffDynamicDns`,
  setUpDynamicDns: `${PREFIX}.setUpDynamicDns`,
  showDdnsProviders: `${PREFIX}.showDdnsProviders`,
  turnOnLetsEncrypt: `${PREFIX}.turnOnLetsEncrypt`,
  turnOffLetsEncrypt: `${PREFIX}.turnOffLetsEncrypt`,
  checkRemoteAccess: `${PREFIX}.checkRemoteAccess`,
  copyForumReport: `${PREFIX}.copyForumReport`,
  saveCheckReport: `${PREFIX}.saveCheckReport`,
  checkProviderAccess: `${PREFIX}.checkProviderAccess`,
  allowProviderConfiguration: `${PREFIX}.allowProviderConfiguration`,
  forbidProviderConfiguration: `${PREFIX}.forbidProviderConfiguration`,
  allowProviderUpdates: `${PREFIX}.allowProviderUpdates`,
  forbidProviderUpdates: `${PREFIX}.forbidProviderUpdates`,
  undoLastChange: `${PREFIX}.undoLastChange`,
  showChanges: `${PREFIX}.showChanges`,
  callAction: `${PREFIX}.callAction`,
  openInternetAddress: `${PREFIX}.openInternetAddress`,
  copyAddress: `${PREFIX}.copyAddress`,
  openWebPage: `${PREFIX}.openWebPage`,
  openProviderPage: `${PREFIX}.openProviderPage`,
  copyValue: `${PREFIX}.copyValue`,
  showLog: `${PREFIX}.showLog`,
} as const;

export type CommandId = (typeof COMMANDS)[keyof typeof COMMANDS];

export const VIEW_ID = `${PREFIX}.routers`;
