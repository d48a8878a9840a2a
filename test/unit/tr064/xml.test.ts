import assert from 'node:assert/strict';
import { Tr064Error } from '../../../src/tr064/errors';
import { escapeXml, parseXml } from '../../../src/tr064/xml';

const isBadXml = (error: unknown) => error instanceof Tr064Error && error.kind === 'bad-response';

suite('XML', () => {
  test('is read by local names, whatever the prefixes and the white space before the root', () => {
    const root = parseXml(
      '<?xml version="1.0"?>\n <s:Envelope xmlns:s="x"><s:Body a="1 &amp; 2"> t </s:Body></s:Envelope>',
    );
    assert.equal(root.name, 'Envelope');
    assert.equal(root.child('Body')?.text, ' t ');
    assert.equal(root.textOf('Body'), 't');
    assert.equal(root.child('Body')?.attributes.get('a'), '1 & 2');
  });

  test('decodes entities once', () => {
    const text = (xml: string) => parseXml(`<a>${xml}</a>`).text;
    assert.equal(text('&amp;lt; &#38;lt; &lt; &#x41;&#66; &apos;&quot;&gt;'), '&lt; &lt; < AB \'">');
    assert.equal(text('<![CDATA[&amp;<b>]]>&amp;'), '&amp;<b>&');
    assert.equal(text('&unknown; &#x110000;'), '&unknown; &#x110000;');
  });

  test('refuses document types, and what is not well-formed', () => {
    const bad = [
      '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
      '<!doctype a><a/>',
      '<a><b></a>',
      '<a>',
      '<a></a><b></b>',
      '<a></a> and more',
      'not XML',
      '',
      '<__proto__>x</__proto__>',
      `${'<a>'.repeat(200)}${'</a>'.repeat(200)}`,
    ];
    for (const xml of bad) assert.throws(() => parseXml(xml), isBadXml, xml.slice(0, 40));
  });

  test('carries any text there and back', () => {
    for (const text of ['a & b < c > d', '\r\n\t ', 'ü€😀', ']]>', '&amp;', '"\'', '\u0085\u2028']) {
      assert.equal(parseXml(`<a>${escapeXml(text)}</a>`).text, text);
    }
  });

  test('does not write what XML cannot carry', () => {
    for (const text of ['\u0000', '\u0008', '\ufffe', '\ud800', 'x\udc00y'])
      assert.throws(() => escapeXml(text), RangeError);
  });
});
