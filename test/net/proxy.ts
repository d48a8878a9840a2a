import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** An HTTP proxy that makes connections (CONNECT), to this computer only, whatever host is asked for. */
export interface TestProxy {
  readonly port: number;
  /** Host and port of every connection that was asked for, with what came in Proxy-Authorization. */
  readonly asked: { target: string; authorization: string | undefined }[];
  close(): Promise<void>;
}

/** Another status than 200 refuses; `silent` never answers. */
export async function startProxy(status: number | 'silent' = 200): Promise<TestProxy> {
  const asked: TestProxy['asked'] = [];
  const sockets = new Set<Socket>();
  const server = createServer((_request, response) => response.writeHead(400).end());
  const keep = (socket: Socket): Socket =>
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
  server.on('connection', (socket: Socket) => sockets.add(keep(socket)));
  server.on('connect', ({ url = '', headers }, client: Socket) => {
    asked.push({ target: url, authorization: headers['proxy-authorization'] });
    if (status === 'silent') {
      // Only who reads hears of the end.
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
