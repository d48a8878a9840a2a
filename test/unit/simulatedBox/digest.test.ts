import assert from 'node:assert/strict';
import { type SimulatedBox } from '../../box';
import {
  startTestBox,
  administratorOf,
  authorization,
  challengeOf,
  digestResponse,
  loggedIn,
  request,
  soapRequest,
} from './client';

suite('Simulated box: Digest', () => {
  const wanted = soapRequest('X_AVM-DE_RemoteAccess', 'GetInfo');
  let box: SimulatedBox;

  setup(async () => {
    box = await startTestBox();
  });

  teardown(() => box.close());

  test('the test client computes the example of RFC 7616, section 3.9.1', () => {
    const response = digestResponse(
      { name: 'Mufasa', password: 'Circle of Life' },
      {
        realm: 'http-auth@example.org',
        nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v',
        nc: '00000001',
        cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
        qop: 'auth',
        method: 'GET',
        uri: '/dir/index.html',
      },
    );
    assert.equal(response, '8ca523f5e9506fed4657c9700eebdbec');
  });

  test('the challenge is that of a real box, letter for letter', async () => {
    for (const tls of [true, false]) {
      const challenge = await challengeOf(box, { ...wanted, tls });
      assert.match(challenge, /^Digest realm="HTTPS Access",nonce="[0-9A-F]{16}",algorithm=MD5,qop="auth"$/);
    }
  });

  test('401 is HTML and ends the connection', async () => {
    const reply = await request(box, { ...wanted, headers: { ...wanted.headers, connection: 'keep-alive' } });
    assert.equal(reply.status, 401);
    assert.equal(reply.headers['content-type'], 'text/html');
    assert.equal(reply.headers.connection, 'close');
    assert.equal(reply.headers.pragma, 'no-cache');
    assert.equal(reply.headers.server, 'Webserver');
    assert.match(reply.body, /^<HTML><HEAD><TITLE>401 Unauthorized \(ERR_NONE\)<\/TITLE>/);
    const refused = await loggedIn(box, wanted, { name: 'anna', password: 'wrong' });
    assert.equal(refused.status, 401);
    assert.match(refused.body, /ERR_ACCESS_DENIED/);
  });

  test('the right password opens, and the nonce goes on being good while its count rises', async () => {
    const challenge = await challengeOf(box, wanted);
    const status = async (nc: number) => {
      const header = authorization(administratorOf(box), challenge, wanted, { nc });
      return (await request(box, { ...wanted, headers: { ...wanted.headers, authorization: header } })).status;
    };
    assert.equal(await status(1), 200);
    assert.equal(await status(2), 200);
    assert.equal(await status(2), 401, 'replayed');
    assert.equal(await status(1), 401, 'falling');
    assert.equal(await status(7), 200, 'gaps are allowed');
    assert.equal(box.traffic.log.at(-2)?.refusal, 'nonce count not rising');
  });

  test('the reason for refusing a login stands in the traffic log only', async () => {
    const refused = async (change: Parameters<typeof loggedIn>[3], credentials = administratorOf(box)) => {
      const reply = await loggedIn(box, wanted, credentials, change);
      assert.equal(reply.status, 401);
      assert.match(reply.headers['www-authenticate'] ?? '', /^Digest realm="HTTPS Access",nonce="[0-9A-F]{16}"/);
      return box.traffic.log.at(-1)?.refusal;
    };
    assert.equal(await refused({}, { name: 'anna', password: 'wrong' }), 'wrong password');
    assert.equal(await refused({}, { name: 'nobody', password: 'x' }), 'unknown user');
    assert.equal(await refused({ uri: '/upnp/control/deviceinfo' }), 'other uri');
    assert.equal(await refused({ nonce: '0123456789ABCDEF' }), 'unknown or expired nonce');
    assert.equal(await refused({ realm: 'F!Box SOAP-Auth' }), 'other realm');
    assert.equal(await refused({ qop: 'auth-int' }), 'malformed');
    const basic = await request(box, { ...wanted, headers: { ...wanted.headers, authorization: 'Basic YTpi' } });
    assert.equal(basic.status, 401);
  });

  test('the uri is the whole request target, with its query', async () => {
    const target = { ...wanted, path: `${wanted.path}?x=1` };
    assert.equal((await loggedIn(box, target)).status, 200);
    assert.equal((await loggedIn(box, target, administratorOf(box), { uri: wanted.path })).status, 401);
  });

  test('an expired nonce is refused like a wrong password: a new nonce and no stale flag', async () => {
    const shortLived = await startTestBox({ nonceLifetimeMs: 0 });
    try {
      const challenge = await challengeOf(shortLived, wanted);
      await new Promise((resolve) => setTimeout(resolve, 5));
      const header = authorization(administratorOf(shortLived), challenge, wanted);
      const reply = await request(shortLived, { ...wanted, headers: { ...wanted.headers, authorization: header } });
      assert.equal(reply.status, 401);
      assert.doesNotMatch(reply.headers['www-authenticate'] ?? '', /stale/i);
      assert.notEqual(reply.headers['www-authenticate'], challenge);
    } finally {
      await shortLived.close();
    }
  });

  test('forgetting the nonces is like a restart', async () => {
    const challenge = await challengeOf(box, wanted);
    box.forgetNonces();
    const header = authorization(administratorOf(box), challenge, wanted);
    const reply = await request(box, { ...wanted, headers: { ...wanted.headers, authorization: header } });
    assert.equal(reply.status, 401);
  });

  test('user names may be of any script and any form', async () => {
    for (const name of ['Jürgen Müller', 'anna@example.org', 'Ольга', '李"雷\\']) {
      const user = box.state.users[0];
      assert.ok(user);
      user.name = name;
      const header = authorization(administratorOf(box), await challengeOf(box, wanted), wanted).replace(
        /username="(.*)", realm/,
        (_, raw: string) => `username="${raw.replace(/["\\]/g, '\\$&')}", realm`,
      );
      const reply = await request(box, { ...wanted, headers: { ...wanted.headers, authorization: header } });
      assert.equal(reply.status, 200, name);
    }
  });

  test('with anonymous login any user name will do', async () => {
    box.state.anonymousLogin = true;
    const password = administratorOf(box).password;
    assert.equal((await loggedIn(box, wanted, { name: 'dslf-config', password })).status, 200);
    assert.equal((await loggedIn(box, wanted, { name: 'dslf-config', password: 'wrong' })).status, 401);
  });

  test('a disabled user stays outside', async () => {
    const user = box.state.users[1];
    assert.ok(user);
    assert.equal((await loggedIn(box, wanted, user)).status, 200);
    user.enabled = false;
    assert.equal((await loggedIn(box, wanted, user)).status, 401);
  });

  test('too many requests without a login are answered 503 until one succeeds', async () => {
    box.faults.mostUnauthenticated = 2;
    const statuses = [];
    for (let index = 0; index < 3; index += 1) {
      statuses.push((await request(box, wanted)).status);
    }
    assert.deepEqual(statuses, [401, 401, 503]);
    box.faults.clear();
    assert.equal((await loggedIn(box, wanted)).status, 200);
    box.faults.mostUnauthenticated = 2;
    assert.equal((await request(box, wanted)).status, 401);
  });
});
