/** A URL taken apart; put together in order with their delimiters the parts give the URL again. */
export interface UrlParts {
  /** With its `://`; empty where there is none. */
  readonly scheme: string;
  /** What stands before the `@`. */
  readonly login: string | undefined;
  /** With the port. */
  readonly host: string;
  readonly path: string;
  readonly query: string | undefined;
  readonly fragment: string | undefined;
}

/** Takes one update URL apart, however wrong it is. Its placeholders have to be protected. */
export function splitUrl(url: string): UrlParts {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(url)?.[0] ?? '';
  // A password may hold any delimiter, the box escapes none: the login goes up to the last @ before the query's
  // own values could hold one.
  const [login, rest] = splitLogin(url.slice(scheme.length));
  const [, host = '', path = '', query, fragment] = /^([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(rest) ?? [];
  return { scheme, login, host, path, query, fragment };
}

function splitLogin(text: string): [string | undefined, string] {
  const at = text.lastIndexOf('@');
  // An e-mail address as the value of a parameter is no login: what follows it is no host.
  const isLogin = at >= 0 && !/^[^:/?#]*[/?#]/.test(text.slice(0, at)) && /^[^/?#]+/.test(text.slice(at + 1));
  return isLogin ? [text.slice(0, at), text.slice(at + 1)] : [undefined, text];
}
