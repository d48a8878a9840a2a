// This extension's client, bundled as it is shipped.
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { Tr064Client } from '../../../src/tr064/client';
import { BoxConnection } from '../../../src/tr064/connection';
import { readIdentity } from '../../../src/tr064/identity';
import { BOXES_AT_A_TIME, Limiter } from '../../../src/tr064/limiter';
import * as deviceInfo from '../../../src/tr064/services/deviceInfo';
import { getDdnsInfo, getInfo } from '../../../src/tr064/services/remoteAccess';
import { parseXml } from '../../../src/tr064/xml';
import type { Reader, Target, Values } from '../contender';

/** As many boxes at a time as when routers are refreshed. */
const limiter = new Limiter(BOXES_AT_A_TIME);

/** A box that has never been seen shows its identity first, on a connection of its own, as when a router is added. */
export async function connect({ host, tlsPort, user, password, fingerprint, known }: Target): Promise<Reader> {
  const look = (): Promise<{ fingerprint: string }> => readIdentity({ host, port: tlsPort });
  const shown = known === undefined ? (await limiter.run(look)).fingerprint : fingerprint;
  const client = new Tr064Client({
    host,
    port: tlsPort,
    trust: { kind: 'key', fingerprint: shown },
    credentials: { user, password },
    known,
  });
  return { read: () => limiter.run(() => read(client)), close: () => client.close() };
}

/**
 * What is done once in an extension host: undici compiles its parser when it is given its first connection. Here that
 * is one to this process itself, over which a document is read.
 */
export async function prepare(): Promise<void> {
  const body = '<a/>';
  const server = createServer((socket) => {
    socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const connection = BoxConnection.plain('127.0.0.1', (server.address() as AddressInfo).port);
  parseXml((await connection.request({ method: 'GET', path: '/', isRead: true })).text);
  await connection.close();
  server.close();
}

async function read(client: Tr064Client): Promise<Values> {
  const [info, ddns, device] = await Promise.all([getInfo(client), getDdnsInfo(client), deviceInfo.getInfo(client)]);
  return { port: info.port ?? 0, domain: ddns.domain, model: device.modelName };
}
