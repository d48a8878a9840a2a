import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/box/snapshot';
import { assess, type Finding, worst } from '../../../src/diagnosis/health';
import { internetAddress } from '../../../src/diagnosis/internetAddress';

const well: Snapshot = {
  version: 1,
  readAt: '2026-01-01T12:00:00.000Z',
  device: { model: 'FRITZ!Box 7590', modelNumber: '7590 - avm', softwareVersion: '154.08.02' },
  remoteAccess: { enabled: true, port: 44123, username: 'anna' },
  ddns: {
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
  },
  letsEncrypt: { enabled: true, state: 'valid' },
  myFritz: {
    enabled: true,
    deviceRegistered: true,
    dynDnsName: 'abc.myfritz.net',
    port: 44123,
    state: 'dyndns_verified',
  },
  managementServer: { unread: 'not-authorized' },
  firmwareDownload: { unread: 'not-authorized' },
  external: { externalIPv4: '203.0.113.7', externalIPv6: '2001:db8::7' },
};

const { ddns, myFritz } = well as Snapshot & { ddns: object; myFritz: object };
const off = { ddns: { ...ddns, enabled: false }, myFritz: { ...myFritz, enabled: false } } as Partial<Snapshot>;
const noAddress = { external: { externalIPv4: '', externalIPv6: '' } };

suite('health', () => {
  const cases: [string, Partial<Snapshot>, string[]][] = [
    ['all is well', {}, []],
    [
      'remote access off',
      { remoteAccess: { enabled: false, port: 44123, username: 'anna' } },
      ['info remote-access-off'],
    ],
    ['remote access unread', { remoteAccess: { unread: 'not-authorized' } }, ['unknown remote-access-unread']],
    ['no port', { remoteAccess: { enabled: true, port: undefined, username: 'anna' } }, ['problem no-port']],
    ['no user', { remoteAccess: { enabled: true, port: 443, username: '' } }, ['warning no-user']],
    ['no name and no address', { ...off, ...noAddress }, ['warning no-name']],
    ['an address will do', off, []],
    ['DDNS refused by the provider', { ddns: { ...ddns, statusIPv4: 'account-disabled' } }, ['problem ddns']],
    ['DDNS not registered', { ddns: { ...ddns, statusIPv6: 'offline' } }, ['warning ddns']],
    ['DDNS updated, not checked yet', { ddns: { ...ddns, statusIPv4: 'updated', statusIPv6: 'verifying' } }, []],
    ['DDNS being updated', { ddns: { ...ddns, statusIPv4: 'new address' } }, ['info ddns']],
    ['a DDNS status nobody knows', { ddns: { ...ddns, statusIPv4: 'zzz' } }, ['unknown ddns']],
    ['a family the mode does not send', { ddns: { ...ddns, mode: 'ddns_v4', statusIPv6: 'offline' } }, []],
    ['DDNS off', { ddns: { ...ddns, enabled: false, statusIPv4: 'offline' } }, []],
    ['certificate invalid', { letsEncrypt: { enabled: true, state: 'invalid' } }, ['problem lets-encrypt-invalid']],
    ['certificate requested', { letsEncrypt: { enabled: true, state: 'get' } }, ['info lets-encrypt-pending']],
    [
      "Let's Encrypt without MyFRITZ!",
      { letsEncrypt: { enabled: true, state: 'not_used' } },
      ['warning lets-encrypt-needs-myfritz'],
    ],
    ["Let's Encrypt unknown", { letsEncrypt: { enabled: true, state: 'unknown' } }, ['unknown lets-encrypt-unknown']],
    ["Let's Encrypt off", { letsEncrypt: { enabled: false, state: 'not_used' } }, []],
    ["Let's Encrypt unread", { letsEncrypt: { unread: 'timeout' } }, ['unknown lets-encrypt-unread']],
    ['DDNS unread', { ddns: { unread: 'not-authorized' } }, ['unknown ddns-unread']],
    ['MyFRITZ! refused', { myFritz: { ...myFritz, state: 'dyndns_auth_error' } }, ['warning my-fritz']],
    ["no Let's Encrypt", { letsEncrypt: 'not-supported' }, []],
    [
      'the worst comes first',
      { remoteAccess: { enabled: true, port: 1, username: '' }, letsEncrypt: { enabled: true, state: 'invalid' } },
      ['problem lets-encrypt-invalid', 'warning no-user'],
    ],
  ];
  for (const [name, change, expected] of cases) {
    test(name, () => {
      const findings = assess({ ...well, ...change });
      assert.deepEqual(
        findings.map(({ level, code }: Finding) => `${level} ${code}`),
        expected,
      );
      assert.equal(worst(findings), expected[0]?.split(' ')[0] ?? 'ok');
    });
  }
});

suite('internet address', () => {
  const address = (change: Partial<Snapshot>) => internetAddress({ ...well, ...change });

  test("is the MyFRITZ! name where the box's certificate covers it", () => {
    assert.equal(address({}), 'https://abc.myfritz.net:44123');
  });
  test('is the dynamic DNS name otherwise', () => {
    assert.equal(address({ letsEncrypt: 'not-supported' }), 'https://home.example.org:44123');
  });
  test('is the first name of several, and none that is no name', () => {
    assert.ok('domain' in well.ddns);
    const named = (domain: string) => address({ letsEncrypt: 'not-supported', ddns: { ...well.ddns, domain } });
    assert.equal(named('none, home.example.org.;www.example.org'), 'https://home.example.org:44123');
    assert.equal(named('*.example.org'), 'https://abc.myfritz.net:44123');
  });
  test('needs no port when it is the usual one', () => {
    assert.equal(address({ remoteAccess: { enabled: true, port: 443, username: 'a' } }), 'https://abc.myfritz.net');
  });
  test('falls back to the addresses the box has', () => {
    assert.equal(address(off), 'https://203.0.113.7:44123');
    assert.equal(
      address({ ...off, external: { externalIPv4: '0.0.0.0', externalIPv6: '2001:db8::7' } }),
      'https://[2001:db8::7]:44123',
    );
  });
  test('is none when access is off, unread or nameless', () => {
    assert.equal(address({ remoteAccess: { enabled: false, port: 44123, username: '' } }), undefined);
    assert.equal(address({ remoteAccess: { unread: 'timeout' } }), undefined);
    assert.equal(address({ ...off, ...noAddress }), undefined);
  });
});
