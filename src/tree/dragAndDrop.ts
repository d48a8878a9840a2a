import { type DataTransfer, DataTransferItem, type TreeDragAndDropController, l10n } from 'vscode';
import { VIEW_ID } from '../common/commandIds';
import type { Beside } from '../routers/groups';
import { showInfo } from '../ui/notifications';
import type { Sources } from './arrangement';
import type { TreeElement } from './routersTree';

/** VS Code's name for what is dragged within a view. */
const MIME = `application/vnd.code.tree.${VIEW_ID.toLowerCase()}`;

type Dragged = Pick<Sources, 'routers' | 'groups' | 'filterAndSort'>;

/** Dragging in the view: onto a router to take its place, onto a group into it, below all rows out of any. */
export class RoutersDragAndDrop implements TreeDragAndDropController<TreeElement> {
  readonly dragMimeTypes: readonly string[] = [];
  readonly dropMimeTypes = [MIME];

  constructor(private readonly sources: Dragged) {}

  handleDrag(source: readonly TreeElement[], data: DataTransfer): void {
    data.set(MIME, new DataTransferItem(source));
  }

  async handleDrop(target: TreeElement | undefined, data: DataTransfer): Promise<void> {
    const value: unknown = data.get(MIME)?.value;
    // From another window comes nothing but a text.
    const dragged = Array.isArray(value) ? (value as readonly TreeElement[]) : [];
    const groupIds = dragged.flatMap((element) => ('groupId' in element ? [element.groupId] : []));
    const routerIds = dragged.flatMap((element) => ('routerId' in element ? [element.routerId] : []));
    // A group brings its routers along anyway.
    if (groupIds.length > 0) await this.dropGroups(groupIds, target);
    else await this.dropRouters(routerIds, target);
  }

  private async dropGroups(ids: readonly string[], target: TreeElement | undefined): Promise<void> {
    const { groups } = this.sources;
    if (isSortedOtherwise(this.sources)) return;
    const over = target === undefined || 'groupId' in target ? target?.groupId : groups.of(target.routerId)?.id;
    for (const id of ids) await groups.moveGroup(id, placeOf(over, id, groups.all()));
  }

  private async dropRouters(ids: readonly string[], target: TreeElement | undefined): Promise<void> {
    const { routers, groups, filterAndSort } = this.sources;
    const over = target !== undefined && 'routerId' in target ? target.routerId : undefined;
    if (ids.length === 0 || (over !== undefined && ids.includes(over))) return;
    const inGroup = target !== undefined && 'groupId' in target ? target.groupId : over && groups.of(over)?.id;
    const stays = ids.every((id) => groups.of(id)?.id === inGroup);
    if (stays && isSortedOtherwise(this.sources)) return;
    const profiles = routers.all();
    const beside = filterAndSort.sort === 'own' ? placeOf(over, ids[0], groups.members(profiles, inGroup)) : undefined;
    await groups.moveRouters(profiles, ids, inGroup, beside);
  }
}

/** Where the rows are sorted by something else, an order given by hand would not be seen: true, and it is said. */
export function isSortedOtherwise({ filterAndSort }: Pick<Sources, 'filterAndSort'>): boolean {
  const isOwn = filterAndSort.sort === 'own';
  if (!isOwn) {
    showInfo(l10n.t('To put rows into an order of your own, choose "Own order" under "Sort Routers…" first.'));
  }
  return !isOwn;
}

/** A row dragged down goes below the row it is dropped on, a row dragged up above it: every place can be reached. */
function placeOf(
  over: string | undefined,
  moved: string | undefined,
  siblings: readonly { readonly id: string }[],
): Beside | undefined {
  if (over === undefined) return undefined;
  const index = (id: string | undefined): number => siblings.findIndex((one) => one.id === id);
  const from = index(moved);
  return { id: over, side: from >= 0 && from < index(over) ? 'after' : 'before' };
}
