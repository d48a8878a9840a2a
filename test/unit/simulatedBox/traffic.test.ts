import assert from 'node:assert/strict';
import { type SimulatedBox } from '../../box';
import { call, loggedIn, request, serviceType, soapRequest, startTestBox } from './client';

suite('Simulated box: traffic', () => {
  let box: SimulatedBox;

  setup(async () => {
    box = await startTestBox();
  });

  teardown(() => box.close());

  test('counts connections, handshakes, requests and both kinds of 401', async () => {
    await request(box, { path: '/tr64desc.xml', tls: false });
    await loggedIn(box, soapRequest('DeviceInfo', 'GetInfo'));
    await loggedIn(box, soapRequest('DeviceInfo', 'GetInfo'), { name: 'anna', password: 'wrong-Password' });
    const { connections, handshakes, requests, challenges, refusedLogins } = box.traffic;
    assert.deepEqual(connections, { http: 1, tls: 4 });
    assert.deepEqual(handshakes.full + handshakes.resumed, 4);
    assert.deepEqual({ requests, challenges, refusedLogins }, { requests: 5, challenges: 2, refusedLogins: 1 });
  });

  test('logs user and action of each call, and never a password', async () => {
    await loggedIn(box, soapRequest('DeviceInfo', 'GetInfo'), { name: 'anna', password: 'wrong-Password' });
    await call(box, 'X_AVM-DE_RemoteAccess', 'SetConfig', {
      NewEnabled: '1',
      NewPort: '443',
      NewUsername: 'anna',
      NewPassword: 'other-Password',
    });
    const [challenge, refused, , done] = box.traffic.log;
    const asked = { method: 'POST', path: '/upnp/control/deviceinfo', service: serviceType('DeviceInfo') };
    assert.deepEqual(challenge, {
      at: challenge?.at,
      ...asked,
      action: 'GetInfo',
      status: 401,
      hadCredentials: false,
      refusal: 'no credentials',
    });
    assert.deepEqual(refused, {
      at: refused?.at,
      ...asked,
      action: 'GetInfo',
      status: 401,
      hadCredentials: true,
      user: 'anna',
      refusal: 'wrong password',
    });
    assert.deepEqual([done?.action, done?.status, done?.user], ['SetConfig', 200, 'anna']);
    assert.doesNotMatch(JSON.stringify(box.traffic), /-Password/);
  });

  test('reset starts again from nothing', async () => {
    await call(box, 'DeviceInfo', 'GetInfo');
    box.traffic.recordMaintenance();
    box.traffic.reset();
    const { connections, handshakes, requests, challenges, refusedLogins, log, maintenance } = box.traffic;
    assert.deepEqual(
      { connections, handshakes, requests, challenges, refusedLogins, log, maintenance },
      {
        connections: { http: 0, tls: 0 },
        handshakes: { full: 0, resumed: 0 },
        requests: 0,
        challenges: 0,
        refusedLogins: 0,
        log: [],
        maintenance: [],
      },
    );
  });
});
