import assert from 'node:assert/strict';
import { LEVELS } from '../../../../src/common/level';
import type { DdnsMode } from '../../../../src/box/ddns';
import {
  checkUpdateUrl,
  correctUpdateUrl,
  type UrlContext,
  type UrlFinding,
} from '../../../../src/box/updateUrl/checks';
import { randomUrls } from './randomUrls';

const context: UrlContext = { mode: 'ipv4', domain: 'home.example.org', username: 'anna', hasPassword: true };
const LOGIN = 'user=<username>&pass=<pass>';
const GOOD = `https://dyn.example/update?hostname=<domain>&myip=<ipaddr>&${LOGIN}`;
const V6 = GOOD.replace('<ipaddr>', '<ip6addr>');

function check(text: string, change: Partial<UrlContext> = {}): UrlFinding[] {
  return checkUpdateUrl(text, { ...context, ...change });
}

/** Findings as `level code` with what they say, without the note on passwords that most URLs here get. */
function found(text: string, change: Partial<UrlContext> = {}): string[] {
  return check(text, change)
    .filter(({ code }) => code !== 'password-may-need-escaping')
    .map(({ level, code, url, ...rest }) =>
      [level, code, ...(url === undefined ? [] : [`#${url}`]), ...Object.values(rest).map(String)].join(' '),
    );
}

type Row = [name: string, text: string, expected: string[], change?: Partial<UrlContext>];

function rows(title: string, table: Row[]): void {
  suite(title, () => {
    for (const [name, text, expected, change] of table) {
      test(name, () => {
        assert.deepEqual(found(text, change), expected);
      });
    }
  });
}

