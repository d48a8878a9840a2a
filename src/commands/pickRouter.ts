import * as vscode from 'vscode';
import { COMMANDS } from '../common/commandIds';
import { HumanError } from '../common/humanError';
import { inertText } from '../common/plainText';
import type { RouterProfile } from '../routers/profile';
import type { Routers } from '../routers/routers';
import { formatAddress } from '../tr064/address';

/**
 * The router a command is for: the one whose row was clicked, the only one, or the one the person picks. `undefined`
 * when they pick none or there is none.
 */
export async function pickRouter(routers: Routers, argument: unknown): Promise<RouterProfile | undefined> {
  const clicked = routerOf(argument);
  if (clicked !== undefined) {
    const profile = routers.get(clicked);
    if (profile === undefined) throw new HumanError(vscode.l10n.t('This router is no longer in the list.'));
    return profile;
  }
  const [first, ...others] = routers.all();
  if (first === undefined) {
    const add = vscode.l10n.t('Add Router…');
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t('There is no router in the list yet.'),
      add,
    );
    if (chosen === add) await vscode.commands.executeCommand(COMMANDS.addRouter);
    return undefined;
  }
  if (others.length === 0) return first;
  const items = [first, ...others].map((profile) => ({
    label: inertText(profile.name),
    description: inertText(`${profile.model} · ${formatAddress(profile.host, profile.port)}`),
    profile,
  }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which router?') });
  return chosen?.profile;
}

/** The router's id in what VS Code hands to a command: a row of the tree, or an id itself. */
function routerOf(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  if (typeof argument !== 'object' || argument === null) return undefined;
  const id: unknown = Reflect.get(argument, 'routerId');
  return typeof id === 'string' ? id : undefined;
}
