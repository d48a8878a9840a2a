import { fleetReport, fleetTitle } from '../reports/fleet';
import type { RouterProfile } from '../routers/profile';
import { showReport } from '../ui/reportPages';
import type { Parts } from './parts';

/** Opens a table of these routers as they were last read. */
export async function showFleetReport(
  { groups, boxStates, worlds }: Parts<'boxStates' | 'groups' | 'worlds'>,
  profiles: readonly RouterProfile[],
): Promise<void> {
  const routers = profiles.map(({ id, name }) => ({
    id,
    name,
    group: groups.of(id)?.name,
    state: boxStates.get(id),
    world: worlds.get(id),
  }));
  await showReport(fleetTitle(), fleetReport(routers, new Date()));
}
