import { l10n } from 'vscode';
import { letsEncryptState } from '../box/letsEncrypt';
import { isRead, valueOf } from '../box/boxState';
import type { RouterProfile } from '../routers/profile';
import { offerCommands } from '../ui/notifications';
import { letsEncryptWords } from '../ui/words/status';
import { offersAfter } from './change/offers';
import type { Target, Verb } from './change/verb';
import type { Parts } from './parts';

/** Switches the certificate from Let's Encrypt on or off (SetLetsEncryptEnable). */
export function letsEncryptVerb(parts: Parts<'boxStates'>, on: boolean): Verb {
  return {
    title: on ? l10n.t("Turn On Let's Encrypt") : l10n.t("Turn Off Let's Encrypt"),
    apply: on ? l10n.t('Turn On') : l10n.t('Turn Off'),
    kind: 'letsEncrypt',
    plan: ({ profile }) => ({
      wanted: { enabled: on },
      notes: [
        on
          ? myFritzNote(parts, profile)
          : l10n.t('The FRITZ!Box then shows the certificate it signed itself, which browsers warn about.'),
      ],
    }),
    done: on ? (target) => tellOn(parts, target) : undefined,
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

function tellOn({ boxStates }: Parts<'boxStates'>, { profile: { id, name }, before }: Target): void {
  const { boxState, failure } = boxStates.get(id);
  const state = (failure === undefined ? valueOf(boxState?.letsEncrypt)?.state : undefined) ?? 'get';
  const kind = letsEncryptState(state);
  const words = letsEncryptWords(state);
  const other = l10n.t(
    "{0}: Let's Encrypt is on, {1}. The event log of the FRITZ!Box (System / Event Log) says why.",
    name,
    words,
  );
  const said = {
    valid: l10n.t("{0}: Let's Encrypt is on, {1}.", name, words),
    get: l10n.t("{0}: Let's Encrypt is on, {1}. Refresh in some minutes.", name, words),
    not_used: l10n.t(
      "{0}: Let's Encrypt is on but not in use: MyFRITZ! is off. Turn it on under Internet / MyFRITZ! Account.",
      name,
    ),
    invalid: other,
    unknown: other,
    other,
  }[kind];
  const level = kind === 'valid' || kind === 'get' ? 'info' : 'warning';
  offerCommands(level, said, offersAfter(id, { kind: 'letsEncrypt', before }));
}
