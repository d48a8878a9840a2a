import { l10n } from 'vscode';
import { fleetReport } from '../reports/fleet';
import type { RouterProfile } from '../routers/profile';
import { showReport } from '../ui/reportPages';
import type { Parts } from './parts';

/** Opens a table of these routers as they were last read. */
export async function showFleetReport(
  { groups, boxStates, worlds }: Parts,
  profiles: readonly RouterProfile[],
): Promise<void> {
  const routers = profiles.map(({ id, name }) => ({
    name,
    group: groups.of(id)?.name,
    state: boxStates.get(id),
    world: worlds.get(id),
  }));
  await showReport(l10n.t('Fleet report'), fleetReport(routers, new Date()));
}
