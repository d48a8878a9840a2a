import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { LIMITS } from '../common/limits';
import { Tr064Error } from './errors';

/** An XML element by local names: boxes disagree on prefixes. `text` is its own character data, decoded. */
export class XmlElement {
  constructor(
    readonly name: string,
    readonly text: string,
    readonly attributes: ReadonlyMap<string, string>,
    readonly children: readonly XmlElement[],
  ) {}

  child(name: string): XmlElement | undefined {
    return this.children.find((child) => child.name === name);
  }

  /** The children of that local name, as many as make sense in any list of a box. */
  all(name: string): XmlElement[] {
    return this.children.filter((child) => child.name === name).slice(0, LIMITS.entries);
  }

  /** Follows local names downwards, such as `find('Body', 'Fault')`. */
  find(...path: readonly string[]): XmlElement | undefined {
    return path.reduce<XmlElement | undefined>((element, name) => element?.child(name), this);
  }

  /** Trimmed text of a child, or the empty string. */
  textOf(name: string): string {
    return this.child(name)?.text.trim() ?? '';
  }
}

/** Deeper nesting than any description of a box has (8 in real ones). */
const MAX_DEPTH = 40;

const TEXT = '#text';
const ATTRIBUTES = ':@';

/** As fast-xml-parser returns it where order counts: a text by `#text`, an element by its name, its attributes by `:@`. */
type Node = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  ...{ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', textNodeName: TEXT },
  ...{ parseTagValue: false, trimValues: false, ignoreDeclaration: true, ignorePiTags: true },
  maxNestedTags: MAX_DEPTH,
  // The predefined entities, and with any given also character references (XML 1.0 §4.1, §4.6). Each makes a text
  // shorter, so there is no limit to them.
  htmlEntities: { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' } as never,
  processEntities: { maxExpandedLength: Infinity, maxTotalExpansions: Infinity },
});

/**
 * Parses a document and returns its root element.
 * @throws {Tr064Error} `bad-response`, without a quote of it, where it is not well-formed or declares a document type.
 */
export function parseXml(text: string): XmlElement {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw badXml('it declares a document type');
  // Some firmwares put a line feed and a blank before the root, or before the XML declaration.
  const xml = text.trim();
  const valid = XMLValidator.validate(xml);
  if (valid !== true) throw badXml(`it is not well-formed in line ${valid.err.line}`);
  let nodes: readonly Node[];
  try {
    nodes = parser.parse(xml) as readonly Node[];
  } catch {
    throw badXml('it is nested too deeply, or has names that are reserved');
  }
  const [root] = elementsIn(nodes);
  if (root === undefined) throw badXml('it has no element');
  return root;
}

function elementsIn(nodes: readonly Node[]): XmlElement[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ATTRIBUTES);
    if (name === undefined || name === TEXT) return [];
    const inner = node[name] as readonly Node[];
    const text = inner.map((child) => (child[TEXT] as string | undefined) ?? '').join('');
    const attributes = new Map(Object.entries((node[ATTRIBUTES] ?? {}) as Record<string, string>));
    return [new XmlElement(name.slice(name.indexOf(':') + 1), text, attributes, elementsIn(inner))];
  });
}

function badXml(why: string): Tr064Error {
  return new Tr064Error('bad-response', `The answer is not usable XML: ${why}`);
}

/** Everything XML 1.0 §2.2 does not allow in a document, lone surrogates included. */
const NOT_A_CHAR = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/** A bare carriage return would be normalised away by the reader (XML 1.0 §2.11). */
const ESCAPES = new Map(Object.entries({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }));

/** Escapes text for element content; throws a RangeError for characters that no XML document can carry. */
export function escapeXml(text: string): string {
  if (NOT_A_CHAR.test(text)) throw new RangeError('The text has a character that XML cannot carry');
  return text.replace(/[&<>\r]/g, (character) => ESCAPES.get(character) ?? character);
}
