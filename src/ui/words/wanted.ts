import { l10n } from 'vscode';
import { type BoxState, isRead, valueOf } from '../../box/boxState';
import type { DriftFinding } from '../../diagnosis/drift';
import type { ComparedRouter, Comparison } from '../../routers/comparison';
import { type Difference, isKnown } from '../../wanted/wanted';
import type { ByCode, FindingWords } from './byCode';
import { settingWords, valueNameWords, valueWords } from './changes';
import { formatMoment } from './dates';
import { whyUnread } from './errors';

/** How many routers a file has, and of how many of them something is to be said. */
export function comparedCount({ compared, invalid }: Pick<Comparison, 'compared' | 'invalid'>): string {
  return [
    l10n.t(
      'Routers: {0}, with differences: {1}',
      compared.length + invalid.length,
      compared.filter(({ differences }) => differences.some(isKnown)).length,
    ),
    ...(invalid.length === 0 ? [] : [l10n.t('not valid: {0}', invalid.length)]),
  ].join(', ');
}

/** The setting and value that a difference is about. */
export function differenceName({ kind, name }: Pick<Difference, 'kind' | 'name'>): string {
  const value = valueNameWords(name, kind);
  return name === 'enabled' ? value : `${settingWords(kind)}, ${value}`;
}

/** What is wanted, or what the box has; why that is not known. */
export function differenceValue({ kind, name, wanted, box, why }: Difference, which: 'wanted' | 'box'): string {
  const value = which === 'wanted' ? wanted : box;
  if (value !== undefined) return valueWords(name, { [name]: value }, kind);
  if (typeof why === 'object') return whyUnread(why).why;
  switch (why) {
    case 'not-supported':
      return l10n.t("This FRITZ!Box has no Let's Encrypt.");
    case 'secret':
      return l10n.t('It is a secret, which is not shown and not compared.');
    default:
      return l10n.t('not reported by the FRITZ!Box; Apply sets it anyway');
  }
}

/** How a router of a file compares, in a few words. */
export function comparedWords({ match, state, differences }: ComparedRouter): string {
  switch (match) {
    case 'none':
      return l10n.t('not in the list of routers');
    case 'ambiguous':
      return l10n.t('not clear which router this is: the file or the list has it twice');
    case 'replaced':
      return l10n.t('another FRITZ!Box has this name now');
    case 'one': {
      if (state === undefined) return l10n.t('not read yet');
      const unknown = differences.filter((one) => !isKnown(one)).length;
      return [
        differencesWords(differences),
        ...(unknown === 0 ? [] : [l10n.t('cannot be compared: {0}', unknown)]),
        l10n.t('read {0}', formatMoment(new Date(state.readAt))),
        ...(differences.length > 0 && mayNotChange(state)
          ? [l10n.t('may not change settings (right "FRITZ!Box Settings" missing)')]
          : []),
      ].join(' · ');
    }
  }
}

/** True where a check has read that the login lacks the right, or the box has refused to be read for want of it. */
function mayNotChange({ rights, remoteAccess }: BoxState): boolean {
  const { configRight = 'RW' } = valueOf(rights) ?? {};
  return configRight !== 'RW' || (!isRead(remoteAccess) && remoteAccess.unread === 'not-authorized');
}

/** How many values differ; what cannot be compared is not counted. `file` is for where the reader does not see it. */
export function differencesWords(differences: readonly Difference[], file?: string): string {
  const count = differences.filter(isKnown).length;
  if (count === 0 && differences.length > 0) return l10n.t('no differences');
  if (count === 0) return file === undefined ? l10n.t('matches the file') : l10n.t('matches {0}', file);
  return count === 1 ? l10n.t('1 difference') : l10n.t('{0} differences', count);
}

/** How a box compares with the file that was chosen for that. */
export const DRIFT_WORDS: ByCode<DriftFinding, FindingWords> = {
  'invalid-in-file': ({ file }) => ({
    short: l10n.t('entry in file not valid'),
    why: whyCompared(),
    ...invalidEntryWords(file),
  }),
  'as-in-file': ({ file, differences }) => ({
    short: differencesWords(differences, file),
    summary: l10n.t('All values that can be compared match {0}.', file),
    why: whyCompared(),
  }),
  'differs-from-file': ({ file, differences }) => ({
    short: l10n.t('differs from file'),
    summary: l10n.t(
      'The FRITZ!Box differs from {0}: {1}.',
      file,
      [...new Set(differences.filter(isKnown).map(differenceName))].join('; '),
    ),
    why: whyCompared(),
    remedy: l10n.t('Compare with the file. From there you can apply it, or take the values of the FRITZ!Box into it.'),
  }),
};

function whyCompared(): string {
  return l10n.t('You chose this file as the one to compare with.');
}

/** Of a router whose entry in a file is not used. */
export function invalidEntryWords(file: string): { readonly summary: string; readonly remedy: string } {
  return {
    summary: l10n.t('The entry of this FRITZ!Box in {0} is not valid: nothing of it is compared.', file),
    remedy: l10n.t('Open the file: the editor marks what is wrong.'),
  };
}
