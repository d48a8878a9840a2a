import assert from 'node:assert/strict';
import dns from 'node:dns/promises';
import { createSocket, type RemoteInfo, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { discover, type FoundDevice } from '../../../src/tr064/discovery';
import { World } from '../../net/world';

// SECURITY.md: answers to the search can fill neither the memory nor the network, and lead nowhere else.

const GROUP = '239.255.255.250';

suite('a hostile answer to the search', function () {
  this.timeout(30_000);
  const servers: Server[] = [];
  let udp: UdpSocket | undefined;
  let world: World;
  const { lookup } = dns;
  let names: string[] = [];

  setup(async () => {
    world = await World.start();
    names = [];
    const lookUp = (name: string): Promise<never> => {
      names.push(name);
      return Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }));
    };
    dns.lookup = lookUp;
  });
  teardown(async () => {
    dns.lookup = lookup;
    await world.close();
    udp?.close();
    udp = undefined;
    for (const server of servers.splice(0)) server.close();
  });

  /** Counts connections, and ends them. */
  async function listen(host: string): Promise<{ port: number; connections: () => number }> {
    let connections = 0;
    const server = createServer((socket) => {
      connections++;
      socket.on('error', () => undefined).destroy();
    });
    servers.push(server);
    await once(server.listen(0, host), 'listening');
    return { port: (server.address() as AddressInfo).port, connections: () => connections };
  }

  /** Hears the searches of this computer, as every device in the network does. */
  async function onSearch(answer: (socket: UdpSocket, asker: RemoteInfo) => void): Promise<void> {
    const socket = createSocket({ type: 'udp4', reuseAddr: true });
    udp = socket;
    await once(socket.bind(world.searchPort), 'listening');
    socket.addMembership(GROUP, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.on('message', (message, asker) => {
      if (asker.address === '127.0.0.1' && message.toString().startsWith('M-SEARCH')) answer(socket, asker);
    });
  }

  const pointing = (location: string, more = ''): Buffer =>
    Buffer.from(`HTTP/1.1 200 OK\r\nLOCATION: ${location}\r\n${more}\r\n`);

  test('a hundred thousand times costs 64 connections and no memory', async () => {
    const ANSWERS = 100_000;
    const targets = await Promise.all(Array.from({ length: 200 }, () => listen('127.0.0.1')));
    let sent = 0;
    let started = false;
    await onSearch((socket, asker) => {
      if (started) return;
      started = true;
      void (async () => {
        while (sent < ANSWERS) {
          for (let i = 0; i < 500; i++) {
            const port = targets[sent % targets.length]?.port ?? 0;
            socket.send(
              pointing(`http://127.0.0.1:${port}/${sent}`, 'X: y\r\n'.repeat(200)),
              asker.port,
              asker.address,
            );
            sent++;
          }
          await sleep(1);
        }
      })();
    });
    const before = process.memoryUsage.rss();
    const start = performance.now();
    const found: FoundDevice[] = [];
    await discover((device) => found.push(device));
    const took = performance.now() - start;
    assert.ok(sent > ANSWERS / 10, `${sent} were sent`);
    assert.ok(took < 10_000, `it took ${took} ms`);
    assert.ok(process.memoryUsage.rss() - before < 128 * 1024 * 1024);
    assert.equal(
      targets.reduce((sum, { connections }) => sum + connections(), 0),
      64,
    );
    assert.ok(names.includes('fritz.box'), 'there is still room for the box itself');
    assert.deepEqual(found, []);
  });

  test('that points elsewhere is not followed', async () => {
    const [elsewhere, here] = [await listen('127.0.0.2'), await listen('127.0.0.1')];
    await onSearch((socket, { port, address }) => {
      for (const location of [
        `http://127.0.0.2:${elsewhere.port}/tr64desc.xml`,
        `http://127.0.0.1@127.0.0.2:${elsewhere.port}/`,
        `http://localhost:${elsewhere.port}/`,
        `//127.0.0.2:${elsewhere.port}/`,
        `https://127.0.0.1:${here.port}/`,
        `ftp://127.0.0.1:${here.port}/`,
        `http://127.0.0.1:${here.port}/tr64desc.xml`,
      ])
        socket.send(pointing(location), port, address);
    });
    await discover(() => undefined);
    // The last of them is the only one that points to whom it came from.
    assert.deepEqual([elsewhere.connections(), here.connections()], [0, 1]);
    assert.deepEqual(names, ['fritz.box']);
  });
});
