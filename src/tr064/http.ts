import { formatAddress, withoutZone } from './address';
import type { Endpoint } from './endpoint';
import { Tr064Error } from './errors';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** Path on the box; nothing that could name another host. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal | undefined;
  /** For the whole exchange, in milliseconds. */
  readonly timeout?: number | undefined;
  /** It changes nothing on the box, so another such request may be under way with it. */
  readonly isRead?: boolean;
}

export interface HttpAnswer {
  readonly status: number;
  /** By name in lower case; an array where one was sent several times. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Takes part in an exchange at the two moments that count for a login. */
export interface Signer {
  /**
   * Called when the request is about to be sent: the Authorization header, or `undefined` for none. What it throws is
   * passed on, and nothing is sent.
   */
  sign(): string | undefined;
  /** Called with the answer, before the next request goes. */
  answered?(answer: HttpAnswer): void;
}

/**
 * A request as it goes over the wire (RFC 9112 §3).
 * @throws {Tr064Error} `bad-response` when something in it could end a line: it can only come from the box.
 */
export function encodeRequest(request: HttpRequest, host: string, authorization: string | undefined): Buffer {
  const { method, path, headers, body } = request;
  const lines = [`${method} ${path} HTTP/1.1`, `host: ${host}`, 'connection: keep-alive'];
  for (const name in headers) lines.push(`${name}: ${headers[name] ?? ''}`);
  if (authorization !== undefined) lines.push(`authorization: ${authorization}`);
  if (body !== undefined) lines.push(`content-length: ${Buffer.byteLength(body)}`);
  if (/\s/.test(path) || lines.some((line) => /[^\t\x20-\xff]/.test(line))) {
    throw new Tr064Error('bad-response', 'The box wants what no request can carry');
  }
  // A header is bytes: what is in it beyond ASCII was made one character per byte.
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  return body === undefined ? head : Buffer.concat([head, Buffer.from(body)]);
}

/** Value of the header Host: without a port where it is the usual one, and a name as DNS knows it. */
export function hostHeader(scheme: 'http' | 'https', { host, port }: Endpoint): string {
  return new URL(`${scheme}://${formatAddress(withoutZone(host), port)}`).host;
}
