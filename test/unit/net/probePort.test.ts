import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import type { PortProbe } from '../../../src/diagnosis/world';
import { probePort } from '../../../src/net/probePort';
import { until } from '../../vscode/until';

const HOST = '127.0.0.1';

interface Listener {
  readonly port: number;
  /** What came in on each connection. */
  readonly received: string[];
}

suite('port probe', function () {
  // What stays silent is waited for.
  this.timeout(10_000);
  const servers: Server[] = [];
  const sockets = new Set<Socket>();
  teardown(async () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
    await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
  });

  /** A server that keeps what it gets; `answer` runs when the first bytes are there. */
  async function listen(answer: (socket: Socket) => void, host = HOST): Promise<Listener> {
    const received: string[] = [];
    const server = createServer((socket) => {
      const index = received.push('') - 1;
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        const isFirst = received[index] === '';
        received[index] += chunk.toString('latin1');
        if (isFirst) answer(socket);
      });
    });
    servers.push(server);
    await once(server.listen(0, host), 'listening');
    return { port: (server.address() as AddressInfo).port, received };
  }

  /** The probe's result and how long it took, in milliseconds. */
  async function timed(port: number): Promise<[PortProbe, number]> {
    const started = performance.now();
    return [await probePort(HOST, port), performance.now() - started];
  }

  test('makes one connection with one request that does not identify this computer', async () => {
    const { port, received } = await listen((socket) => socket.end('HTTP/1.1 404 Not Found\r\n\r\n'));
    await probePort(HOST, port);
    await probePort(HOST, port);
    assert.equal(received.length, 2, 'a connection each');
    const [first = '', second = ''] = received;
    assert.match(
      first,
      new RegExp(`^GET /[0-9a-f]{32} HTTP/1\\.1\r\nHost: ${HOST}:${port}\r\nConnection: close\r\n\r\n$`),
    );
    assert.notEqual(first.split('\r\n')[0], second.split('\r\n')[0], 'the path is another one each time');
  });

  test('tells a closed port', async () => {
    const { port } = await listen(() => undefined);
    await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
    const [probe, took] = await timed(port);
    assert.deepEqual(probe, { state: 'closed' });
    assert.ok(took < 1_000);
  });

  test('tells a port that does not take the connection', async () => {
    // A process that never accepts, with a queue that is full: further attempts are not answered.
    const worker = new Worker(
      `const { createServer } = require('node:net');
       const { parentPort } = require('node:worker_threads');
       const server = createServer().listen({ port: 0, host: '${HOST}', backlog: 1 }, () => {
         parentPort.postMessage(server.address().port);
         setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 8_000), 0);
       });`,
      { eval: true },
    );
    try {
      const [port] = (await once(worker, 'message')) as [number];
      await new Promise((resolve) => setTimeout(resolve, 200));
      for (let connected = true; connected;) {
        const socket = connect({ host: HOST, port });
        sockets.add(socket);
        socket.on('error', () => undefined);
        connected = await Promise.race([
          once(socket, 'connect').then(() => true),
          new Promise<boolean>((resolve) => setTimeout(resolve, 300, false)),
        ]);
      }
      const [probe, took] = await timed(port);
      assert.deepEqual(probe, { state: 'filtered' });
      assert.ok(took < 2_000, String(took));
    } finally {
      await worker.terminate();
    }
  });

  test('tells a silent port, however it stays silent', async () => {
    const waits = await listen(() => undefined);
    const [probe, took] = await timed(waits.port);
    assert.deepEqual(probe, { state: 'silent' });
    assert.ok(took > 1_500 && took < 2_300, `gives up after two seconds: ${took}`);
    for (const hangUp of [(socket: Socket) => socket.end(), (socket: Socket) => socket.resetAndDestroy()]) {
      const [ended, soon] = await timed((await listen(hangUp)).port);
      assert.deepEqual(ended, { state: 'silent' });
      assert.ok(soon < 1_000, 'does not wait for more');
    }
  });

  test('brings a refusal', async () => {
    for (const answer of [
      'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
      'HTTP/1.1 401 Authorization Required\r\nWWW-Authenticate: Digest realm="HTTPS Access",nonce="71B881D7719B533D",algorithm=MD5,qop="auth"\r\n\r\n',
    ]) {
      const { port, received } = await listen((socket) => socket.end(answer));
      const probe = await probePort(HOST, port);
      assert.ok(probe.state === 'answered');
      assert.equal(probe.text, answer.replaceAll('\r\n', '\n'));
      assert.deepEqual([probe.disclosures, probe.truncated], [[], false]);
      assert.equal(received.length, 1, 'a challenge is not answered');
    }
  });

  test('brings what a chatty port says', async () => {
    const { port } = await listen((socket) =>
      socket.end('HTTP/1.1 404 Not Found\r\nServer: FRITZ!Box 7590\r\n\r\n<b>serial 1234</b>'),
    );
    const probe = await probePort(HOST, port);
    assert.ok(probe.state === 'answered');
    assert.deepEqual(probe.disclosures, [{ kind: 'header', name: 'Server' }, { kind: 'body' }]);
  });

  test('keeps two kilobytes of an endless answer and hangs up', async () => {
    let hungUp = false;
    const { port } = await listen((socket) => {
      socket.write('HTTP/1.1 404 Not Found\r\n\r\n');
      const flow = (): void => {
        while (socket.writable && socket.write('x'.repeat(1_000)));
      };
      socket.on('drain', flow);
      socket.on('close', () => (hungUp = true));
      flow();
    });
    const [probe, took] = await timed(port);
    assert.ok(probe.state === 'answered');
    // The two line ends of the head are one character each in the text.
    assert.deepEqual([probe.text.length, probe.truncated], [2_048 - 2, true]);
    assert.ok(took < 1_000, String(took));
    await until(() => hungUp, 'the connection to end');
  });

  test('takes what has come of a slow answer', async () => {
    const { port } = await listen((socket) => {
      const timer = setInterval(() => socket.write('x'), 50);
      socket.on('close', () => clearInterval(timer));
    });
    const [probe, took] = await timed(port);
    assert.ok(probe.state === 'answered');
    assert.match(probe.text, /^x{10,}$/);
    assert.ok(took < 2_300, String(took));
  });

  test('takes what came before a reset', async () => {
    const { port } = await listen((socket) => {
      socket.write('HTTP/1.1 404 Not Found\r\n\r\n');
      setTimeout(() => socket.resetAndDestroy(), 100);
    });
    const probe = await probePort(HOST, port);
    assert.ok(probe.state === 'answered');
    assert.match(probe.text, /^HTTP\/1\.1 404 Not Found\n/);
  });

  test('writes an IPv6 address as a host is written', async () => {
    const { port, received } = await listen((socket) => socket.end(), '::1');
    await probePort('::1', port);
    assert.match(received[0] ?? '', new RegExp(`\r\nHost: \\[::1\\]:${port}\r\n`));
  });

  test('ends when it is cancelled', async () => {
    const { port, received } = await listen(() => undefined);
    const controller = new AbortController();
    const probing = probePort(HOST, port, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 100);
    const started = performance.now();
    await assert.rejects(probing, /enough/);
    assert.ok(performance.now() - started < 1_000);
    await assert.rejects(probePort(HOST, port, { signal: controller.signal }), /enough/);
    assert.equal(received.length, 1, 'nothing is sent after that');
  });

  test('takes no names, which may lead elsewhere', async () => {
    for (const name of ['localhost', 'fritz.box', '']) await assert.rejects(probePort(name, 1), RangeError);
  });
});
