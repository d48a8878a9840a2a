import assert from 'node:assert/strict';
import { type Placeholder, PLACEHOLDERS } from '../../../../src/box/updateUrl/placeholders';
import { checkUpdateUrl, type UrlContext, type UrlFinding } from '../../../../src/box/updateUrl/checks';
import { type Instruction, INSTRUCTIONS, KEY } from './providers';

function check({ mode, domain = 'home.example.org', username = 'anna' }: Instruction, url: string): UrlFinding[] {
  const context: UrlContext = { mode, domain, username, hasPassword: true };
  return checkUpdateUrl(url, context);
}

/** To be looked at. */
function wrong(findings: readonly UrlFinding[]): string[] {
  return [...new Set(findings.filter(({ level }) => level !== 'info').map(({ code }) => code))].sort();
}

interface Spoiling {
  readonly name: string;
  /** `undefined`, or the URL as it is, where there is nothing to be spoiled. */
  readonly spoil: (url: string, instruction: Instruction) => string | undefined;
  /** What is to be said: that, and nothing else that the slip brings with it. */
  readonly says: readonly UrlFinding['code'][];
}

const FIRST_PARAMETER = /&(?=[\w[\]]+=)/;

/** Placeholders in the notation of another program; what it has none for stays. */
function inNotation(words: Partial<Record<Placeholder, string>>): Spoiling['spoil'] {
  return (url) => Object.entries(words).reduce((text, [placeholder, word]) => text.replaceAll(placeholder, word), url);
}

const NOTATIONS: readonly (readonly [name: string, words: Partial<Record<Placeholder, string>>])[] = [
  [
    'brackets',
    {
      '<domain>': '[HOSTNAME]',
      '<ipaddr>': '[IP ADDRESS]',
      '<ip6addr>': '[IPv6 ADDRESS]',
      '<username>': '[USERNAME]',
      '<pass>': '[PASSWORD]',
    },
  ],
  ['braces', { '<domain>': '{hostname}', '<ipaddr>': '{ip}', '<ip6addr>': '{ipv6}', '<pass>': '{password}' }],
  ['two braces', { '<domain>': '{{domain}}', '<ipaddr>': '{{ ip }}', '<ip6addr>': '{{ ip6addr }}' }],
  ['variables', { '<domain>': '${HOSTNAME}', '<ipaddr>': '$IP', '<ip6addr>': '$IPV6', '<username>': '$USER' }],
  [
    'underscores',
    { '<domain>': '__HOSTNAME__', '<ipaddr>': '__MYIP__', '<username>': '__USERNAME__', '<pass>': '__PASSWORD__' },
  ],
  ['per cent', { '<domain>': '%HOSTNAME%', '<ipaddr>': '%IP%', '<ip6addr>': '%IP6%', '<pass>': '%PASS%' }],
  ['letters', { '<domain>': '%h', '<ipaddr>': '%i', '<username>': '%u', '<pass>': '%p' }],
  ['hashes', { '<domain>': '###HOST###', '<ipaddr>': '##IP##', '<pass>': '##PASSWORD##', '<username>': '#USER#' }],
  ['at signs', { '<domain>': '@@HOST@@', '<ipaddr>': '@@IP@@' }],
  ['German', { '<ipaddr>': '[IP-Adresse]', '<ip6addr>': '[IPv6-Adresse]', '<username>': '[Benutzername]' }],
  ['a person', { '<domain>': '[YOUR HOSTNAME]', '<ipaddr>': '<Ihre IP-Adresse>', '<ip6addr>': '[your IPv6 address]' }],
  ['guillemets', { '<domain>': '‹domain›', '<ipaddr>': '«ipaddr»', '<ip6addr>': '＜ip6addr＞' }],
  [
    'other words',
    {
      '<domain>': '<host>',
      '<ipaddr>': '<ip>',
      '<ip6addr>': '<ipv6addr>',
      '<username>': '<user>',
      '<pass>': '<password>',
    },
  ],
  ['blanks inside', { '<domain>': '< domain >', '<ipaddr>': '<ip addr>', '<ip6addr>': '<ip6 addr>' }],
];

