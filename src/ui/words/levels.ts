import { l10n } from 'vscode';
import { type Level, needsAttention } from '../../common/level';

/** A level in one word, beside or instead of its icon. */
export function levelWords(level: Level): string {
  switch (level) {
    case 'ok':
      return l10n.t('OK');
    case 'info':
      return l10n.t('for information');
    case 'unknown':
      return l10n.t('unknown');
    case 'warning':
      return l10n.t('warning');
    case 'problem':
      return l10n.t('problem');
  }
}

/** A summary as a heading: a warning, a problem or a mere note is called so. */
export function levelHeading(level: Level, summary: string): string {
  if (level === 'info') return l10n.t('Note: {0}', summary);
  if (!needsAttention(level)) return summary;
  const words = levelWords(level);
  return `${words.charAt(0).toLocaleUpperCase()}${words.slice(1)}: ${summary}`;
}
