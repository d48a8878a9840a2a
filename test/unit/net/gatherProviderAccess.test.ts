import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import type { PortProbe } from '../../../src/diagnosis/checks/observations';
import { gatherProviderAccess } from '../../../src/net/gatherProviderAccess';
import type { Tr064Client } from '../../../src/tr064/client';
import { parseDescription } from '../../../src/tr064/description';
import { startBox, type ScenarioName, type SimulatedBox } from '../../box';
import { clientFor, loginOf } from '../../clientFor';
import { closedAfterEach } from '../../closedAfterEach';

const notAllowed = { unread: 'not-authorized', code: 606, status: undefined };

suite('gathering the provider access', () => {
  const open = closedAfterEach();

  async function reader(index = 0, scenario?: ScenarioName): Promise<[Tr064Client, SimulatedBox]> {
    const box = await startBox(scenario === undefined ? {} : { scenario });
    const client = clientFor(box, { credentials: loginOf(box, index) });
    open.push(box, client);
    return [client, box];
  }

  /** Looks at nothing and notes where it was sent. */
  function noting(): { readonly probe: () => Promise<PortProbe>; readonly asked: string[] } {
    const asked: string[] = [];
    const probe = (...[address, port]: readonly unknown[]): Promise<PortProbe> => {
      asked.push(`${String(address)} ${String(port)}`);
      return Promise.resolve({ state: 'closed' });
    };
    return { probe, asked };
  }

  async function listen(answer: string): Promise<number> {
    const server: Server = createServer((socket) => socket.resume().end(answer));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    open.push({ close: async () => void (await once(server.close(), 'close')) });
    return (server.address() as AddressInfo).port;
  }

  test('reads what a real box has answered: another port, and IPv6 alone', async () => {
    const [client, box] = await reader(0, 'recorded');
    const { probe, asked } = noting();
    const { managementServer } = await gatherProviderAccess(client, { host: box.host, probe });
    assert.ok(managementServer !== undefined && 'connectionRequest' in managementServer);
    const { acs, connectionRequest, username } = managementServer;
    assert.deepEqual(
      [acs, connectionRequest, username],
      [
        { scheme: 'https', host: 'acs2.example.net', port: undefined, masked: 'https://acs2.example.net/' },
        {
          scheme: 'http',
          host: '[2001:db8:7002:a21::1]',
          port: 49699,
          masked: 'http://[2001:db8:7002:a21::1]:49699/***',
        },
        '2006-123',
      ],
    );
    assert.ok(asked.includes('2001:db8:7002:a21::1 49699'), asked.join());
  });

  test('brings what the box tells, without its secrets', async () => {
    const [client, box] = await reader();
    Object.assign(box.state.managementServer, {
      url: 'https://acsuser:geheim-1@acs.example.net:7547/geheim-2',
      connectionRequestUrl: 'http://203.0.113.7:7547/geheim-3',
      password: 'geheim-4',
      connectionRequestPassword: 'geheim-5',
    });
    const observed = await gatherProviderAccess(client, { host: box.host, probe: noting().probe });
    assert.deepEqual(observed.model, { name: 'FRITZ!Box 7590', number: '7590 - avm' });
    assert.deepEqual(observed.firmwareDownload, { allowed: true });
    assert.deepEqual(observed.external, { externalIPv4: '203.0.113.7', externalIPv6: '2001:db8:7590::1' });
    assert.ok(observed.managementServer !== undefined && 'acs' in observed.managementServer);
    assert.equal(observed.managementServer.periodicInformInterval, 86_400);
    assert.deepEqual(observed.managementServer.acs, {
      scheme: 'https',
      host: 'acs.example.net',
      port: 7547,
      masked: 'https://***@acs.example.net:7547/***',
    });
    assert.ok(!/geheim|acsuser/.test(JSON.stringify(observed)));
  });

  test('goes by what the box tells where only a proxy knows its name', async () => {
    const [client] = await reader();
    const { probe, asked } = noting();
    await gatherProviderAccess(client, { host: 'home.invalid', probe });
    assert.deepEqual(asked, ['203.0.113.7 8089', '2001:db8:7590::1 8089']);
  });

  test('looks at the addresses of the box and at nothing else', async () => {
    const cases: [ipv4: string, ipv6: string, requestUrl: string, asked: string[]][] = [
      ['203.0.113.7', '2001:db8::1', '', ['127.0.0.1 8089', '203.0.113.7 8089', '2001:db8::1 8089']],
      [
        '203.0.113.7',
        '',
        'http://198.51.100.9:7547/x',
        ['127.0.0.1 8089', '127.0.0.1 7547', '203.0.113.7 8089', '203.0.113.7 7547'],
      ],
      ['203.0.113.7', '', 'http://203.0.113.7:8089/x', ['127.0.0.1 8089', '203.0.113.7 8089']],
      ['', '', 'https://203.0.113.7:7547/x', ['127.0.0.1 8089']],
      ...[
        '0.0.0.0',
        '10.0.0.5',
        '100.64.3.4',
        '192.0.0.2',
        '127.0.0.1',
        '169.254.1.1',
        '224.0.0.1',
        '255.255.255.255',
        'evil.example',
        '203.0.113.7 ',
      ].map((ipv4): (typeof cases)[number] => [ipv4, '', '', ['127.0.0.1 8089']]),
      ...['::', '::1', 'fe80::1', 'fd00::1', '::ffff:203.0.113.7', '64:ff9b::cb00:7107', 'ff02::1', '2001'].map(
        (ipv6): (typeof cases)[number] => ['', ipv6, '', ['127.0.0.1 8089']],
      ),
    ];
    const [client, box] = await reader();
    for (const [ipv4, ipv6, connectionRequestUrl, expected] of cases) {
      Object.assign(box.state.internet, { ipv4, ipv6 });
      Object.assign(box.state.managementServer, { connectionRequestUrl });
      const { probe, asked } = noting();
      await gatherProviderAccess(client, { host: box.host, probe });
      assert.deepEqual(asked, expected, [ipv4, ipv6, connectionRequestUrl].join(' '));
    }
  });

  test('says of each port where it is and why it was looked at', async () => {
    const [client, box] = await reader();
    box.state.internet.ipv6 = '';
    box.state.managementServer.connectionRequestUrl = 'http://203.0.113.7:7547/x';
    const { ports = [] } = await gatherProviderAccess(client, { host: box.host, port: 8090, probe: noting().probe });
    assert.deepEqual(
      ports.map(({ side, role, address, port }) => `${side} ${role} ${address} ${port}`),
      [
        'home usual 127.0.0.1 8090',
        'home connection-request 127.0.0.1 7547',
        'internet usual 203.0.113.7 8090',
        'internet connection-request 203.0.113.7 7547',
      ],
    );
  });

  test('looks for itself', async () => {
    const [client, box] = await reader();
    Object.assign(box.state.internet, { ipv4: '', ipv6: '' });
    box.state.managementServer.connectionRequestUrl = `http://203.0.113.7:${await listen('HTTP/1.1 200 OK\r\n\r\n')}/x`;
    const port = await listen('HTTP/1.1 404 Not Found\r\n\r\n');
    const { ports = [] } = await gatherProviderAccess(client, { host: box.host, port });
    assert.deepEqual(
      ports.map(({ probe }) => probe.state === 'answered' && [probe.statusLine, probe.disclosures.length]),
      [
        ['HTTP/1.1 404 Not Found', 0],
        ['HTTP/1.1 200 OK', 1],
      ],
    );
  });

  test('notes what a user is not allowed to read, and looks at the port all the same', async () => {
    const [client, box] = await reader(1);
    const { probe, asked } = noting();
    const observed = await gatherProviderAccess(client, { host: box.host, probe });
    assert.deepEqual(
      [observed.managementServer, observed.firmwareDownload, observed.external],
      [notAllowed, notAllowed, notAllowed],
    );
    assert.equal(observed.model?.number, '7590 - avm');
    assert.deepEqual(asked, ['127.0.0.1 8089']);
  });

  test('reads the description again where the one kept has no model number', async () => {
    const [client, box] = await reader();
    const text = await (await fetch(`http://127.0.0.1:${box.port}/tr64desc.xml`)).text();
    const description = { ...parseDescription(text), modelNumber: undefined };
    const old = clientFor(box, { known: { description, scpds: {} } });
    open.push(old);
    for (const reading of [old, client]) {
      const { model } = await gatherProviderAccess(reading, { host: box.host, probe: noting().probe });
      assert.equal(model?.number, '7590 - avm');
    }
  });

  test('fails as a whole when the box lets nobody in, and looks at nothing', async () => {
    const [, box] = await reader();
    const stranger = clientFor(box, { credentials: { user: 'anna', password: 'wrong' } });
    open.push(stranger);
    const { probe, asked } = noting();
    await assert.rejects(gatherProviderAccess(stranger, { host: box.host, probe }), { kind: 'wrong-credentials' });
    assert.deepEqual(asked, []);
  });

  test('ends when it is cancelled, in the middle of looking', async () => {
    const [client, box] = await reader();
    const controller = new AbortController();
    const probe = (_address: string, _port: number, { signal }: { signal?: AbortSignal | undefined } = {}) =>
      new Promise<PortProbe>((_resolve, reject) => {
        signal?.addEventListener('abort', () => {
          reject(signal.reason as Error);
        });
        controller.abort(new Error('enough'));
      });
    await assert.rejects(
      gatherProviderAccess(client, { host: box.host, probe }, { signal: controller.signal }),
      /enough/,
    );
  });
});
