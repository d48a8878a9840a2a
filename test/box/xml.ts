/**
 * Reading and writing the XML of SOAP messages (W3C XML 1.0): just as much as the simulated box needs,
 * strict enough that a client's malformed message is noticed.
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser';

export class XmlError extends Error {}

export interface XmlElement {
  /** Without namespace prefix. */
  name: string;
  /** Empty where none is declared for the prefix, or for elements without one. */
  namespace: string;
  children: XmlElement[];
  /** All text directly inside, entities decoded. */
  text: string;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

/** A carriage return is written as a reference, since XML parsers turn a bare one into a line feed (XML 1.0, 2.11). */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => ESCAPES[character] ?? character);
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const NOT_A_CHARACTER = /[^\u0009\u000A\u000D\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** One pass, so that `&amp;lt;` becomes `&lt;` and not `<`. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#([0-9]+);|#x([0-9a-fA-F]+);|([A-Za-z]+);)?/g,
    (reference: string, decimal?: string, hex?: string, name?: string) => {
      const decoded =
        name === undefined ? characterFor(decimal ? parseInt(decimal, 10) : parseInt(hex ?? '', 16)) : NAMED[name];
      if (decoded === undefined) {
        throw new XmlError(`not an entity XML knows: ${reference}`);
      }
      return decoded;
    },
  );
}

function characterFor(codePoint: number): string | undefined {
  if (!(codePoint <= 0x10ffff)) {
    return undefined;
  }
  const character = String.fromCodePoint(codePoint);
  return NOT_A_CHARACTER.test(character) ? undefined : character;
}

/** Entities are left to {@link decodeEntities}; CDATA is kept apart because nothing in it is an entity. */
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  processEntities: false,
  parseTagValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: '#cdata',
});

type OrderedNode = Record<string, unknown>;

/** By prefix, the default namespace under ''. */
type Namespaces = ReadonlyMap<string, string>;

/** The root element. A document type is refused: no TR-064 message has one, and entity bombs need one. */
export function parseXml(document: string): XmlElement {
  if (NOT_A_CHARACTER.test(document)) {
    throw new XmlError('characters outside XML');
  }
  if (document.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '').includes('<!DOCTYPE')) {
    throw new XmlError('a document type is not accepted');
  }
  const valid = XMLValidator.validate(document);
  if (valid !== true) {
    throw new XmlError(valid.err.msg);
  }
  const [root, ...others] = elementsOf(parser.parse(document) as OrderedNode[], new Map());
  if (!root || others.length > 0) {
    throw new XmlError('not exactly one root element');
  }
  return root;
}

function elementsOf(nodes: OrderedNode[], outer: Namespaces): XmlElement[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => !key.startsWith('#') && !key.startsWith(':'));
    const attributes = (node[':@'] ?? {}) as Record<string, string>;
    return name === undefined
      ? []
      : [elementOf(name, node[name] as OrderedNode[], new Map([...outer, ...declared(attributes)]))];
  });
}

function elementOf(qualifiedName: string, content: OrderedNode[], namespaces: Namespaces): XmlElement {
  const [name = '', prefix = ''] = qualifiedName.split(':').reverse();
  return {
    name,
    namespace: namespaces.get(prefix) ?? '',
    children: elementsOf(content, namespaces),
    text: content.map(textOf).join(''),
  };
}

/** Namespaces in XML 1.0, section 3. */
function declared(attributes: Record<string, string>): [prefix: string, namespace: string][] {
  return Object.entries(attributes).flatMap(([name, value]) => {
    const [declaration, prefix = ''] = /^xmlns(?::(.+))?$/.exec(name) ?? [];
    return declaration === undefined ? [] : [[prefix, decodeEntities(value)]];
  });
}

function textOf(node: OrderedNode): string {
  if (typeof node['#text'] === 'string') {
    // The end of CDATA must not stand in text (XML 1.0, 2.4).
    if (node['#text'].includes(']]>')) {
      throw new XmlError('"]]>" in text');
    }
    return decodeEntities(node['#text']);
  }
  const cdata = node['#cdata'] as OrderedNode[] | undefined;
  return (cdata ?? []).map((part) => String(part['#text'])).join('');
}
