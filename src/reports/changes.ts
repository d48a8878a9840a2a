import { l10n } from 'vscode';
import type { ValueName } from '../wanted/values';
import type { HistoryEntry } from '../changes/changeHistory';
import { earlierFirst } from '../common/moments';
import { plainText } from '../common/plainText';
import { settingWords, valueNameWords, valueWords } from '../ui/words/changes';
import { formatMoment } from '../ui/words/dates';
import { stateChangeWords } from '../ui/words/stateChanges';
import type { SeenChange } from '../watch/watchStore';

const MOST = 200;

/** What was changed on a router from here and what was seen to change, in one list; the newest first. */
export function changesReport(router: string, made: readonly HistoryEntry[], seen: readonly SeenChange[]): string {
  const title = l10n.t('Changes to {0}', plainText(router));
  const entries = [
    ...made.map((entry) => ({ at: entry.at, said: entryText(entry) })),
    ...seen.map((entry) => ({ at: entry.at, said: seenText(entry) })),
  ];
  const parts = entries
    .sort((a, b) => earlierFirst(b.at, a.at))
    .slice(0, MOST)
    .map(({ said }) => said);
  return [title, ...(parts.length === 0 ? [l10n.t('None yet.')] : parts)].join('\n\n') + '\n';
}

function seenText({ at, seen }: SeenChange): string {
  const moment = formatMoment(new Date(at));
  return `${l10n.t('{0} · seen, not made here', moment)}\n  ${plainText(stateChangeWords(seen))}`;
}

function entryText({ at, kind, before, after, withPassword, isKnown, isUndo }: HistoryEntry): string {
  // What a box does not give out was sent to it: that is all that is known.
  const isUnread = Object.keys(before).length === 0;
  const row = (name: ValueName): string => {
    if (isUnread)
      return `  ${l10n.t('{0}: sent as "{1}"; the FRITZ!Box does not report it', valueNameWords(name, kind), plainText(valueWords(name, after, kind)))}`;
    const [old, now] = [before, after].map((values) => plainText(valueWords(name, values, kind)));
    const line = `  ${valueNameWords(name, kind)}: ${old} → ${now}`;
    return line.length <= 80 ? line : `  ${valueNameWords(name, kind)}: ${old}\n    → ${now}`;
  };
  const names = Object.keys({ ...before, ...after }) as ValueName[];
  return [
    isUndo === true
      ? l10n.t('{0} · undone here: {1}', formatMoment(new Date(at)), settingWords(kind))
      : l10n.t('{0} · changed here: {1}', formatMoment(new Date(at)), settingWords(kind)),
    ...names.filter((name) => before[name] !== after[name]).map(row),
    ...(isKnown ? [] : [`  ${l10n.t('The answer was lost: it is not known whether this was stored')}`]),
    ...(withPassword ? [`  ${l10n.t('Password: written; it is not in this list')}`] : []),
  ].join('\n');
}
