import type { Socket } from 'node:net';

/** Sends a beginning, and then the same without end, as fast as it is taken. */
export function flood(socket: Socket, head: string, chunk: string | Buffer = Buffer.alloc(256 * 1024, 'x')): void {
  if (head !== '') socket.write(head);
  const pour = (): void => {
    while (!socket.destroyed && socket.write(chunk));
    if (!socket.destroyed) socket.once('drain', pour);
  };
  pour();
}

/** Sends a beginning, and then one byte after the other without end. */
export function drip(socket: Socket, head: string): void {
  socket.write(head);
  const timer = setInterval(() => socket.write('x'), 20);
  socket.once('close', () => clearInterval(timer));
}
