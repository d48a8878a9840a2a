import { l10n } from 'vscode';
import { gatherProviderAccess } from '../net/gatherProviderAccess';
import { providerAccessReport } from '../reports/providerAccess';
import { addressOf, pageOf, type RouterProfile } from '../routers/profile';
import type { CheckRecord } from '../storage/checkStore';
import { offerCommands } from '../ui/notifications';
import { withProgress } from '../ui/progress';
import { Batch } from './change/batch';
import type { Parts } from './parts';

/** Looks at what the provider may do over TR-069 and how quiet its port is, and opens a report. */
export async function checkProviderAccess(parts: Parts, profiles: readonly RouterProfile[]): Promise<void> {
  const title = l10n.t('Check Provider Access');
  const batch = new Batch(parts, profiles.length);
  const checked = await withProgress(title, (progress) => {
    progress.report(l10n.t('reading, and looking at port 8089…'));
    return batch.run(
      profiles.map((profile) => ({ profile })),
      async ({ profile }) => ({ profile, record: await checkOne(parts, profile, progress.signal) }),
    );
  });
  const reports = checked.map(({ profile, record: { at, observations } }) => {
    const page = pageOf(profile, parts.snapshots.get(profile.id).snapshot?.route);
    return providerAccessReport({ name: profile.name, page, observedAt: new Date(at) }, observations);
  });
  if (reports.length > 0) await parts.documents.preview(`${title}.md`, reports.join('\n---\n\n'));
  for (const { profile, said } of batch.results) offerCommands('warning', `${profile.name}: ${said}`, []);
}

/** Checks one router and keeps what was seen. */
export async function checkOne(parts: Parts, profile: RouterProfile, signal?: AbortSignal): Promise<CheckRecord> {
  const client = await parts.clients.get(profile);
  const observations = await gatherProviderAccess(client, { host: addressOf(profile, client.route).host }, { signal });
  const record = await parts.checks.set(profile.id, observations);
  await parts.refresher.refreshAgain([profile.id]);
  return record;
}
