import { l10n } from 'vscode';
import { formatMoment } from '../../ui/words/dates';

/** For how long remote access may be turned on. */
export interface Duration {
  readonly words: string;
  readonly until: Date;
}

const HOUR = 3_600_000;

/** The choices at this moment. */
export function durations(now: Date): Duration[] {
  const morning = tomorrowMorning(now);
  return [
    { words: l10n.t('1 hour'), until: new Date(now.getTime() + HOUR) },
    { words: l10n.t('4 hours'), until: new Date(now.getTime() + 4 * HOUR) },
    { words: l10n.t('Until tomorrow'), until: morning },
  ];
}

/** Six o'clock of the next calendar day, where this computer is. */
function tomorrowMorning(now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 6);
}

/** A choice as a row, with the moment it comes to. */
export function durationRow(
  { words, until }: Duration,
  now: Date,
): { label: string; icon: string; description: string } {
  return { label: words, icon: 'clock', description: l10n.t('until {0}', formatMoment(until, now)) };
}
