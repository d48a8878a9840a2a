import assert from 'node:assert/strict';
import { PLACEHOLDERS } from '../../src/box/updateUrl/placeholders';
import { checkUpdateUrl, type UrlContext, type UrlFinding } from '../../src/box/updateUrl/checks';
import { placeholderWords, urlFindingWords } from '../../src/ui/words/updateUrl';

const context: UrlContext = { mode: 'ipv4', domain: 'home.example.org', username: 'a&b', hasPassword: true };

/** The words for the finding of that code. */
function wordsFor(code: UrlFinding['code'], text: string, change: Partial<UrlContext> = {}): string {
  const finding = checkUpdateUrl(text, { ...context, ...change }).find((candidate) => candidate.code === code);
  assert.ok(finding, code);
  return urlFindingWords(finding);
}

suite('words for update URLs', () => {
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
    assert.match(wordsFor('needs-escaping', 'https://dyn.example/?u=<username>'), /user name contains &\./);
    assert.match(
      wordsFor('needs-escaping', 'https://dyn.example/?d=<domain>', { domain: 'a b+c' }),
      /domain name contains a blank, \+\./,
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
