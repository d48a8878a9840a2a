import assert from 'node:assert/strict';
import { ddnsMode, ddnsState, isPredefined, userDefinedProvider, usesFamily } from '../../../src/box/ddns';
import { letsEncryptState } from '../../../src/box/letsEncrypt';
import { fritzOsVersion } from '../../../src/box/boxState';

suite('values of a box', () => {
  test('every DDNS status of the document is known, in both spellings', () => {
    // X_AVM-DE_RemoteAccess, table 11, StatusIPv4 and StatusIPv6
    const listed =
      'offline, checking, updating, updated, verifying, complete, new address, new-address, account-disabled, internet-not-connected, undefined';
    for (const raw of listed.split(', ')) assert.notEqual(ddnsState(raw), 'other', raw);
    assert.equal(ddnsState('new address'), ddnsState('new-address'));
    assert.equal(ddnsState(' Complete '), 'complete');
    assert.equal(ddnsState('something new'), 'other');
    assert.equal(ddnsState(''), 'other');
  });

  test('every mode of the document is known, the fourth in both spellings', () => {
    const modes = ['ddns_v4', 'ddns_v6', 'ddns_both', 'ddns_together', 'ddns_both_together', 'ddns_x'];
    assert.deepEqual(modes.map(ddnsMode), [
      'ipv4',
      'ipv6',
      'both-separately',
      'both-together',
      'both-together',
      'other',
    ]);
    assert.ok(!usesFamily('ipv4', 'ipv6') && usesFamily('ipv6', 'ipv6') && usesFamily('both-together', 'ipv4'));
  });

  test('the user-defined provider is found without knowing its name: it has no page, and is the last', () => {
    const cases: [list: [name: string, infoUrl: string][], expected: string | undefined][] = [
      [[], undefined],
      [
        [
          ['A', 'https://a.example'],
          ['Benutzerdefiniert', ''],
        ],
        'Benutzerdefiniert',
      ],
      [
        [
          ['Zdefiniowany', ' '],
          ['A', 'https://a.example'],
        ],
        'Zdefiniowany',
      ],
      [
        [
          ['A', ''],
          ['B', 'https://b.example'],
          ['User-defined', ''],
        ],
        'User-defined',
      ],
      [
        [
          ['A', 'https://a.example'],
          ['Other', 'https://fritz.example'],
        ],
        undefined,
      ],
    ];
    for (const [list, expected] of cases) {
      const providers = list.map(([name, infoUrl]) => ({ name, infoUrl }));
      assert.equal(userDefinedProvider(providers), expected, JSON.stringify(list));
    }
  });

  test('a provider whose update URL may be the own one is not taken for one that the box knows', () => {
    const [a, b] = [
      { name: 'A', infoUrl: 'https://a.example' },
      { name: 'B', infoUrl: 'https://b.example' },
    ];
    const [own, other] = [
      { name: 'Eigene', infoUrl: '' },
      { name: 'C', infoUrl: '' },
    ];
    const predefined = (list: (typeof own)[]): string[] =>
      [...list, { name: 'gone' }].map(({ name }) => name).filter((name) => isPredefined(name, list));
    assert.deepEqual(predefined([a, b, own]), ['A', 'B']);
    assert.deepEqual(predefined([a, other, own]), ['A', 'C']);
    assert.deepEqual(predefined([a, b]), ['A'], 'the last one may have a page');
    assert.deepEqual(predefined([own, other, a, b]), ['A'], 'one of two without a page');
  });

  test("every state of Let's Encrypt is known", () => {
    for (const raw of 'not_used, get, valid, invalid, unknown'.split(', ')) assert.equal(letsEncryptState(raw), raw);
    assert.equal(letsEncryptState('renewing'), 'other');
  });

  test('FRITZ!OS versions are written as the box writes them', () => {
    const versions = { '154.08.02': '8.02', '256.07.29': '7.29', '84.06.93': '6.93', '': '', unusual: 'unusual' };
    for (const [raw, version] of Object.entries(versions)) assert.equal(fritzOsVersion(raw), version);
  });
});
