import { type Disposable, l10n } from 'vscode';
import { COMMANDS, type CommandId } from '../common/commandIds';
import { HumanError, type Offer } from '../common/humanError';
import type { RouterProfile } from '../routers/profile';
import { Tr064Error, type Tr064ErrorKind } from '../tr064/errors';
import { toHumanError } from '../ui/words/errors';
import * as groups from './groups';
import { copyAddress, copyValue, openInternetAddress, openProviderPage, openWebPage } from './links';
import * as listing from './listing';
import { chooseNotices, muteNotices } from './notices';
import type { Parts } from './parts';
import { clickedRouters, pickRouter, pickRouters } from './pickRouter';
import { CommandRegistry } from './register';
import { removeRouter } from './removeRouter';
import { renameRouter } from './renameRouter';
import { signOut } from './signOut';

/** Registers every command. What needs the protocol is loaded when it is first run. */
export function registerCommands(parts: Parts): Disposable {
  const registry = new CommandRegistry(parts);

  /** A verb that is done to one router: the one clicked, or one that is picked. */
  const forRouter = (id: CommandId, verb: (parts: Parts, profile: RouterProfile) => Promise<void>): void => {
    registry.add(id, async (clicked) => {
      const profile = await pickRouter(parts.routers, clicked);
      if (profile !== undefined) await named(profile, verb(parts, profile));
    });
  };
  /** A verb that is done to one router or several: those selected, or those that are picked. */
  const forRouters = (id: CommandId, verb: (parts: Parts, profiles: RouterProfile[]) => Promise<void>): void => {
    registry.add(id, async (clicked, selected) => {
      const profiles = await pickRouters(parts, clicked, selected);
      const [first] = profiles;
      if (first !== undefined) await named(first, verb(parts, profiles));
    });
  };

  registry.add(COMMANDS.addRouter, async () => (await import('./addRouter')).addRouter(parts));
  forRouter(COMMANDS.removeRouter, removeRouter);
  forRouter(COMMANDS.renameRouter, renameRouter);
  registry.add(COMMANDS.createGroup, () => groups.createGroup(parts));
  registry.add(COMMANDS.renameGroup, (clicked) => groups.renameGroup(parts, clicked));
  registry.add(COMMANDS.deleteGroup, (clicked) => groups.deleteGroup(parts, clicked));
  forRouters(COMMANDS.moveToGroup, groups.moveToGroup);
  registry.add(COMMANDS.moveUp, (clicked) => groups.moveByOne(parts, clicked, 'before'));
  registry.add(COMMANDS.moveDown, (clicked) => groups.moveByOne(parts, clicked, 'after'));
  registry.add(COMMANDS.filterRouters, () => listing.filterRouters(parts));
  registry.add(COMMANDS.showWanting, () => listing.showWanting(parts));
  registry.add(COMMANDS.clearFilter, () => listing.clearFilter(parts));
  registry.add(COMMANDS.sortRouters, () => listing.sortRouters(parts));
  registry.add(COMMANDS.showFleetReport, async (clicked, selected) => {
    const chosen = clickedRouters(parts, clicked, selected);
    await (await import('./showFleetReport')).showFleetReport(parts, chosen.length > 0 ? chosen : parts.routers.all());
  });
  registry.add(COMMANDS.exportInventory, async (clicked) =>
    (await import('./exportInventory')).exportInventory(parts, clicked),
  );
  registry.add(COMMANDS.importInventory, async (clicked) =>
    (await import('./importInventory')).importInventory(parts, clicked),
  );
  forRouter(COMMANDS.setUpInternetRoute, async (...of) => (await import('./internetRoute')).setUpInternetRoute(...of));
  forRouter(COMMANDS.removeInternetRoute, async (...of) =>
    (await import('./internetRoute')).removeInternetRoute(...of),
  );
  forRouter(COMMANDS.signIn, async (...to) => (await import('./signIn')).signIn(...to));
  forRouter(COMMANDS.signOut, signOut);
  forRouter(COMMANDS.reviewIdentity, async (...of) => (await import('./signIn')).reviewIdentity(...of));
  forRouters(COMMANDS.refresh, ({ refresher }, profiles) => refresher.refresh(profiles.map(({ id }) => id)));
  registry.add(COMMANDS.refreshAll, () => parts.refresher.refresh());
  registry.add(COMMANDS.cancelRefresh, () => {
    parts.refresher.cancel();
  });
  forRouter(COMMANDS.showStatus, async (...of) => (await import('./show')).showStatus(...of));
  for (const [id, on] of [
    [COMMANDS.turnOnRemoteAccess, true],
    [COMMANDS.turnOffRemoteAccess, false],
  ] as const) {
    forRouter(id, async (...of) => (await import('./turnRemoteAccess')).turnRemoteAccess(...of, on));
  }
  forRouter(COMMANDS.turnOnRemoteAccessFor, async (...of) =>
    (await import('./exposure/turnOnRemoteAccessFor')).turnOnRemoteAccessFor(...of),
  );
  forRouter(COMMANDS.setUpRemoteAccess, async (...of) =>
    (await import('./setUpRemoteAccess')).setUpRemoteAccess(...of),
  );
  for (const [id, on] of [
    [COMMANDS.turnOnDynamicDns, true],
    [COMMANDS.turnOffDynamicDns, false],
  ] as const) {
    forRouters(id, async (...of) => (await import('./turnDynamicDns')).turnDynamicDns(...of, on));
  }
  forRouter(COMMANDS.setUpDynamicDns, async (...of) => (await import('./setUpDynamicDns')).setUpDynamicDns(...of));
  forRouter(COMMANDS.showDdnsProviders, async (...of) => (await import('./show')).showDdnsProviders(...of));
  for (const [id, on] of [
    [COMMANDS.turnOnLetsEncrypt, true],
    [COMMANDS.turnOffLetsEncrypt, false],
  ] as const) {
    forRouters(id, async (...of) => (await import('./turnLetsEncrypt')).turnLetsEncrypt(...of, on));
  }
  forRouters(COMMANDS.checkRemoteAccess, async (...of) =>
    (await import('./checkRemoteAccess')).checkRemoteAccessOf(...of),
  );
  forRouter(COMMANDS.copyForumReport, async (...of) => (await import('./checkRemoteAccess')).copyForumReport(...of));
  forRouter(COMMANDS.saveCheckReport, async (...of) => (await import('./checkRemoteAccess')).saveCheckReport(...of));
  forRouters(COMMANDS.checkProviderAccess, async (...of) =>
    (await import('./checkProviderAccess')).checkProviderAccess(...of),
  );
  for (const [id, on] of [
    [COMMANDS.allowProviderConfiguration, true],
    [COMMANDS.forbidProviderConfiguration, false],
  ] as const) {
    forRouter(id, async (...of) => (await import('./turnProviderAccess')).turnProviderConfiguration(...of, on));
  }
  for (const [id, on] of [
    [COMMANDS.allowProviderUpdates, true],
    [COMMANDS.forbidProviderUpdates, false],
  ] as const) {
    forRouter(id, async (...of) => (await import('./turnProviderAccess')).turnProviderUpdates(...of, on));
  }
  forRouter(COMMANDS.undoLastChange, async (...of) => (await import('./undoLastChange')).undoLastChange(...of));
  forRouter(COMMANDS.showChanges, async (...of) => (await import('./show')).showChanges(...of));
  forRouters(COMMANDS.chooseNotices, chooseNotices);
  registry.add(COMMANDS.muteNotices, (argument) => muteNotices(parts, argument));
  forRouter(COMMANDS.callAction, async (...of) => (await import('./callAction')).callAction(...of));
  forRouter(COMMANDS.openInternetAddress, openInternetAddress);
  forRouter(COMMANDS.copyAddress, copyAddress);
  forRouter(COMMANDS.openWebPage, openWebPage);
  forRouter(COMMANDS.openProviderPage, openProviderPage);
  registry.add(COMMANDS.copyValue, copyValue);
  registry.add(COMMANDS.showLog, () => {
    parts.log.show();
  });
  registry.add(COMMANDS.reportProblem, async () => (await import('./reportProblem')).reportProblem(parts));
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
