import { l10n } from 'vscode';
import { letsEncryptState } from '../box/letsEncrypt';
import { isRead, valueOf } from '../box/boxState';
import type { RouterProfile } from '../routers/profile';
import { offerCommands } from '../ui/notifications';
import { letsEncryptWords } from '../ui/words/status';
import { change, type ChangeParts } from './change';
import { offersAfter } from './change/offers';
import type { Verb } from './change/verb';
import type { Parts } from './parts';

/** Switches the certificate from Let's Encrypt on or off (SetLetsEncryptEnable). */
export async function turnLetsEncrypt(
  parts: ChangeParts,
  profiles: readonly RouterProfile[],
  on: boolean,
): Promise<void> {
  await change(parts, profiles, letsEncryptVerb(parts, on));
}

export function letsEncryptVerb(parts: Parts<'boxStates'>, on: boolean): Verb {
  return on ? turnOn(parts) : turnOff();
}

function turnOn(parts: Parts<'boxStates'>): Verb {
  return {
    title: l10n.t("Turn On Let's Encrypt"),
    apply: l10n.t('Turn On'),
    kind: 'letsEncrypt',
    plan: ({ profile }) => Promise.resolve({ wanted: { enabled: true }, notes: [myFritzNote(parts, profile)] }),
    done: ({ profile: { id, name }, before }) => {
      const { boxState, failure } = parts.boxStates.get(id);
      const state = failure === undefined ? valueOf(boxState?.letsEncrypt)?.state : undefined;
      const [level, said] = stateWords(name, state ?? 'get');
      offerCommands(level, said, offersAfter(id, { kind: 'letsEncrypt', before }));
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
function myFritzNote({ boxStates }: Parts<'boxStates'>, { id }: RouterProfile): string {
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
