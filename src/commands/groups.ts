import { l10n, window } from 'vscode';
import { inertText, plainText } from '../common/plainText';
import type { Group } from '../routers/groups';
import type { RouterProfile } from '../routers/profile';
import { arrange } from '../tree/arrangement';
import { isSortedOtherwise } from '../tree/dragAndDrop';
import { nameEntered, nameProblem } from '../ui/nameProblem';
import { confirmed, showInfo } from '../ui/notifications';
import { titleFor } from '../ui/words/routers';
import type { Parts } from './parts';
import { idIn } from './pickRouter';

/** Makes a group, which is empty at first. */
export async function createGroup(parts: Parts<'groups' | 'view'>): Promise<void> {
  await askAndCreate(parts);
  await parts.view.show();
}

export async function renameGroup(parts: Parts<'groups'>, clicked: unknown): Promise<void> {
  const group = await pickGroup(parts, clicked);
  if (group === undefined) return;
  const name = await askName(parts, l10n.t('Rename Group'), group);
  if (name !== undefined) await parts.groups.rename(group.id, name);
}

/** Takes a group away, after asking if there is something in it; its routers stay. */
export async function deleteGroup(parts: Parts<'groups' | 'routers'>, clicked: unknown): Promise<void> {
  const group = await pickGroup(parts, clicked);
  if (group === undefined) return;
  const { groups, routers } = parts;
  if (groups.members(routers.all(), group.id).length > 0) {
    const question = l10n.t('Delete the group {0}?', plainText(group.name));
    const detail = l10n.t('Its routers stay in the list.');
    if (!(await confirmed(question, detail, l10n.t('Delete Group')))) return;
  }
  await groups.remove(group.id);
}

/** Puts routers into a group, a new one if wanted, or out of any. */
export async function moveToGroup(
  parts: Parts<'groups' | 'routers'>,
  profiles: readonly RouterProfile[],
): Promise<void> {
  const { groups, routers } = parts;
  const items = [
    ...groups.all().map((group) => ({ label: `$(folder) ${inertText(group.name)}`, group })),
    { label: `$(add) ${l10n.t('New group…')}`, group: 'new' as const },
    { label: `$(close) ${l10n.t('No group')}`, group: undefined },
  ];
  const placeHolder = l10n.t('To which group?');
  const title = inertText(titleFor(l10n.t('Move to Group'), profiles));
  const chosen = await window.showQuickPick(items, { title, placeHolder });
  if (chosen === undefined) return;
  const group = chosen.group === 'new' ? await askAndCreate(parts) : chosen.group;
  if (chosen.group === 'new' && group === undefined) return;
  const ids = profiles.map(({ id }) => id);
  await groups.moveRouters(routers.all(), ids, group?.id);
}

/** Moves a router or a group by one row, with the keyboard. */
export async function moveByOne(
  parts: Parts<'boxStates' | 'exposures' | 'filterAndSort' | 'groups' | 'routers' | 'worlds'>,
  clicked: unknown,
  side: 'before' | 'after',
): Promise<void> {
  const { groups, routers } = parts;
  if (isSortedOtherwise(parts)) return;
  const { groups: arranged, routers: ungrouped } = arrange(parts);
  const neighbour = (id: string, list: readonly { readonly id: string }[]): string | undefined => {
    const index = list.findIndex((one) => one.id === id);
    return list[side === 'before' ? index - 1 : index + 1]?.id;
  };
  const groupId = idIn(clicked, 'groupId');
  if (groupId !== undefined) {
    const beside = neighbour(
      groupId,
      arranged.map(({ group }) => group),
    );
    if (beside !== undefined) await groups.moveGroup(groupId, { id: beside, side });
    return;
  }
  const routerId = idIn(clicked, 'routerId');
  if (routerId === undefined) return;
  const group = groups.of(routerId)?.id;
  const list = group === undefined ? ungrouped : arranged.find((one) => one.group.id === group)?.routers;
  const beside = neighbour(routerId, list ?? []);
  if (beside !== undefined) await groups.moveRouters(routers.all(), [routerId], group, { id: beside, side });
}

async function askAndCreate(parts: Parts<'groups'>): Promise<Group | undefined> {
  const name = await askName(parts, l10n.t('New Group'));
  return name === undefined ? undefined : parts.groups.create(name);
}

async function askName({ groups }: Parts<'groups'>, title: string, renamed?: Group): Promise<string | undefined> {
  const taken = groups.all().filter(({ id }) => id !== renamed?.id);
  const entered = await window.showInputBox({
    title,
    prompt: l10n.t('What do you call this group?'),
    value: renamed?.name ?? '',
    validateInput: (name) =>
      taken.some((group) => group.name === nameEntered(name))
        ? l10n.t('There is a group of this name already.')
        : nameProblem(
            name,
            taken.map((group) => group.name),
          ),
  });
  return entered === undefined ? undefined : nameEntered(entered);
}

async function pickGroup({ groups }: Parts<'groups'>, clicked: unknown): Promise<Group | undefined> {
  const id = idIn(clicked, 'groupId');
  if (id !== undefined) return groups.get(id);
  const all = groups.all();
  if (all.length === 0) {
    showInfo(l10n.t('There is no group yet.'));
    return undefined;
  }
  const placeHolder = l10n.t('Which group?');
  const items = all.map((group) => ({ label: inertText(group.name), group }));
  return (await window.showQuickPick(items, { placeHolder }))?.group;
}
