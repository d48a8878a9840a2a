import { l10n } from 'vscode';

/** What is wrong with a name for a router, if anything. */
export function nameProblem(name: string): string | undefined {
  if (name.trim() === '') return l10n.t('Enter a name.');
  return name.length > 60 ? l10n.t('Enter a shorter name (up to 60 characters).') : undefined;
}
