import { l10n } from 'vscode';
import { providerAccessReport, providerAccessTitle } from '../reports/providerAccess';
import { pageOf, type RouterProfile } from '../routers/profile';
import { offerCommands } from '../ui/notifications';
import { withProgress } from '../ui/progress';
import { showReport } from '../ui/reportPages';
import { titleFor } from '../ui/words/routers';
import { Batch } from './change/batch';
import { checkProvider } from './check';
import type { Parts } from './parts';

/** Looks at what the provider may do over TR-069 and how quiet its port is, and opens a report. */
export async function checkProviderAccess(
  parts: Parts<'clients' | 'events' | 'identities' | 'log' | 'refresher' | 'worlds'>,
  profiles: readonly RouterProfile[],
): Promise<void> {
  const title = l10n.t('Check Internet Provider Access');
  const batch = new Batch(parts, profiles.length);
  const checked = await withProgress(titleFor(title, profiles), (progress) => {
    progress.report(l10n.t('reading, and checking port 8089…'));
    return batch.run(
      profiles.map((profile) => ({ profile })),
      async ({ profile }) => ({ profile, ...(await checkProvider(parts, profile, progress.signal)) }),
    );
  });
  const [only, ...others] = checked;
  const reports = checked.map(({ profile, state, world }) =>
    providerAccessReport({ name: profile.name, page: pageOf(profile, state.route) }, state, world),
  );
  if (only !== undefined) {
    const heading = others.length === 0 ? providerAccessTitle(only.profile) : title;
    await showReport(heading, reports.join('\n---\n\n'));
  }
  for (const { profile, said } of batch.results) offerCommands('warning', `${profile.name}: ${said}`, []);
}
