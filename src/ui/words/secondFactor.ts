import { l10n } from 'vscode';
import type { RouteKind } from '../../tr064/route';
import type { Method } from '../../tr064/secondFactor';

/** What the person has to do at the box, and how long there is time for it. */
export function secondFactorWords(methods: readonly Method[], seconds: number, route: RouteKind = 'lan'): string {
  const ways = methods.map(methodWords).join(l10n.t(', or '));
  const what =
    ways === ''
      ? l10n.t('The FRITZ!Box wants this to be confirmed.')
      : l10n.t('Confirm this at the FRITZ!Box: {0}.', ways);
  // Nothing of that can be done from elsewhere.
  const who = route === 'internet' ? ` ${l10n.t('Somebody has to be there to do it.')}` : '';
  return l10n.t('{0} {1} seconds left.', what + who, seconds);
}

function methodWords(method: Method): string {
  switch (method.kind) {
    case 'button':
      return l10n.t('press any button on it');
    case 'dial':
      return l10n.t('dial {0} on a telephone connected to it (not an IP telephone)', method.code);
    case 'other':
      return l10n.t('in the way it calls "{0}"', method.name);
  }
}
