import assert from 'node:assert/strict';
import type { BoxState } from '../../../src/box/boxState';
import { internetRoute } from '../../../src/diagnosis/boxHosts';
import { internetAddress } from '../../../src/diagnosis/internetAddress';
import {
  answered,
  type Change,
  DDNS,
  ddns,
  endpoints,
  inOrder,
  MY_FRITZ,
  myFritz,
  name,
  OLD,
  PORT,
  scene,
} from '../../observed';

const off = { ddns: ddns({ enabled: false }), myFritz: { ...myFritz, enabled: false } };
const noAddress = { external: { externalIPv4: '', externalIPv6: '' } };

suite('internet address', () => {
  const address = (change: Partial<BoxState>) => internetAddress({ ...inOrder, ...change })?.url;

  test("is the MyFRITZ! name where the box's certificate covers it", () => {
    assert.equal(address({}), `https://${MY_FRITZ}:${PORT}`);
  });
  test('is the dynamic DNS name otherwise', () => {
    assert.equal(address({ letsEncrypt: 'not-supported' }), `https://${DDNS}:${PORT}`);
  });
  test('is the first name of several, and none that is no name', () => {
    const named = (domain: string) => address({ letsEncrypt: 'not-supported', ddns: ddns({ domain }) });
    assert.equal(named('none, home.example.org.;www.example.org'), `https://${DDNS}:${PORT}`);
    assert.equal(named('*.example.org'), `https://${MY_FRITZ}:${PORT}`);
  });
  test('needs no port when it is the usual one', () => {
    assert.equal(address({ remoteAccess: { enabled: true, port: 443, username: 'a' } }), `https://${MY_FRITZ}`);
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

suite('the address that is offered', () => {
  const offered = (change: Change, isChecked: boolean) => {
    const { state, world } = scene(change);
    const { host, known } = internetAddress(state, isChecked ? world : undefined) ?? {};
    return `${host ?? 'none'} ${known ?? ''}`;
  };
  const failed = ddns({ statusIPv4: 'offline' });
  const alone = { letsEncrypt: 'not-supported', myFritz: { ...myFritz, enabled: false } } as const;
  const cases: [what: string, change: Change, unchecked: string, checked: string][] = [
    ['all well', {}, `${MY_FRITZ} not-checked`, `${MY_FRITZ} seen`],
    ['dynamic DNS only', alone, `${DDNS} not-checked`, `${DDNS} seen`],
    [
      'dynamic DNS that failed, beside MyFRITZ!',
      { letsEncrypt: 'not-supported', ddns: failed, names: [name('ddns', answered([OLD])), name('my-fritz')] },
      `${MY_FRITZ} not-checked`,
      `${MY_FRITZ} seen`,
    ],
    [
      'dynamic DNS that failed, alone',
      { ...alone, ddns: failed, names: [name('ddns', answered([OLD], [OLD]))] },
      '203.0.113.7 not-checked',
      '203.0.113.7 seen',
    ],
    [
      'dynamic DNS that failed, without an address of the box',
      { ...alone, ...noAddress, ddns: failed, names: [name('ddns', { state: 'no-such-name' })] },
      `${DDNS} doubtful`,
      `${DDNS} doubtful`,
    ],
    [
      'dynamic DNS that is just being updated',
      { ...alone, ...noAddress, ddns: ddns({ statusIPv4: 'updating' }), names: [name('ddns', { state: 'no-answer' })] },
      `${DDNS} updating`,
      `${DDNS} updating`,
    ],
    [
      'a port that does not answer',
      { endpoints: endpoints({ state: 'closed' }) },
      `${MY_FRITZ} not-checked`,
      `${MY_FRITZ} not-checked`,
    ],
    ['remote access off', { remoteAccess: { enabled: false, port: PORT, username: '' } }, 'none ', 'none '],
  ];
  for (const [what, change, unchecked, checked] of cases) {
    test(`${what}: ${unchecked}, ${checked}`, () => {
      assert.deepEqual([offered(change, false), offered(change, true)], [unchecked, checked]);
    });
  }

  test('is no route where it is only a number', () => {
    assert.deepEqual(internetRoute(inOrder), { host: MY_FRITZ, port: PORT });
    assert.equal(internetRoute({ ...inOrder, ...off }), undefined);
  });
});
