import { once } from 'node:events';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import type { BoxCertificate } from '../../box';

/** An impostor: takes connections, keeps every byte that arrives, and answers as told. */
export interface Recorder {
  readonly port: number;
  /** All that was received after TLS, over all connections. */
  received(): string;
  connections(): number;
  /** Ends all connections there are. */
  drop(): void;
  close(): Promise<void>;
}

export type Answer = (socket: Socket, received: string) => void;

/** With a certificate it speaks TLS; without one it is plain TCP. `greet` speaks first. */
export async function record(
  identity: BoxCertificate | undefined,
  answer: Answer = () => undefined,
  { greet, ...options }: TlsOptions & { readonly greet?: ((socket: Socket) => void) | undefined } = {},
): Promise<Recorder> {
  let received = '';
  let connections = 0;
  const sockets = new Set<Socket>();
  const attend = (socket: Socket): void => {
    connections++;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    greet?.(socket);
    let own = '';
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1');
      own += chunk.toString('latin1');
      answer(socket, own);
    });
  };
  const drop = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const server: Server =
    identity === undefined
      ? createTcpServer(attend)
      : createTlsServer({ key: identity.keyPem, cert: identity.certPem, ...options }, attend);
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    received: () => received,
    connections: () => connections,
    drop,
    close: async () => {
      drop();
      server.close();
      await once(server, 'close');
    },
  };
}
