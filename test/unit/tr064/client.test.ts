import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { ClientOptions, KnownBox, Tr064Client } from '../../../src/tr064/client';
import { REMOTE_ACCESS } from '../../../src/tr064/description';
import { Tr064Error, type Tr064ErrorKind } from '../../../src/tr064/errors';
import { getConfig } from '../../../src/tr064/services/appSetup';
import * as deviceInfo from '../../../src/tr064/services/deviceInfo';
import { getUserList } from '../../../src/tr064/services/lanConfigSecurity';
import { getDdnsInfo, getDdnsProviders, getInfo } from '../../../src/tr064/services/remoteAccess';
import { makeBoxCertificate, makeCertificate, startBox, type BoxOptions, type SimulatedBox } from '../../box';
import { clientFor, loginOf } from '../../clientFor';
import { until } from '../../vscode/until';
import { closedAfterEach } from '../../closedAfterEach';

const is = (kind: Tr064ErrorKind) => (error: unknown) => error instanceof Tr064Error && error.kind === kind;

suite('TR-064 client', () => {
  const open = closedAfterEach();

  async function box(options?: BoxOptions): Promise<SimulatedBox> {
    const started = await startBox(options);
    open.push(started);
    return started;
  }

  function client(to: SimulatedBox, credentials = loginOf(to), options: Partial<ClientOptions> = {}): Tr064Client {
    const made = clientFor(to, { credentials, ...options });
    open.push(made);
    return made;
  }

  const readAll = (c: Tr064Client) => Promise.all([getInfo(c), getDdnsInfo(c), deviceInfo.getInfo(c)]);

  /** A box that is known already, as after the first refresh. */
  async function known(of: SimulatedBox): Promise<KnownBox> {
    const first = client(of);
    await first.describe();
    of.traffic.reset();
    return { description: await first.describe(), scpds: {} };
  }

  /** A client that has signed in, and a box whose password is another one since. */
  async function withChangedPassword(options?: BoxOptions): Promise<[SimulatedBox, Tr064Client]> {
    const home = await box(options);
    const reader = client(home);
    await readAll(reader);
    const [admin] = home.state.users;
    assert.ok(admin);
    admin.password = 'changed';
    home.traffic.reset();
    return [home, reader];
  }

  test('reads what the box has', async () => {
    const home = await box();
    const [info, ddns, device] = await readAll(client(home));
    assert.deepEqual(info, {
      enabled: true,
      port: 44123,
      username: 'anna',
      letsEncrypt: { enabled: true, state: 'valid' },
    });
    assert.equal(ddns.updateUrl, home.state.ddns.updateUrl);
    assert.equal(ddns.mode, 'ddns_together');
    assert.equal(device.softwareVersion, '154.08.02');
    const providers = await getDdnsProviders(client(home));
    assert.deepEqual(providers[2], { name: 'Namen & Nummern DynDNS', infoUrl: 'https://namen-nummern.example/dyndns' });
  });

  test("knows Let's Encrypt by the service description, not by the version", async () => {
    const old = client(await box({ scenario: '7530-7.29' }));
    assert.equal((await getInfo(old)).letsEncrypt, undefined);
    assert.equal(await old.action(REMOTE_ACCESS, 'SetLetsEncryptEnable'), undefined);
    assert.ok(await client(await box()).action(REMOTE_ACCESS, 'SetLetsEncryptEnable'));
  });

  test('costs one request more than there are reads, one challenge, and one full handshake', async () => {
    const home = await box({ delayMs: 25 });
    const knownBox = await known(home);
    const reader = client(home, loginOf(home), { known: knownBox });
    await readAll(reader);
    assert.deepEqual([home.traffic.requests, home.traffic.challenges, home.traffic.refusedLogins], [4, 1, 0]);
    assert.deepEqual(home.traffic.handshakes, { full: 1, resumed: 1 });
    home.traffic.reset();
    await readAll(reader);
    assert.deepEqual([home.traffic.requests, home.traffic.challenges, home.traffic.handshakes.full], [3, 0, 0]);
  });

  test('shares one login among calls that start together', async () => {
    const home = await box({ delayMs: 10 });
    const reader = client(home);
    await Promise.all(Array.from({ length: 8 }, () => getInfo(reader)));
    assert.equal(home.traffic.challenges, 1);
    assert.equal(home.traffic.refusedLogins, 0);
    assert.equal(home.traffic.connections.tls, 2, 'the first, closed by the challenge, and one that stays');
  });

  test('tries a wrong password once, however many calls there are', async () => {
    const home = await box();
    const { user } = loginOf(home);
    const wrong = client(home, { user, password: 'wrong' });
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => getInfo(wrong)));
    assert.ok(outcomes.every((outcome) => outcome.status === 'rejected' && is('wrong-credentials')(outcome.reason)));
    await assert.rejects(getInfo(wrong), is('wrong-credentials'));
    assert.equal(home.traffic.refusedLogins, 1);

    wrong.credentials = loginOf(home);
    assert.equal((await getInfo(wrong)).port, 44123);
  });

  test('tries a password that was changed at the box twice, and no more', async () => {
    const [home, reader] = await withChangedPassword();
    // Later than the burst of calls in which a login is taken for granted.
    await new Promise((resolve) => setTimeout(resolve, 400));
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => getInfo(reader)));
    assert.ok(outcomes.every((outcome) => outcome.status === 'rejected' && is('wrong-credentials')(outcome.reason)));
    assert.equal(home.traffic.refusedLogins, 2);
  });

  test('tries a password that is changed in the middle of a burst a few times and not per call', async () => {
    const [home, reader] = await withChangedPassword({ delayMs: 5 });
    await Promise.allSettled(Array.from({ length: 12 }, () => getInfo(reader)));
    // Two are in flight, the second goes again when the first 401 closes the connection, and one has a new nonce.
    assert.ok(home.traffic.refusedLogins <= 4, `${home.traffic.refusedLogins} tries`);
  });

  test('goes on when a nonce has expired', async () => {
    const home = await box({ nonceLifetimeMs: 1_000 });
    const reader = client(home);
    await readAll(reader);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await readAll(reader);
    assert.equal((await getInfo(reader)).port, 44123);
  });

  test('signs in with umlauts, quotes and blanks', async () => {
    const home = await box();
    const [admin] = home.state.users;
    assert.ok(admin);
    Object.assign(admin, { name: 'Jürgen "Jo" Groß', password: 'Ä\\"ö§€ 😀' });
    const reader = client(home, { user: admin.name, password: admin.password });
    assert.equal((await getConfig(reader)).configRight, 'RW');
  });

  test('asks for no login where none is needed', async () => {
    const home = await box();
    const anybody = client(home, undefined, { credentials: undefined });
    assert.deepEqual(await getUserList(anybody), [
      { name: 'anna', lastUser: true },
      { name: 'paul', lastUser: false },
    ]);
    assert.equal(home.traffic.challenges, 0);
    await assert.rejects(getInfo(anybody), is('sign-in-needed'));
  });

  test('tells the three 401 apart', async () => {
    const home = await box();
    const reader = client(home);
    await assert.rejects(getInfo(client(home, { user: 'nobody', password: 'x' })), is('wrong-credentials'));
    await assert.rejects(reader.call(REMOTE_ACCESS, 'GetNothing'), is('invalid-action'));
    home.state.accessForApplications = false;
    await assert.rejects(getInfo(reader), is('tr064-off'));
    await assert.rejects(getInfo(client(home)), is('tr064-off'));
  });

  test('names rights that are missing and arguments that are wrong', async () => {
    const home = await box();
    await assert.rejects(getDdnsProviders(client(home, loginOf(home, 1))), is('not-authorized'));
    await assert.rejects(client(home).call(REMOTE_ACCESS, 'SetEnable', {}), is('invalid-args'));
    await assert.rejects(client(home).call('urn:dslforum-org:service:Nothing:1', 'GetInfo'), is('service-missing'));
  });

  test('sends nothing for a while after the box has locked it out', async () => {
    const home = await box();
    const reader = client(home);
    home.faults.order({ kind: 'status', status: 503 }, { action: 'GetInfo' });
    await assert.rejects(
      getInfo(reader),
      (e) => is('locked-out')(e) && (e as Tr064Error).details.retryAt !== undefined,
    );
    home.traffic.reset();
    await assert.rejects(getInfo(reader), is('locked-out'));
    assert.equal(home.traffic.requests, 0);
  });

  test('sends none of the calls that were waiting when the box locked it out', async () => {
    const home = await box();
    const reader = client(home, loginOf(home), { known: await known(home) });
    home.faults.order({ kind: 'status', status: 503 }, { times: 100 });
    await Promise.allSettled(Array.from({ length: 7 }, () => getInfo(reader)));
    assert.equal(home.traffic.requests, 1);
  });

  test('sends nothing more once it is closed', async () => {
    const home = await box({ delayMs: 50 });
    const reader = client(home);
    await getInfo(reader);
    home.traffic.reset();
    const reading = Promise.allSettled(Array.from({ length: 6 }, () => getInfo(reader)));
    await new Promise((resolve) => setTimeout(resolve, 20));
    await reader.close();
    assert.ok((await reading).every(({ status }) => status === 'rejected'));
    await assert.rejects(getInfo(reader), is('connection-lost'));
    assert.ok(home.traffic.requests <= 2, 'what was under way');
  });

  test('ends at once when it is told to while it connects', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const waiting = client(await box(), undefined, { port });
    const start = performance.now();
    try {
      await assert.rejects(getInfo(waiting, { timeout: 200 }), is('timeout'));
      const reason = new Error('enough');
      await assert.rejects(getInfo(waiting, { signal: AbortSignal.abort(reason) }), reason);
      assert.ok(performance.now() - start < 1_000);
    } finally {
      silent.close();
    }
  });

  test('reads on for one caller when another gives up', async () => {
    const home = await box({ delayMs: 50 });
    const reader = client(home);
    const abort = new AbortController();
    const first = reader.describe({ signal: abort.signal });
    const second = reader.describe();
    abort.abort(new Error('enough'));
    await assert.rejects(first, /enough/);
    assert.equal((await second).modelName, 'FRITZ!Box 7590');
  });

  test('repeats a read that was cut off, once, and never a write', async () => {
    const home = await box();
    const reader = client(home);
    await getInfo(reader);
    const actions = () => home.traffic.log.map(({ action }) => action);
    for (const kind of ['drop before', 'drop after', 'truncate'] as const) {
      home.traffic.reset();
      home.faults.order({ kind }, { action: 'GetInfo' });
      assert.equal((await getInfo(reader)).port, 44123);
      assert.deepEqual(actions(), ['GetInfo', 'GetInfo'], kind);

      home.traffic.reset();
      home.faults.order({ kind }, { action: 'SetEnable' });
      await assert.rejects(reader.call(REMOTE_ACCESS, 'SetEnable', { NewEnabled: '1' }), is('connection-lost'));
      assert.deepEqual(actions(), ['SetEnable'], kind);
    }
    home.faults.order({ kind: 'drop before' }, { action: 'GetInfo', times: 2 });
    await assert.rejects(getInfo(reader), is('connection-lost'));
  });

  test('has two reads in flight, and one at a time with a box that cannot cope with that', async () => {
    const home = await box({ delayMs: 100 });
    const reader = client(home);
    await getInfo(reader);
    const ofFour = async (): Promise<number> => {
      home.faults.mostAtOnce = 0;
      await Promise.all([1, 2, 3, 4].map(() => getInfo(reader)));
      return home.faults.mostAtOnce;
    };
    assert.equal(await ofFour(), 2);
    home.faults.order({ kind: 'drop before' }, { action: 'GetDDNSInfo' });
    const answers = await Promise.all([getInfo(reader), getInfo(reader), getDdnsInfo(reader)]);
    assert.equal(answers[2].domain, 'home.example.org', 'the read that was lost was sent again');
    assert.equal(await ofFour(), 1, 'one at a time from then on');
    assert.equal(home.traffic.refusedLogins, 0);
  });

  test('sends a read alone that a box passed over because it came behind another', async () => {
    const home = await box({ delayMs: 50 });
    const reader = client(home);
    await getInfo(reader);
    home.faults.order({ kind: 'hang' }, { action: 'GetDDNSInfo' });
    const [info, ddns] = await Promise.all([getInfo(reader), getDdnsInfo(reader)]);
    assert.deepEqual([info.port, ddns.domain], [44123, 'home.example.org']);
  }).timeout(10_000);

  test('survives that a box closes idle connections', async () => {
    const home = await box();
    const reader = client(home);
    await readAll(reader);
    home.faults.closeIdleConnections();
    assert.equal((await readAll(reader))[0].port, 44123);
  });

  test('ends at the time limit, and when it is told to', async () => {
    const home = await box();
    const reader = client(home);
    await getInfo(reader);
    home.faults.order({ kind: 'hang' }, { action: 'GetInfo' });
    await assert.rejects(getInfo(reader, { timeout: 100 }), is('timeout'));

    home.faults.order({ kind: 'hang' }, { action: 'GetInfo' });
    const reason = new Error('enough');
    const abort = new AbortController();
    const before = home.traffic.requests;
    const hanging = assert.rejects(getInfo(reader, { signal: abort.signal }), reason);
    await until(() => home.traffic.requests > before, 'the request');
    abort.abort(reason);
    await hanging;
    assert.equal((await getInfo(reader)).port, 44123, 'and works again afterwards');
  });

  test('refuses answers that are too large or not what was asked for', async () => {
    const home = await box();
    const reader = client(home);
    const answer = (body: string) => {
      home.faults.order({ kind: 'wrong content', body }, { action: 'GetInfo' });
      return getInfo(reader);
    };
    await assert.rejects(answer('x'.repeat(5 * 1024 * 1024)), is('response-too-large'));
    await assert.rejects(answer('<html><body>Hello</body></html>'), is('bad-response'));
    await assert.rejects(answer('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), is('bad-response'));
    home.faults.order({ kind: 'status', status: 500 }, { action: 'GetInfo' });
    await assert.rejects(getInfo(reader), is('bad-response'));
    home.faults.order({ kind: 'status', status: 302 }, { action: 'GetInfo' });
    await assert.rejects(getInfo(reader), (e) => is('http-status')(e) && (e as Tr064Error).details.status === 302);
  });

  test('gives nothing to a box with another key, on new and on kept connections', async () => {
    const home = await box();
    const reader = client(home);
    await readAll(reader);
    await home.setCertificate(await makeBoxCertificate({ host: 'impostor' }));
    home.traffic.reset();
    await assert.rejects(getInfo(reader), is('identity-changed'));
    await assert.rejects(
      getInfo(client(home, loginOf(home), { trust: { kind: 'key', fingerprint: 'SHA256:other' } })),
      is('identity-changed'),
    );
    assert.equal(home.traffic.requests, 0);
  });

  test('takes a new certificate for the same key silently', async () => {
    const home = await box();
    const reader = client(home);
    await getInfo(reader);
    const { keyPem } = home.certificate;
    const later = { notBefore: new Date('2025-01-01'), notAfter: new Date('2038-01-15') };
    await home.setCertificate(await makeCertificate({ key: keyPem, subject: 'new.myfritz.net', names: [], ...later }));
    assert.equal((await getInfo(reader)).port, 44123);
  });

  test('speaks to an expired certificate with the accepted key: the key is what was accepted', async () => {
    const home = await box();
    const { keyPem } = home.certificate;
    const expired = { notBefore: new Date('2001-01-01'), notAfter: new Date('2002-01-01') };
    await home.setCertificate(await makeCertificate({ key: keyPem, subject: 'fritz.box', names: [], ...expired }));
    assert.equal((await getInfo(client(home))).port, 44123);
  });

  test('says what kind of nothing is there', async () => {
    const home = await box();
    const nobody = client(home, loginOf(home), { port: home.port });
    await assert.rejects(getInfo(nobody), is('tls-failed'), 'a plain HTTP port');
    await assert.rejects(getInfo(client(home, loginOf(home), { host: 'no-such-name.invalid' })), is('name-not-found'));
    await home.close();
    open.splice(open.indexOf(home), 1);
    await assert.rejects(getInfo(client(home)), is('unreachable'));
  });

  test('keeps descriptions until the firmware changes', async () => {
    const home = await box();
    let kept: KnownBox | undefined;
    const options = { onKnown: (k: KnownBox | undefined) => (kept = k) };
    const first = client(home, loginOf(home), options);
    await first.action(REMOTE_ACCESS, 'SetEnable');
    assert.ok(kept?.scpds[REMOTE_ACCESS]);

    const second = client(home, loginOf(home), { ...options, known: JSON.parse(JSON.stringify(kept)) as KnownBox });
    home.traffic.reset();
    await second.action(REMOTE_ACCESS, 'SetEnable');
    assert.equal(home.traffic.requests, 0);
    second.noteSoftwareVersion('154.08.02');
    assert.ok(kept);
    second.noteSoftwareVersion('154.08.20');
    assert.equal(kept, undefined);
    await second.describe();
    assert.equal(home.traffic.requests, 1);
  });

  test('logs no secrets', async () => {
    const home = await box();
    const lines: string[] = [];
    const reader = client(home, loginOf(home), { trace: (line) => lines.push(line) });
    await readAll(reader);
    assert.match(lines.join('\n'), /X_AVM-DE_RemoteAccess:1#GetDDNSInfo: HTTP 200/);
    assert.ok(!lines.join('\n').includes(loginOf(home).password) && !lines.join('\n').includes('eule-Token'));
  });
});
