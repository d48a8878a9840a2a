import { randomUUID } from 'node:crypto';
import type { Groups } from './groups';
import { addressKeys, type Inventory, type InventoryRouter } from './inventory';
import type { RouterProfile } from './profile';
import type { Routers } from './routers';

/** Parts entries of a file by whether the box is in the list already: the same device, or the same address. */
export function withoutKnown(
  entries: readonly InventoryRouter[],
  profiles: readonly RouterProfile[],
): { readonly added: InventoryRouter[]; readonly known: InventoryRouter[] } {
  const udns = new Set(profiles.map(({ udn }) => udn).filter(Boolean));
  const addresses = new Set(profiles.flatMap(addressKeys));
  const isKnown = (entry: InventoryRouter): boolean =>
    udns.has(entry.udn) || addressKeys(entry).some((key) => addresses.has(key));
  return { added: entries.filter((entry) => !isKnown(entry)), known: entries.filter(isKnown) };
}

/** Adds the routers of a file in its order, without a login, and the groups that are missing: all of it or nothing. */
export async function addInventory(routers: Routers, groups: Groups, inventory: Inventory): Promise<RouterProfile[]> {
  const now = Date.now();
  // A time each: it is the order of the list.
  const moment = (index: number): string => new Date(now + index).toISOString();
  const entries = inventory.routers.map(({ name, routes, model, udn, group }, index) => {
    const profile: RouterProfile = { name, routes, model, udn, id: randomUUID(), addedAt: moment(index) };
    return { group, profile };
  });
  const profiles = entries.map(({ profile }) => profile);
  const created: string[] = [];
  try {
    for (const [index, name] of inventory.groups.entries()) {
      let group = groups.all().find((one) => one.name === name);
      if (group === undefined) {
        group = await groups.create(name, moment(index));
        created.push(group.id);
      }
      const members = entries.filter((entry) => entry.group === name).map(({ profile }) => profile.id);
      if (members.length > 0) await groups.moveRouters([...routers.all(), ...profiles], members, group.id);
    }
    // The list comes last: a router in it has its place.
    await routers.addUnsigned(profiles);
  } catch (error) {
    for (const id of [...profiles.map((profile) => profile.id), ...created]) {
      await groups.remove(id).catch(() => undefined);
    }
    throw error;
  }
  return profiles;
}
