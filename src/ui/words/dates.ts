import { env } from 'vscode';

/** A time of day, in the language VS Code shows. */
export function formatTime(date: Date): string {
  return new Intl.DateTimeFormat(env.language, { timeStyle: 'short' }).format(date);
}

/** A calendar date, such as of a certificate. */
export function formatDate(date: Date): string {
  return new Intl.DateTimeFormat(env.language, { dateStyle: 'medium' }).format(date);
}

/** When something was read: `12:04` today, with the date before that. */
export function formatMoment(date: Date, now = new Date()): string {
  if (date.toDateString() === now.toDateString()) return formatTime(date);
  return new Intl.DateTimeFormat(env.language, { dateStyle: 'medium', timeStyle: 'short' }).format(date);
}

/** A time that passes, such as `1 hr 12 min`: hours and minutes, rounded up to the minute. */
export function formatDuration(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const part = (value: number, unit: 'hour' | 'minute'): string[] =>
    value === 0
      ? []
      : [new Intl.NumberFormat(env.language, { style: 'unit', unit, unitDisplay: 'short' }).format(value)];
  return [...part(hours, 'hour'), ...part(rest, 'minute')].join(' ');
}
