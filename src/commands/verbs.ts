import { l10n, window } from 'vscode';
import { COMMANDS, type CommandName } from '../common/commandIds';
import { HumanError, type Offer } from '../common/humanError';
import { inertText } from '../common/plainText';
import type { RouterProfile } from '../routers/profile';
import { Tr064Error, type Tr064ErrorKind } from '../tr064/errors';
import { toHumanError } from '../ui/words/errors';
import { titleFor } from '../ui/words/routers';
import { addRouter } from './addRouter';
import { callAction } from './callAction';
import { change } from './change';
import type { Verb as ChangeVerb } from './change/verb';
import { checkProviderAccess } from './checkProviderAccess';
import { checkAllRouters, checkRemoteAccessOf, copyForumReport, saveCheckReport } from './checkRemoteAccess';
import { exportInventory } from './exportInventory';
import { turnOnRemoteAccessFor } from './exposure/turnOnRemoteAccessFor';
import { filterRouters, showNeedsAttention, sortRouters } from './filterAndSort';
import { createGroup, deleteGroup, moveByOne, moveToGroup, renameGroup } from './groups';
import { importInventory } from './importInventory';
import { removeInternetRoute, setUpInternetRoute } from './internetRoute';
import { copyAddress, copyValue, openInternetAddress, openProviderPage, openWebPage } from './links';
import { chooseNotices, muteNotices } from './notices';
import type { Parts } from './parts';
import { clickedRouters, pickRouter, pickRouters } from './pickRouter';
import { reportProblem } from './reportProblem';
import { removeRouters, renameRouter } from './routerList';
import { setUpDynamicDns } from './setUpDynamicDns';
import { setUpRemoteAccess } from './setUpRemoteAccess';
import { showChanges, showDdnsProviders, showFleetReport, showStatus } from './show';
import { reviewIdentity, signIn, signOut } from './signIn';
import { dynamicDnsVerb, updateDynamicDns } from './turnDynamicDns';
import { letsEncryptVerb } from './turnLetsEncrypt';
import { providerConfigurationVerb, providerUpdatesVerb } from './turnProviderAccess';
import { remoteAccessVerb } from './turnRemoteAccess';
import { undoLastChange } from './undoLastChange';
import { applyInventory } from './wanted/applyInventory';
import { compareWithFile, keepComparing, stopComparing } from './wanted/compareInventory';
import { takeFromBox } from './wanted/takeFromBox';

/** Gets what VS Code hands on: for a click in the tree the row and all selected rows, nothing from the palette. */
type Verb = (parts: Parts, clicked: unknown, selected: unknown, command: CommandName) => Promise<void> | void;

export const VERBS: Readonly<Record<CommandName, Verb>> = {
  addRouter,
  removeRouter: toSeveral(removeRouters),
  renameRouter: toOne(renameRouter),
  createGroup,
  renameGroup,
  deleteGroup,
  moveToGroup: toSeveral(moveToGroup),
  moveUp: (parts, clicked) => moveByOne(parts, clicked, 'before'),
  moveDown: (parts, clicked) => moveByOne(parts, clicked, 'after'),
  filterRouters,
  showNeedsAttention,
  clearFilter: ({ filterAndSort }) => filterAndSort.clearFilter(),
  sortRouters,
  showFleetReport: (parts, clicked, selected) => {
    const chosen = clickedRouters(parts, clicked, selected);
    return showFleetReport(parts, chosen.length > 0 ? chosen : parts.routers.all());
  },
  exportInventory,
  importInventory,
  compareInventory: compareWithFile,
  keepComparing,
  stopComparing,
  applyInventory,
  takeFromBox,
  setUpInternetRoute: toOne(setUpInternetRoute),
  removeInternetRoute: toOne(removeInternetRoute),
  signIn: toOne(signIn),
  signOut: toOne(signOut),
  reviewIdentity: toOne(reviewIdentity),
  refresh: toSeveral(refresh),
  refreshAll: ({ refresher }) => refresher.refresh(),
  cancelRefresh: ({ refresher }) => refresher.cancel(),
  showStatus: toOne(showStatus),
  turnOnRemoteAccess: turnOne(remoteAccessVerb, true),
  turnOffRemoteAccess: turnOne(remoteAccessVerb, false),
  turnOnRemoteAccessFor: toOne(turnOnRemoteAccessFor),
  setUpRemoteAccess: toOne(setUpRemoteAccess),
  turnOnDynamicDns: turnSeveral(dynamicDnsVerb, true),
  turnOffDynamicDns: turnSeveral(dynamicDnsVerb, false),
  updateDynamicDns: toOne(updateDynamicDns),
  setUpDynamicDns: toOne(setUpDynamicDns),
  showDdnsProviders: toOne(showDdnsProviders),
  turnOnLetsEncrypt: turnSeveral(letsEncryptVerb, true),
  turnOffLetsEncrypt: turnSeveral(letsEncryptVerb, false),
  checkRemoteAccess: toSeveral(checkRemoteAccessOf),
  checkAllRouters: (parts) => checkAllRouters(parts),
  copyForumReport: toOne(copyForumReport),
  saveCheckReport: toOne(saveCheckReport),
  checkProviderAccess: toSeveral(checkProviderAccess),
  allowProviderConfiguration: turnOne(providerConfigurationVerb, true),
  forbidProviderConfiguration: turnOne(providerConfigurationVerb, false),
  allowProviderUpdates: turnOne((_parts, on) => providerUpdatesVerb(on), true),
  forbidProviderUpdates: turnOne((_parts, on) => providerUpdatesVerb(on), false),
  // A link names one of several changes.
  undoLastChange: (parts, clicked, kind, command) =>
    toOne((all, profile) => undoLastChange(all, profile, kind))(parts, clicked, undefined, command),
  showChanges: toOne(showChanges),
  chooseNotices: toSeveral(chooseNotices),
  muteNotices,
  callAction: toOne(callAction),
  openInternetAddress: toOne(openInternetAddress),
  copyAddress: toOne(copyAddress),
  openWebPage: toOne(openWebPage),
  openProviderPage: toOne(openProviderPage),
  copyValue: (_parts, clicked) => copyValue(clicked),
  showLog: ({ log }) => log.show(),
  reportProblem,
};

