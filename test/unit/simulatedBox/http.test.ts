import assert from 'node:assert/strict';
import * as https from 'node:https';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import * as tls from 'node:tls';
import { type SimulatedBox } from '../../box';
import { call, controlUrl, envelope, faultCode, loggedIn, request, soapRequest, startTestBox } from './client';

suite('Simulated box: HTTP', () => {
  let box: SimulatedBox;

  setup(async () => {
    box = await startTestBox();
  });

  teardown(() => box.close());

  test('descriptions come with the headers of a real box, chunked', async () => {
    const { rawHeaders, headers, body } = await request(box, { path: '/tr64desc.xml', tls: false });
    assert.equal(headers.server, 'FRITZ!Box 7590 UPnP/1.0 AVM FRITZ!Box 7590 154.08.02');
    assert.equal(headers['content-type'], 'text/xml; charset="utf-8"');
    assert.equal(headers['transfer-encoding'], 'chunked');
    assert.equal(headers.ext, '');
    assert.ok(['DATE', 'SERVER', 'CONNECTION', 'CONTENT-TYPE', 'EXT'].every((name) => rawHeaders.includes(name)));
    assert.match(body, /^<\?xml version="1.0"\?>\n<root xmlns="urn:dslforum-org:device-1-0">/);
  });

  test('successes keep the connection, over TLS too', async () => {
    const agent = new https.Agent({ keepAlive: true, maxSockets: 1, rejectUnauthorized: false });
    for (let index = 0; index < 3; index += 1) {
      assert.equal((await request(box, { path: '/x_remoteSCPD.xml', agent })).status, 200);
    }
    agent.destroy();
    assert.equal(box.traffic.connections.tls, 1);
  });

  test('a name that is not its own is refused before anything else', async () => {
    const status = async (host: string) => (await request(box, { path: '/tr64desc.xml', headers: { host } })).status;
    const refused = await request(box, { path: '/tr64desc.xml', headers: { host: 'home.tunnel.example' } });
    assert.equal(refused.status, 400);
    assert.match(refused.body, /ERR_INVALID_HOSTHEADER/);
    assert.equal(await status('192.168.178.99'), 400);
    for (const own of [
      '127.0.0.1',
      `127.0.0.1:${box.port}`,
      'localhost',
      'fritz.box',
      'WWW.Fritz.Box:443',
      'myfritz.box',
      'FRITZ-Box-7590',
      box.state.myFritz.name,
      box.state.ddns.domain,
    ]) {
      assert.equal(await status(own), 200, own);
    }
    box.state.hostNames.push('home.tunnel.example');
    assert.equal(await status('home.tunnel.example'), 200);
  });

  test('unknown paths and methods', async () => {
    assert.equal((await request(box, { path: '/igddesc.xml' })).status, 404);
    assert.equal((await request(box, { path: '/upnp/control/none', method: 'POST' })).status, 404);
    assert.equal((await request(box, { path: '/tr64desc.xml', method: 'PUT' })).status, 501);
    assert.equal((await request(box, { path: '/tr64desc.xml', method: 'HEAD' })).status, 200);
    assert.equal((await request(box, { path: '/x', method: 'POST', body: 'x'.repeat(2_000_000) })).status, 413);
  });

  test('with access for applications off, the UPnP engine answers in its own namespace', async () => {
    box.state.accessForApplications = false;
    assert.equal((await request(box, { path: '/tr64desc.xml' })).status, 404);
    assert.equal((await request(box, { path: '/x_remoteSCPD.xml' })).status, 404);
    const reply = await request(box, soapRequest('DeviceInfo', 'GetSecurityPort'));
    assert.equal(reply.status, 500);
    assert.equal(faultCode(reply), 401);
    assert.match(reply.body, /<UPnPError xmlns="urn:schemas-upnp-org:control-1-0">/);
  });

  test('both ports serve the same, and each tells of the secure one', async () => {
    for (const overTls of [true, false]) {
      const reply = await request(box, { ...soapRequest('DeviceInfo', 'GetSecurityPort'), tls: overTls });
      assert.match(reply.body, new RegExp(`<NewSecurityPort>${box.tlsPort}</NewSecurityPort>`));
      assert.equal((await loggedIn(box, { ...soapRequest('DeviceInfo', 'GetInfo'), tls: overTls })).status, 200);
    }
  });

  for (const secure of [false, true]) {
    test(`requests in several pieces, sent before the answers are read (${secure ? 'TLS' : 'plain'})`, async () => {
      const socket: Socket = secure
        ? tls.connect({ host: box.host, port: box.tlsPort, rejectUnauthorized: false })
        : connect(box.port, box.host);
      let received = '';
      socket.setNoDelay(true).on('data', (chunk: Buffer) => (received += chunk.toString()));
      const body = envelope('DeviceInfo', 'GetSecurityPort');
      const head = [
        `POST ${controlUrl('DeviceInfo')} HTTP/1.1`,
        'Host: fritz.box',
        'SOAPAction: urn:dslforum-org:service:DeviceInfo:1#GetSecurityPort',
        `Content-Length: ${body.length}`,
      ];
      for (let round = 1; round <= 30; round += 1) {
        socket.write('GET /wanpppconnSCPD.xml HTTP/1.1\r\nHost: fritz.box\r\n\r\n'.repeat(3));
        await new Promise((resolve) => socket.write([...head, '', ''].join('\r\n'), resolve));
        socket.write(body);
        while (received.split('</NewSecurityPort>').length <= round && !socket.closed) {
          await sleep(2);
        }
      }
      assert.equal(socket.closed, false);
      socket.destroy();
    });
  }

  test('boxes side by side do not know each other', async () => {
    const other = await startTestBox();
    try {
      await call(other, 'ManagementServer', 'SetManagementServerURL', { NewURL: 'https://other.example/' });
      assert.notEqual(other.state.managementServer.url, box.state.managementServer.url);
      assert.notEqual(other.state.device.mac, box.state.device.mac);
    } finally {
      await other.close();
    }
  });
});
