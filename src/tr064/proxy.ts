import { ClientRequest, type RequestOptions } from 'node:http';
import { connect as connectPlain, isIP, isIPv6, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { domainToASCII } from 'node:url';
import { formatAddress } from './address';
import { Tr064Error } from './errors';

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

/**
 * Reads the address of a proxy as VS Code has it in its settings; `unusable` when it is none or one of another kind
 * (SOCKS).
 */
export function parseProxy(address: string, authorization?: string, strict = true): Proxy | 'unusable' {
  const text = address.includes('://') ? address : `http://${address}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const scheme = url?.protocol.slice(0, -1);
  if (url === undefined || url.hostname === '' || (scheme !== 'http' && scheme !== 'https')) return 'unusable';
  if (authorization !== undefined && !/^[\t\x20-\x7e]*$/.test(authorization)) return 'unusable';
  const { hostname, port, username, password } = url;
  const login = `${decoded(username)}:${decoded(password)}`;
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

/** A percent sign that stands for itself is left as people write it. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
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

/**
 * A connection to a host through a proxy; `timeout` in milliseconds. The proxy sees where it goes and nothing else: TLS
 * with the box begins inside it.
 * @throws {Tr064Error} `proxy-failed` with the proxy's address, and the HTTP status where it gave one.
 * @throws the signal's reason when it aborts.
 */
export async function connectThrough(
  proxy: Proxy,
  to: { readonly host: string; readonly port: number },
  { timeout, signal }: { readonly timeout: number; readonly signal?: AbortSignal | undefined },
): Promise<Socket> {
  const { host, port, scheme, strict, authorization } = proxy;
  const address = formatAddress(host, port);
  // Names of any script have a form for the network (IDN); addresses have none other.
  const target = formatAddress(domainToASCII(to.host) || to.host, to.port);
  const within = AbortSignal.any([AbortSignal.timeout(timeout), ...(signal === undefined ? [] : [signal])]);
  const options: RequestOptions = {
    host,
    port,
    method: 'CONNECT',
    path: target,
    headers: { host: target, ...(authorization === undefined ? {} : { 'proxy-authorization': authorization }) },
    signal: within,
    createConnection: () =>
      scheme === 'https'
        ? connectTls({
            host,
            port,
            ...(isIP(host) === 0 ? { servername: host } : {}),
            ALPNProtocols: ['http/1.1'],
            rejectUnauthorized: strict,
          })
        : connectPlain({ host, port }),
  };
  return new Promise((resolve, reject) => {
    const fail = (message: string, status?: number, cause?: unknown): void => {
      reject(new Tr064Error('proxy-failed', `Proxy ${address}: ${message}`, { address, status }, cause));
    };
    // The class itself: VS Code replaces `http.request` by one that chooses a proxy of its own.
    const request = new ClientRequest(options);
    request.once('connect', ({ statusCode = 0 }, socket: Socket) => {
      if (statusCode >= 200 && statusCode < 300) {
        resolve(socket);
      } else {
        socket.destroy();
        fail(`HTTP ${statusCode}`, statusCode);
      }
    });
    request.once('response', (response) => {
      response.destroy();
      fail(`HTTP ${response.statusCode ?? 0}`, response.statusCode);
    });
    request.once('error', (error) => {
      if (signal?.aborted === true) reject(signal.reason as Error);
      else fail(within.aborted ? `no answer in ${timeout} ms` : error.message, undefined, error);
    });
    request.end();
  });
}
