import { l10n } from 'vscode';
import { plainText } from '../common/plainText';
import { differing, type ValueName } from '../routers/changes/boxSetting';
import type { HistoryEntry } from '../routers/changes/changeHistory';
import { settingWords, valueNameWords, valueWords } from '../ui/words/changes';
import { formatMoment } from '../ui/words/dates';

/** What was changed on a router when, from what to what; the newest first. */
export function changesReport(router: string, entries: readonly HistoryEntry[]): string {
  const title = l10n.t('Changes made to {0} from here', plainText(router));
  const parts = [...entries].reverse().map(entryText);
  return [title, ...(parts.length === 0 ? [l10n.t('None yet.')] : parts)].join('\n\n') + '\n';
}

function entryText({ at, kind, before, after, withPassword, isKnown }: HistoryEntry): string {
  const row = (name: ValueName): string => {
    const [old, now] = [before, after].map((values) => plainText(valueWords(name, values)));
    const line = `  ${valueNameWords(name)}: ${old} → ${now}`;
    return line.length <= 80 ? line : `  ${valueNameWords(name)}: ${old}\n    → ${now}`;
  };
  return [
    `${formatMoment(new Date(at))} · ${settingWords(kind)}`,
    ...differing(before, after).map(row),
    ...(isKnown ? [] : [`  ${l10n.t('The answer was lost: it is not known whether this was stored')}`]),
    ...(withPassword ? [`  ${l10n.t('Password: written; it is not in this list')}`] : []),
  ].join('\n');
}
