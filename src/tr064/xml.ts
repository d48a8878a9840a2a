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

const NAME = '[A-Za-z_:\\u0080-\\uffff][\\w:.\\-\\u0080-\\uffff]*';
const ATTRIBUTE = `\\s+(${NAME})\\s*=\\s*("[^"<]*"|'[^'<]*')`;
const ATTRIBUTES = new RegExp(ATTRIBUTE, 'g');
/** A start tag: name, attributes, and a slash where the element ends with it. */
const START = new RegExp(`<(${NAME})((?:${ATTRIBUTE})*)\\s*(/?)>`, 'y');
/** What may stand between tags: character data as it is, comments and processing instructions. */
const OTHER = /<(?:!\[CDATA\[([^]*?)\]\]>|!--[^]*?-->|\?[A-Za-z_:][^]*?\?>)/y;

const NO_ATTRIBUTES: XmlElement['attributes'] = new Map();

/** An element whose end has not come yet, or the document itself. */
interface Open {
  readonly name: string;
  readonly attributes: XmlElement['attributes'];
  readonly children: XmlElement[];
  text: string;
}

/**
 * Parses a document and returns its root element. It knows of XML 1.0 what a document without a type declaration can
 * have, and decodes no entities but the predefined ones.
 * @throws {Tr064Error} `bad-response` for anything that is not well-formed, and for every document type
 * declaration: TR-064 needs none, and entities declared there are how small documents grow large.
 */
export function parseXml(text: string): XmlElement {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw badXml('it declares a document type');
  // Some firmwares put a line feed and a blank before the root, or before the XML declaration.
  return new DocumentReader(text.trim().replace(/\r\n?/g, '\n')).read();
}

class DocumentReader {
  /** Everything before this was understood. */
  private at = 0;
  private current: Open = { name: '', attributes: NO_ATTRIBUTES, children: [], text: '' };
  /** What `current` lies in, the document first. */
  private readonly outer: Open[] = [];

  constructor(private readonly xml: string) {}

  read(): XmlElement {
    while (this.at < this.xml.length) {
      this.readText();
      const next = this.xml[this.at + 1];
      if (next === '/') this.readEnd();
      else if (next === '!' || next === '?') this.readOther();
      else if (this.at < this.xml.length) this.readStart();
    }
    if (this.outer.length > 0) throw this.bad('an element has no end');
    const [root, ...more] = this.current.children;
    if (root === undefined || more.length > 0 || this.current.text.trim() !== '')
      throw this.bad('it is not one element');
    return root;
  }

  private readText(): void {
    const tag = this.xml.indexOf('<', this.at);
    const end = tag < 0 ? this.xml.length : tag;
    if (end > this.at) this.current.text += decodeEntities(this.xml.slice(this.at, end));
    this.at = end;
  }

  private readStart(): void {
    // By index: taking an array apart is slow where it is done for each tag.
    const tag = this.match(START, 'a start tag is not well-formed');
    if (this.outer.length >= MAX_DEPTH) throw this.bad('elements are nested too deeply');
    this.outer.push(this.current);
    this.current = { name: tag[1] ?? '', attributes: this.readAttributes(tag[2] ?? ''), children: [], text: '' };
    if (tag.at(-1) === '/') this.close();
  }

  private readEnd(): void {
    const end = this.xml.indexOf('>', this.at);
    const name = this.xml.slice(this.at + 2, end).trimEnd();
    if (end < 0 || name !== this.current.name) throw this.bad('an element ends that did not begin last');
    this.at = end + 1;
    this.close();
  }

  private readOther(): void {
    this.current.text += this.match(OTHER, 'a comment, or the like, has no end')[1] ?? '';
  }

  private readAttributes(text: string): XmlElement['attributes'] {
    if (text === '') return NO_ATTRIBUTES;
    const attributes = new Map<string, string>();
    for (const [, name = '', value = ''] of text.matchAll(ATTRIBUTES)) {
      if (attributes.has(name)) throw this.bad('an attribute is there twice');
      attributes.set(name, decodeEntities(value.slice(1, -1)));
    }
    return attributes;
  }

  private close(): void {
    const { name, text, attributes, children } = this.current;
    const outer = this.outer.pop();
    if (outer === undefined) throw this.bad('an element ends that did not begin');
    outer.children.push(new XmlElement(localName(name), text, attributes, children));
    this.current = outer;
  }

  private match(pattern: RegExp, otherwise: string): RegExpExecArray {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.xml);
    if (found === null) throw this.bad(otherwise);
    this.at = pattern.lastIndex;
    return found;
  }

  /** Quotes nothing of what is there: it may hold a secret, and this goes to the log. */
  private bad(why: string): Tr064Error {
    return badXml(`${why}, in line ${this.xml.slice(0, this.at).split('\n').length}`);
  }
}

function badXml(why: string): Tr064Error {
  return new Tr064Error('bad-response', `The answer is not usable XML: ${why}`);
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
  if (!text.includes('&')) return text;
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
