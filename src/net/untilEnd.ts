import type { Socket } from 'node:net';

interface Limits {
  /** For the connection alone, and for everything together; in milliseconds. */
  readonly connectTimeout: number;
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Waits until one look at a port is over, and closes the connection: enough was seen, it ends or fails, or time is up.
 * @param begin gets what to call when enough was seen.
 * @returns whether there was a connection, and the code of the error that ended it.
 */
export async function untilEnd(
  socket: Socket,
  { connectTimeout, timeout, signal }: Limits,
  begin: (finish: () => void) => void,
): Promise<{ readonly connected: boolean; readonly code?: string }> {
  return new Promise((resolve, reject) => {
    let connected = false;
    const end = (settle: () => void): void => {
      clearTimeout(connecting);
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      socket.destroy();
      settle();
    };
    const abort = (): void => end(() => reject(signal?.reason as Error));
    const finish = (): void => end(() => resolve({ connected }));
    const connecting = setTimeout(finish, connectTimeout);
    const timer = setTimeout(finish, timeout);
    signal?.addEventListener('abort', abort);
    socket.once('connect', () => {
      connected = true;
      clearTimeout(connecting);
    });
    socket.once('end', finish).once('close', finish);
    socket.once('error', ({ code = '' }: NodeJS.ErrnoException) => end(() => resolve({ connected, code })));
    begin(finish);
  });
}

/** What the end of a look without a connection says of the port. */
export function unconnected(code: string | undefined): 'closed' | 'filtered' | 'unreachable' {
  if (code === undefined || code === 'ETIMEDOUT') return 'filtered';
  return code === 'ECONNREFUSED' ? 'closed' : 'unreachable';
}
