import { once } from 'node:events';
import type { Socket } from 'node:net';
import { within } from '../common/within';
import { connectionError } from './connectionErrors';
import { Tr064Error } from './errors';

/**
 * Waits until a socket is ready for use; `timeout` in milliseconds. One that does not come to that is destroyed.
 * @throws {Tr064Error} a connection problem.
 */
export async function opened<T extends Socket>(
  socket: T,
  event: 'connect' | 'secureConnect',
  address: string,
  { timeout, signal }: { readonly timeout: number; readonly signal?: AbortSignal | undefined },
): Promise<T> {
  // Until its next user listens, an error without a listener would end the process.
  socket.on('error', () => undefined);
  try {
    await within(timeout, signal, (limit) => once(socket, event, { signal: limit }));
    return socket;
  } catch (error) {
    socket.destroy();
    signal?.throwIfAborted();
    if ((error as Error).name !== 'AbortError') throw connectionError(error, address);
    throw new Tr064Error('unreachable', `${address} did not answer in ${Math.round(timeout)} ms`, { address });
  }
}
