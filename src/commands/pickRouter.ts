import { type QuickPickItem, commands, l10n, window } from 'vscode';
import { COMMANDS, type CommandName } from '../common/commandIds';
import { HumanError } from '../common/humanError';
import { inertText } from '../common/plainText';
import type { RouterProfile } from '../routers/profile';
import { routerNode } from '../tree/nodes/router';
import { showInfo } from '../ui/notifications';
import { obstacleTo } from './applies';
import type { Parts } from './parts';

export type PickParts = Parts<
  'boxStates' | 'exposures' | 'extension' | 'groups' | 'history' | 'routers' | 'view' | 'worlds'
>;

/** The routers of the clicked and the selected rows; a group stands for those in it. */
export function clickedRouters(
  { routers, groups }: Parts<'routers' | 'groups'>,
  clicked: unknown,
  selected: unknown,
): RouterProfile[] {
  const ids = [clicked, ...(Array.isArray(selected) ? (selected as unknown[]) : [])].flatMap((row) => {
    const groupId = idIn(row, 'groupId');
    return groupId === undefined ? (routerOf(row) ?? []) : groups.members(routers.all(), groupId).map(({ id }) => id);
  });
  return [...new Set(ids)].flatMap((id) => routers.get(id) ?? []);
}

/** The one router that a command is for: the clicked one, the only one, or the one that the person picks. */
export async function pickRouter(
  parts: PickParts,
  command: CommandName,
  clicked: unknown,
): Promise<RouterProfile | undefined> {
  const [profile] = await pickRouters(parts, command, routerOf(clicked), undefined, false);
  return profile;
}

/**
 * The routers that a command is for: the selected ones if the clicked row is one of them, the only one, or those that the
 * person picks; none where there is none. `several`: more than one may be picked.
 */
export async function pickRouters(
  parts: PickParts,
  command: CommandName,
  clicked: unknown,
  selected: unknown,
  several = true,
): Promise<readonly RouterProfile[]> {
  const { routers } = parts;
  const id = routerOf(clicked);
  if (id !== undefined && routers.get(id) === undefined) {
    throw new HumanError(l10n.t('This router is no longer in the list.'));
  }
  const profiles = clickedRouters(parts, clicked, selected);
  // An empty group that was clicked stands for no router, and not for all.
  if (profiles.length > 0 || idIn(clicked, 'groupId') !== undefined) return profiles;
  const all = routers.all();
  if (all.length === 0) await offerToAdd();
  if (all.length < 2) return all;
  const items = choices(parts, command);
  if (items.length === 0) return [];
  const title = titleOf(parts, command);
  const one = { title, placeHolder: l10n.t('Which router?') };
  const many = {
    title,
    placeHolder: l10n.t('Which routers? Tick them, then press Enter.'),
    canPickMany: true,
  } as const;
  const chosen = several ? await window.showQuickPick(items, many) : await window.showQuickPick(items, one);
  return [chosen ?? []].flat().map(({ profile }) => profile);
}

type Choice = QuickPickItem & { readonly profile: RouterProfile };

/** The routers that a command applies to, those selected in the view first; where there is none, the reasons are shown. */
function choices(parts: PickParts, command: CommandName): Choice[] {
  const { routers, boxStates, worlds, exposures, view } = parts;
  const selected = new Set(clickedRouters(parts, undefined, view.selection).map(({ id }) => id));
  const all = [...routers.all()].sort((a, b) => Number(selected.has(b.id)) - Number(selected.has(a.id)));
  const obstacles = all.map((profile) => obstacleTo(command, parts, profile));
  if (obstacles.every((obstacle) => obstacle !== undefined)) {
    const none = l10n.t('"{0}" applies to none of your routers.', titleOf(parts, command));
    showInfo([none, ...new Set(obstacles)].join(' '));
  }
  return all.flatMap((profile, index) => {
    if (obstacles[index] !== undefined) return [];
    const { id, name } = profile;
    const { description = '' } = routerNode(profile, boxStates.get(id), worlds.get(id), exposures.get(id));
    const picked = selected.has(id);
    return [{ label: inertText(name), description: inertText(description), picked, profile }];
  });
}

/** The name of a command as the palette has it. */
export function titleOf({ extension }: Parts<'extension'>, command: CommandName): string {
  const { contributes } = extension.packageJSON as Manifest;
  const { title = '' } = contributes.commands.find((one) => one.command === COMMANDS[command]) ?? {};
  // VS Code keeps the English one beside it where it is set to another language.
  return (typeof title === 'string' ? title : title.value).replace(/\s?…$/, '');
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string | { readonly value: string } }[];
  };
}

async function offerToAdd(): Promise<void> {
  const add = l10n.t('Add Router…');
  const chosen = await window.showInformationMessage(l10n.t('There is no router in the list yet.'), add);
  if (chosen === add) await commands.executeCommand(COMMANDS.addRouter);
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
