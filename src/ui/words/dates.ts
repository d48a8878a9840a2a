import { env } from 'vscode';

/** A time of day, in the language VS Code shows. */
export function formatTime(date: Date): string {
  return formatter({ timeStyle: 'short' }).format(date);
}

/** A calendar date, such as of a certificate. */
export function formatDate(date: Date): string {
  return formatter({ dateStyle: 'medium' }).format(date);
}

/** When something was read: `12:04` today, with the date before that. */
export function formatMoment(date: Date, now = new Date()): string {
  if (date.toDateString() === now.toDateString()) return formatTime(date);
  return formatter({ dateStyle: 'medium', timeStyle: 'short' }).format(date);
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

/** Making one takes as long as a hundred uses of it. Another language or time zone takes another. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([env.language, new Date().getTimezoneOffset(), options]);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(env.language, options);
  formatters.set(key, known);
  return known;
}

/** A date in ISO 8601, which may be none. */
export function dateWords(iso: string): string {
  return iso === '' ? '?' : formatDate(new Date(iso));
}
