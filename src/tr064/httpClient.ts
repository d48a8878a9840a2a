import type { Socket } from 'node:net';
import { Client } from 'undici';
import { MAX_BODY } from './answerHandler';
import { Tr064Error } from './errors';

/** Status line and headers, and what follows the last chunk, in bytes. */
const MAX_HEAD = 16 * 1024;
/** The most that is read over one connection, in bytes: undici counts bodies only. Refreshes take below 100 KB. */
const MAX_RECEIVED = 8 * 1024 * 1024;
/** Real boxes drop clients that have more requests than this in flight. */
export const MAX_IN_FLIGHT = 2;
/** How long an idle connection is kept, in milliseconds: a write is lost with one that the box is closing by itself. */
const IDLE_TIMEOUT = 2_000;

/**
 * undici's client over a connection that was opened already, with which it ends: one that opens connections itself
 * sends what was pipelined on a lost one once more, signed as before.
 * @param origin scheme, host and port, for the header Host.
 */
export function httpClient(socket: Socket, origin: string): Client {
  const ended = new Tr064Error('connection-lost', `${origin} closed the connection`);
  const drop = (): void => void socket.destroy();
  const client = new Client(origin, {
    connect: (_options, callback) => {
      // undici does not go on with a socket that it is given at once.
      queueMicrotask(() => {
        if (socket.destroyed) callback(ended, null);
        else callback(null, socket.setTimeout(0).off('readable', drop));
      });
    },
    ...{ pipelining: MAX_IN_FLIGHT, maxHeaderSize: MAX_HEAD, maxResponseSize: MAX_BODY },
    ...{ keepAliveTimeout: IDLE_TIMEOUT, keepAliveMaxTimeout: IDLE_TIMEOUT, keepAliveTimeoutThreshold: 1_000 },
    // Each exchange has one limit for all of it.
    ...{ headersTimeout: 0, bodyTimeout: 0 },
  });
  client.on('disconnect', () => void client.destroy(ended));
  // Until undici takes it: nothing was asked yet, so all that can be read is the end, or an answer to nothing.
  socket.setNoDelay(true).setTimeout(IDLE_TIMEOUT, drop).on('readable', drop);
  socket.on('readable', () => {
    if (socket.bytesRead > MAX_RECEIVED)
      socket.destroy(new Tr064Error('response-too-large', `${origin} sends too much`));
  });
  return client;
}
