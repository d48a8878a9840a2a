import { speak } from '../../../vscode/l10n';
import assert from 'node:assert/strict';
import { PLACEHOLDERS } from '../../../../src/box/updateUrl/placeholders';
import { checkUpdateUrl, type UrlContext, type UrlFinding } from '../../../../src/box/updateUrl/checks';
import { sentenceRow } from '../../../../src/ui/longText';
import { placeholderWords, urlFindingWords } from '../../../../src/ui/words/updateUrl';

const context: UrlContext = { mode: 'ipv4', domain: 'home.example.org', username: 'a&b', hasPassword: true };

/** The words for the finding of that code. */
function wordsFor(code: UrlFinding['code'], text: string, change: Partial<UrlContext> = {}): string {
  const finding = checkUpdateUrl(text, { ...context, ...change }).find((candidate) => candidate.code === code);
  assert.ok(finding, code);
  return urlFindingWords(finding);
}

/** One finding of each code, with values as long as usual ones. */
const ONE_OF_EACH: Readonly<Record<UrlFinding['code'], object>> = {
  empty: {},
  'outer-blanks': {},
  'two-blanks': {},
  'control-character': {},
  'invisible-characters': {},
  'html-escapes': {},
  'percent-escapes': {},
  'text-around': {},
  'run-together': {},
  'blank-inside': {},
  'no-question-mark': {},
  'second-question-mark': {},
  'missing-ampersand': {},
  'non-ascii': { characters: 'äöü' },
  'bad-host': {},
  'no-path': {},
  'no-scheme': {},
  'unsupported-scheme': { scheme: 'ftp://' },
  'plain-http-credentials': { what: 'username' },
  'unknown-placeholder': { placeholder: '<ipv6address>', suggestion: '<ip6lanprefix>' },
  'unclosed-placeholder': { placeholder: '<ip6lanprefix', suggestion: '<ip6lanprefix>' },
  'unopened-placeholder': { placeholder: 'ip6lanprefix>', suggestion: '<ip6lanprefix>' },
  'placeholder-case': { placeholder: '<IP6LANPREFIX>', suggestion: '<ip6lanprefix>' },
  'unbalanced-b64': {},
  'prefix-without-ip6addr': {},
  'prefix-with-suffix': {},
  'fixed-address': { family: 'ipv6' },
  'username-absent': {},
  'username-empty': {},
  'password-empty': {},
  'mode-needs-two': {},
  'mode-needs-one': {},
  'mode-needs-ipv4': {},
  'mode-needs-ipv6': {},
  'mode-other-family': { placeholder: '<ip6lanprefix>' },
  'needs-escaping': { field: 'username', characters: '&+#' },
  'password-may-need-escaping': {},
};

suite('ui/words/updateUrl', () => {
  teardown(() => speak('en'));

  for (const language of ['en', 'de'] as const) {
    test(`fit into one row of a quick pick, broken where a clause ends: ${language}`, () => {
      speak(language);
      const long = Object.entries(ONE_OF_EACH).flatMap(([code, values]) => {
        const words = urlFindingWords({ code, level: 'info', url: 1, ...values } as UrlFinding);
        const { label, detail } = sentenceRow(words, 'info');
        const fits = detail === undefined || (/[.:;,]$/.test(label) && detail.length <= 76);
        return fits ? [] : [`${code}: ${label} / ${detail}`];
      });
      assert.deepEqual(long, []);
    });
  }

  test('name what is wrong and what is right', () => {
    assert.equal(
      wordsFor('unknown-placeholder', 'https://dyn.example/?ip=<ipv6addr>'),
      'The FRITZ!Box does not know <ipv6addr>. Write <ip6addr> instead.',
    );
    assert.equal(
      wordsFor('placeholder-case', 'https://dyn.example/?ip=<IPADDR>'),
      'Write <ipaddr> instead of <IPADDR>: the FRITZ!Box may not understand capitals.',
    );
    assert.match(wordsFor('unclosed-placeholder', 'https://dyn.example/?ip=<ipaddr'), /end <ipaddr\. Write <ipaddr>\./);
    assert.match(wordsFor('unopened-placeholder', 'https://dyn.example/?ip=zzz>'), /begin zzz>\.$/);
    assert.match(wordsFor('unsupported-scheme', 'ftp://dyn.example/'), /ftp:\/\//);
    assert.match(wordsFor('mode-other-family', 'https://dyn.example/?ip=<ip6addr>'), /<ip6addr>/);
    assert.match(wordsFor('needs-escaping', 'https://dyn.example/?u=<username>'), /user name contains “&”:/);
    assert.match(
      wordsFor('needs-escaping', 'https://dyn.example/?d=<domain>', { domain: 'a b+c' }),
      /domain name contains a blank and “\+”,/,
    );
  });

  test('say which URL is meant', () => {
    const text = 'https://dyn.example/?ip=<ipaddr> https://dyn.example?ip=<ip6addr>';
    assert.match(wordsFor('no-path', text, { mode: 'both-separately' }), /^Second URL: /);
  });

  test('say what each placeholder stands for', () => {
    const words = PLACEHOLDERS.map(placeholderWords);
    assert.equal(new Set(words).size, PLACEHOLDERS.length);
  });
});
