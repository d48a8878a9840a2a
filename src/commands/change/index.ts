import { randomUUID } from 'node:crypto';
import { l10n } from 'vscode';
import { differing, holds, isOn, maskedValues, type ValueName, type Values } from '../../wanted/values';
import type { Outcome } from '../../changes/applyChange';
import { SETTINGS } from '../../changes/settings';
import { COMMANDS } from '../../common/commandIds';
import { commandLink, list, text } from '../../reports/markdown';
import type { RouterProfile } from '../../routers/profile';
import { confirmStep, type Proposal, type Wording } from '../../ui/confirmStep';
import { offerCommands } from '../../ui/notifications';
import { SHOW_BEFORE_QUESTION_AFTER, withProgress } from '../../ui/progress';
import { showReport } from '../../ui/reportPages';
import { askFor } from '../../ui/steps';
import { settingWords } from '../../ui/words/changes';
import { unchangedWords } from '../../ui/words/outcomes';
import { titleFor } from '../../ui/words/routers';
import type { Parts } from '../parts';
import { applyOne, isWell, resultOf, type WriteParts } from './apply';
import { Batch, type Result } from './batch';
import { followLetsEncrypt } from './followLetsEncrypt';
import { effectOnOwnRoute, ownRouteWarning } from './ownRoute';
import { prepare } from './prepare';
import type { Plan, Planned, Target, Verb } from './verb';

export type ChangeParts = WriteParts & Parts<'boxStates' | 'documents' | 'refresher'>;

export async function change(parts: ChangeParts, profiles: readonly RouterProfile[], verb: Verb): Promise<void> {
  await changeAll(
    parts,
    verb,
    profiles.map((profile) => ({ profile, verb })),
  );
}

/** A change that is to be made on a router; several of one router are made one after the other. */
export interface Job {
  readonly profile: RouterProfile;
  readonly verb: Verb;
}

type PlannedJob = Planned & Job;

/** Each once, however many changes it gets. */
function routersOf(jobs: readonly { readonly profile: RouterProfile }[]): RouterProfile[] {
  return [...new Set(jobs.map(({ profile }) => profile))];
}

/**
 * Makes changes: reads, shows old and new of all, asks once, writes, reads back, and says what came of each. With
 * several, what fails does not stop the others, but for what would cut off the way to a router with something undone.
 * Returns whether all of it is as it was wanted.
 * @param leftOut what is known not to be possible: it is said before and among the results.
 */
export async function changeAll(
  parts: ChangeParts,
  wording: Wording,
  jobs: readonly Job[],
  leftOut: readonly { readonly profile: RouterProfile; readonly said: string }[] = [],
): Promise<boolean> {
  const batch = new Batch(parts, jobs.length + leftOut.length);
  const together = jobs.length > 1 ? randomUUID() : undefined;
  for (const { profile, said } of leftOut) batch.add({ profile }, { said, ok: false });
  const targets = await withProgress(
    titleFor(wording.title, routersOf(jobs)),
    (progress) => {
      progress.report(l10n.t('reading…'));
      return batch.run(jobs, async ({ profile, verb }) => ({
        ...(await prepare(parts, profile, SETTINGS[verb.kind], progress.signal)),
        verb: { together, ...verb },
      }));
    },
    SHOW_BEFORE_QUESTION_AFTER,
  );
  const unable = batch.results.map(({ profile, said }) => `${profile.name}: ${said}`);
  let planned: PlannedJob[] = [];
  for (const target of targets) {
    const { verb } = target;
    const plan = await verb.plan(target);
    if (plan === undefined) return false;
    if (changesNothing(target, plan)) batch.add(target, { said: unchangedWords(verb.kind, target.before), ok: true });
    else planned.push({ ...target, plan });
  }
  while (planned.length > 0) {
    const asked = planned;
    if (!(await isAgreed(parts, asked, { ...wording, leftOut: unable }))) return false;
    const applied = (await Promise.all(byRouter(asked).map((own) => applyInOrder(parts, batch, own)))).flat();
    planned = [];
    for (const { outcome, ...one } of applied) {
      if (outcome.kind === 'changed-meanwhile' && jobs.length === 1) planned.push(askAnew(one, outcome.now));
      else batch.add(one, resultOf(one, one.verb, outcome));
    }
    const profiles = routersOf(asked);
    const ids = profiles.map(({ id }) => id);
    await parts.refresher.refreshAgain(ids);
    const [only] = applied;
    if (jobs.length + leftOut.length === 1 && only?.verb.done !== undefined && isWell(only.outcome)) {
      const { kind, done } = only.verb;
      const { now } = only.outcome;
      if (kind === 'letsEncrypt' && isOn(now)) {
        await withProgress(titleFor(settingWords(kind), profiles), (progress) => followLetsEncrypt(only, progress));
        await parts.refresher.refreshAgain(ids);
      }
      await done(only, now);
      return true;
    }
  }
  await tell(wording, batch.results);
  return batch.results.every(({ ok }) => ok);
}

/** The changes of each router, in the order they are made: what affects the way to it comes last. */
function byRouter(planned: readonly PlannedJob[]): PlannedJob[][] {
  const rank = (one: PlannedJob): number => EFFECTS.indexOf(effectOnOwnRoute(one, one.verb.kind));
  return [...new Set(planned.map(({ profile }) => profile.id))].map((id) =>
    planned.filter(({ profile }) => profile.id === id).sort((a, b) => rank(a) - rank(b)),
  );
}

