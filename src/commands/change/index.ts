import { l10n } from 'vscode';
import { differing, holds, isOn, type ValueName, type Values } from '../../changes/boxSetting';
import { maskedValues } from '../../changes/changeHistory';
import { SETTINGS } from '../../changes/settings';
import { COMMANDS } from '../../common/commandIds';
import type { RouterProfile } from '../../routers/profile';
import { confirmStep, type Proposal } from '../../ui/confirmStep';
import { offerCommands } from '../../ui/notifications';
import { SHOW_BEFORE_QUESTION_AFTER, withProgress } from '../../ui/progress';
import { runSteps } from '../../ui/steps';
import { settingWords } from '../../ui/words/changes';
import { unchangedWords } from '../../ui/words/outcomes';
import { titleFor } from '../../ui/words/routers';
import type { Parts } from '../parts';
import { applyOne, isWell, resultOf, type WriteParts } from './apply';
import { Batch, type Result } from './batch';
import { followLetsEncrypt } from './followLetsEncrypt';
import { ownRouteWarning } from './ownRoute';
import { prepare } from './prepare';
import type { Plan, Planned, Target, Verb } from './verb';

/** What asking for a change and making it takes. */
export type ChangeParts = WriteParts & Parts<'boxStates' | 'documents' | 'refresher'>;

/**
 * Changes one router or several: reads, shows old and new, asks once, writes, reads back, and says what came of it.
 * With several, what fails for one does not stop the others.
 */
export async function change(parts: ChangeParts, profiles: readonly RouterProfile[], verb: Verb): Promise<void> {
  const batch = new Batch(parts, profiles.length);
  const targets = await withProgress(
    titleFor(verb.title, profiles),
    (progress) => {
      progress.report(l10n.t('reading…'));
      const read = (profile: RouterProfile) => prepare(parts, profile, SETTINGS[verb.kind], progress.signal);
      return batch.run(
        profiles.map((profile) => ({ profile })),
        ({ profile }) => read(profile),
      );
    },
    SHOW_BEFORE_QUESTION_AFTER,
  );
  let planned: Planned[] = [];
  for (const target of targets) {
    const plan = await verb.plan(target);
    if (plan === undefined) return;
    if (changesNothing(target, plan)) batch.add(target, { said: unchangedWords(verb.kind, target.before), ok: true });
    else planned.push({ ...target, plan });
  }
  while (planned.length > 0) {
    const asked = planned;
    if (!(await isAgreed(parts, asked, verb))) return;
    const applied = await batch.run(asked, async (one) => ({
      ...one,
      // One progress for each: several boxes may wait for a second factor, each with its own code.
      outcome: await withProgress(`${verb.title}: ${one.profile.name}`, (progress) =>
        applyOne(parts, one, verb, progress),
      ),
    }));
    planned = [];
    for (const { outcome, ...one } of applied) {
      if (outcome.kind === 'changed-meanwhile' && profiles.length === 1) planned.push(askAnew(one, outcome.now));
      else batch.add(one, resultOf(one, verb, outcome));
    }
    const ids = asked.map(({ profile }) => profile.id);
    await parts.refresher.refreshAgain(ids);
    const [only] = applied;
    if (profiles.length === 1 && verb.done !== undefined && only !== undefined && isWell(only.outcome)) {
      const { now } = only.outcome;
      if (verb.kind === 'letsEncrypt' && isOn(now)) {
        await withProgress(titleFor(settingWords(verb.kind), profiles), (progress) =>
          followLetsEncrypt(only, progress),
        );
        await parts.refresher.refreshAgain(ids);
      }
      await verb.done(only, now);
      return;
    }
  }
  await tell(parts, verb, batch.results);
}

function changesNothing({ before }: Target, { wanted, password }: Plan): boolean {
  return holds(before, wanted) && (password === undefined || password.change === 'kept');
}

/** The same change, compared with the values that were changed elsewhere meanwhile. */
function askAnew({ plan, ...target }: Planned, before: Planned['before']): Planned {
  const note = l10n.t('This was changed elsewhere since you were shown it. These are the new values.');
  return { ...target, before, plan: { ...plan, agreed: false, notes: [note, ...(plan.notes ?? [])] } };
}

async function isAgreed({ documents }: Parts<'documents'>, planned: readonly Planned[], verb: Verb): Promise<boolean> {
  if (planned.every(({ plan }) => plan.agreed === true)) return true;
  let agreed = false;
  const step = confirmStep(planned.map(propose(verb)), verb, documents, () => {
    agreed = true;
  });
  await runSteps(
    titleFor(
      verb.title,
      planned.map(({ profile }) => profile),
    ),
    step,
  );
  return agreed;
}

/** A change as it is shown: without secrets. */
export function propose({ kind }: Pick<Verb, 'kind'>): (planned: Planned) => Proposal {
  return (planned) => {
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
  };
}

function without(values: Values, names: readonly ValueName[]): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name as ValueName)));
}

async function tell({ documents }: Parts<'documents'>, { title }: Verb, results: readonly Result[]): Promise<void> {
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
  const failed = results.filter(({ ok }) => !ok).length;
  const done = results.length - failed;
  const lines = results.map(({ profile, said }) => `${profile.name}: ${said}`);
  await documents.open(`${title}.txt`, `${title}\n\n${lines.join('\n')}\n`);
  offerCommands(
    level,
    failed === 0
      ? l10n.t('{0}: done on {1} routers.', title, done)
      : l10n.t('{0}: {1} done, {2} not. See the list.', title, done, failed),
    [],
  );
}
