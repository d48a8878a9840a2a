import assert from 'node:assert/strict';
import dns from 'node:dns/promises';
import type { Tr064Client } from '../../../src/tr064/client';
import { Tr064Error, type Tr064ErrorKind } from '../../../src/tr064/errors';
import { readIdentity, type Trust } from '../../../src/tr064/identity';
import { locateBox } from '../../../src/tr064/locate';
import { getInfo, setEnable } from '../../../src/tr064/services/remoteAccess';
import { makeBoxCertificate, makeCertificate, startBox, type BoxCertificate, type SimulatedBox } from '../../box';
import { clientFor, loginOf } from '../../clientFor';
import { closedAfterEach } from '../../closedAfterEach';
import { record, type Answer, type Recorder } from './recorder';

// SECURITY.md, promise 1: no login leaves before the box has proved its identity. The impostor keeps every byte that
// arrives; no HTTP at all may arrive.

const is = (kind: Tr064ErrorKind) => (error: unknown) => error instanceof Tr064Error && error.kind === kind;
const lasting = { notBefore: new Date('2020-01-01'), notAfter: new Date('2038-01-15') };

suite('an impostor', function () {
  // Keys are made for most of these.
  this.timeout(20_000);
  let box: SimulatedBox;
  let other: BoxCertificate;
  const open = closedAfterEach();
  const { lookup } = dns;

  suiteSetup(async () => {
    box = await startBox();
    other = await makeBoxCertificate({ host: 'impostor' });
  });
  suiteTeardown(() => box.close());
  teardown(() => {
    dns.lookup = lookup;
  });

  async function middle(identity?: BoxCertificate, answer?: Answer, options?: object): Promise<Recorder> {
    const recorder = await record(identity, answer, options);
    open.push(recorder);
    return recorder;
  }

  function client(port: number, trust: Trust = { kind: 'key', fingerprint: box.fingerprint }): Tr064Client {
    // Authorities count only for a name that can be owned.
    const host = trust.kind === 'key' ? box.host : 'home.example.org';
    const made = clientFor(box, { host, port, trust });
    open.push(made);
    return made;
  }

  test('with another key gets nothing, for reads and for writes', async () => {
    const recorder = await middle(other);
    const reader = client(recorder.port);
    await assert.rejects(getInfo(reader), is('identity-changed'));
    await assert.rejects(setEnable(reader, false), is('identity-changed'));
    assert.equal(recorder.received(), '');
  });

  test('with the names of the box, expired, or signed by an authority of its own gets nothing', async () => {
    const authority = await makeCertificate({ subject: 'Authority', names: [], ca: true, ...lasting });
    const names = ['fritz.box', '127.0.0.1', 'home.example.org'];
    dns.lookup = (() => Promise.resolve([{ address: '127.0.0.1', family: 4 }])) as unknown as typeof dns.lookup;
    for (const identity of [
      await makeCertificate({ subject: 'fritz.box', names, ...lasting }),
      await makeCertificate({ subject: 'fritz.box', names, ...lasting, notAfter: new Date('2021-01-01') }),
      await makeCertificate({ subject: 'fritz.box', names, issuer: authority, ...lasting }),
    ]) {
      const recorder = await middle(identity);
      await assert.rejects(getInfo(client(recorder.port)), is('identity-changed'));
      await assert.rejects(getInfo(client(recorder.port, { kind: 'public-ca' })), is('certificate-invalid'));
      assert.equal(recorder.received(), '');
    }
  });

  test('gets nothing on first contact, while the identity is looked at', async () => {
    const recorder = await middle(other);
    const identity = await readIdentity({ host: '127.0.0.1', port: recorder.port });
    assert.notEqual(identity.fingerprint, box.fingerprint);
    assert.equal(recorder.received(), '');
  });

  test('gets nothing when it takes over between two requests', async () => {
    // At the same port the box answers first and then an impostor.
    const first = await startBox({ certificate: box.certificate });
    const reader = client(first.tlsPort);
    assert.equal((await getInfo(reader)).port, 44123);
    await first.setCertificate(other);
    first.traffic.reset();
    await assert.rejects(getInfo(reader), is('identity-changed'));
    await assert.rejects(setEnable(reader, false), is('identity-changed'));
    assert.equal(first.traffic.requests, 0);
    await first.close();
  });

  test('gets nothing at the second try either, by a ticket of the connection that was refused', async () => {
    // TLS 1.2 sends its ticket before the key has been looked at.
    const recorder = await middle(other, undefined, { maxVersion: 'TLSv1.2' });
    const reader = client(recorder.port);
    for (let tries = 0; tries < 3; tries++) await assert.rejects(getInfo(reader), is('identity-changed'));
    assert.equal(recorder.received(), '');
  });

  test('is not offered any TLS older than 1.2', async () => {
    // What is offered is in the extension supported_versions of the ClientHello (RFC 8446, section 4.2.1).
    const recorder = await middle(undefined, (socket) => socket.destroy());
    await assert.rejects(getInfo(client(recorder.port)), (error) => error instanceof Tr064Error);
    const hello = Buffer.from(recorder.received(), 'latin1').toString('hex');
    assert.match(hello, /002b00050403040303/);
  });

  test('cannot bring TLS down', async () => {
    for (const options of [
      { maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' },
      { ciphers: 'aNULL:eNULL@SECLEVEL=0', maxVersion: 'TLSv1.2' },
    ]) {
      const recorder = await middle(box.certificate, undefined, options);
      await assert.rejects(
        getInfo(client(recorder.port)),
        (error) => is('tls-failed')(error) || is('connection-lost')(error),
      );
      assert.equal(recorder.received(), '');
    }
    const plain = await middle(undefined, (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await assert.rejects(getInfo(client(plain.port)), (error) => error instanceof Tr064Error);
    // Of a ClientHello there is nothing to read but random bytes and no name: it goes to an address.
    assert.ok(!/HTTP|Digest|anna/.test(plain.received()));
  });

  test('cannot send the client elsewhere', async () => {
    const elsewhere = await middle();
    for (const location of [
      `http://127.0.0.1:${elsewhere.port}/`,
      `https://127.0.0.1:${elsewhere.port}/tr64desc.xml`,
      `//127.0.0.1:${elsewhere.port}/`,
    ]) {
      // With the box's own key: even the box itself cannot.
      const recorder = await middle(box.certificate, (socket) => {
        socket.end(`HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`);
      });
      await assert.rejects(getInfo(client(recorder.port)), is('http-status'));
    }
    assert.equal(elsewhere.connections(), 0);
  });

  test('gets no login over plain HTTP, for any challenge', async () => {
    const challenge =
      'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm="x"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';
    const recorder = await middle(undefined, (socket) => socket.end(challenge));
    await assert.rejects(locateBox({ host: '127.0.0.1', port: recorder.port }), (error) => error instanceof Tr064Error);
    assert.ok(!/authorization/i.test(recorder.received()));
  });

  test('that has the right key but wants a login in clear does not get it', async () => {
    for (const scheme of [
      'Basic realm="HTTPS Access"',
      'Digest realm="x",nonce="n",qop="auth-int"',
      'NTLM',
      'Bearer',
    ]) {
      const recorder = await middle(box.certificate, (socket) => {
        socket.end(`HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: ${scheme}\r\nContent-Length: 0\r\n\r\n`);
      });
      await assert.rejects(getInfo(client(recorder.port)), (error) => error instanceof Tr064Error);
      const { user, password } = loginOf(box);
      for (const secret of [password, Buffer.from(`${user}:${password}`).toString('base64')]) {
        assert.ok(!recorder.received().includes(secret), scheme);
      }
    }
  });
});
