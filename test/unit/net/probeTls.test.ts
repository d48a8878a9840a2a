import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import type { TlsProbe } from '../../../src/diagnosis/world';
import { probeTls } from '../../../src/net/probeTls';
import { isIssuedByAuthority } from '../../../src/net/publicAuthority';
import { type BoxCertificate, makeCertificate } from '../../box';
import {
  certificateFor,
  makeAuthority,
  startTlsEndpoint,
  type TlsEndpoint,
  type Validity,
} from '../../net/tlsEndpoint';

const HOST = '127.0.0.1';
const NAME = 'home.example.org';

suite('TLS probe', () => {
  let authority: BoxCertificate;
  const open: { close(): unknown }[] = [];
  suiteSetup(async () => {
    authority = await makeAuthority();
  });
  teardown(async () => {
    for (const thing of open.splice(0)) await thing.close();
  });

  async function endpoint(certificate: BoxCertificate, answer?: string): Promise<TlsEndpoint> {
    const started = await startTlsEndpoint(certificate, answer);
    open.push(started);
    return started;
  }

  async function probed(certificate: BoxCertificate, host = NAME): Promise<Extract<TlsProbe, { state: 'tls' }>> {
    const { port } = await endpoint(certificate);
    const probe = await probeTls(host, HOST, port, { ca: authority.certPem });
    assert.ok(probe.state === 'tls', probe.state);
    return probe;
  }

  async function plain(answer: (server: Server) => void): Promise<number> {
    const server = createServer((socket) => socket.on('error', () => undefined));
    answer(server);
    await once(server.listen(0, HOST), 'listening');
    open.push(server);
    return (server.address() as AddressInfo).port;
  }

  test('sends one request that does not identify this computer, and keeps the status line', async () => {
    const { port, received } = await endpoint(
      await certificateFor([NAME], authority),
      'HTTP/1.1 400 Bad Request\r\nServer: Webserver\r\nSet-Cookie: sid=1\r\n\r\n<html>',
    );
    const probe = await probeTls(NAME, HOST, port, { ca: authority.certPem });
    assert.ok(probe.state === 'tls');
    assert.equal(probe.statusLine, 'HTTP/1.1 400 Bad Request');
    assert.deepEqual(received, [
      { servername: NAME, text: `GET / HTTP/1.1\r\nHost: ${NAME}:${port}\r\nConnection: close\r\n\r\n` },
    ]);
  });

  test('describes the certificate', async () => {
    const { certificate } = await probed(await certificateFor([NAME, 'other.example.org'], authority));
    assert.deepEqual([certificate.subject, certificate.issuer], [NAME, 'Test authority']);
    assert.deepEqual(certificate.names, [NAME, 'other.example.org']);
    assert.equal(certificate.key, 'RSA 2048');
    assert.ok(Date.parse(certificate.validFrom) < Date.now() && Date.parse(certificate.validTo) > Date.now());
    assert.match(certificate.sha256, /^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  });

  const cases: [name: string, names: string[], issued: boolean, valid: Validity, host: string, expected: string][] = [
    ['good', [NAME], true, {}, NAME, 'trusted forHost'],
    ['for another name', ['other.example.org'], true, {}, NAME, 'trusted'],
    ['expired', [NAME], true, { to: -1 }, NAME, 'outOfDate forHost'],
    ['not valid yet', [NAME], true, { from: 1 }, NAME, 'outOfDate forHost'],
    ['self-signed', [NAME], false, {}, NAME, 'selfSigned forHost'],
    ['self-signed and expired', [NAME], false, { to: -1 }, NAME, 'selfSigned forHost'],
    ['asked for by address', [NAME], true, {}, HOST, 'trusted'],
  ];
  for (const [name, names, issued, valid, host, expected] of cases) {
    test(`tells a certificate that is ${name}`, async () => {
      const { certificate } = await probed(await certificateFor(names, issued ? authority : undefined, valid), host);
      const found = (['trusted', 'outOfDate', 'selfSigned', 'forHost'] as const).filter(
        (property) => certificate[property],
      );
      assert.equal(found.join(' '), expected);
    });
  }

  test('trusts no authority but the public ones', async () => {
    const { port } = await endpoint(await certificateFor([NAME], authority));
    const probe = await probeTls(NAME, HOST, port);
    assert.ok(probe.state === 'tls');
    assert.equal(probe.certificate.trusted, false);
  });

  test('follows an expired certificate to a public authority, and to nothing that only looks like one', async () => {
    const between = { names: [], ca: true, notBefore: new Date(0), notAfter: new Date('2100-01-01') };
    const impostor = await makeAuthority();
    const chains: [issuer: BoxCertificate, isIssued: boolean][] = [
      [await makeCertificate({ subject: 'Between', ...between, issuer: authority }), true],
      [await makeCertificate({ subject: 'Between', ...between, issuer: impostor }), false],
      [await certificateFor([NAME], authority), false],
      [impostor, false],
    ];
    for (const [issuer, isIssued] of chains) {
      const { certificate } = await probed(await certificateFor([NAME], issuer, { to: -1 }));
      assert.equal(certificate.outOfDate === true, isIssued, certificate.issuer);
    }
  });

  test('believes no authority whose signature is wrong', async () => {
    const { certPem } = await certificateFor([NAME], authority, { to: -1 });
    const forged = new X509Certificate(certPem).raw;
    forged.writeUInt8(forged.readUInt8(forged.length - 1) ^ 1, forged.length - 1);
    const judged = [new X509Certificate(certPem), new X509Certificate(forged)];
    assert.deepEqual(
      judged.map((each) => isIssuedByAuthority(each, [authority.certPem])),
      [true, false],
    );
  });

  test('tells a closed port, and one without TLS', async () => {
    const port = await plain(() => undefined);
    const gone = open.pop() as Server;
    await once(gone.close(), 'close');
    assert.deepEqual(await probeTls(NAME, HOST, port), { state: 'closed' });
    const answers: ((server: Server) => void)[] = [
      (server) => server.on('connection', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
      (server) => server.on('connection', (socket) => socket.resetAndDestroy()),
    ];
    for (const answer of answers)
      assert.deepEqual(await probeTls(NAME, HOST, await plain(answer)), { state: 'no-tls' });
  });

  test('does not wait for ever for an answer', async () => {
    const { port } = await endpoint(await certificateFor([NAME], authority), '');
    const started = performance.now();
    const probe = await probeTls(NAME, HOST, port, { ca: authority.certPem });
    assert.ok(probe.state === 'tls' && probe.certificate.trusted);
    assert.equal(probe.statusLine, undefined);
    assert.ok(performance.now() - started < 7_000);
  });

  test('takes what is no HTTP for no answer', async () => {
    const { port } = await endpoint(await certificateFor([NAME], authority), '220 mail.example.org ready\r\n');
    const probe = await probeTls(NAME, HOST, port);
    assert.ok(probe.state === 'tls');
    assert.equal(probe.statusLine, undefined);
  });

  test('ends when it is cancelled', async () => {
    const { port } = await endpoint(await certificateFor([NAME], authority), '');
    const controller = new AbortController();
    const probing = probeTls(NAME, HOST, port, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 100);
    await assert.rejects(probing, /enough/);
    await assert.rejects(probeTls(NAME, HOST, port, { signal: controller.signal }), /enough/);
  });
});
