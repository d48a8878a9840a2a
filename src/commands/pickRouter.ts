import { type QuickPickItem, commands, l10n, window } from 'vscode';
import { COMMANDS } from '../common/commandIds';
import { HumanError } from '../common/humanError';
import { inertText } from '../common/plainText';
import { mainAddress, type RouterProfile } from '../routers/profile';
import type { Routers } from '../routers/routers';
import { formatAddress } from '../tr064/address';
import type { Parts } from './parts';

/**
 * The router a command is for: the one whose row was clicked, the only one, or the one the person picks. `undefined`
 * when they pick none or there is none.
 */
export async function pickRouter(routers: Routers, argument: unknown): Promise<RouterProfile | undefined> {
  const clicked = routerOf(argument);
  if (clicked !== undefined) {
    const profile = routers.get(clicked);
    if (profile === undefined) throw new HumanError(l10n.t('This router is no longer in the list.'));
    return profile;
  }
  const [first, ...others] = routers.all();
  if (first === undefined) {
    await offerToAdd();
    return undefined;
  }
  if (others.length === 0) return first;
  const placeHolder = l10n.t('Which router?');
  return (await window.showQuickPick([first, ...others].map(toItem), { placeHolder }))?.profile;
}

/** The routers of the clicked and the selected rows; a group stands for those in it. */
export function clickedRouters(
  { routers, groups }: Pick<Parts, 'routers' | 'groups'>,
  clicked: unknown,
  selected: unknown,
): RouterProfile[] {
  const ids = [clicked, ...(Array.isArray(selected) ? (selected as unknown[]) : [])].flatMap((row) => {
    const groupId = idIn(row, 'groupId');
    return groupId === undefined ? (routerOf(row) ?? []) : groups.members(routers.all(), groupId).map(({ id }) => id);
  });
  return [...new Set(ids)].flatMap((id) => routers.get(id) ?? []);
}

/**
 * The routers a command is for that works with several: the selected ones if the clicked row is one of them, the only
 * one, or those the person picks. Empty when they pick none or there is none.
 */
export async function pickRouters(
  parts: Pick<Parts, 'routers' | 'groups'>,
  clicked: unknown,
  selected: unknown,
): Promise<RouterProfile[]> {
  const { routers } = parts;
  const profiles = clickedRouters(parts, clicked, selected);
  // Nobody who clicks an empty group means all the others.
  if (profiles.length === 0 && idIn(clicked, 'groupId') !== undefined) return [];
  const all = routers.all();
  if (profiles.length > 0 || all.length < 2) {
    const only = profiles.length > 0 ? undefined : await pickRouter(routers, clicked);
    return only === undefined ? profiles : [only];
  }
  const placeHolder = l10n.t('Which routers? Tick them, then press Enter.');
  const chosen = await window.showQuickPick(all.map(toItem), { placeHolder, canPickMany: true });
  return (chosen ?? []).map(({ profile }) => profile);
}

async function offerToAdd(): Promise<void> {
  const add = l10n.t('Add Router…');
  const chosen = await window.showInformationMessage(l10n.t('There is no router in the list yet.'), add);
  if (chosen === add) await commands.executeCommand(COMMANDS.addRouter);
}

function toItem(profile: RouterProfile): QuickPickItem & { profile: RouterProfile } {
  const { host, port } = mainAddress(profile);
  return {
    label: inertText(profile.name),
    description: inertText(`${profile.model} · ${formatAddress(host, port)}`),
    profile,
  };
}

/** The router's id in what VS Code hands to a command: a row of the tree, or an id itself. */
function routerOf(argument: unknown): string | undefined {
  return typeof argument === 'string' ? argument : idIn(argument, 'routerId');
}

/** The id in a row of the tree. */
export function idIn(row: unknown, name: 'groupId' | 'routerId'): string | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  const id: unknown = Reflect.get(row, name);
  return typeof id === 'string' ? id : undefined;
}