suite('update URL checks', () => {
  rows('find nothing in', [
    ['an ordinary URL', GOOD, []],
    ['IPv6 only', V6, [], { mode: 'ipv6' }],
    ['a prefix with its address', V6.replace('myip', 'p=<ip6lanprefix>&myip'), [], { mode: 'ipv6' }],
    ['two URLs', `${GOOD} ${V6}`, [], { mode: 'both-separately' }],
    ['both addresses in one', GOOD.replace('<ipaddr>', '<ipaddr>,<ip6addr>'), [], { mode: 'both-together' }],
    ['an unknown mode', `https://dyn.example/?${LOGIN}`, [], { mode: 'other' }],
    ['two URLs in an unknown mode', `${GOOD} ${V6}`, [], { mode: 'other' }],
    ['a login in front', 'https://<username>:<pass>@dyn.example/nic/update?hostname=<domain>&myip=<ipaddr>', []],
    ['a login in Base64', 'https://dyn.example/?auth=<b64><username>:<pass></b64>&ip=<ipaddr>', []],
    ['a port', GOOD.replace('example', 'example:8443'), []],
    ['an IPv4 address as server', GOOD.replace('dyn.example', '203.0.113.7'), []],
    ['an IPv6 address as server', GOOD.replace('dyn.example', '[2001:db8::1]:8443'), []],
    ['a server of the home network', GOOD.replace('dyn.example', 'raspberrypi:8080'), []],
    ['the domain as server', `https://<domain>/update?ip=<ipaddr>&${LOGIN}`, []],
    ['a path of placeholders', 'https://dyn.example/<username>/<pass>/<ipaddr>', []],
    ['<dualstack>', `${GOOD}&dual=<dualstack>`, []],
    ['<passwd>', GOOD.replace('<pass>', '<passwd>'), []],
    ['an e-mail address as user', GOOD, [], { username: 'anna@example.org' }],
    ['several domains', GOOD, [], { domain: 'a.example.org,b.example.org' }],
    ['a parameter named with a placeholder', `${GOOD}&myip:host.<domain>=x`, []],
    ['a scheme in capitals', GOOD.replace('https', 'HTTPS'), []],
  ]);

  rows('find in the examples of the document only that they are not encrypted', [
    [
      'ddns_v4',
      `http://dyn.example/update?hostname=<domain>&myip=<ipaddr>&${LOGIN}`,
      ['warning plain-http-credentials password'],
    ],
    [
      'ddns_both',
      `http://dyn.example/update?myip=<ipaddr>&${LOGIN} http://dyn.example/update?myip=<ip6addr>&${LOGIN}`,
      ['warning plain-http-credentials password'],
      { mode: 'both-separately' },
    ],
    [
      'ddns_both_together',
      `http://dyn.example/update?hostname=<domain>&myip=<ipaddr>&myip6=<ip6addr>&${LOGIN}`,
      ['warning plain-http-credentials password'],
      { mode: 'both-together' },
    ],
  ]);

  rows('look at the text', [
    ['nothing', '', ['problem empty']],
    ['blanks only', ' \n ', ['problem empty']],
    ['blanks around', ` ${GOOD} `, ['warning outer-blanks']],
    ['a line break', `${GOOD}\n`, ['problem control-character']],
    ['two URLs on two lines', `${GOOD}\n${V6}`, ['problem control-character'], { mode: 'both-separately' }],
    ['two blanks', `${GOOD}  ${V6}`, ['warning two-blanks'], { mode: 'both-separately' }],
    ['umlauts', `${GOOD}&ort=Köln&süd=ü`, ['warning non-ascii öü']],
  ]);

  rows('look at scheme, server and path', [
    ['no scheme', GOOD.replace('https://', ''), ['warning no-scheme', 'warning plain-http-credentials password']],
    ['another scheme', GOOD.replace('https', 'ftp'), ['problem unsupported-scheme ftp://']],
    ['a misspelt scheme', GOOD.replace('https', 'htps'), ['problem unsupported-scheme htps://']],
    ['one slash', GOOD.replace('//', '/'), ['problem unsupported-scheme https:/']],
    ['no server', `https:///update?ip=<ipaddr>&${LOGIN}`, ['problem bad-host']],
    ['a bad server', GOOD.replace('dyn.example', 'dyn..example'), ['problem bad-host']],
    ['a bad port', GOOD.replace('example', 'example:99999'), ['problem bad-host']],
    ['IPv6 without brackets', GOOD.replace('dyn.example', '2001:db8::1'), ['problem bad-host']],
    ['no path', GOOD.replace('/update', ''), ['problem no-path']],
    ['just a server', 'https://dyn.example', ['problem no-path', 'warning mode-needs-ipv4', 'info username-absent']],
    ['a slash in the query only', `https://dyn.example?a=/&ip=<ipaddr>&${LOGIN}`, ['problem no-path']],
    ['a slash of </b64> only', `https://dyn.example?ip=<ipaddr>&a=<b64>${'<username>'}</b64>`, ['problem no-path']],
  ]);

  rows('look at what an unencrypted request gives away', [
    [
      'a password that the box knows',
      'http://dyn.example/?ip=<ipaddr>&u=<username>',
      ['warning plain-http-credentials password'],
    ],
    [
      'a login written out',
      'http://a:b@dyn.example/?ip=<ipaddr>&u=<username>',
      ['warning plain-http-credentials password'],
      { hasPassword: false },
    ],
    [
      'a user name',
      'http://dyn.example/?ip=<ipaddr>&u=<username>',
      ['warning plain-http-credentials username'],
      { hasPassword: false },
    ],
    [
      'a user name that is a key',
      'http://dyn.example/?ip=<ipaddr>&token=<username>',
      ['warning plain-http-credentials token'],
      { hasPassword: false },
    ],
    [
      'a key',
      'http://dyn.example/?ip=<ipaddr>&apikey=x1&u=<username>',
      ['warning plain-http-credentials token'],
      { hasPassword: false },
    ],
    [
      'a key in the path',
      'http://dyn.example/u/3f2a9c77aa00bb11cc/?ip=<ipaddr>&u=<username>',
      ['warning plain-http-credentials token'],
      { hasPassword: false },
    ],
    [
      'nothing',
      'http://dyn.example/update?hostname=<domain>&ip=<ipaddr>',
      ['warning username-empty', 'info username-absent'],
      { hasPassword: false, username: '' },
    ],
  ]);

  rows('look at placeholders', [
    [
      'unknown',
      V6.replace('<ip6addr>', '<ipv6addr>'),
      ['problem unknown-placeholder <ipv6addr> <ip6addr>'],
      { mode: 'ipv6' },
    ],
    ['unknown user', GOOD.replace('<username>', '<user>'), ['problem unknown-placeholder <user> <username>']],
    [
      'unknown twice, said once',
      `${GOOD.replace('<domain>', '<host>')}&h=<host>`,
      ['problem unknown-placeholder <host> <domain>'],
    ],
    ['unknown to everybody', `${GOOD}&z=<zone>`, ['problem unknown-placeholder <zone> undefined']],
    ['empty', `${GOOD}&z=<>`, ['problem unknown-placeholder <> undefined']],
    ['in capitals', GOOD.replace('<ipaddr>', '<IPaddr>'), ['warning placeholder-case <IPaddr> <ipaddr>']],
    ['unclosed', GOOD.replace('<ipaddr>', '<ipaddr'), ['problem unclosed-placeholder <ipaddr <ipaddr>']],
    ['unclosed at the end', GOOD.replace('<pass>', '<pass'), ['problem unclosed-placeholder <pass <pass>']],
    ['just begun', `${GOOD}&a=<`, ['problem unclosed-placeholder < undefined']],
    ['unopened', GOOD.replace('<ipaddr>', 'ipaddr>'), ['problem unopened-placeholder ipaddr> <ipaddr>']],
    ['Base64 unclosed', `${GOOD}&a=<b64>x`, ['problem unbalanced-b64']],
    ['Base64 unopened', `${GOOD}&a=x</b64>`, ['problem unbalanced-b64']],
    ['Base64 in Base64', `${GOOD}&a=<b64><b64>x</b64></b64>`, ['problem unbalanced-b64']],
    ['Base64 twice', `${GOOD}&a=<b64>x</b64>&b=<b64>y</b64>`, []],
    ['a prefix alone', V6.replace('<ip6addr>', '<ip6lanprefix>'), ['warning prefix-without-ip6addr'], { mode: 'ipv6' }],
    [
      'a prefix whose address is in the other URL',
      `${GOOD}&x=<ip6addr> ${V6.replace('<ip6addr>', '<ip6lanprefix>')}`,
      ['warning prefix-without-ip6addr #1', 'info mode-other-family #0 <ip6addr>'],
      { mode: 'both-separately' },
    ],
  ]);

  rows('look at user and password', [
    ['user not used', 'https://dyn.example/?ip=<ipaddr>&p=<pass>', ['info username-absent']],
    ['no user', GOOD, ['warning username-empty'], { username: '' }],
    ['no password', GOOD, ['warning password-empty'], { hasPassword: false }],
    ['no password, and none used', 'https://dyn.example/?ip=<ipaddr>&u=<username>', [], { hasPassword: false }],
  ]);

  rows('look at the mode', [
    ['one URL where there have to be two', GOOD, ['problem mode-needs-two'], { mode: 'both-separately' }],
    ['three URLs', `${GOOD} ${V6} ${V6}`, ['problem mode-needs-two'], { mode: 'both-separately' }],
    ['two URLs where there has to be one', `${GOOD} ${V6}`, ['problem mode-needs-one'], { mode: 'both-together' }],
    ['a blank inside', `${GOOD}&n=a b`, ['problem blank-inside']],
    ['IPv4 without its address', GOOD.replace('<ipaddr>', '1'), ['warning mode-needs-ipv4']],
    ['IPv6 without its address', V6.replace('<ip6addr>', '1'), ['warning mode-needs-ipv6'], { mode: 'ipv6' }],
    ['both together, IPv4 missing', V6, ['warning mode-needs-ipv4'], { mode: 'both-together' }],
    ['both together, IPv6 missing', GOOD, ['warning mode-needs-ipv6'], { mode: 'both-together' }],
    ['the other family', `${GOOD}&x=<ip6addr>`, ['info mode-other-family <ip6addr>']],
    ['the other family in IPv6', `${V6}&x=<ipaddr>`, ['info mode-other-family <ipaddr>'], { mode: 'ipv6' }],
    [
      'two URLs the wrong way round',
      `${V6} ${GOOD}`,
      [
        'warning mode-needs-ipv4 #0',
        'warning mode-needs-ipv6 #1',
        'info mode-other-family #0 <ip6addr>',
        'info mode-other-family #1 <ipaddr>',
      ],
      { mode: 'both-separately' },
    ],
  ]);

  rows('look at what the box does not escape', [
    ['in the domain', GOOD, ['warning needs-escaping domain & '], { domain: 'a&b &c' }],
    ['in the user name', GOOD, ['warning needs-escaping username ?#%+/'], { username: 'a?b#c%d+e/f' }],
    ['not of a domain that is not used', GOOD.replace('<domain>', 'x'), [], { domain: 'a&b' }],
    ['not in Base64', 'https://dyn.example/?a=<b64><username>:<pass></b64>&ip=<ipaddr>', [], { username: 'a&b' }],
    [
      'an @ in a login',
      'https://<username>:<pass>@dyn.example/?ip=<ipaddr>',
      ['warning needs-escaping username @'],
      { username: 'a@example.org' },
    ],
  ]);

  test('name what a password that is known has of it, unless it is escaped', () => {
    const of = (password: string, url = GOOD): string[] => found(url, { password });
    assert.deepEqual(of('a&b#c'), ['warning needs-escaping password &#']);
    assert.deepEqual(of('a%26b'), []);
    assert.deepEqual(of('a:b', 'https://<username>:<pass>@dyn.example/?ip=<ipaddr>'), [
      'warning needs-escaping password :',
    ]);
    assert.deepEqual(of('a&b', 'https://dyn.example/?auth=<b64><username>:<pass></b64>&ip=<ipaddr>'), []);
  });

  test('correct what is certain, and nothing where a piece is missing', () => {
    const corrected = (text: string, mode: DdnsMode = 'ipv4') => correctUpdateUrl(text, mode);
    assert.equal(corrected(GOOD), undefined);
    assert.equal(corrected(`"${GOOD.replace('<ipaddr>', '<ipv4addr>').replace(/&/g, '&amp;')}"`), GOOD);
    assert.equal(corrected(GOOD.replace('https', 'htps')), GOOD);
    assert.equal(corrected(GOOD.replace('<ipaddr>', '{{ip}}')), GOOD);
    assert.equal(corrected(GOOD.replace('<ipaddr>', '{{ip}}'), 'ipv6'), V6, 'the address that is sent');
    assert.equal(corrected(GOOD.replace('<pass>', 'YOUR_TOKEN')), undefined, 'the token is to be written');
  });

  test('say of a password only that it may need escaping, and not where it is encoded', () => {
    const note = { code: 'password-may-need-escaping', level: 'info' };
    assert.deepEqual(check(GOOD), [note]);
    assert.deepEqual(check(GOOD.replace('<pass>', '<passwd>')), [note]);
    assert.deepEqual(check('https://dyn.example/?a=<b64><username>:<pass></b64>&ip=<ipaddr>'), []);
  });

  rows('take an address without a family for one of the family that is sent', [
    ...['[IP]', '[IP ADDRESS]', '__MYIP__', '<ip>'].map((word): Row => [
      word,
      V6.replace('<ip6addr>', word),
      [`problem unknown-placeholder ${word} <ip6addr>`],
      { mode: 'ipv6' },
    ]),
    [
      'in the second of two URLs',
      `${GOOD} ${V6.replace('<ip6addr>', '[IP]')}`,
      ['problem unknown-placeholder [IP] <ip6addr>'],
      { mode: 'both-separately' },
    ],
    [
      'an angle bracket in the second of two URLs',
      `${GOOD} ${V6.replace('<ip6addr>', '<ip>')}`,
      ['problem unknown-placeholder #1 <ip> <ip6addr>'],
      { mode: 'both-separately' },
    ],
  ]);

  rows('know a placeholder that has lost its brackets', [
    ...['IPADDRESS', 'ipaddr', 'IP_ADDR', 'myip'].map((word): Row => [
      word,
      GOOD.replace('<ipaddr>', word),
      [`problem unknown-placeholder ${word} <ipaddr>`],
    ]),
    [
      'of IPv6',
      V6.replace('<ip6addr>', 'ip6addr'),
      ['problem unknown-placeholder ip6addr <ip6addr>'],
      { mode: 'ipv6' },
    ],
    ['a name', GOOD.replace('<domain>', 'HOSTNAME'), ['problem unknown-placeholder HOSTNAME <domain>']],
    ['what a provider wants', `${GOOD}&type=domain&action=login&record=HOST`, []],
  ]);

  rows('name what is escaped', [
    [
      'a blank in a placeholder',
      GOOD.replace('<ipaddr>', '%3CIP%20ADDRESS%3E'),
      ['problem percent-escapes', 'problem unknown-placeholder <IP ADDRESS> <ipaddr>'],
    ],
    ['an ampersand behind a placeholder', GOOD.replace('<domain>&', '<domain>%26'), ['problem percent-escapes']],
    ['an equals sign before a placeholder', GOOD.replace('=<ipaddr>', '%3D<ipaddr>'), ['problem percent-escapes']],
    [
      'brackets around a placeholder',
      GOOD.replace('<ipaddr>', '%5BIP%5D'),
      ['problem percent-escapes', 'problem unknown-placeholder [IP] <ipaddr>'],
    ],
    ['an ampersand with zeros', GOOD.replaceAll('&', '&#0038;'), ['problem html-escapes']],
  ]);

  test('name the URL where there are two', () => {
    const findings = check(`${GOOD} ${V6.replace('/update', '')}`, { mode: 'both-separately' });
    assert.deepEqual(
      findings.map(({ code, url }) => [code, url]),
      [
        ['no-path', 1],
        ['password-may-need-escaping', undefined],
      ],
    );
  });

  test('take anything, the worst first', () => {
    const modes = ['ipv4', 'ipv6', 'both-separately', 'both-together', 'other'] as const;
    const texts = randomUrls(10_000);
    for (const [index, text] of texts.entries()) {
      const other = texts[texts.length - 1 - index] ?? '';
      const mode = modes[index % modes.length] ?? 'other';
      const levels = check(text, { mode, domain: other, username: other }).map(({ level }) => LEVELS.indexOf(level));
      assert.deepEqual(
        levels,
        [...levels].sort((a, b) => b - a),
        text,
      );
    }
  });

  test('are quick with a long text', () => {
    const long = ['<', '>', 'a', '<b64>', 'a1-', '@', ' ', '%'].map((piece) => piece.repeat(5_000));
    const start = performance.now();
    for (const text of long) check(text);
    assert.ok(performance.now() - start < 1_000);
  });
});
