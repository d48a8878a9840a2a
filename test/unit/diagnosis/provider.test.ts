import assert from 'node:assert/strict';
import { withoutUrls, type ProviderServer } from '../../../src/box/providerAccessServer';
import { diagnose } from '../../../src/diagnosis/diagnose';
import type { ObservedPort, PortProbe } from '../../../src/diagnosis/world';
import type { ManagementServerInfo } from '../../../src/tr064/services/managementServer';
import { type Change, endpoint, endpoints, foreign, observedPort, portAnswer, scene, tls } from '../../observed';

const server = (change: Partial<ManagementServerInfo> = {}): ProviderServer =>
  withoutUrls({
    url: 'https://acs.example.net/cwmp',
    periodicInform: true,
    periodicInformInterval: 86_400,
    periodicInformTime: '0001-01-01T00:00:00',
    connectionRequestUrl: '',
    connectionRequestUsername: '',
    upgradesManaged: false,
    ...change,
  });

const correct = portAnswer('HTTP/1.1 404 Not Found\r\n\r\n');
const chatty = portAnswer('HTTP/1.1 404 Not Found\r\nServer: FRITZ!Box\r\n\r\n');
const accepting = portAnswer('HTTP/1.1 200 OK\r\n\r\n');

const request = (probe: PortProbe): ObservedPort => observedPort(probe, { port: 7547 });
const internet = (probe: PortProbe): ObservedPort => ({
  ...observedPort(probe),
  side: 'internet',
  address: '203.0.113.7',
  proven: false,
});

const device = (modelNumber: string) => ({ model: 'FRITZ!Box 7590', modelNumber, softwareVersion: '154.08.02' });

const notAllowed = { unread: 'not-authorized', code: 606 } as const;

/** What is found about the provider's access, without what a box says whose provider has nothing set. */
function provider(change: Change) {
  const { state, world } = scene(change);
  const usual = ['configuration-unknown', 'configuration-likely-off', 'updates-not-allowed'];
  const isUsual = (code: string, key: keyof Change) => usual.includes(code) && change[key] === undefined;
  return diagnose(state, world)
    .filter(({ subject }) => subject === 'provider')
    .filter(({ code }) => !isUsual(code, code.startsWith('updates') ? 'firmwareDownload' : 'managementServer'));
}

suite("findings about the provider's access", () => {
  const cases: [name: string, change: Change, findings: string[]][] = [
    ['nothing observed', {}, []],
    ['likely on', { managementServer: server() }, ['info configuration-likely-on', 'info acs-https']],
    [
      'likely off',
      { managementServer: server({ url: '', periodicInform: false }), ports: [observedPort({ state: 'closed' })] },
      ['ok configuration-likely-off', 'ok port-closed'],
    ],
    [
      'contradictory',
      { managementServer: server(), ports: [observedPort({ state: 'closed' })] },
      ['unknown configuration-unknown', 'info acs-https', 'ok port-closed'],
    ],
    [
      'not allowed to look',
      {
        managementServer: notAllowed,
        firmwareDownload: notAllowed,
        external: notAllowed,
        ports: [observedPort(correct)],
      },
      ['unknown configuration-unknown', 'unknown updates-unknown', 'unknown external-unread', 'ok port-correct'],
    ],
    [
      'no encryption to the server',
      { managementServer: server({ url: 'http://acs.example.net/' }) },
      ['warning acs-plain-http', 'info configuration-likely-on'],
    ],
    [
      'a server that cannot be read',
      { managementServer: server({ url: 'acs' }) },
      ['unknown acs-unreadable', 'info configuration-likely-on'],
    ],
    ['updates allowed', { firmwareDownload: { allowed: true } }, ['info updates-allowed']],
    ['updates not allowed', { firmwareDownload: { allowed: false } }, ['ok updates-not-allowed']],
    [
      'updates on a box without the action',
      { firmwareDownload: { unread: 'invalid-action' } },
      ['unknown updates-unknown'],
    ],
    [
      'updates managed',
      {
        managementServer: server({ url: '', periodicInform: false, upgradesManaged: true }),
        firmwareDownload: { allowed: false },
      },
      ['unknown configuration-unknown', 'info updates-managed'],
    ],

    ['closed', { ports: [observedPort({ state: 'closed' })] }, ['ok port-closed']],
    ['silent', { ports: [observedPort({ state: 'silent' })] }, ['ok port-silent']],
    ['without an answer', { ports: [observedPort({ state: 'filtered' })] }, ['unknown port-filtered']],
    ['without a route', { ports: [observedPort({ state: 'unreachable' })] }, ['unknown port-unreachable']],
    ['correct', { ports: [observedPort(correct)] }, ['ok port-correct']],
    ['chatty', { ports: [observedPort(chatty)] }, ['warning port-discloses']],
    ['accepting anything', { ports: [observedPort(accepting)] }, ['problem port-accepts']],
    [
      'another port for requests',
      { ports: [observedPort({ state: 'closed' }), request(chatty)] },
      ['warning port-discloses', 'ok port-closed'],
    ],
    [
      'the side of the internet, apart from home',
      { external: { externalIPv4: '203.0.113.7', externalIPv6: '' }, ports: [observedPort(correct), internet(chatty)] },
      ['warning port-discloses', 'ok port-correct'],
    ],
    ['the internet without an answer', { ports: [internet({ state: 'filtered' })] }, ['info port-filtered']],
    ['the internet without a way', { ports: [internet({ state: 'unreachable' })] }, ['info port-unreachable']],

    [
      'an answer on the side of the internet, where nothing shows that it is the box',
      { ports: [internet(chatty)], endpoints: [] },
      ['unknown port-unproven'],
    ],
    [
      'the same, where something else answers on the port of remote access',
      { ports: [internet(chatty)], endpoints: endpoints(tls(foreign)) },
      ['unknown port-unproven'],
    ],
    [
      'the same, where the box answers at another address',
      { ports: [internet(accepting)], endpoints: [endpoint('address', 'ipv6')] },
      ['unknown port-unproven'],
    ],
    [
      'in the home network of something that is not the box',
      { ports: [{ ...observedPort(chatty), proven: false }] },
      ['unknown port-unproven'],
    ],

    ['a box from a shop', { device: device('7590 - avm') }, []],
    ['a box of another edition', { device: device(' - avme') }, ['info provider-branded']],
    ['a box that names no edition', { device: device('') }, []],
  ];
  for (const [name, change, expected] of cases) {
    test(name, () => {
      assert.deepEqual(
        provider(change).map(({ level, code }) => `${level} ${code}`),
        expected,
      );
    });
  }

  test('say which address and port, and bring what was received', () => {
    const finding = provider({ ports: [request(chatty)] }).find(({ code }) => code === 'port-discloses');
    assert.ok(finding !== undefined && 'answer' in finding);
    assert.deepEqual([finding.address, finding.port, finding.side], ['192.168.178.1', 7547, 'home']);
    assert.equal(finding.answer.text, 'HTTP/1.1 404 Not Found\nServer: FRITZ!Box\n\n');
  });
});
