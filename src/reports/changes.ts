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

function entryText({ at, kind, before, after, withPassword }: HistoryEntry): string {
  const row = (name: ValueName): string =>
    `  ${valueNameWords(name)}: ${plainText(`${valueWords(name, before)} → ${valueWords(name, after)}`)}`;
  return [
    `${formatMoment(new Date(at))} · ${settingWords(kind)}`,
    ...differing(before, after).map(row),
    ...(withPassword ? [`  ${l10n.t('Password: written, and not kept here')}`] : []),
  ].join('\n');
}
