import assert from 'node:assert/strict';
import { withoutUrls, type ProviderServer } from '../../../../src/box/providerAccessServer';
import { type CheckFinding, runChecks } from '../../../../src/diagnosis/checks/check';
import type { ObservedPort, Observations, PortProbe } from '../../../../src/diagnosis/checks/observations';
import { readAnswer } from '../../../../src/diagnosis/checks/portAnswer';
import { checkProviderAccess } from '../../../../src/diagnosis/providerAccessChecks';
import type { ManagementServerInfo } from '../../../../src/tr064/services/managementServer';

const server = (change: Partial<ManagementServerInfo> = {}): ProviderServer =>
  withoutUrls({
    url: 'https://acs.example.net/cwmp',
    username: 'box',
    periodicInform: true,
    periodicInformInterval: 86_400,
    periodicInformTime: '0001-01-01T00:00:00',
    connectionRequestUrl: '',
    connectionRequestUsername: '',
    upgradesManaged: false,
    ...change,
  });

const answered = (raw: string): PortProbe => ({ state: 'answered', ...readAnswer(Buffer.from(raw), false) });
const correct = answered('HTTP/1.1 404 Not Found\r\n\r\n');
const chatty = answered('HTTP/1.1 404 Not Found\r\nServer: FRITZ!Box\r\n\r\n');
const accepting = answered('HTTP/1.1 200 OK\r\n\r\n');

const home = (probe: PortProbe): ObservedPort => ({
  side: 'home',
  role: 'usual',
  address: '192.168.178.1',
  port: 8089,
  probe,
});
const request = (probe: PortProbe): ObservedPort => ({ ...home(probe), role: 'connection-request', port: 7547 });
const internet = (probe: PortProbe): ObservedPort => ({ ...home(probe), side: 'internet', address: '203.0.113.7' });

const notAllowed = { unread: 'not-authorized', code: 606 } as const;

suite('checks of the provider access', () => {
  const cases: [name: string, observations: Observations, findings: string[]][] = [
    ['nothing observed', {}, []],
    [
      'likely on',
      { managementServer: server() },
      ['info automatic-configuration configuration-likely-on', 'info acs acs-https'],
    ],
    [
      'likely off',
      { managementServer: server({ url: '', periodicInform: false }), ports: [home({ state: 'closed' })] },
      ['ok automatic-configuration configuration-likely-off', 'ok tr069-port port-closed'],
    ],
    [
      'contradictory',
      { managementServer: server(), ports: [home({ state: 'closed' })] },
      ['unknown automatic-configuration configuration-unknown', 'info acs acs-https', 'ok tr069-port port-closed'],
    ],
    [
      'not allowed to look',
      { managementServer: notAllowed, firmwareDownload: notAllowed, external: notAllowed, ports: [home(correct)] },
      [
        'unknown automatic-configuration configuration-unknown',
        'unknown automatic-updates updates-unknown',
        'unknown external-address external-unread',
        'ok tr069-port port-correct',
      ],
    ],
    [
      'no encryption to the server',
      { managementServer: server({ url: 'http://acs.example.net/' }) },
      ['warning acs acs-plain-http', 'info automatic-configuration configuration-likely-on'],
    ],
    [
      'a server nobody can read',
      { managementServer: server({ url: 'acs' }) },
      ['unknown acs acs-unreadable', 'info automatic-configuration configuration-likely-on'],
    ],
    ['updates allowed', { firmwareDownload: { allowed: true } }, ['info automatic-updates updates-allowed']],
    ['updates not allowed', { firmwareDownload: { allowed: false } }, ['ok automatic-updates updates-not-allowed']],
    [
      'updates on a box without the action',
      { firmwareDownload: { unread: 'invalid-action' } },
      ['unknown automatic-updates updates-unknown'],
    ],
    [
      'updates managed',
      {
        managementServer: server({ url: '', periodicInform: false, upgradesManaged: true }),
        firmwareDownload: { allowed: false },
      },
      ['unknown automatic-configuration configuration-unknown', 'info automatic-updates updates-managed'],
    ],

    ['closed', { ports: [home({ state: 'closed' })] }, ['ok tr069-port port-closed']],
    ['silent', { ports: [home({ state: 'silent' })] }, ['ok tr069-port port-silent']],
    ['without an answer', { ports: [home({ state: 'filtered' })] }, ['unknown tr069-port port-filtered']],
    ['without a way', { ports: [home({ state: 'unreachable' })] }, ['unknown tr069-port port-unreachable']],
    ['correct', { ports: [home(correct)] }, ['ok tr069-port port-correct']],
    ['chatty', { ports: [home(chatty)] }, ['warning tr069-port port-discloses']],
    ['accepting anything', { ports: [home(accepting)] }, ['problem tr069-port port-accepts']],
    [
      'another port for requests',
      { ports: [home({ state: 'closed' }), request(chatty)] },
      ['warning connection-request-port port-discloses', 'ok tr069-port port-closed'],
    ],
    [
      'the side of the internet, apart from home',
      { external: { externalIPv4: '203.0.113.7', externalIPv6: '' }, ports: [home(correct), internet(chatty)] },
      ['warning external-address port-discloses', 'ok tr069-port port-correct'],
    ],
    [
      'the internet without an answer',
      { ports: [internet({ state: 'filtered' })] },
      ['info external-address port-filtered'],
    ],
    [
      'the internet without a way',
      { ports: [internet({ state: 'unreachable' })] },
      ['info external-address port-unreachable'],
    ],

    ['a box from a shop', { model: { name: 'FRITZ!Box 7590', number: '7590 - avm' } }, []],
    [
      'a box of another edition',
      { model: { name: 'FRITZ!Box 7530', number: ' - avme' } },
      ['info provider-branded provider-branded'],
    ],
    ['a box that names no edition', { model: { name: 'FRITZ!Box 7530', number: '' } }, []],
  ];
  for (const [name, observations, expected] of cases) {
    test(name, () => {
      const findings = checkProviderAccess(observations);
      assert.deepEqual(
        findings.map(({ level, check, code }) => `${level} ${check} ${code}`),
        expected,
      );
    });
  }

  test('say which address and port, and bring what was received', () => {
    const [finding] = checkProviderAccess({ ports: [request(chatty)] });
    assert.ok(finding !== undefined && 'answer' in finding);
    assert.deepEqual([finding.address, finding.port, finding.side], ['192.168.178.1', 7547, 'home']);
    assert.equal(finding.answer.text, 'HTTP/1.1 404 Not Found\nServer: FRITZ!Box\n\n');
  });

  test('run in their order, the worst first', () => {
    const check = (code: string, level: CheckFinding['level']) => (): CheckFinding[] => [{ check: 'x', code, level }];
    const findings = runChecks(
      [
        check('a', 'ok'),
        check('b', 'warning'),
        () => [],
        check('c', 'problem'),
        check('d', 'warning'),
        check('e', 'unknown'),
      ],
      {},
    );
    assert.deepEqual(findings.map(({ code }) => code).join(''), 'cbdea');
  });
});
