import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { Tr064Error } from './errors';

/**
 * An XML element by local names: real boxes agree on names and disagree on prefixes. `text` is the element's own
 * character data, decoded; children keep the document's order.
 */
export class XmlElement {
  constructor(
    readonly name: string,
    readonly text: string,
    readonly attributes: ReadonlyMap<string, string>,
    readonly children: readonly XmlElement[],
  ) {}

  /** The first child of that local name. */
  child(name: string): XmlElement | undefined {
    return this.children.find((child) => child.name === name);
  }

  /** All children of that local name. */
  all(name: string): XmlElement[] {
    return this.children.filter((child) => child.name === name);
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
const CDATA = '#cdata';
const ATTRIBUTES = ':@';

const nothing = (): void => undefined;

// Entities are decoded by the function below: the parser's own decoder replaces one kind after the other, which turns
// `&#38;lt;` into `<`, and is made anew for each document. The prefixes go in toElements, because the namespace of a
// UPnPError is wanted.
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  textNodeName: TEXT,
  cdataPropName: CDATA,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  entityDecoder: {
    decode: decodeEntities,
    setExternalEntities: nothing,
    addInputEntities: nothing,
    setXmlVersion: nothing,
    reset: nothing,
  },
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: MAX_DEPTH,
  // No paths as text: only callbacks would read them, and making them takes a third of the time.
  jPath: false,
});

/**
 * Parses a document and returns its root element.
 * @throws {Tr064Error} `bad-response` for anything that is not well-formed, and for every document type
 * declaration: TR-064 needs none, and entities declared there are how small documents grow large.
 */
export function parseXml(text: string): XmlElement {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw badXml('it declares a document type');
  // Some firmwares put a line feed and a blank before the root, or before the XML declaration.
  const document = text.trim();
  const checked = XMLValidator.validate(document);
  // Its sentence quotes the document, which may hold a secret, and would go to the log.
  if (checked !== true) throw badXml(`${checked.err.code} in line ${checked.err.line}`);
  let nodes: unknown;
  try {
    nodes = parser.parse(document);
  } catch {
    // For the same reason without the cause.
    throw badXml('the parser failed');
  }
  const root = toElements(nodes)[0];
  if (root === undefined) throw badXml('it has no root element');
  return root;
}

function badXml(why: string): Tr064Error {
  return new Tr064Error('bad-response', `The answer is not usable XML: ${why}`);
}

/** The parser's nodes: one object each, with one key beside the attributes'. */
type ParsedNode = Record<string, unknown>;

function toElements(nodes: unknown): XmlElement[] {
  if (!Array.isArray(nodes)) return [];
  const elements: XmlElement[] = [];
  for (const node of nodes as ParsedNode[]) {
    const name = Object.keys(node).find((key) => key !== ATTRIBUTES);
    if (name === undefined || name === TEXT || name === CDATA) continue;
    elements.push(new XmlElement(localName(name), characterData(node[name]), attributes(node), toElements(node[name])));
  }
  return elements;
}

function characterData(nodes: unknown): string {
  if (!Array.isArray(nodes)) return '';
  let text = '';
  for (const node of nodes as ParsedNode[]) {
    if (typeof node[TEXT] === 'string') text += node[TEXT];
    for (const part of (node[CDATA] ?? []) as ParsedNode[]) text += String(part[TEXT]);
  }
  return text;
}

function attributes(node: ParsedNode): Map<string, string> {
  const raw = Object.entries((node[ATTRIBUTES] ?? {}) as Record<string, unknown>);
  return new Map(raw.map(([name, value]) => [name, String(value)]));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['apos', "'"],
  ['quot', '"'],
]);

/** Decodes the five predefined entities and character references in one pass (XML 1.0 §4.1); others stay as they are. */
function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w{1,8}));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return PREDEFINED.get(name) ?? whole;
      const codePoint = decimal === undefined ? parseInt(hex ?? '', 16) : parseInt(decimal, 10);
      return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : whole;
    },
  );
}

/** Everything XML 1.0 §2.2 does not allow in a document, lone surrogates included. */

const NOT_A_CHAR = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  // A bare carriage return or tab would be normalised away by the reader (XML 1.0 §2.11).
  ['\r', '&#13;'],
]);

/**
 * Escapes text for use as element content.
 * @throws {RangeError} for characters that no XML document can carry.
 */
export function escapeXml(text: string): string {
  if (NOT_A_CHAR.test(text)) throw new RangeError('The text has a character that XML cannot carry');
  return text.replace(/[&<>\r]/g, (character) => ESCAPES.get(character) ?? character);
}
