import { l10n } from 'vscode';
import { type Level, needsAttention } from '../../common/level';

export function levelWords(level: Level): string {
  return {
    ok: l10n.t('OK'),
    info: l10n.t('for information'),
    unknown: l10n.t('unknown'),
    warning: l10n.t('warning'),
    problem: l10n.t('problem'),
  }[level];
}

/** A summary as a heading: a warning, a problem or a mere note is called so. */
export function levelHeading(level: Level, summary: string): string {
  if (level === 'info') return l10n.t('Note: {0}', summary);
  if (!needsAttention(level)) return summary;
  const words = levelWords(level);
  return `${words.charAt(0).toLocaleUpperCase()}${words.slice(1)}: ${summary}`;
}
