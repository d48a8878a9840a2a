import { l10n } from 'vscode';
import type { RouteKind } from '../../tr064/route';

/** The way a router is reached, in short. */
export function routeWords(kind: RouteKind): string {
  return kind === 'lan' ? l10n.t('LAN') : l10n.t('Internet');
}

/** The same where it stands for a place. */
export function wayWords(kind: RouteKind): string {
  return kind === 'lan' ? l10n.t('Home network') : l10n.t('Internet');
}
