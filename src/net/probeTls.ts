import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import * as tls from 'node:tls';
import { printable } from '../diagnosis/portAnswer';
import type { ServedCertificate, TlsProbe } from '../diagnosis/world';
import { formatAddress } from '../tr064/address';
import { describeCertificate } from '../tr064/identity';

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
 * Looks at what answers at an address: one connection, one TLS handshake that takes any certificate, one `GET /` with
 * nothing in it that identifies this computer. What comes back is not followed, and of it only the status line is kept.
 * @param host The name it is asked for, or the address itself.
 * @throws the signal's reason when it aborts.
 */
export async function probeTls(
  host: string,
  address: string,
  port: number,
  { signal, ca }: TlsProbeOptions = {},
): Promise<TlsProbe> {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    let connected = false;
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
      // Whether it is for the host is told apart from whether it is trusted.
      checkServerIdentity: () => undefined,
    });
    const end = (settle: () => void): void => {
      clearTimeout(connecting);
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      socket.destroy();
      settle();
    };
    const abort = (): void => {
      end(() => {
        reject(signal?.reason as Error);
      });
    };
    const finish = (state: Failure = 'filtered'): void => {
      end(() => {
        if (certificate !== undefined) resolve({ state: 'tls', certificate, statusLine: statusLine(received) });
        else resolve({ state: connected ? 'no-tls' : state });
      });
    };
    const connecting = setTimeout(finish, CONNECT_TIMEOUT);
    const timer = setTimeout(finish, TIMEOUT);
    signal?.addEventListener('abort', abort);

    socket.once('connect', () => {
      connected = true;
      clearTimeout(connecting);
    });
    socket.once('secureConnect', () => {
      certificate = served(socket, host);
      socket.write(`GET / HTTP/1.1\r\nHost: ${formatAddress(host, port)}\r\nConnection: close\r\n\r\n`);
    });
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1');
      if (received.includes('\n') || received.length > MAX_KEPT) finish();
    });
    socket.once('end', () => {
      finish();
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      finish(FAILURES.get(error.code ?? '') ?? 'unreachable');
    });
    socket.once('close', () => {
      finish();
    });
  });
}

type Failure = Exclude<TlsProbe['state'], 'tls'>;

/** A reset that arrives before the news of the connection still comes from the side that accepted it. */
const FAILURES: ReadonlyMap<string, Failure> = new Map([
  ['ECONNREFUSED', 'closed'],
  ['ETIMEDOUT', 'filtered'],
  ['ECONNRESET', 'no-tls'],
]);

/** `undefined` when no certificate was shown, which a server with a certificate cannot do. */
function served(socket: tls.TLSSocket, host: string): ServedCertificate | undefined {
  const { raw } = socket.getPeerCertificate() as { raw?: Buffer };
  if (raw === undefined) return undefined;
  const certificate = new X509Certificate(raw);
  const { subject, issuer, names, validFrom, validTo, key, fingerprint, sha256, selfSigned } =
    describeCertificate(certificate);
  // Browsers look at the names alone, never at the subject.
  const match = isIP(host) === 0 ? certificate.checkHost(host, { subject: 'never' }) : certificate.checkIP(host);
  return {
    ...{ subject, issuer, names, validFrom, validTo, key, fingerprint, sha256, selfSigned },
    trusted: socket.authorized,
    forHost: match !== undefined,
  };
}

function statusLine(received: string): string | undefined {
  const [line = ''] = received.split(/\r?\n/);
  return /^HTTP\/\d/.test(line) ? printable(line.slice(0, MAX_KEPT)) : undefined;
}
