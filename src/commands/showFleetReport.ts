import { l10n } from 'vscode';
import { fleetReport } from '../reports/fleet';
import type { RouterProfile } from '../routers/profile';
import type { Parts } from './parts';

/** Opens a table of these routers as they were last read. */
export async function showFleetReport(
  { groups, boxStates, worlds, documents }: Pick<Parts, 'boxStates' | 'documents' | 'groups' | 'worlds'>,
  profiles: readonly RouterProfile[],
): Promise<void> {
  const routers = profiles.map(({ id, name }) => ({
    name,
    group: groups.of(id)?.name,
    state: boxStates.get(id),
    world: worlds.get(id),
  }));
  await documents.preview(`${l10n.t('Fleet Report')}.md`, fleetReport(routers, new Date()));
}
