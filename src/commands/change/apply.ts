import { l10n } from 'vscode';
import { text, type Values } from '../../routers/changes/boxSetting';
import { applyChange, type Outcome } from '../../routers/changes/applyChange';
import { maskedValues } from '../../routers/changes/changeHistory';
import { SETTINGS } from '../../routers/changes/settings';
import { routesOf } from '../../routers/profile';
import type { Progress } from '../../ui/progress';
import { outcomeWords } from '../../ui/words/outcomes';
import { secondFactorWords } from '../../ui/words/secondFactor';
import type { Parts } from '../parts';
import type { Said } from './batch';
import { effectOnOwnWay, newPortOfOwnWay } from './ownWay';
import type { Planned, Verb } from './verb';

/** Where nothing is left to ask by, one is not kept waiting for an answer; in milliseconds. */
const ASK_ONCE_CUT = 5_000;

/** Makes one change and notes it, with what undoes it, even where it is not known whether the box stored it. */
export async function applyOne(parts: Parts, planned: Planned, verb: Verb, progress: Progress): Promise<Outcome> {
  const { client, profile, trust, before, plan } = planned;
  const { wanted, password, newLogin } = plan;
  await parts.history.begin(profile.id);
  progress.report(l10n.t('writing…'));
  // Known only as long as it is not replaced.
  const oldPassword =
    verb.kind === 'ddns'
      ? await parts.ddnsPasswords.get(profile.id, parts.identities.all(profile.id), before)
      : undefined;
  const movesTo = newPortOfOwnWay(planned, verb.kind);
  const moved = movesTo === undefined ? undefined : await parts.clients.at(profile, client.route, movesTo);
  const outcome = await applyChange(
    client,
    { setting: SETTINGS[verb.kind], before, wanted, password: password?.value, newLogin, moved },
    {
      signal: progress.signal,
      ...(effectOnOwnWay(planned, verb.kind) === 'cut' ? { askFor: ASK_ONCE_CUT } : {}),
      onWaiting: (methods, until) => {
        progress.countDown(until, (seconds) => secondFactorWords(methods, seconds, client.route));
      },
      onConfirmed: () => {
        progress.report(l10n.t('confirmed; writing…'));
      },
      onLost: () => {
        progress.report(l10n.t('the answer was lost; asking the FRITZ!Box what it has stored…'));
      },
      onNewLogin: async (login) => {
        await parts.credentials.set(profile.id, trust, login, client.route);
      },
    },
  ).finally(() => moved?.close());
  if (outcome.kind === 'stored' && verb.kind === 'remoteAccessUser') await passOnLogin(parts, planned);
  if (movesTo !== undefined && 'now' in outcome && outcome.now?.port === String(movesTo)) {
    await parts.routers.moveRoute(profile.id, client.route, movesTo);
    await parts.clients.reset(profile.id);
  }
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

/** The other way to the router may use the very user who was given another password. */
async function passOnLogin({ identities, credentials, clients }: Parts, planned: Planned): Promise<void> {
  const { profile, client, plan } = planned;
  const user = text(plan.wanted, 'username');
  const { password } = plan;
  if (password === undefined) return;
  for (const { kind } of routesOf(profile)) {
    const trust = identities.get(profile.id, kind);
    const login = trust && (await credentials.get(profile.id, trust, kind));
    if (kind === client.route || trust === undefined || login?.user !== user) continue;
    await credentials.set(profile.id, trust, { user, password: password.value }, kind);
    await clients.reset(profile.id);
  }
}

/** What is said of an outcome, and whether all is well with it. */
export function resultOf({ before, plan }: Planned, { kind }: Verb, outcome: Outcome): Said {
  const now = 'now' in outcome ? outcome.now : undefined;
  const values = { now: maskedValues(now ?? {}), wanted: maskedValues({ ...before, ...plan.wanted }) };
  return {
    said: outcomeWords(kind, outcome, values),
    ok: isWell(outcome),
    givenUp: outcome.kind === 'cancelled',
    listed: isListed({ before }, outcome),
  };
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
