import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { readBoxState } from '../../../src/box/readBoxState';
import type { PortProbe, SeenPorts } from '../../../src/diagnosis/world';
import { lookAtPorts, type PortSource } from '../../../src/net/lookAtPorts';
import type { Tr064Client } from '../../../src/tr064/client';
import { startBox, type ScenarioName, type SimulatedBox } from '../../box';
import { clientFor, loginOf } from '../../clientFor';
import { closedAfterEach } from '../../closedAfterEach';

suite('looking at the ports of TR-069', () => {
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

  async function look(client: Tr064Client, source: PortSource, signal?: AbortSignal): Promise<SeenPorts> {
    return lookAtPorts(await readBoxState(client, {}), source, signal);
  }

  test('looks at what a real box has answered: another port, and IPv6 alone', async () => {
    const [client, box] = await reader(0, 'recorded');
    const { probe, asked } = noting();
    await look(client, { host: box.host, probe });
    const { managementServer } = await readBoxState(client, {});
    assert.ok('connectionRequest' in managementServer);
    const { acs, connectionRequest } = managementServer;
    assert.deepEqual(
      [acs, connectionRequest],
      [
        { scheme: 'https', host: 'acs2.example.net', port: undefined, masked: 'https://acs2.example.net/' },
        {
          scheme: 'http',
          host: '[2001:db8:7002:a21::1]',
          port: 49699,
          masked: 'http://[2001:db8:7002:a21::1]:49699/***',
        },
      ],
    );
    assert.ok(asked.includes('2001:db8:7002:a21::1 49699'), asked.join());
  });

  test('goes by what the box tells where only a proxy knows its name', async () => {
    const [client] = await reader();
    const { probe, asked } = noting();
    await look(client, { host: 'home.invalid', probe });
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
      await look(client, { host: box.host, probe });
      assert.deepEqual(asked, expected, [ipv4, ipv6, connectionRequestUrl].join(' '));
    }
  });

  test('says of each port where it is and whether the box proved to be there', async () => {
    const [client, box] = await reader();
    box.state.internet.ipv6 = '';
    box.state.managementServer.connectionRequestUrl = 'http://203.0.113.7:7547/x';
    const { seen } = await look(client, { host: box.host, port: 8090, probe: noting().probe });
    assert.deepEqual(
      seen.map(({ side, address, port, proven }) => [side, address, port, ...(proven ? ['proven'] : [])].join(' ')),
      [
        'home 127.0.0.1 8090 proven',
        'home 127.0.0.1 7547 proven',
        'internet 203.0.113.7 8090',
        'internet 203.0.113.7 7547',
      ],
    );
  });

  test('looks for itself', async () => {
    const [client, box] = await reader();
    Object.assign(box.state.internet, { ipv4: '', ipv6: '' });
    box.state.managementServer.connectionRequestUrl = `http://203.0.113.7:${await listen('HTTP/1.1 200 OK\r\n\r\n')}/x`;
    const port = await listen('HTTP/1.1 404 Not Found\r\n\r\n');
    const { seen } = await look(client, { host: box.host, port });
    assert.deepEqual(
      seen.map(({ probe }) => probe.state === 'answered' && [probe.text.split('\n')[0], probe.disclosures.length]),
      [
        ['HTTP/1.1 404 Not Found', 0],
        ['HTTP/1.1 200 OK', 1],
      ],
    );
  });

  test('ends when it is cancelled, in the middle of looking', async () => {
    const [client, box] = await reader();
    const controller = new AbortController();
    const probe = (_address: string, _port: number, { signal }: { signal?: AbortSignal | undefined } = {}) =>
      new Promise<PortProbe>((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason as Error));
        controller.abort(new Error('enough'));
      });
    await assert.rejects(look(client, { host: box.host, probe }, controller.signal), /enough/);
  });
});