/** The rows show what comes of it. */
async function refresh({ refresher }: Parts<'refresher'>, profiles: readonly RouterProfile[]): Promise<void> {
  const reading = refresher.refresh(profiles.map(({ id }) => id));
  window.setStatusBarMessage(`$(loading~spin) ${inertText(titleFor(l10n.t('Refresh'), profiles))}`, reading);
  await reading;
}

/** What is done to one router: the one that was clicked, or one that the person picks. */
function toOne(run: (parts: Parts, profile: RouterProfile) => Promise<void>): Verb {
  return async (parts, clicked, _selected, command) => {
    const profile = await pickRouter(parts, command, clicked);
    if (profile !== undefined) await named(profile, run(parts, profile));
  };
}

/** What is done to one router or several: those that were selected, or those that the person picks. */
function toSeveral(run: (parts: Parts, profiles: readonly RouterProfile[]) => Promise<void>): Verb {
  return async (parts, clicked, selected, command) => {
    const profiles = await pickRouters(parts, command, clicked, selected);
    const [first] = profiles;
    if (first !== undefined) await named(first, run(parts, profiles));
  };
}

type Turning = (parts: Parts, on: boolean) => ChangeVerb;

function turnOne(verb: Turning, on: boolean): Verb {
  return toOne((parts, profile) => change(parts, [profile], verb(parts, on)));
}

function turnSeveral(verb: Turning, on: boolean): Verb {
  return toSeveral((parts, profiles) => change(parts, profiles, verb(parts, on)));
}

/** Has an error say which router it is about, and offer the command that mends it. */
async function named({ id, name }: RouterProfile, done: Promise<void>): Promise<void> {
  try {
    await done;
  } catch (error) {
    if (!(error instanceof Tr064Error)) throw error;
    const { message, remedy } = toHumanError(error);
    const mend = mending(error.kind);
    throw mend === undefined
      ? new HumanError(`${name}: ${message}`, remedy, error)
      : new HumanError(`${name}: ${message}`, remedy, undefined, { ...mend, argument: id });
  }
}

/** Nothing is broken where the person has to do something first. */
function mending(kind: Tr064ErrorKind): Pick<Offer, 'label' | 'command'> | undefined {
  switch (kind) {
    case 'sign-in-needed':
    case 'wrong-credentials':
      return { label: l10n.t('Sign In…'), command: COMMANDS.signIn };
    case 'identity-changed':
    case 'certificate-invalid':
      return { label: l10n.t('Review Identity…'), command: COMMANDS.reviewIdentity };
    case 'no-internet-user':
      return { label: l10n.t('Set Up Remote Access…'), command: COMMANDS.setUpRemoteAccess };
    default:
      return undefined;
  }
}
