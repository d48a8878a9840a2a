import assert from 'node:assert/strict';
import { completePlaceholder } from '../../../../src/box/updateUrl/placeholders';
import { suggestPlaceholder } from '../../../../src/box/updateUrl/suggest';

suite('update URL placeholders', () => {
  const suggestions: [string, string | undefined][] = [
    ['ipv6addr', '<ip6addr>'],
    ['ip6adr', '<ip6addr>'],
    ['ipv6address', '<ip6addr>'],
    ['ipv6', '<ip6addr>'],
    ['ip', '<ipaddr>'],
    ['ipv4', '<ipaddr>'],
    ['ip4addr', '<ipaddr>'],
    ['ipv4addr', '<ipaddr>'],
    ['ip-addr', '<ipaddr>'],
    ['IPADR', '<ipaddr>'],
    ['ipv6lanprefix', '<ip6lanprefix>'],
    ['ip6prefix', '<ip6lanprefix>'],
    ['prefix', '<ip6lanprefix>'],
    ['host', '<domain>'],
    ['hostname', '<domain>'],
    ['domainname', '<domain>'],
    ['user', '<username>'],
    ['user_name', '<username>'],
    ['Benutzername', '<username>'],
    ['password', '<pass>'],
    ['passw', '<pass>'],
    ['token', '<pass>'],
    ['dual-stack', '<dualstack>'],
    ['base64', '<b64>'],
    ['/base64', '</b64>'],
    ['/b46', undefined],
    ['zone', undefined],
    ['constructor', undefined],
    ['', undefined],
  ];
  for (const [name, suggestion] of suggestions) {
    test(`suggest ${suggestion ?? 'nothing'} for "${name}"`, () => {
      assert.equal(suggestPlaceholder(name), suggestion);
    });
  }

  const completed = (text: string) => completePlaceholder(text).map((completion) => completion.text);

  test('complete what was begun', () => {
    assert.deepEqual(completePlaceholder('x?a=<ip6'), [
      { placeholder: '<ip6addr>', text: 'x?a=<ip6addr>' },
      { placeholder: '<ip6lanprefix>', text: 'x?a=<ip6lanprefix>' },
    ]);
    assert.deepEqual(completed('<ip'), ['<ipaddr>', '<ip6addr>', '<ip6lanprefix>']);
    assert.deepEqual(completed('<PASS'), ['<pass>', '<passwd>']);
    assert.deepEqual(completed('a<domain>b<dom'), ['a<domain>b<domain>']);
    assert.deepEqual(completed('a<zzz'), []);
  });

  test('are all offered where none was begun', () => {
    const all = [
      '<ipaddr>',
      '<ip6addr>',
      '<ip6lanprefix>',
      '<domain>',
      '<username>',
      '<pass>',
      '<passwd>',
      '<dualstack>',
    ];
    assert.deepEqual(completed(''), [...all, '<b64>']);
    assert.deepEqual(
      completed('a='),
      [...all, '<b64>'].map((placeholder) => `a=${placeholder}`),
    );
    assert.deepEqual(
      completed('a=<'),
      [...all, '<b64>'].map((placeholder) => `a=${placeholder}`),
    );
    assert.equal(completed('a=<ipaddr>')[0], 'a=<ipaddr><ipaddr>');
  });

  test('end what is encoded in Base64 before they begin it again', () => {
    assert.deepEqual(completed('<b64>a<b'), []);
    assert.deepEqual(completed('<b64>a</'), ['<b64>a</b64>']);
    assert.ok(completed('<b64>a').includes('<b64>a</b64>'));
    assert.deepEqual(completed('<b64>a</b64><b'), ['<b64>a</b64><b64>']);
  });
});
