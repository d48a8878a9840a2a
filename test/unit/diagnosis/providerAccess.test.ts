import assert from 'node:assert/strict';
import type { BoxState } from '../../../src/box/boxState';
import { withoutUrls, type ProviderServer } from '../../../src/box/providerAccessServer';
import {
  automaticConfiguration,
  automaticUpdates,
  connectionRequestPort,
  editionOf,
  mayBeProvidersOwn,
} from '../../../src/diagnosis/providerAccess';
import type { ObservedPort, PortProbe } from '../../../src/diagnosis/world';
import type { ManagementServerInfo } from '../../../src/tr064/services/managementServer';
import { observedPort } from '../../observed';

const info: ManagementServerInfo = {
  url: 'https://acs.example.net:7547/cwmp',
  periodicInform: true,
  periodicInformInterval: 86_400,
  periodicInformTime: '0001-01-01T00:00:00',
  connectionRequestUrl: 'http://203.0.113.7:8089/a1b2c3d4e5f60718',
  connectionRequestUsername: 'box',
  upgradesManaged: false,
};
const server = (change: Partial<ManagementServerInfo> = {}): ProviderServer => withoutUrls({ ...info, ...change });

const port = (state: Exclude<PortProbe['state'], 'answered'>, change: Partial<ObservedPort> = {}): ObservedPort =>
  observedPort({ state }, change);

suite('URLs of the provider', () => {
  const acs = (url: string) => server({ url }).acs;
  const masked = (url: string): string => {
    const shown = acs(url);
    return typeof shown === 'string' ? shown : shown.masked;
  };

  test('are shown by scheme, host and port, and nothing else of them', () => {
    const cases: [url: string, shown: string][] = [
      ['https://acs.example.net:7547/cwmp', 'https://acs.example.net:7547/***'],
      ['https://acs.example.net', 'https://acs.example.net/'],
      ['http://anna:geheim@acs.example.net/', 'http://***@acs.example.net/'],
      ['http://geheim@acs.example.net/?key=geheim', 'http://***@acs.example.net/***'],
      ['https://acs.example.net/#geheim', 'https://acs.example.net/***'],
      [' https://[2001:db8::1]:7547/geheim ', 'https://[2001:db8::1]:7547/***'],
      // A slash in a password moves what looks like the host.
      ['https://geheim:12/34@acs.example.net/', 'unreadable'],
      ['https://geheim/x@acs.example.net/', 'unreadable'],
      ['https://geheim?x@acs.example.net/', 'unreadable'],
      ['https://geheim\\@acs.example.net/', 'unreadable'],
      ['https://an na:geheim@acs.example.net/', 'unreadable'],
      ['ftp://geheim@acs.example.net/', 'unreadable'],
      ['acs.example.net/geheim', 'unreadable'],
      ['https://', 'unreadable'],
      ['', 'none'],
      ['  ', 'none'],
    ];
    for (const [url, shown] of cases) assert.equal(masked(url), shown, url);
    for (const [url] of cases) assert.ok(!JSON.stringify(acs(url)).includes('geheim'), url);
  });

  test('lead to a port to look at only where a plain request makes sense', () => {
    const cases: [url: string, port: number | undefined][] = [
      ['http://203.0.113.7:8089/a1', 8089],
      ['http://203.0.113.7:7547/a1', 7547],
      ['http://203.0.113.7/a1', undefined],
      ['http://203.0.113.7:80/a1', undefined],
      ['https://203.0.113.7:8443/a1', undefined],
      ['http://203.0.113.7:99999/a1', undefined],
      ['', undefined],
    ];
    for (const [url, expected] of cases)
      assert.equal(connectionRequestPort(server({ connectionRequestUrl: url })), expected, url);
  });
});

