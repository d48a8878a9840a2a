import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { domainToASCII } from 'node:url';
import type { Client } from 'undici';
import { within } from '../common/within';
import { formatAddress } from './address';
import { connectionError } from './connectionErrors';
import { Tr064Error } from './errors';
import { httpClient } from './httpClient';
import { opened } from './opened';
import type { Proxy } from './proxy';

/**
 * A connection to a host through a proxy; `timeout` in milliseconds. TLS with the box begins inside it.
 * @throws {Tr064Error} `proxy-failed` with the proxy's address, and the HTTP status where it gave one.
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
  const failure = (message: string, status?: number, cause?: unknown): Tr064Error =>
    new Tr064Error('proxy-failed', `Proxy ${address}: ${message}`, { address, status }, cause);
  let toProxy: Socket | undefined;
  return within(timeout, signal, async (limit) => {
    try {
      const options = { host, port, ...(isIP(host) === 0 ? { servername: host } : {}), rejectUnauthorized: strict };
      const isTls = scheme === 'https';
      toProxy = isTls ? connectTls({ ...options, ALPNProtocols: ['http/1.1'] }) : connectPlain({ host, port });
      await opened(toProxy, isTls ? 'secureConnect' : 'connect', address, { timeout, signal: limit });
      const headers = authorization === undefined ? {} : { 'proxy-authorization': authorization };
      const { status, socket } = await tunnel(httpClient(toProxy, `${scheme}://${address}`), target, headers, limit);
      if (status < 200 || status >= 300) throw failure(`HTTP ${status}`, status);
      return socket;
    } catch (error) {
      toProxy?.destroy();
      if (signal?.aborted === true) throw signal.reason;
      if (error instanceof Tr064Error && error.kind === 'proxy-failed') throw error;
      const cause = connectionError(error, address);
      throw failure(limit.aborted ? `no answer in ${timeout} ms` : String(cause), undefined, cause);
    }
  });
}

/** Asks a proxy for a tunnel. After any answer to CONNECT, undici hands over the socket: the status says what it is. */
function tunnel(
  client: Client,
  path: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<{ readonly status: number; readonly socket: Socket }> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
    client.dispatch(
      { method: 'CONNECT', path, headers: { host: path, ...headers } },
      {
        onRequestStart: () => undefined,
        onRequestUpgrade: (_controller, status, _headers, socket) => {
          // The limit for what a proxy sends ends here: the box inside has its own.
          socket.removeAllListeners('readable');
          resolve({ status, socket: socket as Socket });
        },
        onResponseError: (_controller, error) => reject(error),
      },
    );
  });
}