const AROUND: readonly (readonly [before: string, after: string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['„', '“'],
  ['<', '>'],
  ['(', ')'],
  ['Update-URL: ', ''],
  ['curl "', '"'],
  ['[link](', ')'],
  ['', ','],
  ['', '…'],
];

const isOne = ({ mode }: Instruction): boolean => mode !== 'both-separately';

const SPOILINGS: readonly Spoiling[] = [
  { name: '& as in HTML', spoil: (url) => url.replaceAll('&', '&amp;'), says: ['html-escapes'] },
  {
    name: '< and > as in HTML',
    spoil: (url) => url.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    says: ['html-escapes'],
  },
  {
    name: 'all of it as in HTML, twice',
    spoil: (url) =>
      url.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&#62;').replaceAll('&', '&amp;'),
    says: ['html-escapes'],
  },
  { name: '< and > escaped', spoil: (url) => url.replace(/<(\/?)(\w+)>/g, '%3C$1$2%3E'), says: ['percent-escapes'] },
  {
    name: 'all of it escaped',
    spoil: (url, one) => (isOne(one) ? encodeURIComponent(url) : undefined),
    says: ['percent-escapes'],
  },
  ...NOTATIONS.map(([name, words]): Spoiling => ({
    name: `placeholders as ${name}`,
    spoil: inNotation(words),
    says: ['unknown-placeholder'],
  })),
  {
    name: 'a key that was not filled in',
    spoil: (url) => url.replace(KEY, 'YOUR_TOKEN'),
    says: ['unknown-placeholder'],
  },
  { name: 'a key that is shown masked', spoil: (url) => url.replace(KEY, '***'), says: ['unknown-placeholder'] },
  {
    name: 'a placeholder in capitals',
    spoil: (url) => url.replace(/<\w+>/, (placeholder) => placeholder.toUpperCase()),
    says: ['placeholder-case'],
  },
  {
    name: 'a < that is missing',
    spoil: (url) => url.replace(/(?<=[=/])<(?=\w+>)/, ''),
    says: ['unopened-placeholder'],
  },
  { name: 'a > that is missing', spoil: (url) => url.replace(/(?<=<\w+)>(?=&|$)/, ''), says: ['unclosed-placeholder'] },
  { name: 'blanks around', spoil: (url) => ` ${url} `, says: ['outer-blanks'] },
  { name: 'a line break at the end', spoil: (url) => `${url}\r\n`, says: ['control-character'] },
  { name: 'a line break inside', spoil: (url) => url.replace(FIRST_PARAMETER, '\n&'), says: ['control-character'] },
  {
    name: 'a blank inside',
    spoil: (url, one) => (isOne(one) ? url.replace(FIRST_PARAMETER, ' &') : undefined),
    says: ['blank-inside'],
  },
  { name: 'an invisible character', spoil: (url) => url.replace('.', '.\u200b'), says: ['invisible-characters'] },
  { name: 'a soft hyphen', spoil: (url) => url.replace('://', '://\u00ad'), says: ['invisible-characters'] },
  { name: 'a blank that does not break', spoil: (url) => `${url}\u00a0`, says: ['invisible-characters'] },
  ...AROUND.map(([before, after]): Spoiling => ({
    name: `${before}…${after} around`,
    spoil: (url, one) => (isOne(one) ? `${before}${url}${after}` : undefined),
    says: ['text-around'],
  })),
  {
    name: 'a full stop behind it',
    spoil: (url, one) => (isOne(one) && !url.endsWith('<domain>') ? `${url}.` : undefined),
    says: ['text-around'],
  },
  { name: 'https:// twice', spoil: (url) => url.replace(/^https?:\/\//, '$&$&'), says: ['run-together'] },
  { name: 'pasted twice', spoil: (url, one) => (isOne(one) ? url + url : undefined), says: ['run-together'] },
  { name: 'two URLs without a blank', spoil: (url) => url.replace(' ', ''), says: ['run-together'] },
  { name: 'two URLs with two blanks', spoil: (url) => url.replace(' ', '  '), says: ['two-blanks'] },
  ...['htps://', 'ttps://', 'https:/', 'https//', 'https;//', 'https:\\\\', 'htttps://', 'ftp://'].map(
    (scheme): Spoiling => ({
      name: scheme,
      spoil: (url) => (url.startsWith('https') ? url.replace('https://', scheme) : undefined),
      says: ['unsupported-scheme'],
    }),
  ),
  {
    name: 'no scheme',
    spoil: (url) => (url.startsWith('https') ? url.replace('https://', '') : undefined),
    says: ['no-scheme', 'plain-http-credentials'],
  },
  {
    name: 'no encryption',
    spoil: (url) => url.replace(/https:\/\/(?!ww)/, 'http://'),
    says: ['plain-http-credentials'],
  },
  {
    name: 'no path',
    spoil: (url, one) => (isOne(one) ? url.replace(/(?<=\w)\/[^?<]*(?=\?)/, '') : undefined),
    says: ['no-path'],
  },
  {
    name: 'a bad server',
    spoil: (url) =>
      /^https:[^?]*\/[^?]/.test(url) && !url.includes('workers.dev') ? url.replace('.', '..') : undefined,
    says: ['bad-host'],
  },
  {
    name: 'no question mark',
    spoil: (url, one) => (isOne(one) && /\w\/\w[^/?]*\?\w+=/.test(url) ? url.replace('?', '&') : undefined),
    says: ['no-question-mark'],
  },
  { name: 'two question marks', spoil: (url) => url.replace(FIRST_PARAMETER, '?'), says: ['second-question-mark'] },
  {
    name: 'an & that is missing',
    spoil: (url) => url.replace(/(?<=<(?!b64)\w+>)&(?=[a-z]\w*=)/, ''),
    says: ['missing-ampersand'],
  },
  {
    name: 'the IPv4 address of today',
    spoil: (url) => url.replaceAll('=<ipaddr>', '=203.0.113.7'),
    says: ['fixed-address'],
  },
  {
    name: 'the IPv6 address of today',
    spoil: (url) => (url.includes('<ip6lan') ? undefined : url.replaceAll('=<ip6addr>', '=2001:db8::7')),
    says: ['fixed-address'],
  },
  {
    name: 'no IPv4 address',
    spoil: (url) => (url.includes('//ipv4.') || url.includes('@ipv4.') ? undefined : url.replaceAll('<ipaddr>', '')),
    says: ['mode-needs-ipv4'],
  },
  {
    name: 'no IPv6 address',
    spoil: (url) => (/<ip6lan|,<ip6|ipv6\./.test(url) ? undefined : url.replaceAll('<ip6addr>', '')),
    says: ['mode-needs-ipv6'],
  },
  {
    name: 'a prefix with a suffix',
    spoil: (url) => url.replace('<ip6lanprefix>', '<ip6lanprefix>::1'),
    says: ['prefix-with-suffix'],
  },
  {
    name: 'a prefix with a suffix right behind it',
    spoil: (url) => url.replace('<ip6lanprefix>', '<ip6lanprefix>7656:3cff:fe47:1'),
    says: ['prefix-with-suffix'],
  },
  ...['/64', '%2F64', '[::1]', '%20::1'].map((suffix): Spoiling => ({
    name: `a prefix with ${suffix} behind it`,
    spoil: (url) => url.replace(/(?<=\?.*)<ip6lanprefix>/, `<ip6lanprefix>${suffix}`),
    says: ['prefix-with-suffix'],
  })),
  { name: 'Base64 without an end', spoil: (url) => url.replace('</b64>', ''), says: ['unbalanced-b64'] },
  { name: 'an umlaut', spoil: (url) => `${url}ü`, says: ['non-ascii'] },
];

suite('update URLs of providers', () => {
  test('are at least thirty, each of a mode that it fits', () => {
    assert.ok(new Set(INSTRUCTIONS.map(({ provider }) => provider)).size >= 45);
    for (const { url } of INSTRUCTIONS)
      for (const placeholder of url.match(/<[^>]*>/g) ?? [])
        assert.ok((PLACEHOLDERS as readonly string[]).includes(placeholder), url);
  });

  test('are found nothing wrong with, but for what is so', () => {
    for (const instruction of INSTRUCTIONS) {
      const { provider, url, warnings = [] } = instruction;
      assert.deepEqual(wrong(check(instruction, url)), warnings, `${provider}: ${url}`);
    }
  });

  for (const { name, spoil, says } of SPOILINGS) {
    test(`are found spoiled: ${name}`, () => {
      let spoiled = 0;
      for (const instruction of INSTRUCTIONS) {
        const { provider, url, warnings = [] } = instruction;
        const text = spoil(url, instruction);
        if (text === undefined || text === url) continue;
        spoiled++;
        assert.deepEqual(
          wrong(check(instruction, text)),
          [...new Set([...warnings, ...says])].sort(),
          `${provider}: ${text}`,
        );
      }
      assert.ok(spoiled > 0, 'there is one to be spoiled');
    });
  }

  test('name the placeholder that another notation means', () => {
    for (const [, words] of NOTATIONS) {
      for (const [meant, word] of Object.entries(words)) {
        const [finding] = checkUpdateUrl(`https://dyn.example/?a=${word}&ip=<ipaddr>&u=<username>`, {
          mode: 'ipv4',
          domain: 'home.example.org',
          username: 'anna',
          hasPassword: true,
        });
        assert.deepEqual(finding, {
          code: 'unknown-placeholder',
          level: 'problem',
          placeholder: word,
          suggestion: meant,
        });
      }
    }
  });
});
