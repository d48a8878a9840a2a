import { l10n } from 'vscode';
import type { RouteKind } from '../../tr064/route';

/** The route by which a router is reached. */
export function routeWords(kind: RouteKind): string {
  return kind === 'lan' ? l10n.t('Home network') : l10n.t('Internet');
}
