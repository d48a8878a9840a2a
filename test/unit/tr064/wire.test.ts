import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { BoxConnection } from '../../../src/tr064/connection';
import { closedAfterEach } from '../../closedAfterEach';
import { drip, flood } from '../security/flood';
import { record } from '../security/recorder';
import type { Ended, Reading } from './wireClient';

// SECURITY.md: a broken or hostile box cannot hang or fill the editor. Over real sockets, through undici.

const OK = 'HTTP/1.1 200 OK\r\n';
const CHUNKED = `${OK}Transfer-Encoding: chunked\r\n\r\n`;
const A4 = 'Content-Length: 4\r\n';

/** For one request that is not answered, in milliseconds. A read goes out twice at most. */
const TIMEOUT = 700;
/** For one that ends by itself, however busy this machine is. */
const LONG_TIMEOUT = 15_000;
/** In bytes. */
const MOST_MEMORY = 32 * 1024 * 1024;

/** Preliminary answers are many to read before they are too much. */
type Kind = 'timeout or response-too-large' | 'bad-response' | 'response-too-large' | 'connection-lost' | 'timeout';

const chunks = (chunk: string): Buffer => Buffer.from(chunk.repeat(Math.ceil(65_536 / chunk.length)));

/** What is sent when a request has arrived, and how the request ends. */
const answers: readonly [what: string, kind: Kind, send: (socket: Socket) => void][] = [
  ['two lengths', 'bad-response', (s) => s.write(`${OK}${A4}Content-Length: 5\r\n\r\n<a/>x`)],
  ['a length and chunks', 'bad-response', (s) => s.write(`${OK}${A4}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`)],
  ['a length that is none', 'bad-response', (s) => s.write(`${OK}Content-Length: 0x4\r\n\r\n<a/>`)],
  ['a negative length', 'bad-response', (s) => s.write(`${OK}Content-Length: -1\r\n\r\n<a/>`)],
  ['a chunk size that is none', 'bad-response', (s) => s.write(`${CHUNKED}g\r\nx\r\n0\r\n\r\n`)],
  ['a chunk longer than its size', 'bad-response', (s) => s.write(`${CHUNKED}1\r\nxy\r\n0\r\n\r\n`)],
  ['a header without a name', 'bad-response', (s) => s.write(`${OK}: x\r\n${A4}\r\n<a/>`)],
  ['no HTTP', 'bad-response', (s) => s.write('SSH-2.0-OpenSSH_9.9\r\n')],
  ['less than its length', 'connection-lost', (s) => s.end(`${OK}Content-Length: 9\r\n\r\n<a/>`)],
  ['an upgrade', 'connection-lost', (s) => s.write('HTTP/1.1 101 Go\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n')],
  ['"100 Continue" without end', 'connection-lost', (s) => flood(s, '', chunks('HTTP/1.1 100 Continue\r\n\r\n'))],
  [
    '"102 Processing" without end',
    'timeout or response-too-large',
    (s) => flood(s, '', chunks('HTTP/1.1 102 Processing\r\n\r\n')),
  ],
  ['a body without end', 'response-too-large', (s) => flood(s, `${OK}\r\n`)],
  ['100 MB announced and begun', 'response-too-large', (s) => flood(s, `${OK}Content-Length: 104857600\r\n\r\n`)],
  ['one chunk without end', 'response-too-large', (s) => flood(s, `${CHUNKED}fffffff\r\n`)],
  ['chunks of one byte without end', 'response-too-large', (s) => flood(s, CHUNKED, chunks('1\r\nx\r\n'))],
  [
    'chunks of one byte with extensions',
    'response-too-large',
    (s) => flood(s, CHUNKED, chunks(`1;${'e'.repeat(65_000)}\r\nx\r\n`)),
  ],
  ['a chunk extension without end', 'response-too-large', (s) => flood(s, `${CHUNKED}1;`)],
  ['trailers without end', 'response-too-large', (s) => flood(s, `${CHUNKED}0\r\n`, chunks('X-More: x\r\n'))],
  ['a header without end', 'response-too-large', (s) => flood(s, `${OK}X-Long: `)],
  ['headers without end', 'response-too-large', (s) => flood(s, OK, chunks('X-More: x\r\n'))],
  ['a status line without end', 'response-too-large', (s) => flood(s, 'HTTP/1.1 200 ')],
  ['CR LF without end', 'response-too-large', (s) => flood(s, '', chunks('\r\n'))],
  ['a head a byte at a time', 'timeout', (s) => drip(s, `${OK}X: `)],
  ['a body a byte at a time', 'timeout', (s) => drip(s, `${OK}Content-Length: 100000\r\n\r\n`)],
  ['nothing', 'timeout', () => undefined],
];