const EFFECTS: readonly ReturnType<typeof effectOnOwnRoute>[] = [undefined, 'renamed', 'recertified', 'moved', 'cut'];

async function applyInOrder(
  parts: ChangeParts,
  batch: Batch,
  own: readonly PlannedJob[],
): Promise<(PlannedJob & { readonly outcome: Outcome })[]> {
  const applied: (PlannedJob & { readonly outcome: Outcome })[] = [];
  for (const [index, one] of own.entries()) {
    const { profile, verb } = one;
    const isAllDone = applied.length === index && applied.every(({ outcome }) => isWell(outcome));
    if (!isAllDone && effectOnOwnRoute(one, verb.kind) !== undefined) {
      const said = l10n.t(
        '{0}: not done, because an earlier change was not made and this one affects the way to the router.',
        settingWords(verb.kind),
      );
      batch.add(one, { said, ok: false });
      continue;
    }
    // One progress for each: several boxes may wait for a second factor, each with its own code.
    applied.push(
      ...(await batch.run([one], async (job) => ({
        ...job,
        outcome: await withProgress(`${verb.title}: ${profile.name}`, (progress) =>
          applyOne(parts, job, verb, progress),
        ),
      }))),
    );
  }
  return applied;
}

function changesNothing({ before }: Target, { wanted, password }: Plan): boolean {
  return holds(before, wanted) && (password === undefined || password.change === 'kept');
}

/** The same change, compared with the values that were changed elsewhere meanwhile. */
function askAnew({ plan, ...target }: PlannedJob, before: Planned['before']): PlannedJob {
  const note = l10n.t('This was changed elsewhere since you were shown it. These are the new values.');
  return { ...target, before, plan: { ...plan, agreed: false, notes: [note, ...(plan.notes ?? [])] } };
}

async function isAgreed(
  { documents }: Parts<'documents'>,
  planned: readonly PlannedJob[],
  wording: Wording,
): Promise<boolean> {
  if (planned.every(({ plan }) => plan.agreed === true)) return true;
  const proposals = planned.map((one) => propose(one, one.verb.kind));
  const agreed = await askFor<true>(titleFor(wording.title, routersOf(planned)), (done) =>
    confirmStep(proposals, wording, documents, () => done(true)),
  );
  return agreed === true;
}

/** A change as it is shown: without secrets. */
export function propose(planned: Planned, kind: Verb['kind']): Proposal {
  const { profile, before, plan } = planned;
  const { wanted, leftToBox = [], password, notes = [], cutsOff } = plan;
  const warnings = [cutsOff, ownRouteWarning(planned, kind)].filter((warning) => warning !== undefined);
  return {
    router: profile.name,
    kind,
    before: maskedValues(before),
    after: without(maskedValues({ ...before, ...wanted }), leftToBox),
    changing: differing(before, wanted).filter((name) => !leftToBox.includes(name)),
    password: password?.change,
    notes,
    cutsOff: warnings.length === 0 ? undefined : warnings.join(' '),
  };
}

function without(values: Values, names: readonly ValueName[]): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name as ValueName)));
}

async function tell({ title }: Wording, results: readonly Result[]): Promise<void> {
  const [first, ...others] = results;
  if (first === undefined) return;
  const level = results.every(({ ok, givenUp }) => ok || givenUp === true) ? 'info' : 'warning';
  if (others.length === 0) {
    const { profile, said } = first;
    // Without a button, VS Code cuts a notification off at its first line.
    const showStatus = { label: l10n.t('Show Status'), command: COMMANDS.showStatus, argument: profile.id };
    offerCommands(level, `${profile.name}: ${said}`, first.offers ?? [showStatus]);
    return;
  }
  const routers = new Set(results.map(({ profile }) => profile.id)).size;
  if (routers === 1) {
    const said = results.map((one) => one.said).join(' ');
    offerCommands(level, `${first.profile.name}: ${said}`, results.flatMap(({ offers = [] }) => offers).slice(-2));
    return;
  }
  const failed = results.filter(({ ok }) => !ok).length;
  const done = results.length - failed;
  await showReport(title, resultsReport(title, results));
  offerCommands(
    level,
    failed === 0
      ? l10n.t('Done on {0} routers: {1}.', routers, title)
      : l10n.t('{0} done, {1} not, see the report: {2}.', done, failed, title),
    [],
  );
}

/** What came of each router, what was not done first, with what each change offers. */
function resultsReport(title: string, results: readonly Result[]): string {
  const section = (heading: string, wanted: boolean): string[] => {
    const some = results.filter(({ ok }) => ok === wanted);
    const lines = some.map(({ profile, said, kind, offers = [] }) => [
      text(`${profile.name}: ${said}`),
      ...offers.map(({ label, command, argument }) =>
        // Several changes may have been made together: this one is meant.
        command === COMMANDS.undoLastChange && kind !== undefined
          ? commandLink(`${label}: ${settingWords(kind)}`, command, String(argument), kind)
          : commandLink(label, command, String(argument)),
      ),
    ]);
    return some.length === 0 ? [] : [`## ${text(heading)}`, list(lines.map((line) => line.join(' · ')))];
  };
  return [`# ${text(title)}`, ...section(l10n.t('Not done'), false), ...section(l10n.t('Done'), true)].join('\n\n');
}
