import * as vscode from 'vscode';

/** A time of day, in the language VS Code shows. */
export function formatTime(date: Date): string {
  return new Intl.DateTimeFormat(vscode.env.language, { timeStyle: 'short' }).format(date);
}

/** A calendar date, such as of a certificate. */
export function formatDate(date: Date): string {
  return new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'medium' }).format(date);
}

/** When something was read: `12:04` today, with the date before that. */
export function formatMoment(date: Date, now = new Date()): string {
  if (date.toDateString() === now.toDateString()) return formatTime(date);
  return new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'medium', timeStyle: 'short' }).format(date);
}
