import { l10n } from 'vscode';
import { errorText } from '../../common/errorText';
import { applyChange, type Outcome } from '../../changes/applyChange';
import { maskedValues, type SettingKind, text, type Values } from '../../wanted/values';
import type { UndoRecord } from '../../changes/changeHistory';
import { SETTINGS } from '../../changes/settings';
import { type RouterProfile, routesOf } from '../../routers/profile';
import { harmlessError } from '../../routers/recentEvents';
import type { WorldStore } from '../../storage/worldStore';
import { showWarning } from '../../ui/notifications';
import type { Progress } from '../../ui/progress';
import { outcomeWords } from '../../ui/words/outcomes';
import { secondFactorWords } from '../../ui/words/secondFactor';
import type { Parts } from '../parts';
import { warnIfNotStored } from '../signIn';
import type { Said } from './batch';
import { offersAfter } from './offers';
import { effectOnOwnRoute, newPortOfOwnRoute } from './ownRoute';
import type { Planned, Verb } from './verb';

export type WriteParts = Parts<
  'clients' | 'credentials' | 'ddnsPasswords' | 'events' | 'history' | 'identities' | 'log' | 'routers' | 'worlds'
>;

/** Looks at the world that speak of the box as it was, once a setting has changed. */
export const OUTDATED_BY: Readonly<Record<SettingKind, Parameters<WorldStore['outdate']>[1]>> = {
  remoteAccess: ['outside'],
  remoteAccessUser: ['outside'],
  ddns: ['outside'],
  letsEncrypt: ['outside', 'certificate'],
  providerConfiguration: ['ports'],
  providerUpdates: [],
};

/** Where nothing is left to ask by, one is not kept waiting for an answer; in milliseconds. */
const ASK_ONCE_CUT = 5_000;

/** Makes one change and notes it, with what undoes it, even where it is not known whether the box stored it. */
export async function applyOne(parts: WriteParts, planned: Planned, verb: Verb, progress: Progress): Promise<Outcome> {
  const { profile, trust, before, plan } = planned;
  // Known only as long as it is not replaced.
  const password =
    verb.kind === 'ddns'
      ? await parts.ddnsPasswords.get(profile.id, parts.identities.all(profile.id), before)
      : undefined;
  const { kind, together } = verb;
  const undo: UndoRecord = { kind, before, after: { ...before, ...plan.wanted }, password, together };
  const withPassword = plan.password !== undefined;
  await parts.history.begin(profile.id, { trust, undo, withPassword });
  try {
    const outcome = await write(parts, planned, verb, progress);
    await note(parts, planned, undo, outcome, verb);
    return outcome;
  } finally {
    await parts.history.finish(profile.id).catch((error: unknown) => {
      notKept(parts, profile, error);
    });
  }
}

async function write(
  parts: Parts<'clients' | 'credentials'>,
  planned: Planned,
  verb: Verb,
  progress: Progress,
): Promise<Outcome> {
  const { client, profile, trust, before, plan } = planned;
  const { wanted, password, newLogin } = plan;
  progress.report(l10n.t('writing…'));
  const movesTo = newPortOfOwnRoute(planned, verb.kind);
  const moved = movesTo === undefined ? undefined : await parts.clients.at(profile, client.route, movesTo);
  return applyChange(
    client,
    { setting: SETTINGS[verb.kind], before, wanted, password: password?.value, newLogin, moved },
    {
      signal: progress.signal,
      ...(effectOnOwnRoute(planned, verb.kind) === 'cut' ? { askFor: ASK_ONCE_CUT } : {}),
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
        warnIfNotStored(await parts.credentials.set(profile.id, trust, login, client.route));
      },
    },
  ).finally(() => moved?.close());
}

