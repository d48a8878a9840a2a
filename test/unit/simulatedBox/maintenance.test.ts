import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { type BoxOptions, type MaintenanceBehaviour, type SimulatedBox } from '../../box';
import { call, startTestBox } from './client';
import { passTime, startClock, stopClock } from './clock';

suite('Simulated box: TR-069 maintenance port', () => {
  let box: SimulatedBox;

  const start = async (behaviour: MaintenanceBehaviour, options: BoxOptions = {}) => {
    box = await startTestBox({ ...options, maintenance: { behaviour } });
  };

  teardown(() => {
    startClock();
    return box.close();
  });

  /** All that comes back until the box hangs up, or nothing within a moment. */
  const exchange = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(box.maintenancePort ?? 0, box.host, () => socket.write(text));
      let received = '';
      socket.on('data', (chunk: Buffer) => (received += chunk.toString()));
      socket.on('error', reject).on('close', () => resolve(received));
      socket.setTimeout(100, () => socket.destroy());
    });
  const get = (path: string) => exchange(`GET ${path} HTTP/1.1\r\nHost: ${box.host}\r\n\r\n`);
  const secretPath = () => new URL(box.state.managementServer.connectionRequestUrl).pathname;
  const tellsOfTheBox = (text: string) => {
    const { modelName, mac } = box.state.device;
    return [modelName, 'FRITZ', 'AVM', '08.02', mac].some((word) => text.includes(word));
  };

  test('is closed unless asked for', async () => {
    box = await startTestBox();
    assert.equal(box.maintenancePort, undefined);
    assert.equal(box.state.managementServer.connectionRequestUrl, 'http://203.0.113.7:8089/a1b2c3d4e5f60718');
  });

  test('the provider is told where to call, if there is one', async () => {
    await start('correct');
    const { NewConnectionRequestURL } = await call(box, 'ManagementServer', 'GetInfo');
    assert.equal(NewConnectionRequestURL, `http://127.0.0.1:${box.maintenancePort}/a1b2c3d4e5f60718`);
    await box.close();
    await start('correct', { scenario: 'no-acs' });
    assert.equal(box.state.managementServer.connectionRequestUrl, '');
    assert.equal(await get('/'), 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  });

  test('silent: takes connections and says nothing', async () => {
    await start('silent');
    assert.equal(await get(secretPath()), '');
    assert.equal(await exchange('\r\n\r\n'), '');
  });

  test('correct: not found or challenged, and nothing told either way', async () => {
    await start('correct');
    const wrong = await get('/');
    assert.equal(wrong, 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    const right = await get(secretPath());
    assert.match(
      right,
      /^HTTP\/1\.1 401 Authorization Required\r\nWWW-Authenticate: Digest realm="[^"]+", nonce="[0-9a-f]+", algorithm=MD5, qop="auth"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n$/,
    );
    assert.match(await exchange('hello\r\n\r\n'), /^HTTP\/1\.1 400 Bad Request\r\n/);
    assert.equal(tellsOfTheBox(wrong + right), false);
  });

  test('chatty: tells everybody what it is', async () => {
    await start('chatty');
    const [head = '', body = ''] = (await get('/')).split('\r\n\r\n');
    assert.match(head, /^HTTP\/1\.1 200 OK\r\n/);
    const { modelName, mac } = box.state.device;
    for (const part of [head, body]) {
      assert.ok(
        [modelName, '154.08.02', mac].every((word) => part.includes(word)),
        part,
      );
    }
    assert.match(head, new RegExp(`Content-Length: ${body.length}\r\n`));
  });

  test('what came in is on record, even if it is nothing', async () => {
    await start('silent');
    await exchange('');
    const head = 'HEAD / HTTP/1.0\r\n\r\n\u00ff';
    await exchange(head);
    const { maintenance } = box.traffic;
    assert.deepEqual(
      maintenance.map(({ bytes, text }) => ({ bytes, text })),
      [
        { bytes: 0, text: '' },
        { bytes: Buffer.byteLength(head), text: Buffer.from(head).toString('latin1') },
      ],
    );
    assert.ok(maintenance.every(({ at }) => Math.abs(at.getTime() - Date.now()) < 5000));
    assert.deepEqual([box.traffic.requests, box.traffic.connections], [0, { http: 0, tls: 0 }]);
  });

  test('goes down with the box', async () => {
    await start('chatty');
    stopClock();
    await box.reboot(60_000);
    assert.equal(await exchange(''), '');
    assert.equal(box.traffic.maintenance.length, 0);
    passTime(60_000);
    assert.match(await get('/'), /200 OK/);
    const port = box.maintenancePort;
    await box.close();
    assert.ok(port);
    await assert.rejects(exchange(''), /ECONNREFUSED/);
  });
});
