import assert from 'node:assert/strict';
import { closedAfterEach } from '../../closedAfterEach';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { BoxConnection, type HttpRequest } from '../../../src/tr064/connection';
import { record, type Recorder } from '../security/recorder';

const read = (path: string): HttpRequest => ({ method: 'GET', path, isRead: true });
const write = (path: string): HttpRequest => ({ method: 'POST', path, body: 'x' });

const answer = (text: string, headers = ''): string =>
  `HTTP/1.1 200 OK\r\n${headers}Content-Length: ${text.length}\r\n\r\n${text}`;

/** Paths of all requests, in their order. */
const paths = (received: string): string[] =>
  [...received.matchAll(/(?:GET|POST) (\S+) HTTP/g)].map(([, path = '']) => path);

suite('a connection', () => {
  const open = closedAfterEach();

  /** A server that is told of each request by its path, and a connection to it. */
  async function to(answers: (path: string, socket: Socket) => void): Promise<[BoxConnection, Recorder]> {
    const told = new Map<Socket, number>();
    const server = await record(undefined, (socket, received) => {
      const all = paths(received);
      const fresh = all.slice(told.get(socket) ?? 0);
      told.set(socket, all.length);
      for (const path of fresh) answers(path, socket);
    });
    const connection = BoxConnection.plain('127.0.0.1', server.port);
    open.push(server, connection);
    return [connection, server];
  }

  const texts = async (...answers: Promise<{ readonly text: string }>[]): Promise<string[]> =>
    (await Promise.all(answers)).map(({ text }) => text);

  test('sends a header byte by byte and a body in UTF-8, and nothing that would end a line early', async () => {
    const [connection, server] = await to((path, socket) => socket.write(answer(path)));
    const request: HttpRequest = { method: 'POST', path: '/a', headers: { soapaction: '"x#y"' }, body: 'ü' };
    const signedAs = (authorization: string) => ({ sign: () => authorization });
    await connection.request(request, signedAs('Digest username="\xfc"'));
    assert.match(server.received(), /^POST \/a HTTP\/1\.1\r\nhost: 127\.0\.0\.1:\d+\r\nconnection: keep-alive\r\n/);
    assert.match(server.received(), /\r\nauthorization: Digest username="\xfc"\r\n/);
    assert.match(server.received(), /\r\nsoapaction: "x#y"\r\n/);
    assert.match(server.received(), /\r\ncontent-length: 2\r\n\r\n\xc3\xbc$/);
    const sent = server.received();
    for (const [bad, authorization] of [
      [{ ...request, path: '/a b' }, 'Digest'],
      [{ ...request, path: '/a\r\nx: y' }, 'Digest'],
      [{ ...request, headers: { x: 'a\r\nb' } }, 'Digest'],
      [request, 'Digest realm="€"'],
      [request, 'Digest realm="a\r\nb"'],
    ] as const) {
      await assert.rejects(connection.request(bad, signedAs(authorization)), { kind: 'bad-response' });
    }
    assert.equal(server.received(), sent);
  });

  test('sends a read behind another, and a write alone', async () => {
    const [connection, server] = await to((path, socket) => {
      void sleep(20).then(() => socket.write(answer(path)));
    });
    const sent: string[] = [];
    const noting = (path: string) => ({
      sign: () => {
        sent.push(path);
        return undefined;
      },
      answered: () => void sent.push(`${path}!`),
    });
    const requests = [read('/1'), read('/2'), write('/3'), read('/4'), read('/5')];
    const answers = requests.map((request) => connection.request(request, noting(request.path)));
    assert.deepEqual(await texts(...answers), ['/1', '/2', '/3', '/4', '/5']);
    assert.deepEqual(sent.join(' '), '/1 /2 /1! /2! /3 /3! /4 /5 /4! /5!');
    assert.equal(server.connections(), 1);
  });

  test('takes no answer without a request', async () => {
    const [connection, server] = await to((path, socket) => socket.write(answer(path) + answer('forged')));
    assert.deepEqual(await texts(connection.request(read('/1'))), ['/1']);
    assert.deepEqual(await texts(connection.request(read('/2'))), ['/2']);
    assert.equal(server.connections(), 2);
    const [both] = await to((path, socket) => {
      if (path === '/1') socket.write(answer('1') + answer('forged') + answer('forged'));
    });
    const [first, second, third] = [both.request(read('/1')), both.request(write('/2')), both.request(write('/3'))];
    assert.deepEqual(await texts(first), ['1']);
    open.splice(open.indexOf(both), 1);
    await sleep(20);
    await both.close();
    await assert.rejects(second, { kind: 'connection-lost' });
    await assert.rejects(third, { kind: 'connection-lost' });
  });

  test('is not used any longer than the other side keeps it', async () => {
    let keepAlive = 'Keep-Alive: timeout=2\r\n';
    const [connection, server] = await to((path, socket) => socket.write(answer(path, keepAlive)));
    await connection.request(read('/1'));
    await connection.request(read('/2'));
    assert.equal(server.connections(), 1);
    await sleep(1_200);
    keepAlive = 'Keep-Alive: timeout=1\r\n';
    await connection.request(read('/3'));
    assert.equal(server.connections(), 2);
    await connection.request(read('/4'));
    assert.equal(server.connections(), 3);
  });

  test('is opened anew when it has been idle, so that nothing is lost with it', async () => {
    const [connection, server] = await to((path, socket) => socket.write(answer(path)));
    await connection.request(read('/1'));
    await connection.request(write('/2'));
    assert.equal(server.connections(), 1);
    await sleep(2_100);
    await connection.request(write('/3'));
    assert.equal(server.connections(), 2);
  }).timeout(10_000);

  test('sends a read twice at most, and a write that the box may have got once', async () => {
    const [connection, server] = await to((_path, socket) => socket.destroy());
    await assert.rejects(connection.request(read('/1')), { kind: 'connection-lost' });
    await assert.rejects(connection.request(write('/2')), { kind: 'connection-lost' });
    assert.deepEqual(paths(server.received()), ['/1', '/1', '/2']);
  });

  test('sends a write that was not sent yet when the connection ended', async () => {
    const [connection, server] = await to((path, socket) => socket.write(answer(path)));
    await connection.open();
    server.drop();
    await sleep(20);
    await connection.request(write('/1'));
    assert.deepEqual(paths(server.received()), ['/1']);
    assert.equal(server.connections(), 2);
  });

  test('answers one read when the other is given up, and goes on with two at a time', async () => {
    let silent = true;
    let waiting = 0;
    let most = 0;
    const [connection, server] = await to((path, socket) => {
      if (silent) return;
      most = Math.max(most, ++waiting);
      void sleep(50).then(() => {
        waiting--;
        socket.write(answer(path));
      });
    });
    const abort = new AbortController();
    const first = connection.request({ ...read('/1'), signal: abort.signal });
    const second = connection.request(read('/2'));
    const third = connection.request({ ...read('/3'), signal: abort.signal });
    while (paths(server.received()).length < 2) await sleep(5);
    silent = false;
    abort.abort(new Error('enough'));
    await assert.rejects(first, /enough/);
    await assert.rejects(third, /enough/);
    assert.deepEqual(await texts(second), ['/2']);
    assert.deepEqual(paths(server.received()), ['/1', '/2', '/2']);
    await texts(...['/4', '/5'].map((path) => connection.request(read(path))));
    assert.equal(most, 2, 'two at a time');
  });

  test('sends a read behind the last answer again, and goes on with one at a time', async () => {
    const [connection, server] = await to((path, socket) => {
      void sleep(50).then(() => socket.write(answer(path, path === '/1' ? 'Connection: close\r\n' : '')));
    });
    const [first, second] = [connection.request(read('/1')), connection.request(read('/2'))];
    assert.deepEqual(await texts(first, second), ['/1', '/2']);
    const start = performance.now();
    await texts(...['/3', '/4'].map((path) => connection.request(read(path))));
    assert.ok(performance.now() - start > 95, 'one at a time');
    assert.equal(server.connections(), 2);
  });

  test('can be made ahead, and is no more once it is closed', async () => {
    const ended: string[] = [];
    const [connection, server] = await to((path, socket) => {
      socket.on('close', () => ended.push(path));
      socket.write(answer(path));
    });
    await connection.open();
    await connection.open();
    await connection.request(read('/1'));
    assert.equal(server.connections(), 1);
    await connection.close();
    while (ended.length === 0) await sleep(5);
    assert.deepEqual(ended, ['/1']);
    await assert.rejects(connection.open(), { kind: 'connection-lost' });
    await assert.rejects(connection.request(read('/2')), { kind: 'connection-lost' });
    assert.deepEqual(paths(server.received()), ['/1']);
  });
});