/** Notes the outcome. If the storage fails, a message says so; the outcome stays what it is. */
async function note(
  parts: WriteParts,
  planned: Planned,
  undo: UndoRecord,
  outcome: Outcome,
  { isUndo }: Verb,
): Promise<void> {
  const { client, profile, trust, plan } = planned;
  const { id } = profile;
  const { kind } = undo;
  const { password } = plan;
  const movesTo = newPortOfOwnRoute(planned, kind);
  const kept = new Set<'stored' | 'window'>();
  const steps: (() => Promise<void>)[] = [];
  if (outcome.kind === 'stored' && kind === 'remoteAccessUser') steps.push(() => passOnLogin(parts, planned));
  if (movesTo !== undefined && 'now' in outcome && outcome.now?.port === String(movesTo)) {
    steps.push(async () => {
      await parts.routers.moveRoute(id, client.route, movesTo);
      await parts.clients.reset(id);
    });
  }
  if (isListed(outcome)) {
    const after = readOrSent(outcome, undo.after);
    const isKnown = outcome.kind === 'stored';
    // A new password for dynamic DNS shows nowhere in what the box says of itself.
    steps.push(() => parts.worlds.outdate(id, OUTDATED_BY[kind]));
    steps.push(async () => {
      const how = { withPassword: password !== undefined, isKnown, isUndo };
      kept.add(await parts.history.add(id, trust, { ...undo, after }, how));
    });
    if (kind === 'ddns' && password !== undefined) {
      steps.push(async () => {
        if (isKnown) kept.add(await parts.ddnsPasswords.set(id, trust, after, password.value));
        // Either could be the one that the box has: the next change asks for it.
        else if (password.value !== undo.password) await parts.ddnsPasswords.delete(id);
      });
    }
  }
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      notKept(parts, profile, error);
    }
  }
  if (kept.has('window')) {
    showWarning(
      l10n.t(
        '{0}: VS Code cannot store the values to undo this change: this computer offers no keyring. They are kept until this window is closed.',
        profile.name,
      ),
    );
  }
}

function notKept({ log, events }: Parts<'events' | 'log'>, { id, name }: RouterProfile, error: unknown): void {
  log.error(`${name}: ${errorText(error)}`);
  events.note(`not kept: ${harmlessError(error)}`, id);
  showWarning(
    l10n.t(
      '{0}: VS Code could not note everything about this change: its storage fails. The FRITZ!Box is not affected, but you may not be able to undo it from here.',
      name,
    ),
  );
}

/** The other route may use the same user, whose password was just changed. */
async function passOnLogin(
  { identities, credentials, clients }: Parts<'clients' | 'credentials' | 'identities'>,
  planned: Planned,
): Promise<void> {
  const { profile, client, plan } = planned;
  const user = text(plan.wanted, 'username');
  const { password, newLogin } = plan;
  // A login that did not work on this route does not work on the other.
  const isRefused = newLogin !== undefined && client.credentials !== newLogin;
  if (password === undefined || isRefused) return;
  for (const { kind } of routesOf(profile)) {
    const trust = identities.get(profile.id, kind);
    const login = trust && (await credentials.get(profile.id, trust, kind));
    if (kind === client.route || trust === undefined || login?.user !== user) continue;
    warnIfNotStored(await credentials.set(profile.id, trust, { user, password: password.value }, kind));
    await clients.reset(profile.id);
  }
}

/** What is said of an outcome, and whether all is well with it. */
export function resultOf({ profile, before, plan }: Planned, { kind, isUndo }: Verb, outcome: Outcome): Said {
  const values = { now: maskedValues(nowOf(outcome) ?? {}), wanted: maskedValues({ ...before, ...plan.wanted }) };
  return {
    kind,
    said: outcomeWords(kind, outcome, values),
    ok: isWell(outcome),
    givenUp: outcome.kind === 'cancelled',
    offers: isListed(outcome) ? offersAfter(profile.id, { kind, before }).slice(isUndo === true ? -1 : 0) : undefined,
  };
}

/** What the box has now; of what it does not give out, what it was sent is all there is. */
export function readOrSent(outcome: Outcome, sent: Values): Values {
  const now = nowOf(outcome) ?? {};
  return Object.keys(now).length > 0 ? now : sent;
}

export function nowOf(outcome: Outcome): Values | undefined {
  return 'now' in outcome ? outcome.now : undefined;
}

/** What may have changed the box is noted. */
function isListed(outcome: Outcome): outcome is Extract<Outcome, { kind: 'stored' | 'unknown' }> {
  return outcome.kind === 'stored' || outcome.kind === 'unknown';
}

/** True when the box stored what it was sent, and said so when it was asked. */
export function isWell(outcome: Outcome): outcome is Extract<Outcome, { kind: 'stored' }> & { now: Values } {
  return outcome.kind === 'stored' && outcome.now !== undefined && outcome.other.length === 0;
}
