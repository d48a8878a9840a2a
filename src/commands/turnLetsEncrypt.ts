import { setTimeout as sleep } from 'node:timers/promises';
import { l10n } from 'vscode';
import { letsEncryptState } from '../box/letsEncrypt';
import { isRead } from '../box/boxState';
import type { RouterProfile } from '../routers/profile';
import { Tr064Error } from '../tr064/errors';
import { getInfo } from '../tr064/services/remoteAccess';
import { offerCommands } from '../ui/notifications';
import { type Progress, withProgress } from '../ui/progress';
import { letsEncryptWords } from '../ui/words/status';
import { change, type ChangeParts } from './change';
import { offersAfter } from './change/offers';
import type { Target, Verb } from './change/verb';
import type { Parts } from './parts';

/** Switches the certificate from Let's Encrypt on or off (SetLetsEncryptEnable). */
export async function turnLetsEncrypt(
  parts: ChangeParts & Pick<Parts, 'boxStates'>,
  profiles: readonly RouterProfile[],
  on: boolean,
): Promise<void> {
  await change(parts, profiles, letsEncryptVerb(parts, on));
}

export function letsEncryptVerb(parts: Pick<Parts, 'boxStates' | 'refresher'>, on: boolean): Verb {
  return on ? turnOn(parts) : turnOff();
}

function turnOn(parts: Pick<Parts, 'boxStates' | 'refresher'>): Verb {
  return {
    title: l10n.t("Turn On Let's Encrypt"),
    apply: l10n.t('Turn On'),
    kind: 'letsEncrypt',
    plan: ({ profile }) => Promise.resolve({ wanted: { enabled: true }, notes: [myFritzNote(parts, profile)] }),
    done: async (target) => {
      const state = await withProgress(l10n.t("{0}: Let's Encrypt", target.profile.name), (progress) =>
        followState(target, progress),
      );
      await parts.refresher.refreshAgain([target.profile.id]);
      sayState(target, state);
    },
  };
}

function turnOff(): Verb {
  return {
    title: l10n.t("Turn Off Let's Encrypt"),
    apply: l10n.t('Turn Off'),
    kind: 'letsEncrypt',
    plan: () =>
      Promise.resolve({
        wanted: { enabled: false },
        notes: [l10n.t('The FRITZ!Box then shows the certificate it signed itself, which browsers warn about.')],
      }),
  };
}

/** The certificate is for the MyFRITZ! name: without MyFRITZ! there is none. */
function myFritzNote({ boxStates }: Pick<Parts, 'boxStates'>, { id }: RouterProfile): string {
  const myFritz = boxStates.get(id).boxState?.myFritz;
  if (myFritz === undefined || !isRead(myFritz)) {
    return l10n.t('MyFRITZ! has to be on: the certificate is for the MyFRITZ! name of the FRITZ!Box.');
  }
  return myFritz.enabled
    ? l10n.t('The certificate is for {0}, and for no other name.', myFritz.dynDnsName)
    : l10n.t(
        'MyFRITZ! is off, and without it there is no certificate: turn it on first under Internet / MyFRITZ! Account.',
      );
}

/** How often a box is asked for the state, and for how long at most; in milliseconds. */
const ASK_EVERY = 3_000;
const FOLLOW_FOR = 10 * 60_000;

/** Follows the state until it is settled; returns the last one, or `undefined` when none could be read. */
async function followState({ client }: Target, progress: Progress): Promise<string | undefined> {
  const until = performance.now() + FOLLOW_FOR;
  let state: string | undefined;
  while (!progress.signal.aborted && performance.now() < until) {
    try {
      state = (await getInfo(client, { signal: progress.signal })).letsEncrypt?.state;
    } catch (error) {
      // A box with a new certificate may drop connections for a moment. The refresh after this shows other errors.
      if (!(error instanceof Tr064Error && ['connection-lost', 'timeout', 'unreachable'].includes(error.kind))) break;
    }
    if (state !== undefined && letsEncryptState(state) !== 'get') break;
    progress.report(letsEncryptWords(state ?? 'get'));
    await sleep(ASK_EVERY, undefined, { signal: progress.signal }).catch(() => undefined);
  }
  return state;
}

function sayState({ profile: { id, name }, before }: Target, state: string | undefined): void {
  if (state === undefined) return;
  const [level, said] = stateWords(name, state);
  offerCommands(level, said, offersAfter(id, { kind: 'letsEncrypt', before }));
}

function stateWords(name: string, state: string): ['info' | 'warning', string] {
  const words = letsEncryptWords(state);
  switch (letsEncryptState(state)) {
    case 'valid':
      return ['info', l10n.t("{0}: Let's Encrypt is on, {1}.", name, words)];
    case 'get':
      return ['info', l10n.t("{0}: Let's Encrypt is on, {1}. Refresh in some minutes.", name, words)];
    case 'not_used':
      return [
        'warning',
        l10n.t(
          "{0}: Let's Encrypt is on but not in use: MyFRITZ! is off. Turn it on under Internet / MyFRITZ! Account.",
          name,
        ),
      ];
    case 'invalid':
    case 'unknown':
    case 'other':
      return [
        'warning',
        l10n.t(
          "{0}: Let's Encrypt is on, {1}. The event log of the FRITZ!Box (System / Event Log) says why.",
          name,
          words,
        ),
      ];
  }
}
