import assert from 'node:assert/strict';
import { type SimulatedBox } from '../../box';
import { isLoopback } from '../../box/simulation';
import { call, request, startTestBox } from './client';
import { passTime, startClock, stopClock } from './clock';

suite('Simulated box: acting as the person at the box', () => {
  let box: SimulatedBox;

  setup(async () => {
    box = await startTestBox({ scenario: 'second-factor' });
  });

  teardown(() => {
    startClock();
    return box.close();
  });

  const post = (path: string) => request(box, { method: 'POST', path: `/simulation${path}`, tls: false });
  const start = () => call(box, 'X_AVM-DE_Auth', 'SetConfig', { NewAction: 'start' });
  const stateIn = (body: string) => (JSON.parse(body) as { secondFactor: { state: string } }).secondFactor.state;

  test('tells what is to be seen at the box, and no secrets', async () => {
    const { NewToken = '' } = await start();
    const { status, headers, body } = await request(box, { path: '/simulation', tls: false });
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'application/json');
    assert.deepEqual(JSON.parse(body), {
      name: 'FRITZ!Box 7590',
      secondFactor: {
        enabled: true,
        state: 'waitingforauth',
        methods: 'button,dtmf;*11234',
        required: box.state.secondFactor.required,
      },
      remoteAccess: { enabled: true, port: 44123 },
      ddns: { enabled: true, statusIPv4: 'complete', statusIPv6: 'complete' },
      letsEncrypt: { enabled: true, state: 'valid' },
    });
    for (const secret of [NewToken, box.state.ddns.password, ...box.users.map(({ password }) => password)]) {
      assert.ok(!body.includes(secret));
    }
  });

  test('presses the button', async () => {
    await start();
    assert.equal(stateIn((await post('/button')).body), 'authenticated');
  });

  test('dials a code', async () => {
    await start();
    assert.equal(stateIn((await post('/dial/*11234')).body), 'authenticated');
    box.state.secondFactor.process = undefined;
    await start();
    assert.equal(stateIn((await post('/dial/%23%')).body), 'failure');
  });

  for (const [query, seconds] of [
    ['', 5],
    ['?seconds=90', 90],
  ] as const) {
    test(`restarts the box, after it has answered, for ${seconds} seconds`, async () => {
      stopClock();
      assert.equal((await post(`/reboot${query}`)).status, 200);
      const page = { path: '/tr64desc.xml', tls: false };
      passTime(seconds * 1000 - 1);
      await assert.rejects(request(box, page), /ECONNRESET|hang up/);
      passTime(1);
      assert.equal((await request(box, page)).status, 200);
    });
  }

  test('knows nothing else', async () => {
    for (const path of ['', '/', '/dial', '/dial/', '/dial/1/2', '/button/x', '/reboot?seconds=soon', '/other']) {
      assert.equal((await post(path)).status, 404, path);
    }
    assert.equal((await request(box, { path: '/simulation/button', tls: false })).status, 404);
    assert.equal((await request(box, { path: '/simulations', tls: false })).status, 404);
  });

  test('is there over plain HTTP only, under the names of the box only, and leaves no trace', async () => {
    await post('/button');
    assert.equal(box.traffic.requests, 0);
    assert.equal((await request(box, { path: '/simulation' })).status, 404);
    const headers = { host: 'page.example' };
    assert.equal((await request(box, { path: '/simulation', headers, tls: false })).status, 400);
  });

  test('is there for programs on this machine only', () => {
    for (const address of ['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1']) {
      assert.equal(isLoopback(address), true, address);
    }
    for (const address of ['', '192.168.178.20', '203.0.113.7', '::', '::2', '::ffff:192.0.2.1', '2001:db8::1']) {
      assert.equal(isLoopback(address), false, address);
    }
  });
});
