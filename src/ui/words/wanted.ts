import { l10n } from 'vscode';
import { type BoxState, valueOf } from '../../box/boxState';
import type { DriftFinding } from '../../diagnosis/drift';
import type { ComparedRouter } from '../../routers/comparison';
import { type Difference, isKnown } from '../../wanted/wanted';
import { settingWords, valueNameWords, valueWords } from './changes';
import { formatMoment } from './dates';
import { errorWords } from './errors';
import type { FindingWords } from './providerFindings';

/** The setting and value that a difference is about. */
export function differenceName({ kind, name }: Pick<Difference, 'kind' | 'name'>): string {
  return name === 'enabled' ? settingWords(kind) : `${settingWords(kind)}, ${valueNameWords(name)}`;
}

/** What is wanted, or what the box has; why that is not known. */
export function differenceValue({ kind, name, wanted, box, why }: Difference, which: 'wanted' | 'box'): string {
  const value = which === 'wanted' ? wanted : box;
  if (value !== undefined) return valueWords(name, { [name]: value }, kind);
  if (typeof why === 'object') return errorWords(why.unread, why).message;
  switch (why) {
    case 'not-supported':
      return l10n.t("This FRITZ!Box has no Let's Encrypt.");
    case 'secret':
      return l10n.t('It is a secret, which is not shown and not compared.');
    default:
      return l10n.t('not reported by the FRITZ!Box');
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
      const known = differences.filter(isKnown).length;
      const unknown = differences.length - known;
      return [
        differencesWords(known),
        ...(unknown === 0 ? [] : [l10n.t('not comparable: {0}', unknown)]),
        l10n.t('read {0}', formatMoment(new Date(state.readAt))),
        ...(differences.length > 0 && mayNotChange(state)
          ? [l10n.t('may not change settings (right "FRITZ!Box Settings" missing)')]
          : []),
      ].join(' · ');
    }
  }
}

/** True where a check has read that the login lacks the right. */
function mayNotChange({ rights }: BoxState): boolean {
  const { configRight = 'RW' } = valueOf(rights) ?? {};
  return configRight !== 'RW';
}

export function differencesWords(count: number): string {
  if (count === 0) return l10n.t('in step');
  return count === 1 ? l10n.t('1 difference') : l10n.t('{0} differences', count);
}

/** That a box is not as its file wants it. */
export function driftWords({ file, differences }: DriftFinding): FindingWords {
  const names = [...new Set(differences.map(differenceName))].join('; ');
  return {
    short:
      differences.length === 1
        ? l10n.t('1 difference from the file')
        : l10n.t('{0} differences from the file', differences.length),
    summary: l10n.t('The FRITZ!Box differs from {0}: {1}.', file, names),
    why: l10n.t('You chose this file as the one to compare with.'),
    remedy: l10n.t('Compare with the file. From there you can apply it, or take the values of the FRITZ!Box into it.'),
  };
}
