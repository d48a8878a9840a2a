import { l10n } from 'vscode';
import { changesReport } from '../reports/changes';
import { fleetReport, fleetTitle } from '../reports/fleet';
import { statusReport } from '../reports/status';
import type { RouterProfile } from '../routers/profile';
import { getDdnsProviders } from '../tr064/services/remoteAccess';
import { routerNode } from '../tree/nodes/router';
import { withProgress } from '../ui/progress';
import { showReport } from '../ui/reportPages';
import { runSteps } from '../ui/steps';
import { isWebPage, openPage } from './links';
import type { Parts } from './parts';

export async function showStatus(
  parts: Parts<'boxStates' | 'documents' | 'exposures' | 'refresher' | 'worlds'>,
  profile: RouterProfile,
): Promise<void> {
  const { id, name } = profile;
  await parts.refresher.refresh([id]);
  const node = routerNode(profile, parts.boxStates.get(id), parts.worlds.get(id), parts.exposures.get(id));
  await parts.documents.open(`${name}.txt`, statusReport(node));
}

/** Shows what was changed from here and what was seen to change; from then on it needs no attention. */
export async function showChanges(
  { history, watched, documents }: Parts<'documents' | 'history' | 'watched'>,
  { id, name }: RouterProfile,
): Promise<void> {
  const title = l10n.t('Changes to {0}', name);
  await documents.open(`${title}.txt`, changesReport(name, history.all(id), watched.all(id)));
  await watched.lookedAt(id);
}

/** Lists the providers of dynamic DNS that the box knows; each opens its page. */
export async function showDdnsProviders({ clients }: Parts<'clients'>, profile: RouterProfile): Promise<void> {
  const title = l10n.t('DDNS Providers of {0}', profile.name);
  const providers = await withProgress(title, async ({ signal }) =>
    getDdnsProviders(await clients.get(profile), { signal }),
  );
  await runSteps(title, async (input) => {
    await input.pick<never>({
      placeholder: l10n.t('Providers this FRITZ!Box knows. Enter opens the page of one.'),
      items: providers.map(({ name, infoUrl }) => ({
        label: name,
        icon: 'organization',
        description: infoUrl,
        ...(isWebPage(infoUrl) ? { action: () => void openPage(infoUrl) } : {}),
      })),
    });
    return undefined;
  });
}

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
