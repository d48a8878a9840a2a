import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { BoxCertificate } from '../box/certificate';

/** An HTTP proxy that makes connections (CONNECT), for any host to this computer only. */
export interface TestProxy {
  readonly port: number;
  /** Host and port of every connection that was asked for, with what came in Proxy-Authorization. */
  readonly asked: { target: string; authorization: string | undefined }[];
  close(): Promise<void>;
}

/** A status other than 200 refuses; `silent` never answers. With a certificate, the proxy itself speaks TLS. */
export async function startProxy(status: number | 'silent' = 200, certificate?: BoxCertificate): Promise<TestProxy> {
  const asked: TestProxy['asked'] = [];
  const sockets = new Set<Socket>();
  const refuse: RequestListener = (_request, response) => response.writeHead(400).end();
  const server =
    certificate === undefined
      ? createServer(refuse)
      : createTlsServer({ key: certificate.keyPem, cert: certificate.certPem }, refuse);
  const keep = (socket: Socket): Socket =>
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
  server.on('connection', (socket: Socket) => sockets.add(keep(socket)));
  server.on('connect', ({ url = '', headers }: IncomingMessage, client: Socket) => {
    asked.push({ target: url, authorization: headers['proxy-authorization'] });
    if (status === 'silent') {
      // A socket tells of its end only while it is read.
      client.resume().once('end', () => client.end());
      return;
    }
    if (status !== 200) {
      client.end(`HTTP/1.1 ${status} Refused\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const onward = keep(connect({ host: '127.0.0.1', port: Number(/:(\d+)$/.exec(url)?.[1]) }));
    sockets.add(onward);
    onward.once('connect', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(client).pipe(onward);
    });
    onward.once('close', () => client.destroy());
    client.once('close', () => onward.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}
