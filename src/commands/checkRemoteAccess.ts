import { Uri, env, l10n, window, workspace } from 'vscode';
import { COMMANDS } from '../common/commandIds';
import { HumanError } from '../common/humanError';
import { needsAttention } from '../common/level';
import { checkStandingOf, type Standing } from '../diagnosis/standing';
import { remoteAccessCheckReport, remoteAccessCheckTitle } from '../reports/remoteAccessCheck';
import type { RouterProfile } from '../routers/profile';
import { offerCommands } from '../ui/notifications';
import { withProgress } from '../ui/progress';
import { showReport } from '../ui/reportPages';
import { fixWords, lookingAtWords } from '../ui/words/findingWords';
import { titleFor } from '../ui/words/routers';
import { checkWords } from '../ui/words/standing';
import { Batch } from './change/batch';
import { type Checked, type CheckParts, checkRouter, type Looking, type Source } from './check';
import type { KnownParts, Parts } from './parts';
import { showFleetReport } from './show';

type CheckedRouter = Checked & { readonly profile: RouterProfile };

/** Compares what boxes say with what is seen from outside, opens a report and offers what fixes the main finding. */
export async function checkRemoteAccessOf(
  parts: CheckParts & Parts<'events' | 'log'>,
  profiles: readonly RouterProfile[],
  source: Source = {},
): Promise<void> {
  const checked = await checkRouters(parts, profiles, source);
  if (checked.length > 0) {
    const routers = checked.map(({ profile: { id, name }, state, world }) => ({ id, name, state, world }));
    await showReport(remoteAccessCheckTitle(routers), remoteAccessCheckReport(routers));
  }
  const [only, ...others] = checked;
  if (only !== undefined && others.length === 0) report(only.profile, checkStandingOf(only.state, only.world));
}

export async function checkAllRouters(
  parts: CheckParts & Parts<'boxStates' | 'events' | 'groups' | 'log' | 'routers'>,
  source: Source = {},
): Promise<void> {
  await checkRouters(parts, parts.routers.all(), source);
  await showFleetReport(parts, parts.routers.all());
}

async function checkRouters(
  parts: CheckParts & Parts<'events' | 'log'>,
  profiles: readonly RouterProfile[],
  source: Source,
): Promise<readonly CheckedRouter[]> {
  const several = profiles.length > 1;
  const title = titleFor(l10n.t('Check Remote Access'), profiles);
  const batch = new Batch(parts, profiles.length);
  let done = 0;
  const checked = await withProgress(title, (progress) =>
    batch.run(
      profiles.map((profile) => ({ profile })),
      async ({ profile }) => {
        const onProgress = (looking: Looking): void => {
          const said = lookingAtWords(looking);
          const total = profiles.length;
          progress.report(several ? `${l10n.t('{0} of {1}', done, total)} · ${profile.name}: ${said}` : said);
        };
        const { signal } = progress;
        const result = await checkRouter(parts, profile, { signal, onProgress }, source).finally(() => done++);
        return { profile, ...result };
      },
    ),
  );
  const [failed, ...others] = batch.results;
  if (failed !== undefined) {
    const names = batch.results.map(({ profile }) => profile.name).join(', ');
    const said =
      others.length === 0
        ? `${failed.profile.name}: ${failed.said}`
        : l10n.t('{0} of {1} routers could not be checked: {2}', batch.results.length, profiles.length, names);
    offerCommands('warning', said, []);
  }
  return checked;
}

function report({ id, name }: RouterProfile, standing: Standing): void {
  const forForum = { label: l10n.t('Copy for a Forum'), command: COMMANDS.copyForumReport, argument: id };
  const fix = standing.kind === 'finding' ? standing.finding.fix : undefined;
  const mend = fix === undefined ? [] : [{ label: fixWords(fix), command: COMMANDS[fix], argument: id }];
  const severity = needsAttention(standing.level) ? 'warning' : 'info';
  offerCommands(severity, `${name}: ${checkWords(standing)}`, [...mend, forForum]);
}

function reportOf(parts: KnownParts, { id, name }: RouterProfile, forForum: boolean): string {
  const { boxState: state } = parts.boxStates.get(id);
  const world = parts.worlds.get(id);
  if (state === undefined || world?.outside === undefined) {
    throw new HumanError(l10n.t('{0} has not been checked yet.', name), l10n.t('Use "Check Remote Access" first.'));
  }
  return remoteAccessCheckReport([{ name, state, world }], { forForum });
}

/** Copies the report of the last check with addresses and names masked. */
export async function copyForumReport(parts: KnownParts, profile: RouterProfile): Promise<void> {
  await env.clipboard.writeText(reportOf(parts, profile, true));
  window.setStatusBarMessage(l10n.t('Copied, with addresses and names masked.'), 3_000);
}

export async function saveCheckReport(parts: KnownParts, profile: RouterProfile): Promise<void> {
  const report = reportOf(parts, profile, false);
  const [folder] = workspace.workspaceFolders ?? [];
  const name = `${profile.name.replace(/[^\p{L}\p{N} _-]/gu, '_')}.md`;
  const uri = await window.showSaveDialog({
    filters: { Markdown: ['md'] },
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder.uri, name) }),
  });
  if (uri !== undefined) await workspace.fs.writeFile(uri, Buffer.from(report));
}
