import { isIP } from 'node:net';
import * as tls from 'node:tls';
import { printable } from '../diagnosis/portAnswer';
import type { ServedCertificate, TlsProbe } from '../diagnosis/world';
import { formatAddress } from '../tr064/address';
import { describeCertificate } from '../tr064/identity';
import { isIssuedByAuthority } from './publicAuthority';
import { unconnected, untilEnd } from './untilEnd';

/** For the connection alone, and for everything together; in milliseconds. */
const CONNECT_TIMEOUT = 3_000;
const TIMEOUT = 6_000;

/** A status line is shorter, in bytes. */
const MAX_KEPT = 200;

export interface TlsProbeOptions {
  readonly signal?: AbortSignal | undefined;
  /** Certification authorities (PEM) that count as public, for tests. */
  readonly ca?: string | undefined;
}

/**
 * Looks at what answers at an address: one TLS handshake that takes any certificate, one `GET /` with nothing in it
 * that identifies this computer. Nothing is followed, and of the answer only the status line is kept.
 * @param host The name it is asked for, or the address itself.
 */
export async function probeTls(
  host: string,
  address: string,
  port: number,
  { signal, ca }: TlsProbeOptions = {},
): Promise<TlsProbe> {
  signal?.throwIfAborted();
  let certificate: ServedCertificate | undefined;
  let received = '';
  const socket = tls.connect({
    host: address,
    port,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(ca === undefined ? {} : { ca }),
    ALPNProtocols: ['http/1.1'],
    minVersion: 'TLSv1.2',
    rejectUnauthorized: false,
    // Checked apart, below: a certificate may be trusted and yet be for another host.
    checkServerIdentity: () => undefined,
  });
  const limits = { connectTimeout: CONNECT_TIMEOUT, timeout: TIMEOUT, signal };
  const { connected, code } = await untilEnd(socket, limits, (finish) => {
    socket.once('secureConnect', () => {
      certificate = served(socket, host, ca);
      socket.write(`GET / HTTP/1.1\r\nHost: ${formatAddress(host, port)}\r\nConnection: close\r\n\r\n`);
    });
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1');
      if (received.includes('\n') || received.length > MAX_KEPT) finish();
    });
  });
  if (certificate !== undefined) return { state: 'tls', certificate, statusLine: statusLine(received) };
  // A reset that arrives before the news of the connection still comes from the side that accepted it.
  return { state: connected || code === 'ECONNRESET' ? 'no-tls' : unconnected(code) };
}

/** The errors for a certificate that is out of date. They hide whether its issuer is known. */
const OUT_OF_DATE: readonly unknown[] = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'];

/** `undefined` when no certificate was shown, which a server with a certificate cannot do. */
function served(socket: tls.TLSSocket, host: string, ca: string | undefined): ServedCertificate | undefined {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) return undefined;
  // Browsers look at the names alone, never at the subject.
  const match = isIP(host) === 0 ? certificate.checkHost(host, { subject: 'never' }) : certificate.checkIP(host);
  const outOfDate =
    OUT_OF_DATE.includes(socket.authorizationError) && isIssuedByAuthority(certificate, ca === undefined ? ca : [ca]);
  return {
    ...describeCertificate(certificate),
    trusted: socket.authorized,
    ...(outOfDate && { outOfDate }),
    forHost: match !== undefined,
  };
}

function statusLine(received: string): string | undefined {
  const [line = ''] = received.split(/\r?\n/);
  return /^HTTP\/\d/.test(line) ? printable(line.slice(0, MAX_KEPT)) : undefined;
}
