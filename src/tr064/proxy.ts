import { isIPv6 } from 'node:net';
import { decodedUri } from '../common/decodedUri';

/** An HTTP proxy that makes connections for others (CONNECT, RFC 9110 §9.3.6). */
export interface Proxy {
  /** `https` when the proxy itself is spoken to over TLS. */
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly port: number;
  /** Value of the header Proxy-Authorization. */
  readonly authorization?: string | undefined;
  /** Whether the certificate of an `https` proxy has to be good. */
  readonly strict: boolean;
}

const DEFAULT_PORTS = { http: 80, https: 443 } as const;

/** Reads the address of a proxy as in VS Code's settings; `unusable` when it is none or of another kind (SOCKS). */
export function parseProxy(address: string, authorization?: string, strict = true): Proxy | 'unusable' {
  const text = address.includes('://') ? address : `http://${address}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const scheme = url?.protocol.slice(0, -1);
  if (url === undefined || url.hostname === '' || (scheme !== 'http' && scheme !== 'https')) return 'unusable';
  if (authorization !== undefined && !/^[\t\x20-\x7e]*$/.test(authorization)) return 'unusable';
  const { hostname, port, username, password } = url;
  const login = `${decodedUri(username)}:${decodedUri(password)}`;
  return {
    scheme,
    host: withoutBrackets(hostname),
    port: port === '' ? DEFAULT_PORTS[scheme] : Number(port),
    authorization: authorization ?? (username === '' ? undefined : `Basic ${Buffer.from(login).toString('base64')}`),
    strict,
  };
}

function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}

/**
 * Whether a host is to be reached without a proxy, by a list as in VS Code's settings and NO_PROXY: a name stands for
 * itself and everything below it, a port counts where one is given, `*` stands for all.
 */
export function isExempt(host: string, port: number, exempt: readonly string[]): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return exempt.some((entry) => {
    const text = entry.trim().toLowerCase();
    // An IPv6 address has colons of its own, and is in brackets where a port follows.
    const [, pattern = '', entryPort] = (isIPv6(text) ? ['', text] : /^(.*?)(?::(\d+))?$/.exec(text)) ?? [];
    if (entryPort !== undefined && Number(entryPort) !== port) return false;
    const suffix = withoutBrackets(pattern).replace(/^\*?\./, '');
    return pattern === '*' || (suffix !== '' && (name === suffix || name.endsWith(`.${suffix}`)));
  });
}
