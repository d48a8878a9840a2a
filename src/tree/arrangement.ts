import { type BoxState, valueOf } from '../box/boxState';
import type { Exposures } from '../changes/exposures';
import { earlierFirst } from '../common/moments';
import { needsAttention, type Level, worst, worstFirst } from '../common/level';
import type { Group, Groups } from '../routers/groups';
import type { Filter, FilterAndSort, Sort } from '../routers/filterAndSort';
import { type RouterProfile, routesOf } from '../routers/profile';
import type { Routers } from '../routers/routers';
import type { WorldStore } from '../storage/worldStore';
import type { BoxStateStore } from '../storage/boxStateStore';
import { routerLevel } from './nodes/router';

export interface Sources {
  readonly routers: Routers;
  readonly groups: Groups;
  readonly boxStates: BoxStateStore;
  readonly worlds: WorldStore;
  readonly exposures: Exposures;
  readonly filterAndSort: FilterAndSort;
}

/** What the view lists: the groups with their routers, then the routers that are in none. */
export interface Arrangement {
  readonly groups: readonly ArrangedGroup[];
  readonly routers: readonly RouterProfile[];
  /** Routers that are shown, and that there are. */
  readonly shown: number;
  readonly total: number;
  /** Of all, those that need attention. */
  readonly needAttention: number;
  /** What there is to see; all but `some` have a welcome view each. */
  readonly content: 'none' | 'some' | 'unreadable' | 'unmatched';
  readonly allFailed: boolean;
}

export interface ArrangedGroup extends Listed {
  readonly group: Group;
  /** Those that are shown. The rest is about all of the group. */
  readonly routers: readonly RouterProfile[];
  readonly total: number;
  readonly needAttention: number;
}

/** As far as order and filter go by it. */
interface Listed {
  readonly name: string;
  readonly level: Level;
  /** ISO 8601; empty when it was never read. */
  readonly readAt: string;
}

interface ListedRouter extends Listed {
  readonly profile: RouterProfile;
  readonly isShown: boolean;
}

/** Applies filter and order: the view's own, unless others are to be tried out. */
export function arrange(sources: Sources, filter = sources.filterAndSort.filter): Arrangement {
  const { routers, groups, filterAndSort } = sources;
  const profiles = routers.all();
  const isFiltered = filter.text !== '' || filter.needsAttention;
  const members = (groupId?: string): ListedRouter[] =>
    groups.members(profiles, groupId).map((profile) => listedRouter(sources, profile, filter));
  const shown = (listed: readonly ListedRouter[]): RouterProfile[] =>
    sorted(
      listed.filter(({ isShown }) => isShown),
      filterAndSort.sort,
    ).map(({ profile }) => profile);

  const arranged = groups.all().map((group): ArrangedGroup => {
    const all = members(group.id);
    return {
      group,
      name: group.name,
      level: worst(all),
      readAt: all.map(({ readAt }) => readAt).sort()[0] ?? '',
      routers: shown(all),
      total: all.length,
      needAttention: countNeedAttention(all),
    };
  });
  const visible = sorted(arranged, filterAndSort.sort).filter(({ routers: some }) => !isFiltered || some.length > 0);
  const ungrouped = members();
  const routersShown = shown(ungrouped);
  const count = visible.reduce((sum, group) => sum + group.routers.length, routersShown.length);
  const states = profiles.map(({ id }) => sources.boxStates.get(id));
  // A router without a login has its sign-in row, so that its row must be shown.
  const allFailed =
    states.length > 0 && states.every(({ failure }) => failure !== undefined && failure.kind !== 'sign-in-needed');
  const isUnreadable = allFailed && states.every(({ boxState }) => boxState === undefined);
  const isUnmatched = isFiltered && states.length > 0 && count === 0;
  return {
    groups: visible,
    routers: routersShown,
    shown: count,
    total: profiles.length,
    needAttention: arranged.reduce((sum, group) => sum + group.needAttention, countNeedAttention(ungrouped)),
    content:
      states.length + arranged.length === 0 ? 'none' : isUnreadable ? 'unreadable' : isUnmatched ? 'unmatched' : 'some',
    allFailed,
  };
}

function countNeedAttention(listed: readonly Listed[]): number {
  return listed.filter(({ level }) => needsAttention(level)).length;
}

function listedRouter({ boxStates, worlds }: Sources, profile: RouterProfile, filter: Filter): ListedRouter {
  const state = boxStates.get(profile.id);
  const level = routerLevel(state, worlds.get(profile.id));
  const isShown = (!filter.needsAttention || needsAttention(level)) && matches(profile, state.boxState, filter.text);
  return { profile, name: profile.name, level, readAt: state.boxState?.readAt ?? '', isShown };
}

/** Every word is found somewhere in what names a router: name, model, domain or address. */
function matches({ name, routes, model }: RouterProfile, boxState: BoxState | undefined, text: string): boolean {
  if (text === '') return true;
  const { ddns, myFritz, external, device } = boxState ?? {};
  const searched = [
    ...[name, model, device?.model, valueOf(ddns)?.domain, valueOf(myFritz)?.dynDnsName],
    ...routesOf({ routes }).map(({ address }) => address.host),
    ...Object.values(valueOf(external) ?? {}),
  ].map((value = '') => folded(value));
  return folded(text)
    .split(/\s+/)
    .every((word) => searched.some((value) => value.includes(word)));
}

function folded(text: string): string {
  return text.normalize('NFKC').toLocaleLowerCase().trim();
}

/** What the order does not tell apart stays in the person's own. */
function sorted<T extends Listed>(listed: readonly T[], sort: Sort): T[] {
  return [...listed].sort(COMPARE[sort]);
}

const COMPARE: Readonly<Record<Sort, (a: Listed, b: Listed) => number>> = {
  own: () => 0,
  name: (a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }),
  health: (a, b) => worstFirst(a.level, b.level),
  read: (a, b) => earlierFirst(a.readAt, b.readAt),
};
