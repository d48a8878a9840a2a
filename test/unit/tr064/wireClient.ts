// A process of its own, so that what a box makes the client keep can be measured: `node --expose-gc wireClient.js`.
// It is sent ports, and reads from each; it says how each read ended, and how much memory was taken at most meanwhile.
import { setTimeout as sleep } from 'node:timers/promises';
import { BoxConnection } from '../../../src/tr064/connection';
import type { Tr064Error } from '../../../src/tr064/errors';

export interface Reading {
  readonly port: number;
  /** For one request, in milliseconds. */
  readonly timeout: number;
}

export interface Ended {
  /** The kind of the error, or the text of the answer. */
  readonly end: string;
  /** Resident memory above that before, at most, in bytes. */
  readonly memory: number;
  /** In milliseconds. */
  readonly took: number;
}

async function read({ port, timeout }: Reading): Promise<Ended> {
  const connection = BoxConnection.plain('127.0.0.1', port);
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const sampling = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 10);
  const start = performance.now();
  const end = await connection.request({ method: 'GET', path: '/', isRead: true, timeout }).then(
    ({ text }) => text,
    (error: unknown) => (error as Tr064Error).kind,
  );
  const took = performance.now() - start;
  await sleep(20);
  clearInterval(sampling);
  await connection.close();
  return { end, took, memory: most - before };
}

process.on('message', (reading: Reading) => {
  void read(reading).then((ended) => process.send?.(ended));
});
