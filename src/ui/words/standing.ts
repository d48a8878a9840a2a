import { l10n } from 'vscode';
import type { BoxState } from '../../box/boxState';
import { needsAttention } from '../../common/level';
import type { Standing } from '../../diagnosis/standing';
import { isCurrent, type World } from '../../diagnosis/world';
import type { Failure } from '../../storage/boxStateStore';
import { isNotReached } from '../../tr064/errors';
import { formatMoment } from './dates';
import { vantageWords } from './entryFindings';
import { findingWords } from './findingWords';

/** How a router stands, for its row. */
export function standingWords(standing: Standing): string {
  switch (standing.kind) {
    case 'finding': {
      const { apart, finding } = standing;
      return [...(apart === undefined ? [] : [standingWords(apart)]), findingWords(finding).short].join(' · ');
    }
    case 'reachable':
      return standing.days === undefined
        ? l10n.t('reachable')
        : l10n.t('reachable · certificate {0} days', standing.days);
    case 'not-checked':
      return l10n.t('remote access on · not checked');
    case 'check-outdated':
      return l10n.t('remote access on · check again');
    case 'not-seen':
      return l10n.t('remote access on · not visible here');
  }
}

/** What a check of remote access found, in one sentence. */
export function checkWords(standing: Standing): string {
  switch (standing.kind) {
    case 'finding':
      return findingWords(standing.finding).summary;
    case 'reachable':
      return l10n.t('No problems were found in what was checked.');
    case 'not-seen':
      return l10n.t('No problems were found, but it could not be seen from here whether the FRITZ!Box answers.');
    case 'not-checked':
    case 'check-outdated':
      return l10n.t('The FRITZ!Box has changed since it was checked: check it again.');
  }
}

/** Everything that is wrong with a router, each in a few words. */
export function wrongWords({ findings }: Standing): string[] {
  const wrong = findings.filter(({ level, cause }) => needsAttention(level) && cause === undefined);
  return wrong.map((finding) => findingWords(finding).short);
}

/** When and from where the world was looked at, or that it was not. */
export function lookWords(state: BoxState, world: World | undefined): string {
  const outside = world?.outside;
  if (outside === undefined) return l10n.t('Not checked: this is what the FRITZ!Box reports.');
  const when = formatMoment(new Date(outside.at));
  return isCurrent(outside, state)
    ? `${l10n.t('Checked {0}.', when)} ${vantageWords(outside.vantage)}`
    : l10n.t('Changed since it was checked {0}: this is what the FRITZ!Box reports.', when);
}

/** Why a router could not be read, for its row. */
export function failureWords(kind: Failure['kind']): string {
  const words: Partial<Record<Failure['kind'], string>> = {
    'sign-in-needed': l10n.t('not signed in'),
    'wrong-credentials': l10n.t('sign-in refused'),
    'identity-changed': l10n.t('identity changed'),
    'locked-out': l10n.t('locked out for a while'),
  };
  return words[kind] ?? (isNotReached(kind) ? l10n.t('not reached') : l10n.t('could not be read'));
}