suite('automatic configuration', () => {
  const nothing = { url: '', connectionRequestUrl: '', periodicInform: false };
  const set = { ...nothing, url: info.url };
  interface Observed extends Pick<BoxState, 'managementServer'> {
    readonly ports?: readonly ObservedPort[];
  }
  const cases: [name: string, observed: Observed, verdict: string, reasons: string][] = [
    [
      'everything set, port open',
      { managementServer: server(), ports: [port('silent')] },
      'likely-on',
      'acs-set request-set inform-on port-open',
    ],
    [
      'everything set, port not looked at',
      { managementServer: server() },
      'likely-on',
      'acs-set request-set inform-on port-unclear',
    ],
    [
      'everything set, port without an answer',
      { managementServer: server(), ports: [port('filtered')] },
      'likely-on',
      'acs-set request-set inform-on port-unclear',
    ],
    [
      'everything set, port closed',
      { managementServer: server(), ports: [port('closed')] },
      'unknown',
      'acs-set request-set inform-on port-closed',
    ],
    [
      'only a server, port open',
      { managementServer: server(set), ports: [port('silent')] },
      'likely-on',
      'acs-set request-none inform-off port-open',
    ],
    [
      'only a server, port not looked at',
      { managementServer: server(set) },
      'unknown',
      'acs-set request-none inform-off port-unclear',
    ],
    [
      'only a server, port closed',
      { managementServer: server(set), ports: [port('closed')] },
      'unknown',
      'acs-set request-none inform-off port-closed',
    ],
    [
      'a server that is called',
      { managementServer: server({ ...set, periodicInform: true }) },
      'likely-on',
      'acs-set request-none inform-on port-unclear',
    ],
    [
      'a server that may ask',
      { managementServer: server({ ...set, connectionRequestUrl: info.connectionRequestUrl }) },
      'likely-on',
      'acs-set request-set inform-off port-unclear',
    ],
    [
      'a server that cannot be read',
      { managementServer: server({ url: 'acs' }), ports: [port('silent')] },
      'likely-on',
      'acs-set request-set inform-on port-open',
    ],
    [
      'nothing set, port closed',
      { managementServer: server(nothing), ports: [port('closed')] },
      'likely-off',
      'acs-none request-none inform-off port-closed',
    ],
    [
      'nothing set, port open',
      { managementServer: server(nothing), ports: [port('silent')] },
      'unknown',
      'acs-none request-none inform-off port-open',
    ],
    [
      'nothing set, port without an answer',
      { managementServer: server(nothing), ports: [port('filtered')] },
      'unknown',
      'acs-none request-none inform-off port-unclear',
    ],
    [
      'nothing set, no way to the port',
      { managementServer: server(nothing), ports: [port('unreachable')] },
      'unknown',
      'acs-none request-none inform-off port-unclear',
    ],
    [
      'nothing set, port not looked at',
      { managementServer: server(nothing), ports: [] },
      'unknown',
      'acs-none request-none inform-off port-unclear',
    ],
    [
      'no server, but intervals',
      { managementServer: server({ ...nothing, periodicInform: true }), ports: [port('closed')] },
      'unknown',
      'acs-none request-none inform-on port-closed',
    ],
    [
      'no server, but a way to ask',
      { managementServer: server({ ...info, url: '', periodicInform: false }), ports: [port('closed')] },
      'unknown',
      'acs-none request-set inform-off port-closed',
    ],
    [
      'one port closed, the other open',
      {
        managementServer: server(),
        ports: [port('closed'), port('silent', { port: 7547 })],
      },
      'likely-on',
      'acs-set request-set inform-on port-open',
    ],
    [
      'one port closed, the other without an answer',
      { managementServer: server(nothing), ports: [port('closed'), port('filtered', { port: 7547 })] },
      'unknown',
      'acs-none request-none inform-off port-unclear',
    ],
    [
      'only the side of the internet closed',
      { managementServer: server(nothing), ports: [port('closed', { side: 'internet' })] },
      'unknown',
      'acs-none request-none inform-off port-unclear',
    ],
    [
      'not allowed to look, port open',
      { managementServer: { unread: 'not-authorized', code: 606 }, ports: [port('silent')] },
      'unknown',
      'not-read port-open',
    ],
    [
      'not allowed to look, port closed',
      { managementServer: { unread: 'not-authorized', code: 606 }, ports: [port('closed')] },
      'unknown',
      'not-read port-closed',
    ],
  ];
  for (const [name, { ports, ...state }, verdict, reasons] of cases) {
    test(`${name}: ${verdict}`, () => {
      const found = automaticConfiguration(state, ports);
      assert.equal(found.verdict, verdict);
      assert.equal(found.reasons.map(({ code }) => code).join(' '), reasons);
    });
  }
});

suite('automatic updates', () => {
  const unread = { unread: 'not-authorized', code: 606 } as const;
  const cases: [Parameters<typeof automaticUpdates>[0], string, boolean | undefined][] = [
    [{ firmwareDownload: { allowed: true }, managementServer: server() }, 'allowed', false],
    [
      { firmwareDownload: { allowed: false }, managementServer: server({ upgradesManaged: true }) },
      'not-allowed',
      true,
    ],
    [{ firmwareDownload: unread, managementServer: server({ upgradesManaged: true }) }, 'unknown', true],
    [{ firmwareDownload: unread, managementServer: unread }, 'unknown', undefined],
    [{ firmwareDownload: { allowed: true }, managementServer: unread }, 'allowed', undefined],
  ];
  for (const [observations, verdict, managed] of cases) {
    test(`${JSON.stringify(observations).slice(0, 60)}: ${verdict}`, () => {
      const found = automaticUpdates(observations);
      assert.deepEqual([found.verdict, found.managed], [verdict, managed]);
    });
  }
});

suite("the provider's own boxes", () => {
  test('are told by the edition in the model number', () => {
    const cases: [string, string | undefined][] = [
      ['7590 - avm', 'avm'],
      [' - avme', 'avme'],
      ['7530 - 1und1', '1und1'],
      ['7590 -AVM ', 'avm'],
      ['7590', undefined],
      ['', undefined],
      [' - ', undefined],
    ];
    for (const [number, edition] of cases) assert.equal(editionOf(number), edition, number);
  });

  test('are those of another edition, and those whose updates the provider looks after', () => {
    const unread = { unread: 'not-authorized' } as const;
    assert.equal(mayBeProvidersOwn('7590 - avm', unread), false);
    assert.equal(mayBeProvidersOwn('', unread), false);
    assert.equal(mayBeProvidersOwn(' - avme', unread), true);
    assert.equal(mayBeProvidersOwn('', server({ upgradesManaged: true })), true);
    assert.equal(mayBeProvidersOwn('', server()), false);
  });
});
