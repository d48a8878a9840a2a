/** Something on the internet that speaks TLS with a certificate of the test's choice. */
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import * as tls from 'node:tls';
import { type BoxCertificate, makeCertificate } from '../box';

export interface TlsEndpoint {
  readonly port: number;
  /** What came in on each connection, after its handshake, and the name it was opened for. */
  readonly received: { readonly servername: string | undefined; text: string }[];
  close(): Promise<void>;
}

/** @param answer Sent to the first bytes of each connection; nothing for the empty one. */
export async function startTlsEndpoint(
  certificate: BoxCertificate,
  answer = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n',
): Promise<TlsEndpoint> {
  const received: TlsEndpoint['received'] = [];
  const sockets = new Set<Socket>();
  const server = tls.createServer({ key: certificate.keyPem, cert: certificate.certPem }, (socket) => {
    const connection = { servername: socket.servername || undefined, text: '' };
    received.push(connection);
    socket.on('data', (chunk: Buffer) => {
      const isFirst = connection.text === '';
      connection.text += chunk.toString('latin1');
      if (isFirst && answer !== '') socket.end(answer);
    });
    socket.on('error', () => undefined);
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  server.on('tlsClientError', () => undefined);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    received,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await once(server.close(), 'close');
    },
  };
}

const DAY = 86_400_000;

/** In days from now. */
export interface Validity {
  readonly from?: number;
  readonly to?: number;
}

function validity({ from = -10, to = 62 }: Validity): { notBefore: Date; notAfter: Date } {
  return { notBefore: new Date(Date.now() + from * DAY), notAfter: new Date(Date.now() + to * DAY) };
}

export async function makeAuthority(): Promise<BoxCertificate> {
  return makeCertificate({ subject: 'Test authority', names: [], ca: true, ...validity({ from: -400, to: 400 }) });
}

let key: string | undefined;

/** Issued by an authority, or by itself. */
export async function certificateFor(
  names: readonly string[],
  issuer?: BoxCertificate,
  valid: Validity = {},
): Promise<BoxCertificate> {
  const [subject = 'fritz.box'] = names;
  // Making keys takes long; which one it is does not matter here.
  key ??= (await makeCertificate({ subject, names, ...validity(valid) })).keyPem;
  return makeCertificate({ key, subject, names, ...(issuer === undefined ? {} : { issuer }), ...validity(valid) });
}
