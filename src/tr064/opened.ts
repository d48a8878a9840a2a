import type { Socket } from 'node:net';
import { connectionError } from './connectionErrors';
import { Tr064Error } from './errors';

/**
 * Waits until a socket is ready for use; `timeout` in milliseconds. One that does not come to that is destroyed.
 * @throws {Tr064Error} a connection problem.
 * @throws the signal's reason when it aborts.
 */
export function opened<T extends Socket>(
  socket: T,
  event: 'connect' | 'secureConnect',
  address: string,
  { timeout, signal }: { readonly timeout: number; readonly signal?: AbortSignal | undefined },
): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (error?: Error): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      socket.off('error', onError);
      // Until its next user listens, an error without a listener would end the process.
      socket.on('error', () => undefined);
      if (error === undefined) {
        resolve(socket);
      } else {
        socket.destroy();
        reject(error);
      }
    };
    const onAbort = (): void => settle(signal?.reason as Error);
    const onError = (error: Error): void => settle(connectionError(error, address) as Error);
    const timer = setTimeout(() => {
      settle(new Tr064Error('unreachable', `${address} did not answer in ${Math.round(timeout)} ms`, { address }));
    }, timeout);
    signal?.addEventListener('abort', onAbort, { once: true });
    socket.once('error', onError).once(event, () => settle());
    if (signal?.aborted === true) onAbort();
  });
}
