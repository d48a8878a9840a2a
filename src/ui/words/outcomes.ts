import { l10n } from 'vscode';
import type { Outcome } from '../../changes/applyChange';
import { differing, readable, type SettingKind, type ValueName, type Values } from '../../wanted/values';
import { settingWords, valueNameWords, valueWords } from './changes';

/** What came of a change. `now` and `wanted` must hold no secrets. */
export function outcomeWords(
  kind: SettingKind,
  outcome: Outcome,
  { now, wanted }: { readonly now: Values; readonly wanted: Values },
): string {
  const what = settingWords(kind);
  const say = (name: ValueName, values: Values): string => valueWords(name, values, kind);
  switch (outcome.kind) {
    case 'stored':
      if (outcome.now === undefined) {
        return l10n.t('{0}: the FRITZ!Box accepted the change, but its new values could not be read. Refresh.', what);
      }
      if (outcome.other.length === 0) {
        return isSwitch(kind, now) ? l10n.t('{0}: now {1}.', what, say('enabled', now)) : l10n.t('{0}: stored.', what);
      }
      return l10n.t(
        '{0}: stored, but not as it was sent: {1}.',
        what,
        outcome.other
          .map((name) =>
            l10n.t('{0} is "{1}", not "{2}"', valueNameWords(name, kind), say(name, now), say(name, wanted)),
          )
          .join(', '),
      );
    case 'not-stored':
      return l10n.t(
        '{0}: it was not stored. The answer was lost, and the FRITZ!Box has the values from before. Try again.',
        what,
      );
    case 'unknown':
      if (outcome.now === undefined) {
        return l10n.t(
          '{0}: it is not known whether it was stored. The answer was lost, and the FRITZ!Box could not be read. Refresh when it can be reached, check the values, and try again if they are not as you want them.',
          what,
        );
      }
      return l10n.t(
        '{0}: it is not known whether it was stored. The answer was lost, and the values of the FRITZ!Box do not show it. Refresh, check the values, and try again if they are not as you want them.',
        what,
      );
    case 'cancelled':
      return l10n.t('{0}: cancelled. Nothing was changed.', what);
    case 'changed-meanwhile':
      return l10n.t('{0}: it was changed elsewhere in the meantime. Nothing was written.', what);
  }
}

/** What is said of a change that was undone: also what the box stored otherwise than before. No value may be secret. */
export function undoneWords(kind: SettingKind, now: Values, before: Values): string {
  const what = settingWords(kind);
  const say = (name: ValueName, values: Values): string => valueWords(name, values, kind);
  const undone = isSwitch(kind, now)
    ? l10n.t('{0}: undone, now {1}.', what, say('enabled', now))
    : l10n.t('{0}: undone.', what);
  const others = differing(now, readable(before, now)).map((name) =>
    l10n.t('{0} is now "{1}" and was "{2}"', valueNameWords(name, kind), say(name, now), say(name, before)),
  );
  return others.length === 0 ? undone : `${undone} ${l10n.t('Not as before: {0}.', others.join(', '))}`;
}

/** What is said where there is nothing to change. */
export function unchangedWords(kind: SettingKind, now: Values): string {
  const what = settingWords(kind);
  const say = (name: ValueName, values: Values): string => valueWords(name, values, kind);
  return isSwitch(kind, now)
    ? l10n.t('{0}: already {1}.', what, say('enabled', now))
    : l10n.t('{0}: it is so already.', what);
}

/** True of a setting of which there is nothing to say but whether it is on. */
function isSwitch(kind: SettingKind, { enabled }: Values): boolean {
  if (typeof enabled !== 'boolean') return false;
  return ['remoteAccess', 'letsEncrypt', 'providerUpdates'].includes(kind) || (kind === 'ddns' && !enabled);
}
