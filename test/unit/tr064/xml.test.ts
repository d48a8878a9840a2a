import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import fc from 'fast-check';
import { Tr064Error } from '../../../src/tr064/errors';
import { escapeXml, parseXml, type XmlElement } from '../../../src/tr064/xml';

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
      '<a b></a>',
      '<a b=c></a>',
      '<a b="<"/>',
      '<a b="1" b="2"/>',
      '<1/>',
      '< a/>',
      '<a><!-- </a>',
      '<a><![CDATA[ </a>',
      '<a><?x </a>',
      'a<b/>',
      '<b/><![CDATA[a]]>',
      '<x:a></y:a>',
      `${'<a>'.repeat(200)}${'</a>'.repeat(200)}`,
    ];
    for (const xml of bad) assert.throws(() => parseXml(xml), isBadXml, xml.slice(0, 40));
  });

  test('knows no name that is special', () => {
    const root = parseXml('<__proto__ constructor="1"><__proto__>x</__proto__></__proto__>');
    assert.deepEqual([root.name, root.textOf('__proto__'), root.attributes.size], ['__proto__', 'x', 1]);
  });

  test('passes over what is not content, and joins what is', () => {
    const root = parseXml(
      '\ufeff<?xml version="1.0"?><!-- <b> --><a\n b = "1>2"  c=\'"\' >x<!-- <y> -->\r\n<?p <z>?><b\t/><![CDATA[<]]>]</a ><!---->',
    );
    assert.deepEqual(tree(root), ['a', { b: '1>2', c: '"' }, 'x\n<]', [['b', {}, '', []]]]);
  });

  test('takes time that grows with the text and no faster, whatever is in it', () => {
    const many = 100_000;
    const texts = [
      '<'.repeat(many),
      `<a${' '.repeat(many)}=`,
      `<a${' x="1"'.repeat(many)}`,
      `<a${' x='.repeat(many)}>`,
      `<a>${'<!--'.repeat(many)}`,
      `<a>${'<?'.repeat(many)}`,
      `<a>${'&#'.repeat(many)}`,
      `<a></${'a'.repeat(many)}`,
    ];
    const start = performance.now();
    for (const text of texts) assert.throws(() => parseXml(text), isBadXml, text.slice(0, 10));
    assert.ok(performance.now() - start < 1_000);
  });

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
    });
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

const other = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  cdataPropName: '#text',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

type Node = Record<string, unknown>;

function otherTree(xml: string): Tree | undefined {
  const read = (node: Node): Tree => {
    const name = Object.keys(node).find((key) => key !== ':@') ?? '';
    const inner = node[name] as Node[];
    const text = inner.flatMap((one) => textOf(one['#text'])).join('');
    const attributes = (node[':@'] ?? {}) as Record<string, string>;
    return [name.replace(/^[^:]*:/, ''), attributes, text, inner.filter((one) => !('#text' in one)).map(read)];
  };
  if (XMLValidator.validate(xml.trim()) !== true) return undefined;
  try {
    return read((other.parse(xml.trim()) as Node[]).find((node) => !('#text' in node)) ?? {});
  } catch {
    return undefined;
  }
}

/** Character data is a text, CDATA a list of nodes. */
function textOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((one: Node) => textOf(one['#text']));
  return typeof value === 'string' ? [value] : [];
}

const name = fc.constantFrom('a', 'b1', 's:Body', 'x-y.z');
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
      const start = value === undefined ? tag : `${tag} at='${value}'`;
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
