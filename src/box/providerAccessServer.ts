import { MASK } from '../common/redaction';
import type { ManagementServerInfo } from '../tr064/services/managementServer';

/** Where a URL leads, without its login, path and query: each of them may be a secret. */
export interface Endpoint {
  readonly scheme: 'http' | 'https';
  /** As in a URL: IPv6 in brackets. */
  readonly host: string;
  /** `undefined` for the usual one of the scheme. */
  readonly port: number | undefined;
  /** The URL with `***` for all that is not shown. */
  readonly masked: string;
}

/** ManagementServer as it may be kept and shown. */
export type ProviderServer = Omit<ManagementServerInfo, 'url' | 'connectionRequestUrl'> & {
  readonly acs: Endpoint | 'none' | 'unreadable';
  readonly connectionRequest: Endpoint | 'none' | 'unreadable';
};

export function withoutUrls({ url, connectionRequestUrl, ...rest }: ManagementServerInfo): ProviderServer {
  return { ...rest, acs: endpointOf(url), connectionRequest: endpointOf(connectionRequestUrl) };
}

/** `unreadable` for a text that is not certainly a web address: no part of it can be shown safely. */
function endpointOf(raw: string): ProviderServer['acs'] {
  const text = raw.trim();
  if (text === '') return 'none';
  if (!/^https?:\/\/[^\s\\]+$/i.test(text) || !URL.canParse(text)) return 'unreadable';
  const { protocol, host, hostname, port, username, password, pathname, search, hash } = new URL(text);
  // A password may hold a slash that was not escaped: then what looks like the host is part of the login.
  if ((pathname + search + hash).includes('@')) return 'unreadable';
  const login = username + password === '' ? '' : `${MASK}@`;
  const rest = pathname + search + hash === '/' ? '/' : `/${MASK}`;
  return {
    scheme: protocol === 'https:' ? 'https' : 'http',
    host: hostname,
    port: port === '' ? undefined : Number(port),
    masked: `${protocol}//${login}${host}${rest}`,
  };
}
