import assert from 'node:assert/strict';
import type { Endpoint, ProviderServer } from '../../../src/box/providerAccessServer';
import { BOX_STATE_VERSION, type BoxState, type DdnsStatus } from '../../../src/box/boxState';
import { changesBetween, isAlert, MISSES, type Seen, settled } from '../../../src/watch/stateChanges';

const ddns: DdnsStatus = {
  enabled: true,
  providerName: 'Dyn Example',
  maskedUpdateUrl: '',
  domain: 'home.example.org',
  username: 'anna',
  mode: 'ddns_together',
  statusIPv4: 'complete',
  statusIPv6: 'complete',
  serverIPv4: '',
  serverIPv6: '',
  urlFindings: [],
  usesPrefix: false,
};
const server: ProviderServer = {
  periodicInform: false,
  periodicInformInterval: 0,
  periodicInformTime: '',
  connectionRequestUsername: '',
  upgradesManaged: false,
  acs: 'none',
  connectionRequest: 'none',
};
const boxState: BoxState = {
  version: BOX_STATE_VERSION,
  route: 'lan',
  readAt: '2026-01-01T12:00:00.000Z',
  device: { model: 'FRITZ!Box 7590', modelNumber: '7590 - avm', softwareVersion: '154.08.02' },
  remoteAccess: { enabled: true, port: 44123, username: 'anna' },
  ddns,
  letsEncrypt: { enabled: true, state: 'valid' },
  myFritz: {
    enabled: true,
    deviceRegistered: true,
    dynDnsName: 'abc.myfritz.example',
    state: undefined,
  },
  managementServer: server,
  firmwareDownload: { allowed: false },
  external: { externalIPv4: '203.0.113.7', externalIPv6: '2001:db8::7' },
};
const acs = (host: string): Endpoint => ({ scheme: 'https', host, port: undefined, masked: `https://${host}/***` });
const well: Seen = { boxState, missed: 0, ddnsDoubt: false };
const box = (change: Partial<BoxState>): Seen => ({ ...well, boxState: { ...boxState, ...change } });
const dns = (change: Partial<DdnsStatus>): Seen => box({ ddns: { ...ddns, ...change } });
const access = (enabled: boolean, port: number | undefined = 44123, username = 'anna'): Seen =>
  box({ remoteAccess: { enabled, port, username } });
const certificate = (certificateDays: number): Seen => ({ ...well, certificateDays });
const unread = { unread: 'not-authorized' } as const;

/** Goes from moment to moment as the watch does, and returns what changed at each, alerts with an exclamation mark. */
function course(first: Seen, ...later: Seen[]): string[][] {
  let before = settled({ missed: 0, ddnsDoubt: false }, first);
  return later.map((after) => {
    const changes = changesBetween(before, after);
    before = settled(before, after);
    return changes.map((change) => change.code + (isAlert(change) ? '!' : ''));
  });
}

