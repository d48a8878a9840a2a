import assert from 'node:assert/strict';
import { X509Certificate, createHash } from 'node:crypto';
import * as tls from 'node:tls';
import { fingerprintOf, makeBoxCertificate, makeCertificate, type BoxCertificate, type SimulatedBox } from '../../box';
import { request, startTestBox } from './client';

interface Handshake {
  authorized: boolean;
  /** A code, or null; its declared type is wrong. */
  error: unknown;
  resumed: boolean;
  fingerprint: string;
  session: Buffer | undefined;
}

/** Connects, waits for the session ticket, and hangs up. */
function shakeHands(box: SimulatedBox, options: tls.ConnectionOptions = {}): Promise<Handshake> {
  return new Promise((resolve, reject) => {
    let session: Buffer | undefined;
    const socket = tls.connect({ host: box.host, port: box.tlsPort, rejectUnauthorized: false, ...options });
    socket.on('error', reject);
    socket.on('session', (ticket) => (session = ticket));
    socket.on('secureConnect', () => {
      const key = socket.getPeerX509Certificate()?.publicKey.export({ type: 'spki', format: 'der' });
      const fingerprint = key ? `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}` : '';
      const resumed = socket.isSessionReused();
      // A request, because tickets of TLS 1.3 come after the handshake.
      socket.end('GET /tr64desc.xml HTTP/1.1\r\nHost: fritz.box\r\nConnection: close\r\n\r\n');
      socket.resume().on('close', () =>
        resolve({
          authorized: socket.authorized,
          error: socket.authorizationError,
          resumed,
          fingerprint,
          session,
        }),
      );
    });
  });
}

