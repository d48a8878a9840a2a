import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DOMParser, type Element, onErrorStopParsing } from '@xmldom/xmldom';
import fc from 'fast-check';
import { Tr064Error } from '../../../src/tr064/errors';
import { escapeXml, parseXml, type XmlElement } from '../../../src/tr064/xml';
import { processorTime } from '../../processorTime';

const isBadXml = (error: unknown) => error instanceof Tr064Error && error.kind === 'bad-response';

suite('XML', () => {
  test('is read by local names, with any prefixes and any white space before the root', () => {
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
      '<a b></a>',
      '<a b=c></a>',
      '<a b="1" b="2"/>',
      '<1/>',
      '< a/>',
      '<a><!-- </a>',
      '<a><![CDATA[ </a>',
      '<a><?x </a>',
      'a<b/>',
      '<x:a></y:a>',
      `${'<a>'.repeat(200)}${'</a>'.repeat(200)}`,
    ];
    for (const xml of bad) assert.throws(() => parseXml(xml), isBadXml, xml.slice(0, 40));
  });

  test('refuses a bare ampersand, and the names by which JavaScript objects are changed', () => {
    for (const xml of ['<a>a & b</a>', '<a>&</a>', '<__proto__/>', '<a><__proto__>x</__proto__></a>'])
      assert.throws(() => parseXml(xml), isBadXml, xml);
  });

  test('passes over what is not content, and joins what is', () => {
    const root = parseXml(
      '\ufeff<?xml version="1.0"?><!-- <b> --><a\n b = "1>2"  c=\'"\' >x<!-- <y> -->\r\n<?p <z>?><b\t/><![CDATA[<]]>]</a ><!---->',
    );
    assert.deepEqual(tree(root), ['a', { b: '1>2', c: '"' }, 'x\n<]', [['b', {}, '', []]]]);
  });

  test('takes time that grows with the text and no faster, for any content', () => {
    const shapes: ((many: number) => string)[] = [
      (many) => '<'.repeat(many),
      (many) => `<a${' '.repeat(many)}=`,
      (many) => `<a${' x="1"'.repeat(many)}`,
      (many) => `<a ${Array.from({ length: many / 4 }, (_, index) => `x${index}="1"`).join(' ')}/>`,
      (many) => `<a>${'<!--'.repeat(many)}`,
      (many) => `<a>${'<?'.repeat(many)}`,
      (many) => `<a>${'&#'.repeat(many)}`,
      (many) => `<a>${'&lt;'.repeat(many)}</a>`,
      (many) => `<a></${'a'.repeat(many)}`,
      (many) => '<a>'.repeat(many),
      (many) => `<a>${'<b/>'.repeat(many / 4)}</a>`,
      (many) => `<a>${'x<!---->'.repeat(many / 4)}</a>`,
    ];
    for (const shape of shapes) {
      const best = (many: number): number =>
        Math.min(...[1, 2, 3].map(() => processorTime(() => parseXml(shape(many)))));
      const [short, long] = [best(10_000), best(40_000)];
      assert.ok(long < 6 * short + 60, `${shape(4)}: ${short} ms, then ${long} ms`);
    }
  }).timeout(20_000);

  test('is what another parser reads in it', () => {
    fc.assert(
      fc.property(document, (xml) => {
        assert.deepEqual(tree(parseXml(xml)), otherTree(xml));
      }),
      { numRuns: 300 },
    );
  });

  // CONTRIBUTING.md, "Real boxes".
  const real = process.env.BOX_DESCRIPTIONS;
  if (real !== undefined) {
    test('is what another parser reads in descriptions of real boxes', () => {
      const files = readdirSync(real, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.xml'));
      assert.ok(files.length > 0);
      for (const file of files) {
        const xml: string = readFileSync(path.join(real, file), 'utf8');
        assert.deepEqual(tree(parseXml(xml)), otherTree(xml), file);
      }
    }).timeout(20_000);
  }

  test('that is spoiled is refused, or what another parser reads in it if that does not refuse it', () => {
    let refused = 0;
    fc.assert(
      fc.property(spoiled, (xml) => {
        let own: Tree | undefined;
        try {
          own = tree(parseXml(xml));
        } catch (error) {
          assert.ok(isBadXml(error), String(error));
        }
        const there = otherTree(xml);
        if (own !== undefined && there !== undefined) assert.deepEqual(own, there);
        if (own === undefined) refused++;
      }),
      { numRuns: 500 },
    );
    assert.ok(refused > 100 && refused < 480, `${refused} were refused`);
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

type Tree = [name: string, attributes: Record<string, string>, text: string, children: Tree[]];

function tree({ name, attributes, text, children }: XmlElement): Tree {
  return [name, Object.fromEntries(attributes), text, children.map(tree)];
}

function otherTree(xml: string): Tree | undefined {
  const read = ({ localName, attributes, childNodes }: Element): Tree => {
    const inner = [...childNodes];
    const texts = inner.flatMap((node) => (node.nodeType === 3 || node.nodeType === 4 ? [node.nodeValue ?? ''] : []));
    const named = [...attributes].map(({ name, value }) => [name, value] as const);
    const elements = inner.filter((node): node is Element => node.nodeType === 1);
    return [localName ?? '', Object.fromEntries(named), texts.join(''), elements.map(read)];
  };
  try {
    const parsed = new DOMParser({ onError: onErrorStopParsing }).parseFromString(xml.trim(), 'text/xml');
    return parsed.documentElement === null ? undefined : read(parsed.documentElement);
  } catch {
    return undefined;
  }
}

const name = fc.constantFrom('a', 'b1', 'Body', 'x-y.z');
const text = fc.string({ maxLength: 6, unit: fc.constantFrom(...'ab \n/=>"-]') });
const { element } = fc.letrec<{ content: string; element: string }>((tie) => ({
  content: fc.oneof(
    { depthSize: 'small' },
    text.filter((one) => !one.includes(']]>')),
    text.filter((one) => !one.includes('--') && !one.endsWith('-')).map((one) => `<!--${one}-->`),
    text.filter((one) => !one.includes(']]>')).map((one) => `<![CDATA[${one}]]>`),
    tie('element'),
  ),
  element: fc
    .tuple(name, fc.option(text, { nil: undefined }), fc.array(tie('content'), { maxLength: 4 }), fc.boolean())
    .map(([tag, value, inner, short]) => {
      // Attributes that count, names of namespaces, have no line feeds, which parsers make blanks.
      const start = value === undefined ? tag : `${tag} at='${value.replaceAll('\n', '')}'`;
      return short ? `<${start} />` : `<${start}>${inner.join('')}</${tag}>`;
    }),
}));
const document = element.map((one) => `<?xml version="1.0"?>\n${one}`);

/** The same with a piece cut out, doubled or replaced. */
const spoiled = fc
  .tuple(document, fc.nat(), fc.nat(6), fc.string({ maxLength: 2, unit: fc.constantFrom(...'<>/="\' a!-') }))
  .map(([xml, at, length, piece]) => {
    const from = at % xml.length;
    return xml.slice(0, from) + piece + xml.slice(from + length);
  });
