import { type Disposable, l10n } from 'vscode';
import { COMMANDS, type CommandId } from '../common/commandIds';
import { HumanError, type Offer } from '../common/humanError';
import type { RouterProfile } from '../routers/profile';
import { Tr064Error, type Tr064ErrorKind } from '../tr064/errors';
import { toHumanError } from '../ui/words/errors';
import type * as onDemand from './onDemand';
import type { Parts } from './parts';
import { CommandRegistry } from './register';

/** What the commands do; loaded when one is first run. */
type Verbs = typeof onDemand;

/** The argument of the key bindings in package.json: VS Code passes no row to the command of a key. */
const SELECTION = 'selection';

/** Registers every command. */
export function registerCommands(parts: Parts): Disposable {
  const registry = new CommandRegistry(parts);

  const add = (
    id: CommandId,
    verb: (verbs: Verbs, clicked: unknown, selected: unknown) => Promise<void> | void,
  ): void => {
    registry.add(id, async (clicked, selected) => {
      const rows = clicked === SELECTION ? parts.view.selection : undefined;
      await verb(await import('./onDemand'), rows?.[0] ?? clicked, rows ?? selected);
    });
  };
  /** A verb that is done to one router: the one clicked, or one that is picked. */
  const forRouter = (id: CommandId, verb: (verbs: Verbs, profile: RouterProfile) => Promise<void>): void => {
    add(id, async (verbs, clicked) => {
      const profile = await verbs.pickRouter(parts.routers, clicked);
      if (profile !== undefined) await named(profile, verb(verbs, profile));
    });
  };
  /** A verb that is done to one router or several: those selected, or those that are picked. */
  const forRouters = (id: CommandId, verb: (verbs: Verbs, profiles: RouterProfile[]) => Promise<void>): void => {
    add(id, async (verbs, clicked, selected) => {
      const profiles = await verbs.pickRouters(parts, clicked, selected);
      const [first] = profiles;
      if (first !== undefined) await named(first, verb(verbs, profiles));
    });
  };

  add(COMMANDS.addRouter, ({ addRouter }) => addRouter(parts));
  forRouters(COMMANDS.removeRouter, ({ removeRouters }, profiles) => removeRouters(parts, profiles));
  forRouter(COMMANDS.renameRouter, ({ renameRouter }, profile) => renameRouter(parts, profile));
  add(COMMANDS.createGroup, ({ groups }) => groups.createGroup(parts));
  add(COMMANDS.renameGroup, ({ groups }, clicked) => groups.renameGroup(parts, clicked));
  add(COMMANDS.deleteGroup, ({ groups }, clicked) => groups.deleteGroup(parts, clicked));
  forRouters(COMMANDS.moveToGroup, ({ groups }, profiles) => groups.moveToGroup(parts, profiles));
  add(COMMANDS.moveUp, ({ groups }, clicked) => groups.moveByOne(parts, clicked, 'before'));
  add(COMMANDS.moveDown, ({ groups }, clicked) => groups.moveByOne(parts, clicked, 'after'));
  add(COMMANDS.filterRouters, ({ filterAndSort }) => filterAndSort.filterRouters(parts));
  add(COMMANDS.showNeedsAttention, ({ filterAndSort }) => filterAndSort.showNeedsAttention(parts));
  add(COMMANDS.clearFilter, ({ filterAndSort }) => filterAndSort.clearFilter(parts));
  add(COMMANDS.sortRouters, ({ filterAndSort }) => filterAndSort.sortRouters(parts));
  add(COMMANDS.showFleetReport, ({ clickedRouters, showFleetReport }, clicked, selected) => {
    const chosen = clickedRouters(parts, clicked, selected);
    return showFleetReport(parts, chosen.length > 0 ? chosen : parts.routers.all());
  });
  add(COMMANDS.exportInventory, ({ exportInventory }, clicked) => exportInventory(parts, clicked));
  add(COMMANDS.importInventory, ({ importInventory }, clicked) => importInventory(parts, clicked));
  forRouter(COMMANDS.setUpInternetRoute, (verbs, profile) => verbs.setUpInternetRoute(parts, profile));
  forRouter(COMMANDS.removeInternetRoute, (verbs, profile) => verbs.removeInternetRoute(parts, profile));
  forRouter(COMMANDS.signIn, ({ signIn }, profile) => signIn(parts, profile));
  forRouter(COMMANDS.signOut, ({ signOut }, profile) => signOut(parts, profile));
  forRouter(COMMANDS.reviewIdentity, ({ reviewIdentity }, profile) => reviewIdentity(parts, profile));
  forRouters(COMMANDS.refresh, (_verbs, profiles) => parts.refresher.refresh(profiles.map(({ id }) => id)));
  registry.add(COMMANDS.refreshAll, () => parts.refresher.refresh());
  registry.add(COMMANDS.cancelRefresh, () => {
    parts.refresher.cancel();
  });
  forRouter(COMMANDS.showStatus, ({ showStatus }, profile) => showStatus(parts, profile));
  for (const [id, on] of [
    [COMMANDS.turnOnRemoteAccess, true],
    [COMMANDS.turnOffRemoteAccess, false],
  ] as const) {
    forRouter(id, ({ turnRemoteAccess }, profile) => turnRemoteAccess(parts, profile, on));
  }
  forRouter(COMMANDS.turnOnRemoteAccessFor, (verbs, profile) => verbs.turnOnRemoteAccessFor(parts, profile));
  forRouter(COMMANDS.setUpRemoteAccess, ({ setUpRemoteAccess }, profile) => setUpRemoteAccess(parts, profile));
  for (const [id, on] of [
    [COMMANDS.turnOnDynamicDns, true],
    [COMMANDS.turnOffDynamicDns, false],
  ] as const) {
    forRouters(id, ({ turnDynamicDns }, profiles) => turnDynamicDns(parts, profiles, on));
  }
  forRouter(COMMANDS.setUpDynamicDns, ({ setUpDynamicDns }, profile) => setUpDynamicDns(parts, profile));
  forRouter(COMMANDS.showDdnsProviders, ({ showDdnsProviders }, profile) => showDdnsProviders(parts, profile));
  for (const [id, on] of [
    [COMMANDS.turnOnLetsEncrypt, true],
    [COMMANDS.turnOffLetsEncrypt, false],
  ] as const) {
    forRouters(id, ({ turnLetsEncrypt }, profiles) => turnLetsEncrypt(parts, profiles, on));
  }
  forRouters(COMMANDS.checkRemoteAccess, (verbs, profiles) => verbs.checkRemoteAccessOf(parts, profiles));
  add(COMMANDS.checkAllRouters, ({ checkAllRouters }) => checkAllRouters(parts));
  forRouter(COMMANDS.copyForumReport, ({ copyForumReport }, profile) => copyForumReport(parts, profile));
  forRouter(COMMANDS.saveCheckReport, ({ saveCheckReport }, profile) => saveCheckReport(parts, profile));
  forRouters(COMMANDS.checkProviderAccess, (verbs, profiles) => verbs.checkProviderAccess(parts, profiles));
  for (const [id, on] of [
    [COMMANDS.allowProviderConfiguration, true],
    [COMMANDS.forbidProviderConfiguration, false],
  ] as const) {
    forRouter(id, (verbs, profile) => verbs.turnProviderConfiguration(parts, profile, on));
  }
  for (const [id, on] of [
    [COMMANDS.allowProviderUpdates, true],
    [COMMANDS.forbidProviderUpdates, false],
  ] as const) {
    forRouter(id, (verbs, profile) => verbs.turnProviderUpdates(parts, profile, on));
  }
  forRouter(COMMANDS.undoLastChange, ({ undoLastChange }, profile) => undoLastChange(parts, profile));
  forRouter(COMMANDS.showChanges, ({ showChanges }, profile) => showChanges(parts, profile));
  forRouters(COMMANDS.chooseNotices, ({ chooseNotices }, profiles) => chooseNotices(parts, profiles));
  add(COMMANDS.muteNotices, ({ muteNotices }, argument) => muteNotices(parts, argument));
  forRouter(COMMANDS.callAction, ({ callAction }, profile) => callAction(parts, profile));
  forRouter(COMMANDS.openInternetAddress, ({ links }, profile) => links.openInternetAddress(parts, profile));
  forRouter(COMMANDS.copyAddress, ({ links }, profile) => links.copyAddress(parts, profile));
  forRouter(COMMANDS.openWebPage, ({ links }, profile) => links.openWebPage(parts, profile));
  forRouter(COMMANDS.openProviderPage, ({ links }, profile) => links.openProviderPage(parts, profile));
  add(COMMANDS.copyValue, ({ links }, clicked) => links.copyValue(clicked));
  registry.add(COMMANDS.showLog, () => {
    parts.log.show();
  });
  add(COMMANDS.reportProblem, ({ reportProblem }) => reportProblem(parts));
  return registry;
}

/** An error says which router it is about, and offers what mends it where that is for the person to do. */
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