suite('Simulated box: certificates', () => {
  const day = 24 * 3600 * 1000;
  const valid = { notBefore: new Date(Date.now() - day), notAfter: new Date(Date.now() + 60 * day) };
  const anyName = { checkServerIdentity: () => undefined };
  let own: BoxCertificate;
  let box: SimulatedBox;

  suiteSetup(async function () {
    this.timeout(20_000);
    own = await makeBoxCertificate({ myFritz: 'abcdefgh01234567.myfritz.net', host: 'fritz-7590' });
  });

  setup(async () => {
    box = await startTestBox({ certificate: own });
  });

  teardown(() => box.close());

  test('a box makes itself what a real one does', () => {
    const certificate = new X509Certificate(own.certPem);
    assert.equal(certificate.subject, 'CN=abcdefgh01234567.myfritz.net');
    assert.equal(certificate.issuer, certificate.subject);
    assert.equal(certificate.verify(certificate.publicKey), true);
    assert.equal(certificate.ca, true);
    assert.equal(certificate.validTo, 'Jan 15 09:14:27 2038 GMT');
    assert.deepEqual(certificate.publicKey.asymmetricKeyDetails?.modulusLength, 2048);
    assert.match(certificate.subjectAltName ?? '', /^DNS:abcdefgh01234567\.myfritz\.net, DNS:fritz\.box, /);
    assert.doesNotMatch(certificate.subjectAltName ?? '', /IP/);
    assert.equal(certificate.toLegacyObject().serialNumber.length, 40);
  });

  test('without a MyFRITZ! name it calls itself fritz.box', async () => {
    const certificate = new X509Certificate((await makeBoxCertificate({ host: 'fritz-7590' })).certPem);
    assert.equal(certificate.subject, 'CN=fritz.box');
  });

  test('the fingerprint is that of the public key shown in the handshake', async () => {
    const { fingerprint } = await shakeHands(box);
    assert.equal(fingerprint, box.fingerprint);
    assert.match(fingerprint, /^SHA256:[A-Za-z0-9+/]{43}$/);
  });

  test('trusted once it is known, and only then', async () => {
    assert.equal((await shakeHands(box)).error, 'DEPTH_ZERO_SELF_SIGNED_CERT');
    assert.equal((await shakeHands(box, { ca: own.certPem, ...anyName })).authorized, true);
    const byAddress = await shakeHands(box, { ca: own.certPem });
    assert.equal(byAddress.error, 'ERR_TLS_CERT_ALTNAME_INVALID');
    assert.equal((await shakeHands(box, { ca: own.certPem, servername: 'fritz.box' })).authorized, true);
  });

  for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
    test(`sessions are resumed (${maxVersion}), but not across a change of certificate`, async () => {
      const first = await shakeHands(box, { maxVersion });
      assert.ok(first.session);
      assert.equal((await shakeHands(box, { maxVersion, session: first.session })).resumed, true);
      assert.deepEqual(box.traffic.handshakes, { full: 1, resumed: 1 });
      await box.setCertificate(await makeBoxCertificate({ host: 'fritz-7590' }));
      const changed = await shakeHands(box, { maxVersion, session: first.session });
      assert.equal(changed.resumed, false);
      assert.equal(changed.fingerprint, box.fingerprint);
      assert.notEqual(changed.fingerprint, first.fingerprint);
    }).timeout(20_000);
  }

  test('a change of certificate ends the connections under TLS and no others', async () => {
    const socket = tls.connect({ host: box.host, port: box.tlsPort, rejectUnauthorized: false });
    socket.on('error', () => undefined);
    await new Promise((resolve) => socket.once('secureConnect', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await box.setCertificate(await makeCertificate({ ...valid, key: own.keyPem, subject: 'new', names: ['new'] }));
    await closed;
    assert.equal((await request(box, { path: '/tr64desc.xml', tls: false })).status, 200);
    assert.equal(new X509Certificate(box.certificate.certPem).subject, 'CN=new');
  });

  test('re-issued for the same key: another certificate, the same fingerprint', async () => {
    const again = await makeCertificate({ ...valid, key: own.keyPem, subject: 'x', names: [] });
    assert.notEqual(again.certPem, own.certPem);
    assert.equal(fingerprintOf(again), fingerprintOf(own));
  });

  test('issued by an authority: trusted through it, intermediates are sent along', async () => {
    const root = await makeCertificate({ ...valid, subject: 'Root', names: [] });
    const middle = await makeCertificate({ ...valid, subject: 'Middle', names: [], issuer: root, ca: true });
    const names = ['abcdefgh01234567.myfritz.net'];
    const leaf = await makeCertificate({ ...valid, subject: names[0] ?? '', names, issuer: middle });
    assert.equal(new X509Certificate(leaf.certPem).ca, false);
    await box.setCertificate(leaf);
    const trusted = await shakeHands(box, { ca: root.certPem, servername: names[0] });
    assert.deepEqual([trusted.authorized, trusted.error], [true, null]);
    assert.equal((await shakeHands(box, { ca: own.certPem, ...anyName })).authorized, false);
  }).timeout(20_000);

  test('expired, and too short a key', async () => {
    const past = { notBefore: new Date(Date.now() - 2 * day), notAfter: new Date(Date.now() - day) };
    const expired = await makeCertificate({ ...past, key: own.keyPem, subject: 'x', names: [] });
    await box.setCertificate(expired);
    assert.equal((await shakeHands(box, { ca: expired.certPem, ...anyName })).error, 'CERT_HAS_EXPIRED');
    const short = await makeCertificate({ ...valid, subject: 'x', names: [], bits: 1024 });
    assert.equal(new X509Certificate(short.certPem).publicKey.asymmetricKeyDetails?.modulusLength, 1024);
  });

  test('dates after 2049 are written in the longer form', async () => {
    const far = await makeCertificate({
      key: own.keyPem,
      subject: 'x',
      names: [],
      notBefore: new Date('2049-12-31T23:59:59Z'),
      notAfter: new Date('2050-01-01T00:00:00Z'),
    });
    const { validFrom, validTo } = new X509Certificate(far.certPem);
    assert.deepEqual([validFrom, validTo], ['Dec 31 23:59:59 2049 GMT', 'Jan  1 00:00:00 2050 GMT']);
  });
});
