import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { clientFor } from '../../clientFor';
import { activeResources, leftOver } from '../../activeResources';
import { Tr064Error } from '../../../src/tr064/errors';
import { readIdentity } from '../../../src/tr064/identity';
import type { Endpoint } from '../../../src/tr064/endpoint';
import { startBox, type SimulatedBox } from '../../box';
import { drip, flood } from './flood';
import { record, type Recorder } from './recorder';

// SECURITY.md: a hostile proxy cannot hang or fill the editor, and gets to see where a connection goes and nothing else.

const TIMEOUT = 1_000;
/** What a busy computer may add to it. */
const GRACE = 2_000;
const OPENED = 'HTTP/1.1 200 Connection established\r\n\r\n';

suite('a hostile proxy', function () {
  this.timeout(30_000);
  let box: SimulatedBox;
  let proxy: Recorder;

  suiteSetup(async () => {
    box = await startBox();
    // What is loaded with the first connection is no memory that a proxy takes.
    await readIdentity({ host: box.host, port: box.tlsPort });
  });
  suiteTeardown(() => box.close());
  teardown(() => proxy.close());

  const garbage = randomBytes(256 * 1024);

  const answers: [string, (socket: Socket) => void][] = [
    ['nothing', () => undefined],
    ['the end of the connection', (s) => s.destroy()],
    ['no HTTP', (s) => s.write('SSH-2.0-OpenSSH_9.9\r\n')],
    ['noise', (s) => s.write(garbage)],
    ['headers without end', (s) => flood(s, 'HTTP/1.1 200 OK\r\nX-Long: ')],
    ['many headers', (s) => flood(s, 'HTTP/1.1 200 OK\r\n', 'X-More: x\r\n'.repeat(10_000))],
    ['a status line without end', (s) => flood(s, 'HTTP/1.1 200 ')],
    ['a byte at a time', (s) => drip(s, 'HTTP/1.1 200 OK\r\nX-Long: ')],
    ['1xx answers without end', (s) => flood(s, '', 'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(1_000))],
    ['a refusal without end', (s) => flood(s, 'HTTP/1.1 403 Forbidden\r\nContent-Length: 104857600\r\n\r\n')],
    ['a redirect', (s) => s.write('HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n')],
    ['two answers', (s) => s.write(OPENED + OPENED)],
    ['a body', (s) => flood(s, 'HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n')],
    ['a connection that leads nowhere', (s) => s.write(OPENED)],
    ['a connection that leads nowhere, after a while', (s) => setTimeout(() => s.write(OPENED), 0.7 * TIMEOUT).unref()],
    ['a connection to noise', (s) => s.write(Buffer.concat([Buffer.from(OPENED), garbage]))],
    ['a connection to noise without end', (s) => flood(s, OPENED, garbage)],
    ['a connection that ends', (s) => s.end(OPENED)],
    // Records of a handshake (RFC 8446, 5.1) that never ends.
    ['a handshake without end', (s) => flood(s, OPENED, Buffer.alloc(16_389, Buffer.from([22, 3, 3, 64, 0, 2])))],
  ];

  function through(port: number, scheme: 'http' | 'https' = 'http'): Endpoint {
    const way = { scheme, host: '127.0.0.1', port, strict: true } as const;
    return { host: 'home.invalid', port: 443, route: 'internet', proxy: way };
  }

  for (const [name, answer] of answers) {
    for (const when of ['when it is asked', 'before it is asked'] as const) {
      const isAsked = when === 'when it is asked';
      test(`that answers with ${name} ${when} ends in an error of its kind`, async () => {
        const answered = new WeakSet<Socket>();
        const onceEach = (socket: Socket): void => {
          if (answered.has(socket)) return;
          answered.add(socket);
          answer(socket);
        };
        proxy = await record(undefined, isAsked ? onceEach : undefined, { greet: isAsked ? undefined : onceEach });
        const client = clientFor(box, through(proxy.port));
        const before = activeResources();
        const memory = process.memoryUsage.rss();
        const start = performance.now();
        await assert.rejects(client.reach(TIMEOUT), (error) => error instanceof Tr064Error);
        assert.ok(performance.now() - start < TIMEOUT + GRACE, `in time: ${performance.now() - start} ms`);
        assert.ok(process.memoryUsage.rss() - memory < 64 * 1024 * 1024, 'without taking memory');
        await client.close();
        assert.deepEqual(await leftOver(before), []);
        assert.ok(!/Digest|anna|SOAP/i.test(proxy.received()));
      });
    }
  }

  for (const [name, answer] of [
    ['says nothing', () => undefined],
    ['speaks no TLS', (socket: Socket) => flood(socket, '', garbage)],
  ] as const) {
    test(`of the kind that is spoken to over TLS and ${name} ends in an error, too`, async () => {
      proxy = await record(undefined, undefined, { greet: answer });
      const client = clientFor(box, through(proxy.port, 'https'));
      const before = activeResources();
      const start = performance.now();
      await assert.rejects(client.reach(TIMEOUT), { kind: 'proxy-failed' });
      assert.ok(performance.now() - start < TIMEOUT + GRACE);
      await client.close();
      assert.deepEqual(await leftOver(before), []);
    });
  }
});