suite('what a box sends over HTTP', function () {
  this.timeout(40_000);
  const open = closedAfterEach();
  let client: ChildProcess;

  suiteSetup(async () => {
    client = fork(path.join(__dirname, 'wireClient.js'), { execArgv: ['--expose-gc'] });
    // What is loaded with the first answer is no memory that a box takes.
    for (let first = 0; first < 3; first++)
      assert.equal((await ended((s) => s.write(`${OK}${A4}\r\n<a/>`), LONG_TIMEOUT)).end, '<a/>');
  });
  suiteTeardown(() => client.kill());

  /** How a read ends that is answered like this. */
  async function ended(send: (socket: Socket) => void, timeout: number): Promise<Ended> {
    const server = await record(undefined, send);
    const reading: Reading = { port: server.port, timeout };
    client.send(reading);
    const [end] = (await once(client, 'message')) as [Ended];
    await server.close();
    return end;
  }

  for (const [what, kind, send] of answers) {
    test(`${what}: ends in time, in an error of its kind, within bounded memory`, async () => {
      const timeout = kind.startsWith('timeout') ? TIMEOUT : LONG_TIMEOUT;
      const { end, took, memory } = await ended(send, timeout);
      assert.ok(kind.split(' or ').includes(end), end);
      assert.ok(took < timeout + 6_000, `after ${took} ms`);
      assert.ok(memory < MOST_MEMORY, `with ${memory} bytes more`);
    });
  }

  /** A connection to a server that answers each request with its path, in this way. */
  async function to(write: (socket: Socket, text: string, requests: number) => void): Promise<BoxConnection> {
    let requests = 0;
    const server = await record(undefined, (socket, received) => {
      const path = /GET \/(\S*) HTTP[^]*\r\n\r\n$/.exec(received)?.[1];
      if (path !== undefined) write(socket, path, ++requests);
    });
    const connection = BoxConnection.plain('127.0.0.1', server.port);
    open.push(server, connection);
    return connection;
  }

  const sized = (text: string, head = OK): string => `${head}Content-Length: ${text.length}\r\n\r\n${text}`;
  const read = async (connection: BoxConnection, text: string): Promise<string> =>
    (await connection.request({ method: 'GET', path: `/${text}`, isRead: true, timeout: LONG_TIMEOUT })).text;

  test('an answer that comes late, or behind another, is not taken for that of the next request', async () => {
    const behind = await to((socket, text, requests) => socket.write(sized(text) + (requests === 1 ? sized('x') : '')));
    assert.deepEqual([await read(behind, '1'), await read(behind, '2')], ['1', '2']);
    const late = await to((socket, text, requests) => {
      socket.write(sized(text));
      if (requests === 1) void sleep(100).then(() => socket.write(sized('x')));
    });
    assert.equal(await read(late, '1'), '1');
    await sleep(150);
    assert.equal(await read(late, '2'), '2');
  });

  test('an answer before the request is not taken for its answer', async () => {
    let connections = 0;
    const greet = (socket: Socket): void => void (connections++ === 0 && socket.write(sized('x')));
    const server = await record(undefined, (socket) => socket.write(sized('1')), { greet });
    const connection = BoxConnection.plain('127.0.0.1', server.port);
    open.push(server, connection);
    await connection.open();
    await sleep(50);
    assert.equal(await read(connection, '1'), '1');
    assert.equal(connections, 2);
  });

  test('a body of an answer that has none is not taken for the next answer', async () => {
    for (const status of ['204 No Content', '304 Not Modified']) {
      const glued = await to((socket, text, requests) =>
        socket.write(requests === 1 ? `HTTP/1.1 ${status}\r\n\r\n${sized('x')}` : sized(text)),
      );
      assert.deepEqual([await read(glued, '1'), await read(glued, '2')], ['', '2'], status);
      const announced = await to((socket) => socket.write(sized(sized('x'), `HTTP/1.1 ${status}\r\n`)));
      await assert.rejects(read(announced, '1'), { kind: 'bad-response' });
    }
  });

  test('preliminary answers are passed over, and so are chunk extensions and trailers', async () => {
    const early = await to((s, text) => s.write(`HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n${sized(text)}`));
    assert.equal(await read(early, '1'), '1');
    const extended = await to((s, text) => s.write(`${CHUNKED}1;a=b\r\n${text}\r\n0\r\nX-More: x\r\n\r\n`));
    assert.equal(await read(extended, '1'), '1');
  });

  test('the end of the connection ends an answer without a length', async () => {
    const connection = await to((socket, text) => socket.end(`${OK}\r\n${text}`));
    assert.deepEqual([await read(connection, '1'), await read(connection, '2')], ['1', '2']);
  });

  test('compression that was not asked for is not undone', async () => {
    const body = gzipSync('1');
    const connection = await to((socket) => {
      socket.write(`${OK}Content-Encoding: gzip\r\nContent-Length: ${body.length}\r\n\r\n`);
      socket.write(body);
    });
    assert.equal((await read(connection, '1')).codePointAt(1), 0x8b);
  });

  test('text is UTF-8, or Latin-1 where it is none', async () => {
    const connection = await to((socket, _text, requests) =>
      socket.write(Buffer.from(sized(requests === 1 ? '\xe2\x82\xac' : '\xfc'), 'latin1')),
    );
    assert.deepEqual([await read(connection, '1'), await read(connection, '2')], ['€', 'ü']);
  });

  test('CR LF without end on an idle connection ends with it', async () => {
    let closed: Promise<unknown> = Promise.resolve();
    const connection = await to((socket, text) => {
      closed = new Promise((resolve) => socket.once('close', resolve));
      socket.write(sized(text));
      void sleep(50).then(() => flood(socket, '', chunks('\r\n')));
    });
    await read(connection, '1');
    const start = performance.now();
    await closed;
    assert.ok(performance.now() - start < 3_000);
  });
});
