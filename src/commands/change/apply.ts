import { l10n } from 'vscode';
import type { Values } from '../../routers/changes/boxSetting';
import { applyChange, type Outcome } from '../../routers/changes/applyChange';
import { maskedValues } from '../../routers/changes/changeHistory';
import { SETTINGS } from '../../routers/changes/settings';
import type { Progress } from '../../ui/progress';
import { outcomeWords } from '../../ui/words/outcomes';
import { secondFactorWords } from '../../ui/words/secondFactor';
import type { Parts } from '../parts';
import type { Said } from './batch';
import type { Planned, Verb } from './verb';

/** Makes one change and notes it, with what undoes it, even where it is not known whether the box stored it. */
export async function applyOne(parts: Parts, planned: Planned, verb: Verb, progress: Progress): Promise<Outcome> {
  const { client, profile, trust, before, plan } = planned;
  const { wanted, password, newLogin } = plan;
  progress.report(l10n.t('writing…'));
  // Known only as long as it is not replaced.
  const oldPassword = verb.kind === 'ddns' ? await parts.ddnsPasswords.get(profile.id, trust, before) : undefined;
  const outcome = await applyChange(
    client,
    { setting: SETTINGS[verb.kind], before, wanted, password: password?.value, newLogin },
    {
      signal: progress.signal,
      onWaiting: (methods, until) => {
        progress.countDown(until, (seconds) => secondFactorWords(methods, seconds));
      },
      onConfirmed: () => {
        progress.report(l10n.t('confirmed; writing…'));
      },
      onLost: () => {
        progress.report(l10n.t('the answer was lost; asking the FRITZ!Box what it has stored…'));
      },
      onNewLogin: async (login) => {
        await parts.credentials.set(profile.id, trust, login);
      },
    },
  );
  if (!isListed(planned, outcome)) return outcome;
  const after = outcome.now ?? { ...before, ...wanted };
  const undo = { kind: verb.kind, before, after, password: oldPassword };
  await parts.history.add(profile.id, trust, undo, {
    withPassword: password !== undefined,
    isKnown: outcome.kind === 'stored',
  });
  if (verb.kind === 'ddns' && password !== undefined) {
    if (outcome.kind === 'stored') await parts.ddnsPasswords.set(profile.id, trust, after, password.value);
    // Either could be the one that the box has: the next change asks for it.
    else if (password.value !== oldPassword) await parts.ddnsPasswords.delete(profile.id);
  }
  return outcome;
}

/** What is said of an outcome, and whether all is well with it. */
export function resultOf({ before, plan }: Planned, { kind }: Verb, outcome: Outcome): Said {
  const now = 'now' in outcome ? outcome.now : undefined;
  const values = { now: maskedValues(now ?? {}), wanted: maskedValues({ ...before, ...plan.wanted }) };
  return { said: outcomeWords(kind, outcome, values), ok: isWell(outcome), listed: isListed({ before }, outcome) };
}

/** What may have changed the box is noted, if there is anything that can be brought back. */
function isListed(
  { before }: Pick<Planned, 'before'>,
  outcome: Outcome,
): outcome is Extract<Outcome, { now: unknown }> {
  return outcome.kind === 'stored' || (outcome.kind === 'unknown' && Object.keys(before).length > 0);
}

/** True when the box stored what it was sent, and said so when it was asked. */
export function isWell(outcome: Outcome): outcome is Extract<Outcome, { kind: 'stored' }> & { now: Values } {
  return outcome.kind === 'stored' && outcome.now !== undefined && outcome.other.length === 0;
}
