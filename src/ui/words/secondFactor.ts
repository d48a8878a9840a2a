import { l10n } from 'vscode';
import type { RouteKind } from '../../tr064/route';
import type { Method } from '../../tr064/secondFactor';

/** What the person has to do at the box, and how long there is time for it. */
export function secondFactorWords(methods: readonly Method[], seconds: number, route: RouteKind = 'lan'): string {
  const choices = methods.map(methodWords).join(l10n.t(', or '));
  const what =
    choices === ''
      ? l10n.t('The FRITZ!Box wants this to be confirmed.')
      : l10n.t('Confirm this at the FRITZ!Box: {0}.', choices);
  const place = route === 'internet' ? ` ${l10n.t('This has to be done at the FRITZ!Box.')}` : '';
  return l10n.t('{0} {1} seconds left.', what + place, seconds);
}

function methodWords(method: Method): string {
  switch (method.kind) {
    case 'button':
      return l10n.t('press any button on it');
    case 'dial':
      return l10n.t('dial {0} on a telephone connected to it (not an IP telephone)', method.code);
    case 'other':
      return l10n.t('with the method that it calls "{0}"', method.name);
  }
}
