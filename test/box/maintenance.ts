/**
 * The port on which the provider's server asks a box to call it back over TR-069: one request that names the secret
 * path and proves itself by Digest (TR-069, section 3.2.2). Answers are worded as in the firmware; which of them goes
 * with which request is inferred (tr064-facts.md, section 6).
 */
import { randomBytes } from 'node:crypto';
import { type Socket } from 'node:net';
import { softwareVersion, type BoxState } from './state';
import { type Traffic } from './traffic';

/**
 * - silent: takes connections and answers nothing
 * - correct: a wrong path is not found, the right one challenged; neither tells anything about the box
 * - chatty: tells everybody model, firmware and serial number, as no box should
 */
export type MaintenanceBehaviour = 'silent' | 'correct' | 'chatty';

const NOT_FOUND = answer('404 Not Found');
const BAD_REQUEST = answer('400 Bad Request');

export function attendMaintenance(
  socket: Socket,
  behaviour: MaintenanceBehaviour,
  { state, traffic }: { state: BoxState; traffic: Traffic },
): void {
  const connection = traffic.recordMaintenance();
  socket.on('data', (chunk: Buffer) => {
    connection.bytes += chunk.length;
    connection.text += chunk.toString('latin1');
    if (behaviour !== 'silent' && socket.writable && connection.text.includes('\r\n\r\n')) {
      socket.end(behaviour === 'chatty' ? boast(state) : guarded(state, connection.text));
    }
  });
}

function guarded({ managementServer }: BoxState, request: string): string {
  const path = /^[A-Z]+ (\S+) HTTP\/1\.[01]\r\n/.exec(request)?.[1];
  if (path === undefined) {
    return BAD_REQUEST;
  }
  return path === pathOf(managementServer.connectionRequestUrl) ? challenge() : NOT_FOUND;
}

/** Nothing where there is no such URL. */
function pathOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).pathname : undefined;
}

function challenge(): string {
  const nonce = randomBytes(16).toString('hex');
  return answer('401 Authorization Required', [
    `WWW-Authenticate: Digest realm="TR-069 ACS Connection Initiation", nonce="${nonce}", algorithm=MD5, qop="auth"`,
  ]);
}

function boast({ device }: BoxState): string {
  const words = `${device.modelName} FRITZ!OS ${softwareVersion(device)} serial number ${device.mac}`;
  return answer('200 OK', [`Server: ${words}`, 'Content-Type: text/plain; charset=utf-8'], `${words}\n`);
}

function answer(status: string, headers: string[] = [], body = ''): string {
  const framing = [`Content-Length: ${Buffer.byteLength(body)}`, 'Connection: close'];
  return [`HTTP/1.1 ${status}`, ...headers, ...framing, '', body].join('\r\n');
}
