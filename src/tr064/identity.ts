import { createHash, type KeyObject, type X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import * as tls from 'node:tls';
import { LIMITS } from '../common/limits';
import { canBeOwned, formatAddress, guardedLookup, withoutZone } from './address';
import { type Endpoint, onRoute, proxyFor } from './endpoint';
import { Tr064Error } from './errors';
import { opened } from './opened';
import { timeoutFactor } from './route';
import { connectThrough } from './tunnel';

/** The identity a box shows: a person looks at it before they accept it, and is asked again when it changes. */
export interface BoxIdentity {
  /** `SHA256:` and the base64 of the SHA-256 of the DER SubjectPublicKeyInfo, as OpenSSH writes fingerprints. */
  readonly fingerprint: string;
  /** Such as `RSA 2048`. */
  readonly key: string;
  readonly subject: string;
  readonly issuer: string;
  /** DNS names and IP addresses the certificate is for. */
  readonly names: readonly string[];
  /** ISO 8601; empty when the certificate has no readable date. */
  readonly validFrom: string;
  readonly validTo: string;
  /** Fingerprints of the whole certificate, as browsers (SHA-256) and older boxes (SHA-1) show them. */
  readonly sha256: string;
  readonly sha1: string;
  readonly selfSigned: boolean;
  /** It chains to a public certification authority for the very name used, is in date, and the name can be owned. */
  readonly publiclyTrusted: boolean;
}

/** What a box must prove first: that it has the accepted key, or that a public authority vouches for the name used. */
export type Trust = { readonly kind: 'key'; readonly fingerprint: string } | { readonly kind: 'public-ca' };

/** Time for TCP and TLS together in the home network, in milliseconds. */
const CONNECT_TIMEOUT = 6_000;

const MIN_VERSION = 'TLSv1.2';

/** TLS options for a host: SNI for names only (RFC 6066 §3), and the address that was checked is the one used. */
function connectOptions({ host, port }: Endpoint): tls.ConnectionOptions {
  return {
    host,
    port,
    ...(isIP(withoutZone(host)) === 0 ? { servername: host } : {}),
    lookup: guardedLookup,
    ALPNProtocols: ['http/1.1'],
    minVersion: MIN_VERSION,
  };
}

/**
 * Reads the identity that is shown at an address, on a connection that carries nothing else: no request, no login.
 * @throws {Tr064Error} a connection problem.
 */
export async function readIdentity(endpoint: Endpoint, signal?: AbortSignal): Promise<BoxIdentity> {
  const options = { ...connectOptions(endpoint), rejectUnauthorized: false };
  const socket = await onRoute(endpoint, () => connectTls(endpoint, options, { signal }));
  try {
    const publiclyTrusted = socket.authorized && canBeOwned(endpoint.host);
    const certificate = peerCertificate(socket);
    return { ...describeCertificate(certificate), sha1: certificate.fingerprint, publiclyTrusted };
  } finally {
    socket.destroy();
  }
}

/** Where no authority counts; it has no sessions. Making one costs as much as the rest of opening a connection. */
let contextWithoutAuthorities: tls.SecureContext | undefined;

/** Opens verified connections to one box. Each keeps its own TLS session, never shared with another box. */
export class IdentityConnector {
  private session: Buffer | undefined;
  private readonly closing = new AbortController();

  constructor(
    private readonly endpoint: Endpoint,
    private readonly trust: Trust,
  ) {}

  /**
   * A connection on which the box has proved its identity. Not one byte of HTTP has gone over it before that.
   * @param timeout in milliseconds, instead of the usual time for this way.
   * @throws {Tr064Error} `identity-changed`, `certificate-invalid` or another connection problem.
   */
  async connect(timeout?: number): Promise<tls.TLSSocket> {
    const { session } = this;
    const { signal } = this.closing;
    signal.throwIfAborted();
    if (this.trust.kind === 'public-ca' && !canBeOwned(this.endpoint.host)) {
      const address = formatAddress(this.endpoint.host, this.endpoint.port);
      throw new Tr064Error('certificate-invalid', `${address}: no authority can vouch for this name`, { address });
    }
    contextWithoutAuthorities ??= tls.createSecureContext({ minVersion: MIN_VERSION, ca: [] });
    const options: tls.ConnectionOptions = {
      ...connectOptions(this.endpoint),
      // A self-signed certificate can only be judged by its key, below.
      ...(this.trust.kind === 'public-ca'
        ? { rejectUnauthorized: true }
        : { rejectUnauthorized: false, secureContext: contextWithoutAuthorities }),
      ...(session === undefined ? {} : { session }),
    };
    const sessions: Buffer[] = [];
    const onSession = (ticket: Buffer): void => void sessions.push(ticket);
    const socket = await connectTls(this.endpoint, options, { signal, timeout, onSession });
    try {
      signal.throwIfAborted();
      this.verify(socket);
    } catch (error) {
      this.session = undefined;
      socket.destroy();
      throw error;
    }
    // Tickets count only from a connection that was verified; TLS 1.3 sends them after the handshake.
    this.session = sessions.at(-1) ?? this.session;
    socket.on('session', (ticket: Buffer) => {
      this.session = ticket;
    });
    return socket;
  }

  /** Drops what is about to be opened; from then on nothing is. */
  close(): void {
    const address = formatAddress(this.endpoint.host, this.endpoint.port);
    this.closing.abort(new Tr064Error('connection-lost', `${address}: closed from here`, { address }));
  }

  private verify(socket: tls.TLSSocket): void {
    // A resumed session shows no certificate. Only the side that was verified here can resume it (RFC 8446 §2.2).
    if (this.trust.kind === 'public-ca' || socket.isSessionReused()) return;
    const fingerprint = keyFingerprint(peerCertificate(socket).publicKey);
    if (fingerprint !== this.trust.fingerprint) {
      const address = formatAddress(this.endpoint.host, this.endpoint.port);
      throw new Tr064Error('identity-changed', `${address} shows the key ${fingerprint}, not the accepted one`, {
        address,
        fingerprint,
      });
    }
  }
}

interface Connecting {
  readonly signal?: AbortSignal | undefined;
  /** In milliseconds; instead of the usual time for this way. */
  readonly timeout?: number | undefined;
  readonly onSession?: (ticket: Buffer) => void;
}

async function connectTls(
  endpoint: Endpoint,
  options: tls.ConnectionOptions,
  { signal, timeout = CONNECT_TIMEOUT * timeoutFactor(endpoint), onSession }: Connecting,
): Promise<tls.TLSSocket> {
  signal?.throwIfAborted();
  const address = formatAddress(endpoint.host, endpoint.port);
  const until = performance.now() + timeout;
  const proxy = proxyFor(endpoint);
  const tunnel = proxy && (await connectThrough(proxy, endpoint, { signal, timeout }));
  const socket = tls.connect(tunnel === undefined ? options : { ...options, socket: tunnel });
  if (onSession !== undefined) socket.on('session', onSession);
  try {
    return await opened(socket, 'secureConnect', address, { timeout: until - performance.now(), signal });
  } finally {
    if (onSession !== undefined) socket.off('session', onSession);
  }
}

/** @throws {Tr064Error} `tls-failed`; only an anonymous cipher, which is not offered, would show no certificate. */
function peerCertificate(socket: tls.TLSSocket): X509Certificate {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) throw new Tr064Error('tls-failed', 'The other side shows no certificate');
  return certificate;
}