suite('changes of state', () => {
  const cases: [name: string, moments: [Seen, ...Seen[]], expected: string[][]][] = [
    ['nothing', [well, well], [[]]],
    [
      'remote access on and off',
      [access(false), access(true), access(false)],
      [['remote-access-on!'], ['remote-access-off!']],
    ],
    [
      'another port',
      [access(true), access(true, 5001), access(true)],
      [['remote-access-moved!'], ['remote-access-moved!']],
    ],
    ['another port while it is off', [access(false), access(false, 5001)], [[]]],
    [
      'no port',
      [access(true), box({ remoteAccess: { enabled: true, port: undefined, username: 'anna' } })],
      [['remote-access-moved!']],
    ],
    [
      'another user',
      [access(true, 1, 'anna'), access(true, 1, 'paul'), access(true, 1, 'anna')],
      [['user-changed!'], ['user-changed!']],
    ],
    [
      'a user, and none',
      [access(true, 1, ''), access(true, 1, 'anna'), access(true, 1, '')],
      [['user-changed!'], ['user-changed!']],
    ],
    ['on with another user', [access(false), access(true, 1, 'paul')], [['remote-access-on!', 'user-changed!']]],
    [
      'remote access unread for a while',
      [access(true), box({ remoteAccess: unread }), access(true), access(false)],
      [[], [], ['remote-access-off!']],
    ],
    [
      'switched while it was unread',
      [access(true), box({ remoteAccess: unread }), access(false)],
      [[], ['remote-access-off!']],
    ],
    ['unread from the beginning', [box({ remoteAccess: unread, ddns: unread }), well], [[]]],

    [
      'DDNS account disabled, and enabled',
      [well, dns({ statusIPv4: 'account-disabled' }), well],
      [['ddns-failed!'], ['ddns-current']],
    ],
    ['DDNS not registered once', [well, dns({ statusIPv4: 'offline' }), well], [[], []]],
    [
      'DDNS not registered twice in a row',
      [well, dns({ statusIPv4: 'offline' }), dns({ statusIPv4: 'offline' }), dns({ statusIPv4: 'offline' }), well],
      [[], ['ddns-failed!'], [], ['ddns-current']],
    ],
    [
      'no internet connection twice, with a try in between',
      [
        well,
        dns({ statusIPv6: 'internet-not-connected' }),
        dns({ statusIPv6: 'updating' }),
        dns({ statusIPv6: 'offline' }),
      ],
      [[], [], ['ddns-failed!']],
    ],
    [
      'not registered twice, well in between',
      [well, dns({ statusIPv6: 'offline' }), well, dns({ statusIPv6: 'offline' }), well],
      [[], [], [], []],
    ],
    [
      'DDNS passing through all that is normal',
      [
        well,
        ...['new address', 'new-address', 'checking', 'updating', 'updated', 'verifying', 'complete'].map((status) =>
          dns({ statusIPv4: status, statusIPv6: status }),
        ),
      ],
      [[], [], [], [], [], [], []],
    ],
    [
      'DDNS failing after an update',
      [well, dns({ statusIPv4: 'updating' }), dns({ statusIPv4: 'account-disabled' })],
      [[], ['ddns-failed!']],
    ],
    [
      'DDNS trying again and failing again',
      [
        dns({ statusIPv4: 'account-disabled' }),
        dns({ statusIPv4: 'checking' }),
        dns({ statusIPv4: 'account-disabled' }),
        dns({ statusIPv4: 'offline' }),
      ],
      [[], [], []],
    ],
    [
      'DDNS in unknown states',
      [well, dns({ statusIPv4: 'undefined' }), dns({ statusIPv4: 'zzz' }), well],
      [[], [], []],
    ],
    [
      'a family that the mode does not send',
      [dns({ mode: 'ddns_v4' }), dns({ mode: 'ddns_v4', statusIPv6: 'account-disabled' })],
      [[]],
    ],
    [
      'DDNS off and on',
      [well, dns({ enabled: false }), dns({ statusIPv4: 'updating' }), well],
      [['ddns-off!'], [], ['ddns-current']],
    ],
    ['DDNS becoming current after it was added', [dns({ statusIPv4: 'updating' }), well], [[]]],
    ['DDNS unread', [well, box({ ddns: unread }), well], [[], []]],

    [
      "Let's Encrypt invalid and valid",
      [well, box({ letsEncrypt: { enabled: true, state: 'invalid' } }), well],
      [['lets-encrypt-invalid!'], ['lets-encrypt-valid']],
    ],
    [
      "Let's Encrypt renewed",
      [
        well,
        box({ letsEncrypt: { enabled: true, state: 'get' } }),
        box({ letsEncrypt: { enabled: true, state: 'unknown' } }),
        well,
      ],
      [[], [], []],
    ],
    [
      "Let's Encrypt asked for and refused",
      [
        well,
        box({ letsEncrypt: { enabled: true, state: 'get' } }),
        box({ letsEncrypt: { enabled: true, state: 'invalid' } }),
        box({ letsEncrypt: { enabled: true, state: 'get' } }),
        box({ letsEncrypt: { enabled: true, state: 'invalid' } }),
      ],
      [[], ['lets-encrypt-invalid!'], [], []],
    ],
    [
      "Let's Encrypt off, on, and unread",
      [
        well,
        box({ letsEncrypt: { enabled: false, state: 'not_used' } }),
        well,
        box({ letsEncrypt: unread }),
        box({ letsEncrypt: 'not-supported' }),
      ],
      [[], [], [], []],
    ],

    [
      'certificate running out, step by step',
      [
        certificate(30),
        certificate(22),
        certificate(21),
        certificate(15),
        certificate(7),
        certificate(2),
        certificate(1),
        certificate(0),
        certificate(-1),
      ],
      [[], ['certificate-expiring!'], [], ['certificate-expiring!'], [], ['certificate-expiring!'], [], []],
    ],
    [
      'certificate renewed, and running out again',
      [certificate(5), certificate(89), certificate(21)],
      [['certificate-renewed'], ['certificate-expiring!']],
    ],
    [
      'certificate not looked at in between',
      [certificate(20), well, certificate(20), certificate(7)],
      [[], [], ['certificate-expiring!']],
    ],
    ['certificate looked at for the first time', [well, certificate(3)], [['certificate-expiring!']]],

    [
      'another FRITZ!OS, and back',
      [well, box({ device: { ...boxState.device, softwareVersion: '154.08.20' } }), well],
      [['firmware-changed!'], ['firmware-changed!']],
    ],
    [
      'another identity, and the accepted one',
      [
        well,
        { ...well, stranger: 'SHA256:x' },
        { ...well, stranger: 'SHA256:x' },
        { ...well, stranger: 'SHA256:y' },
        well,
      ],
      [['identity-changed!'], [], ['identity-changed!'], ['identity-accepted']],
    ],
    [
      'updates by the provider',
      [well, box({ firmwareDownload: { allowed: true } }), box({ firmwareDownload: unread }), well],
      [['updates-allowed!'], [], ['updates-forbidden']],
    ],
    [
      'a server of the provider',
      [
        well,
        box({ managementServer: { ...server, acs: acs('acs.example.net') } }),
        box({ managementServer: { ...server, acs: acs('other.example.net') } }),
        box({ managementServer: unread }),
        box({ managementServer: { ...server, acs: 'unreadable' } }),
        well,
      ],
      [['acs-set!'], ['acs-set!'], [], ['acs-set!'], ['acs-removed']],
    ],
    ['a box that restarts', [well, { ...well, missed: 1 }, { ...well, missed: MISSES - 1 }, well], [[], [], []]],
    [
      'a box that stays away',
      [well, { ...well, missed: MISSES }, { ...well, missed: MISSES + 1 }, well],
      [['unreachable!'], [], ['reachable']],
    ],
    [
      'a box that has never been read',
      [{ missed: 0, ddnsDoubt: false }, { missed: MISSES, ddnsDoubt: false }, well],
      [['unreachable!'], ['reachable']],
    ],
  ];
  for (const [name, moments, expected] of cases) {
    test(name, () => {
      assert.deepEqual(course(...moments), expected);
    });
  }

  test('tell once what is no longer as the file wants it, and not what another change tells', () => {
    const wanted = {
      remoteAccess: { enabled: true, port: '44123' },
      ddns: { domain: 'home.example.org' },
      letsEncrypt: { enabled: true },
    };
    const codes = (before: Seen, after: Seen): string[] =>
      changesBetween(before, after, wanted).map((one) => ('setting' in one ? `${one.code} ${one.setting}` : one.code));
    const moved = dns({ domain: 'other.example.org' });
    assert.deepEqual(codes(well, moved), ['differs-from-file ddns']);
    assert.deepEqual(codes(moved, moved), [], 'it is told once');
    assert.deepEqual(codes(moved, well), [], 'that it is as the file wants it again is no news');
    assert.deepEqual(codes(well, access(true, 50123)), ['remote-access-moved']);
    assert.deepEqual(codes(well, access(false)), ['remote-access-off']);
    assert.deepEqual(codes(well, box({ letsEncrypt: { enabled: false, state: 'not_used' } })), [
      'differs-from-file letsEncrypt',
    ]);
    assert.deepEqual(codes(well, box({ ddns: unread })), [], 'what could not be read is not known to differ');
    assert.deepEqual(codes({ missed: 0, ddnsDoubt: false }, moved), [], 'nothing was known before');
    assert.ok(isAlert({ kind: 'wanted', code: 'differs-from-file', setting: 'ddns' }));
  });

  test('say what they are about', () => {
    assert.deepEqual(changesBetween(access(true, 1, 'anna'), access(true, 2, 'paul')), [
      { kind: 'remote-access', code: 'remote-access-moved', from: 1, port: 2 },
      { kind: 'user', code: 'user-changed', from: 'anna', to: 'paul' },
    ]);
    assert.deepEqual(changesBetween(well, dns({ statusIPv4: 'complete', statusIPv6: 'account-disabled' })), [
      { kind: 'ddns', code: 'ddns-failed', raw: 'account-disabled' },
    ]);
    assert.deepEqual(changesBetween({ ...well, ddnsDoubt: true }, dns({ statusIPv6: 'internet-not-connected' })), [
      { kind: 'ddns', code: 'ddns-failed', raw: 'internet-not-connected' },
    ]);
    assert.deepEqual(changesBetween(well, box({ managementServer: { ...server, acs: acs('acs.example.net') } })), [
      { kind: 'provider-access', code: 'acs-set', host: 'acs.example.net' },
    ]);
  });
});
