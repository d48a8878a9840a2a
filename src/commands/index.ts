import type * as vscode from 'vscode';
import { COMMANDS, type CommandId } from '../common/commandIds';
import { HumanError } from '../common/humanError';
import type { RouterProfile } from '../routers/profile';
import { Tr064Error } from '../tr064/errors';
import { toHumanError } from '../ui/words/errors';
import { copyAddress, copyValue, openProviderPage, openWebPage } from './links';
import type { Parts } from './parts';
import { pickRouter } from './pickRouter';
import { CommandRegistry } from './register';
import { removeRouter } from './removeRouter';
import { renameRouter } from './renameRouter';
import { signOut } from './signOut';

/** Registers every command. What needs the protocol is loaded when it is first run. */
export function registerCommands(parts: Parts): vscode.Disposable {
  const registry = new CommandRegistry(parts.log);

  /** A verb that is done to one router: the one clicked, or one that is picked. */
  const forRouter = (id: CommandId, verb: (parts: Parts, profile: RouterProfile) => Promise<void>): void => {
    registry.add(id, async (argument) => {
      const profile = await pickRouter(parts.routers, argument);
      if (profile === undefined) return;
      try {
        await verb(parts, profile);
      } catch (error) {
        throw error instanceof Tr064Error ? withName(profile, error) : error;
      }
    });
  };

  registry.add(COMMANDS.addRouter, async () => (await import('./addRouter')).addRouter(parts));
  forRouter(COMMANDS.removeRouter, removeRouter);
  forRouter(COMMANDS.renameRouter, renameRouter);
  forRouter(COMMANDS.signIn, async (...to) => (await import('./signIn')).signIn(...to));
  forRouter(COMMANDS.signOut, signOut);
  forRouter(COMMANDS.reviewIdentity, async (...of) => (await import('./signIn')).reviewIdentity(...of));
  forRouter(COMMANDS.refresh, ({ refresher }, { id }) => refresher.refresh([id]));
  registry.add(COMMANDS.refreshAll, () => parts.refresher.refresh());
  registry.add(COMMANDS.cancelRefresh, () => {
    parts.refresher.cancel();
  });
  forRouter(COMMANDS.copyAddress, copyAddress);
  forRouter(COMMANDS.openWebPage, openWebPage);
  forRouter(COMMANDS.openProviderPage, openProviderPage);
  registry.add(COMMANDS.copyValue, copyValue);
  registry.add(COMMANDS.showLog, () => {
    parts.log.show();
  });
  return registry;
}

/** With several routers, an error says which one it is about. */
function withName({ name }: RouterProfile, error: Tr064Error): HumanError {
  const { message, remedy } = toHumanError(error);
  return new HumanError(`${name}: ${message}`, remedy, error);
}
