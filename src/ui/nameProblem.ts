import { l10n } from 'vscode';
import { lookAlike } from '../common/lookAlike';
import { plainText } from '../common/plainText';

/** What is wrong with a name for a router or a group, if anything; `others` are those of the others. */
export function nameProblem(name: string, others: readonly string[] = []): string | undefined {
  const wanted = nameEntered(name);
  if (wanted === '') return l10n.t('Enter a name.');
  if (wanted.length > 60) return l10n.t('Enter a shorter name (up to 60 characters).');
  const like = others.find((other) => lookAlike(wanted, other));
  return like === undefined ? undefined : l10n.t('This looks like another name in the list: {0}', like);
}

/** A name as it is kept. */
export function nameEntered(text: string): string {
  return plainText(text).trim();
}
