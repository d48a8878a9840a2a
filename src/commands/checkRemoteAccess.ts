import { Uri, env, l10n, window, workspace } from 'vscode';
import { COMMANDS } from '../common/commandIds';
import { HumanError } from '../common/humanError';
import type { Observations } from '../diagnosis/checks/observations';
import { checkRemoteAccess, mainFinding } from '../diagnosis/remoteAccessChecks';
import { type GatherOptions, gatherRemoteAccess, type RemoteAccessSource } from '../net/gatherRemoteAccess';
import { remoteAccessCheckReport } from '../reports/remoteAccessCheck';
import { addressOf, type RouterProfile } from '../routers/profile';
import { FIXES } from '../tree/nodes/check';
import { offerCommands } from '../ui/notifications';
import { withProgress } from '../ui/progress';
import { fixWords, lookingAtWords, remoteAccessCheckWords } from '../ui/words/checksRemoteAccess';
import { Batch } from './change/batch';
import type { Parts } from './parts';

/** How the world is looked at, for tests. */
export type World = Omit<RemoteAccessSource, 'host'>;

/** Compares what boxes believe with what the world sees, names the one thing that is wrong and offers what mends it. */
export async function checkRemoteAccessOf(
  parts: Parts,
  profiles: readonly RouterProfile[],
  world: World = {},
): Promise<void> {
  const title = l10n.t('Check Remote Access');
  const batch = new Batch(parts, profiles.length);
  const checked = await withProgress(title, (progress) =>
    batch.run(
      profiles.map((profile) => ({ profile })),
      async ({ profile }) => ({
        profile,
        observations: await observe(
          parts,
          profile,
          {
            signal: progress.signal,
            onProgress: (looking) => {
              progress.report(`${profile.name}: ${lookingAtWords(looking)}`);
            },
          },
          world,
        ),
      }),
    ),
  );
  await parts.refresher.refreshAgain(checked.map(({ profile }) => profile.id));
  if (checked.length > 0) {
    const routers = checked.map(({ profile: { name }, observations }) => ({ name, observations }));
    await parts.documents.preview(`${title}.md`, remoteAccessCheckReport(routers));
  }
  for (const { profile, said } of batch.results) offerCommands('warning', `${profile.name}: ${said}`, []);
  const [only, ...others] = checked;
  if (only !== undefined && others.length === 0) tell(only.profile, mainFinding(checkRemoteAccess(only.observations)));
}

/** Looks at one router and keeps what was seen. */
export async function observe(
  parts: Parts,
  profile: RouterProfile,
  options: GatherOptions,
  world: World = {},
): Promise<Observations> {
  const client = await parts.clients.get(profile);
  const { host } = addressOf(profile, client.route);
  const source = { resolvers: parts.resolvers.value, ...world, host };
  const observations = await gatherRemoteAccess(client, source, options);
  await parts.checks.set(profile.id, observations);
  return observations;
}

function tell({ id, name }: RouterProfile, main: ReturnType<typeof mainFinding>): void {
  const forForum = { label: l10n.t('Copy for a Forum'), command: COMMANDS.copyForumReport, argument: id };
  if (main === undefined) {
    offerCommands('info', l10n.t('{0}: nothing that was looked at is wrong.', name), [forForum]);
    return;
  }
  const { fix } = main;
  const mend = fix === undefined ? [] : [{ label: fixWords(fix), command: FIXES[fix], argument: id }];
  offerCommands('warning', `${name}: ${remoteAccessCheckWords(main).summary}`, [...mend, forForum]);
}

function reportOf(parts: Parts, { id, name }: RouterProfile, forForum: boolean): string {
  const { observations } = parts.checks.get(id) ?? {};
  if (observations?.observedAt === undefined) {
    throw new HumanError(l10n.t('{0} has not been checked yet.', name), l10n.t('Use "Check Remote Access" first.'));
  }
  return remoteAccessCheckReport([{ name, observations }], { forForum });
}

/** Copies the report of the last check with addresses and names masked. */
export async function copyForumReport(parts: Parts, profile: RouterProfile): Promise<void> {
  await env.clipboard.writeText(reportOf(parts, profile, true));
  window.setStatusBarMessage(l10n.t('Copied, with addresses and names masked.'), 3_000);
}

/** Saves the report of the last check as a file. */
export async function saveCheckReport(parts: Parts, profile: RouterProfile): Promise<void> {
  const report = reportOf(parts, profile, false);
  const [folder] = workspace.workspaceFolders ?? [];
  const name = `${profile.name.replace(/[^\p{L}\p{N} _-]/gu, '_')}.md`;
  const uri = await window.showSaveDialog({
    filters: { Markdown: ['md'] },
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder.uri, name) }),
  });
  if (uri !== undefined) await workspace.fs.writeFile(uri, Buffer.from(report));
}
