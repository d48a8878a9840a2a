import { l10n } from 'vscode';
import type { RouteKind } from '../../tr064/route';

/** The title of a command with what it is for: the name of the router, or how many there are. */
export function titleFor(title: string, routers: readonly { readonly name: string }[]): string {
  return routers.length === 1
    ? [title, ...routers.map(({ name }) => name)].join(': ')
    : l10n.t('{0}: {1} routers', title, routers.length);
}

/** The route by which a router is reached. */
export function routeWords(kind: RouteKind): string {
  return kind === 'lan' ? l10n.t('Home network') : l10n.t('Internet');
}