function keyFingerprint(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return `SHA256:${createHash('sha256').update(der).digest('base64').replace(/=+$/, '')}`;
}

/** What a certificate says of itself, without the judgement whether an authority vouches for it. */
export function describeCertificate(certificate: X509Certificate): Omit<BoxIdentity, 'sha1' | 'publiclyTrusted'> {
  const names = (certificate.subjectAltName ?? '').split(', ');
  return {
    fingerprint: keyFingerprint(certificate.publicKey),
    key: describeKey(certificate.publicKey),
    subject: commonName(certificate.subject),
    issuer: commonName(certificate.issuer),
    names: names.flatMap((name) => /^(?:DNS|IP Address):(.+)$/.exec(name)?.[1] ?? []).slice(0, LIMITS.certificateNames),
    validFrom: isoDate(certificate.validFrom),
    validTo: isoDate(certificate.validTo),
    sha256: certificate.fingerprint256,
    selfSigned: certificate.checkIssued(certificate),
  };
}

/** ISO 8601, or the empty string for a date that is none. */
function isoDate(text: string): string {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

function describeKey(key: KeyObject): string {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  const kind = (key.asymmetricKeyType ?? 'unknown').toUpperCase();
  return [kind, modulusLength ?? namedCurve].filter((part) => part !== undefined).join(' ');
}

/** The CN of a distinguished name, or the whole of it when it has none. */
function commonName(distinguishedName: string | undefined): string {
  return /^CN=(.+)$/m.exec(distinguishedName ?? '')?.[1] ?? (distinguishedName ?? '').replaceAll('\n', ', ');
}
