import assert from 'node:assert/strict';
import { describedPort, discover, type FoundDevice } from '../../../src/tr064/discovery';
import { locateBox } from '../../../src/tr064/locate';
import { readIdentity } from '../../../src/tr064/identity';
import { startBox } from '../../box';
import { World } from '../../net/world';

suite('finding boxes', () => {
  const answer = (location: string) =>
    `HTTP/1.1 200 OK\r\nLOCATION: ${location}\r\nSERVER: x\r\nST: urn:dslforum-org:device:InternetGatewayDevice:1\r\n\r\n`;

  test('only the device that answered is asked, and only at home', () => {
    assert.equal(describedPort(answer('http://192.168.178.1:49000/tr64desc.xml'), '192.168.178.1'), 49000);
    assert.equal(describedPort(answer('http://192.168.178.1/tr64desc.xml'), '192.168.178.1'), 80);
    assert.equal(describedPort(answer('http://192.168.178.9:49000/x'), '192.168.178.1'), undefined);
    assert.equal(describedPort(answer('http://203.0.113.7:49000/x'), '203.0.113.7'), undefined);
    assert.equal(describedPort(answer('https://192.168.178.1:49000/x'), '192.168.178.1'), undefined);
    assert.equal(describedPort(answer('rubbish'), '192.168.178.1'), undefined);
    assert.equal(describedPort('NOTIFY * HTTP/1.1\r\n\r\n', '192.168.178.1'), undefined);
  });

  test('boxes and repeaters in the network are found, and told apart', async function () {
    this.timeout(15_000);
    const world = await World.start();
    const boxes = await Promise.all([
      startBox({ ssdp: world.searchPort, name: 'Found me' }),
      startBox({ ssdp: world.searchPort, name: 'Repeats', scenario: 'repeater' }),
    ]);
    try {
      const found: FoundDevice[] = [];
      await discover((device) => found.push(device));
      const byName = (name: string) => found.filter(({ description }) => description?.friendlyName === name);
      assert.deepEqual(
        byName('Found me').map(({ tlsPort, hasRemoteAccess }) => ({ tlsPort, hasRemoteAccess })),
        [{ tlsPort: boxes[0].tlsPort, hasRemoteAccess: true }],
      );
      assert.deepEqual(
        byName('Repeats').map(({ hasRemoteAccess }) => hasRemoteAccess),
        [false],
      );
      assert.equal(found.length, boxes.length, 'and nothing else');
    } finally {
      for (const open of [...boxes, world]) await open.close();
    }
  });

  test('a search that is cancelled ends at once', async () => {
    const abort = new AbortController();
    const search = discover(() => undefined, abort.signal);
    abort.abort(new Error('enough'));
    await assert.rejects(search, /enough/);
  });

  test('the HTTPS port is found from either port, and the identity without a request', async () => {
    const box = await startBox();
    try {
      for (const port of [box.port, box.tlsPort]) {
        assert.equal((await locateBox({ host: '127.0.0.1', port })).tlsPort, box.tlsPort);
      }
      box.traffic.reset();
      const identity = await readIdentity({ host: '127.0.0.1', port: box.tlsPort });
      assert.equal(identity.fingerprint, box.fingerprint);
      assert.equal(identity.key, 'RSA 2048');
      assert.equal(identity.selfSigned, true);
      assert.equal(identity.publiclyTrusted, false);
      assert.ok(identity.names.includes('fritz.box'));
      assert.match(identity.validTo, /^2038-01-15T/);
      assert.equal(box.traffic.requests, 0);
    } finally {
      await box.close();
    }
  });

  test('what is no box is said to be none', async () => {
    const box = await startBox();
    try {
      box.faults.order({ kind: 'wrong content', body: '<html><body>printer</body></html>' });
      await assert.rejects(locateBox({ host: '127.0.0.1', port: box.port }), { kind: 'not-a-box' });
      box.state.accessForApplications = false;
      await assert.rejects(locateBox({ host: '127.0.0.1', port: box.port }), { kind: 'tr064-off' });
    } finally {
      await box.close();
    }
    await assert.rejects(locateBox({ host: '127.0.0.1', port: box.port }), { kind: 'unreachable' });
  });
});
