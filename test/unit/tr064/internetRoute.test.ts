import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientOptions, Tr064Client } from '../../../src/tr064/client';
import type { Endpoint } from '../../../src/tr064/endpoint';
import { routedPath } from '../../../src/tr064/route';
import { Tr064Error, type Tr064ErrorKind } from '../../../src/tr064/errors';
import { readIdentity } from '../../../src/tr064/identity';
import { locateBox } from '../../../src/tr064/locate';
import type { Proxy } from '../../../src/tr064/proxy';
import { getConfig } from '../../../src/tr064/services/appSetup';
import { getDdnsInfo, getInfo, setConfig } from '../../../src/tr064/services/remoteAccess';
import { getUserList } from '../../../src/tr064/services/lanConfigSecurity';
import { makeBoxCertificate, startBox, type SimulatedBox } from '../../box';
import { clientFor, loginOf } from '../../clientFor';
import { closedAfterEach } from '../../closedAfterEach';
import { startProxy, type TestProxy } from '../../net/proxy';
import { record } from '../security/recorder';

const is = (kind: Tr064ErrorKind) => (error: unknown) => error instanceof Tr064Error && error.kind === kind;

/** A name that no resolver knows: only a proxy can lead there. */
const OUTSIDE = 'home.invalid';

suite('through the internet', function () {
  this.timeout(10_000);
  let box: SimulatedBox;
  const open = closedAfterEach();

  setup(async () => {
    box = await startBox({ remote: {} });
    box.state.hostNames.push(OUTSIDE);
  });
  teardown(async () => {
    await box.close();
  });

  function client(options: Partial<ClientOptions> = {}): Tr064Client {
    const made = clientFor(box, { port: box.state.remoteAccess.port, route: 'internet', ...options });
    open.push(made);
    return made;
  }

  async function proxy(status?: number | 'silent'): Promise<TestProxy & { endpoint: Endpoint }> {
    const started = await startProxy(status);
    open.push(started);
    return { ...started, endpoint: throughProxy(started.port) };
  }

  function throughProxy(port: number, more: Partial<Proxy> = {}): Endpoint {
    return {
      host: OUTSIDE,
      port: box.state.remoteAccess.port,
      route: 'internet',
      proxy: { scheme: 'http', host: '127.0.0.1', port, strict: true, ...more },
    };
  }

  test('every path has its prefix, and even the description is behind the login', async () => {
    const info = await getInfo(client());
    assert.equal(info.port, box.state.remoteAccess.port);
    assert.deepEqual(
      box.traffic.log.map(({ method, path, status }) => `${method} ${path} ${status}`),
      ['GET /tr064/tr64desc.xml 401', 'GET /tr064/tr64desc.xml 200', 'POST /tr064/upnp/control/x_remote 200'],
    );
    assert.equal(routedPath({ route: 'internet' }, '/tr064/x'), '/tr064/x', 'a box may name the whole path');
    assert.equal(routedPath({}, '/x'), '/x');
  });

  test('a known box costs one request more than it is asked, and no more connections', async () => {
    let known: ClientOptions['known'];
    await getInfo(client({ onKnown: (now) => (known = now) }));
    box.traffic.reset();
    const reader = client({ known });
    await Promise.all([reader.reach(), reader.reach()]);
    await reader.reach();
    assert.equal(box.traffic.connections.tls, 1);
    assert.equal(box.traffic.requests, 0, 'nothing is sent to find out whether the box is there');
    await Promise.all([getInfo(reader), getDdnsInfo(reader)]);
    assert.equal(box.traffic.requests, 3);
    assert.equal(box.traffic.connections.tls, 2, 'a box closes the one on which it asked for the login');
  });

  test('only users with the right to come from there are let in, at the cost of one refusal', async () => {
    const user = box.state.users[0];
    assert.ok(user);
    user.fromInternet = false;
    const reader = client();
    await assert.rejects(getInfo(reader), is('wrong-credentials'));
    await assert.rejects(getInfo(reader), is('wrong-credentials'));
    assert.equal(box.traffic.log.filter(({ hadCredentials }) => hadCredentials).length, 1);
    assert.equal((await getInfo(clientFor(box))).enabled, true, 'in the home network the same user may');
  });

  test('the box says that the call comes from there, and names no users', async () => {
    assert.equal((await getConfig(client())).accessFromInternet, true);
    assert.deepEqual(await getUserList(client()), []);
  });

  test('another key gets nothing', async () => {
    const other = await makeBoxCertificate({ host: 'impostor' });
    const recorder = await record(other);
    open.push(recorder);
    await assert.rejects(getInfo(client({ port: recorder.port })), is('identity-changed'));
    await assert.rejects(client({ port: recorder.port }).reach(), is('identity-changed'));
    box.setRemoteCertificate(other);
    await assert.rejects(getInfo(client()), is('identity-changed'));
    assert.equal(recorder.received(), '');
    assert.equal(box.traffic.requests, 0);
  });

  test('the port moves and closes with the settings of the box', async () => {
    const writer = client();
    const { port } = box.state.remoteAccess;
    const next = await freePort();
    const user = loginOf(box);
    await setConfig(writer, { enabled: true, port: next, username: user.user, password: user.password });
    await box.followRemoteAccess();
    assert.equal((await getInfo(client({ port: next }))).port, next);
    await assert.rejects(getInfo(client({ port })), is('unreachable'));
    box.state.remoteAccess.enabled = false;
    await box.followRemoteAccess();
    await assert.rejects(getInfo(client({ port: next })), is('unreachable'));
  });

  test('a slow answer is waited for longer than in the home network', async () => {
    const reader = client();
    await getInfo(reader);
    // A second read behind a first one is given up after four seconds in the home network.
    box.faults.delayMs = 4_500;
    const [info] = await Promise.all([getInfo(reader), getDdnsInfo(reader)]);
    assert.equal(info.enabled, true);
  }).timeout(20_000);

  test('an address is taken for one of the internet by its path, and by where it leads', async () => {
    const { port } = box.state.remoteAccess;
    const located = await locateBox({ host: '127.0.0.1', port, route: 'internet' });
    assert.deepEqual(located, { route: 'internet', host: '127.0.0.1', tlsPort: port, description: undefined });
    assert.deepEqual(await locateBox({ host: '203.0.113.7', port: undefined }), {
      route: 'internet',
      host: '203.0.113.7',
      tlsPort: 443,
      description: undefined,
    });
    assert.equal((await locateBox({ host: '127.0.0.1', port: box.port })).route, 'lan');
    assert.equal(box.traffic.log.filter(({ path }) => path.startsWith('/tr064')).length, 0, 'nothing was asked there');
  });

  suite('and a proxy', () => {
    test('identity and requests go through it, and it sees neither', async () => {
      const { asked, endpoint } = await proxy();
      assert.equal((await readIdentity(endpoint)).fingerprint, box.fingerprint);
      assert.equal((await getInfo(client(endpoint))).enabled, true);
      assert.deepEqual(
        new Set(asked.map(({ target }) => target)),
        new Set([`${OUTSIDE}:${box.state.remoteAccess.port}`]),
      );
    });

    test('it is asked for a name in the form that the network knows', async () => {
      const { asked, endpoint } = await proxy();
      await readIdentity({ ...endpoint, host: 'müller.invalid' });
      assert.deepEqual(
        asked.map(({ target }) => target),
        [`xn--mller-kva.invalid:${box.state.remoteAccess.port}`],
      );
    });

    test('it is used by nothing in the home network', async () => {
      const { asked, endpoint } = await proxy();
      const home = { host: box.host, port: box.tlsPort, proxy: endpoint.proxy };
      assert.equal((await readIdentity(home)).fingerprint, box.fingerprint);
      const reader = clientFor(box, home);
      open.push(reader);
      await getInfo(reader);
      // The same prefix works there, too.
      await getInfo(client({ proxy: endpoint.proxy }));
      assert.deepEqual(asked, []);
    });

    test('alone gets the login that is set for it', async () => {
      const started = await proxy();
      const authorization = 'Basic YW5uYTpnZWhlaW0=';
      await getInfo(client(throughProxy(started.port, { authorization })));
      assert.deepEqual(new Set(started.asked.map((one) => one.authorization)), new Set([authorization]));
    });

    test('that refuses, is not there, or says nothing is told from a box that is not reached', async () => {
      const refused = await proxy(407);
      await assert.rejects(getInfo(client(refused.endpoint)), (error) => {
        assert.ok(error instanceof Tr064Error);
        assert.deepEqual([error.kind, error.details.status], ['proxy-failed', 407]);
        assert.equal(error.details.address, `127.0.0.1:${refused.port}`);
        return true;
      });
      const gone = await startProxy();
      await gone.close();
      await assert.rejects(getInfo(client(throughProxy(gone.port))), is('proxy-failed'));
      const silent = await proxy('silent');
      await assert.rejects(client(silent.endpoint).reach(300), is('proxy-failed'));
      const giveUp = new AbortController();
      const reading = readIdentity(silent.endpoint, giveUp.signal);
      await sleep(50);
      giveUp.abort(new Error('enough'));
      await assert.rejects(reading, /enough/);
    });

    test('it may speak TLS itself, with a certificate that is checked unless the settings say otherwise', async () => {
      const started = await startProxy(200, await makeBoxCertificate({ host: 'proxy.example' }));
      open.push(started);
      const secure = (strict: boolean): Endpoint => throughProxy(started.port, { scheme: 'https', strict });
      assert.equal((await getInfo(client(secure(false)))).enabled, true);
      const { length } = started.asked;
      assert.ok(length > 0);
      await assert.rejects(getInfo(client(secure(true))), is('proxy-failed'));
      assert.equal(started.asked.length, length, 'nothing is asked of a proxy with an unknown certificate');
    });

    test('an impostor behind it gets nothing', async () => {
      const recorder = await record(await makeBoxCertificate({ host: 'impostor' }));
      open.push(recorder);
      const { endpoint } = await proxy();
      await assert.rejects(getInfo(client({ ...endpoint, port: recorder.port })), is('identity-changed'));
      assert.equal(recorder.received(), '');
    });
  });
});

async function freePort(): Promise<number> {
  const other = await startBox({ remote: {} });
  const { port } = other.state.remoteAccess;
  await other.close();
  return port;
}
