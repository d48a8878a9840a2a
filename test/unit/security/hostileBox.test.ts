import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import type { Tr064Client } from '../../../src/tr064/client';
import { routedPath, type RouteKind } from '../../../src/tr064/route';
import { Tr064Error } from '../../../src/tr064/errors';
import { getUserList } from '../../../src/tr064/services/lanConfigSecurity';
import { getDdnsProviders, getInfo } from '../../../src/tr064/services/remoteAccess';
import { startBox, type SimulatedBox } from '../../box';
import { clientFor } from '../../clientFor';
import { closedAfterEach } from '../../closedAfterEach';
import { drip, flood } from './flood';
import { record } from './recorder';

// SECURITY.md: a broken or hostile box cannot hang or fill the editor. Each of these ends in a typed error within its
// time limit, and the next box is served as if nothing had been.

suite('a hostile box', () => {
  let box: SimulatedBox;
  const open = closedAfterEach();

  suiteSetup(async () => {
    box = await startBox();
  });
  suiteTeardown(() => box.close());

  /** A client whose box answers every call of X_AVM-DE_RemoteAccess in this way; it knows the real descriptions. */
  async function clientOf(answer: (socket: Socket) => void, route?: RouteKind): Promise<Tr064Client> {
    const honest = clientFor(box);
    const description = await honest.describe();
    await honest.close();
    const recorder = await record(box.certificate, (socket, received) => {
      if (received.includes(`POST ${routedPath({ route }, '/upnp/control/x_remote')} `)) answer(socket);
    });
    const client = clientFor(box, { port: recorder.port, route, known: { description, scpds: {} } });
    open.push(recorder, client);
    return client;
  }

  const http = (body: string, headers = ''): string =>
    `HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  const envelope = (inner: string): string =>
    `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${inner}</s:Body></s:Envelope>`;
  const info = (fields: string): string => envelope(`<u:GetInfoResponse xmlns:u="x">${fields}</u:GetInfoResponse>`);

  const answers: [string, (socket: Socket) => void][] = [
    ['a body without end', (s) => flood(s, 'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n')],
    ['100 MB announced and begun', (s) => flood(s, 'HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n')],
    ['chunks without end', (s) => flood(s, 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n')],
    ['headers without end', (s) => flood(s, 'HTTP/1.1 200 OK\r\nX-Long: ')],
    ['a status line without end', (s) => flood(s, 'HTTP/1.1 200 ')],
    ['a byte at a time', (s) => drip(s, 'HTTP/1.1 200 OK\r\nX-Long: ')],
    ['nothing', () => undefined],
    ['the end of the connection', (s) => s.destroy()],
    ['no HTTP', (s) => s.write('SSH-2.0-OpenSSH_9.9\r\n')],
    ['1xx answers without end', (s) => flood(s, 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(1000))],
    ['a wrong Content-Length', (s) => s.end('HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<a/>')],
    ['two Content-Lengths', (s) => s.end('HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\n<a/>x')],
    ['a document type', (s) => s.write(http('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'))],
    ['entities that grow', (s) => s.write(http('<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><l>&b;</l>'))],
    ['deep nesting', (s) => s.write(http('<a>'.repeat(20_000) + '</a>'.repeat(20_000)))],
    ['tags that cross', (s) => s.write(http(envelope('<a><b></a></b>')))],
    ['half a document', (s) => s.write(http('<?xml version="1.0"?><s:Envelope><s:Body><u:GetInfo'))],
    [
      'invalid UTF-8',
      (s) =>
        s.write(
          Buffer.concat([
            Buffer.from(http('').replace('0\r\n\r\n', '4\r\n\r\n')),
            Buffer.from([0xff, 0xfe, 0xc0, 0x80]),
          ]),
        ),
    ],
    ['another action', (s) => s.write(http(envelope('<u:RebootResponse xmlns:u="x"/>')))],
    ['names of the prototype', (s) => s.write(http(info('<__proto__>1</__proto__><constructor>1</constructor>')))],
    ['a boolean that is none', (s) => s.write(http(info('<NewEnabled>maybe</NewEnabled><NewPort>1</NewPort>')))],
    ['a fault without a code', (s) => s.write(http(envelope('<s:Fault><faultstring>no</faultstring></s:Fault>')))],
    [
      'a fault with an absurd code',
      (s) =>
        s.write(
          http(envelope('<s:Fault><detail><UPnPError><errorCode>1e999</errorCode></UPnPError></detail></s:Fault>')),
        ),
    ],
    [
      'a challenge that is none',
      (s) => s.end('HTTP/1.1 401 No\r\nWWW-Authenticate: Digest ,,,=,"\r\nContent-Length: 0\r\n\r\n'),
    ],
    [
      'a challenge without end',
      (s) => s.end(`HTTP/1.1 401 No\r\nWWW-Authenticate: ${'Digest a="b", '.repeat(900)}\r\nContent-Length: 0\r\n\r\n`),
    ],
    [
      'another nonce every time',
      (s) =>
        s.end(
          `HTTP/1.1 401 No\r\nWWW-Authenticate: Digest realm="x",nonce="${Math.random()}",qop="auth"\r\nContent-Length: 0\r\n\r\n`,
        ),
    ],
    ['too many requests', (s) => s.end('HTTP/1.1 503 No\r\nRetry-After: 99999999999\r\nContent-Length: 0\r\n\r\n')],
  ];

  /** Each in the home network, and through the internet. */
  const cases = answers.flatMap(([name, answer]) => [
    { name, answer, route: undefined },
    { name: `${name} from the internet`, answer, route: 'internet' as const },
  ]);
  for (const { name, answer, route } of cases) {
    test(`that answers with ${name} ends in an error of its kind`, async () => {
      const client = await clientOf(answer, route);
      const before = process.memoryUsage().rss;
      const start = performance.now();
      await assert.rejects(getInfo(client, { timeout: 1_000 }), (error) => error instanceof Tr064Error);
      // Twice at most: a read goes out once more when the connection drops.
      assert.ok(performance.now() - start < 4_000, 'in time');
      assert.ok(process.memoryUsage().rss - before < 64 * 1024 * 1024, 'without taking memory');
      assert.equal(Object.keys(Object.prototype).length, 0);
    }).timeout(30_000);
  }

  test('does not keep others from being served', async () => {
    const hostile = await clientOf((s) => flood(s, 'HTTP/1.1 200 OK\r\n\r\n'));
    const honest = clientFor(box);
    open.push(honest);
    const [bad, good] = await Promise.allSettled([getInfo(hostile, { timeout: 1_000 }), getInfo(honest)]);
    assert.deepEqual([bad.status, good.status], ['rejected', 'fulfilled']);
  });

  test('cannot take over with lists inside its answers', async () => {
    const client = clientFor(box);
    open.push(client);
    for (const list of [
      '<!DOCTYPE a><List/>',
      '<List><Item>',
      '<a>'.repeat(5_000),
      '<List><Item/>'.repeat(10_000),
      'x',
    ]) {
      const escaped = list.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      const answer = (action: string, argument: string): string =>
        envelope(`<u:${action}Response xmlns:u="x"><${argument}>${escaped}</${argument}></u:${action}Response>`);
      box.faults.order(
        { kind: 'wrong content', body: answer('GetDDNSProviders', 'NewProviderList') },
        { action: 'GetDDNSProviders' },
      );
      await assert.rejects(getDdnsProviders(client), (error) => error instanceof Tr064Error, list.slice(0, 20));
      box.faults.order(
        { kind: 'wrong content', body: answer('X_AVM-DE_GetUserList', 'NewX_AVM-DE_UserList') },
        { action: 'X_AVM-DE_GetUserList' },
      );
      await assert.rejects(getUserList(client), (error) => error instanceof Tr064Error, list.slice(0, 20));
    }
  });
});
