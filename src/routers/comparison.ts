import type { BoxState } from '../box/boxState';
import { compare, type Difference } from '../wanted/wanted';
import type { InventoryRouter, ReadInventory, RefusedEntry } from './inventory';
import type { RouterProfile } from './profile';

/** An entry of a file, the router it is about, and how that compares. */
export interface ComparedRouter {
  readonly entry: InventoryRouter;
  /**
   * `replaced`: the router of that name is another box now. `ambiguous`: the file has it twice, or the list has several
   * of that name. `none`: it is not in the list.
   */
  readonly match: 'one' | 'replaced' | 'ambiguous' | 'none';
  /** Of `one` and `replaced`. */
  readonly profile: RouterProfile | undefined;
  /** As it was last read. */
  readonly state: BoxState | undefined;
  /** Of `one` that was read. */
  readonly differences: readonly Difference[];
}

export interface Comparison {
  readonly compared: readonly ComparedRouter[];
  /** Entries that are not used because something is wrong with them, and the router each is about. */
  readonly invalid: readonly (RefusedEntry & { readonly profile: RouterProfile | undefined })[];
}

/** Compares the entries of a file with the routers of the list: by device name, else by name, and never by a guess. */
export function compareInventory(
  { inventory, problems, refused }: ReadInventory,
  profiles: readonly RouterProfile[],
  stateOf: (routerId: string) => BoxState | undefined,
): Comparison {
  const twice = new Set(problems.flatMap((one) => (one.code === 'duplicate' ? one.of[1] : [])));
  const find = ({
    udn,
    name,
  }: Pick<RefusedEntry, 'udn' | 'name'>): { isByUdn: boolean; candidates: RouterProfile[] } => {
    const same = profiles.filter((profile) => udn !== '' && profile.udn === udn);
    const isByUdn = same.length > 0;
    return { isByUdn, candidates: isByUdn ? same : profiles.filter((profile) => profile.name === name) };
  };
  const found = inventory.routers.map((entry) => ({ entry, ...find(entry) }));
  // A router that one entry names by its device is not another entry's by its name.
  const named = new Set(found.flatMap(({ isByUdn, candidates }) => (isByUdn ? candidates : [])));
  const claims = new Map<RouterProfile, number>();
  for (const { candidates } of found) for (const one of candidates) claims.set(one, (claims.get(one) ?? 0) + 1);
  const invalid = refused.map((entry) => {
    const [profile, ...others] = find(entry).candidates;
    return { ...entry, profile: others.length > 0 || (profile && claims.has(profile)) ? undefined : profile };
  });
  const compared = found.map(({ entry, isByUdn, candidates }): ComparedRouter => {
    const [profile, ...others] = candidates;
    const nothing = { entry, profile: undefined, state: undefined, differences: [] };
    if (profile === undefined) return { ...nothing, match: 'none' };
    const isClaimed = isByUdn ? false : named.has(profile) || (claims.get(profile) ?? 0) > 1;
    if (others.length > 0 || isClaimed || twice.has(entry.index)) return { ...nothing, match: 'ambiguous' };
    const state = stateOf(profile.id);
    const isOther = !isByUdn && entry.udn !== '' && profile.udn !== '';
    if (isOther) return { ...nothing, profile, state, match: 'replaced' };
    const differences = state === undefined ? [] : compare(entry.wanted, state);
    return { entry, profile, state, differences, match: 'one' };
  });
  return { compared, invalid };
}
