import { l10n } from 'vscode';

/** The title of a command with what it is for: the name of the router, or how many there are. */
export function titleFor(title: string, routers: readonly { readonly name: string }[]): string {
  return routers.length === 1
    ? [title, ...routers.map(({ name }) => name)].join(': ')
    : l10n.t('{0}: {1} routers', title, routers.length);
}
