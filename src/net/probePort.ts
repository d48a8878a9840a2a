import { randomBytes } from 'node:crypto';
import { connect, isIP, type Socket } from 'node:net';
import { MAX_ANSWER, readAnswer } from '../diagnosis/portAnswer';
import type { PortProbe } from '../diagnosis/world';
import { formatAddress, withoutZone } from '../tr064/address';
import { unconnected, untilEnd } from './untilEnd';

/** For everything together, and for the connection alone, which leaves an answer some time; in milliseconds. */
const TIMEOUT = 2_000;
const CONNECT_TIMEOUT = 1_500;

/**
 * Looks at one TCP port: one connection, one HTTP request for a random path, without anything to identify this
 * computer.
 * @param address An IP address, with its zone if it is link-local: a name may lead elsewhere the next time.
 * @throws {RangeError} for a name.
 */
export async function probePort(
  address: string,
  port: number,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<PortProbe> {
  if (isIP(withoutZone(address)) === 0) throw new RangeError(`${address} is no IP address`);
  signal?.throwIfAborted();
  const received: Buffer[] = [];
  let size = 0;
  const socket = connect({ host: address, port });
  const limits = { connectTimeout: CONNECT_TIMEOUT, timeout: TIMEOUT, signal };
  const { connected, code } = await untilEnd(socket, limits, (finish) => {
    socket.once('connect', () => ask(socket, address, port));
    socket.on('data', (chunk) => {
      received.push(chunk);
      size += chunk.length;
      if (size > MAX_ANSWER) finish();
    });
  });
  if (!connected) return { state: unconnected(code) };
  return size === 0 ? { state: 'silent' } : { state: 'answered', ...readAnswer(Buffer.concat(received)) };
}

/** The path is random, so that it is not the one that has an effect. */
function ask(socket: Socket, address: string, port: number): void {
  const path = randomBytes(16).toString('hex');
  const host = formatAddress(withoutZone(address), port);
  socket.write(`GET /${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
}
