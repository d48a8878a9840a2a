import { MASK, maskUpdateUrl, userNameIsKey } from '../box/updateUrl/mask';
import { LIMITS } from '../common/limits';
import { plainText } from '../common/plainText';
import { isSecretName, isSecretWhenSent, withoutSessionIds } from '../tr064/argumentNames';
import { escapeXml, parseXml, type XmlElement } from '../tr064/xml';

/** Texts that are escaped more often than any box does it are not looked into any further. */
const MAX_ESCAPED = 4;
/** A shorter one would be found everywhere. */
const SHORTEST_ECHO = 4;
/** Secrets whose echoes are looked for. */
const MOST_ECHOES = 50;
const LONGEST_SCHEME = 20;

/** The description names its own parts by these; they are served to anybody. */
const URL_OF_DESCRIPTION = /^(scpd|control|eventsub|presentation|manufacturer|model)url$/i;

/** Attributes that are the same in every message. */
const OF_SOAP = /^xmlns(:|$)|:(encodingStyle|mustUnderstand)$/;

/**
 * The bodies of one exchange, in order, as a log may have them: written anew from what was parsed, with secrets masked
 * by the names of elements and attributes, also in lists that are XML inside of an element. What the request had as a
 * secret is masked wherever the answer repeats it. What cannot be parsed is not shown.
 */
export function redactedXml(bodies: readonly string[]): string[] {
  const writer = new RedactingWriter();
  return bodies.map((body) => {
    if (body.length > LIMITS.loggedMessage) return `(too long to be shown, ${body.length} characters)`;
    try {
      return writer.write(parseXml(body));
    } catch {
      return `(no XML, ${body.length} characters)`;
    }
  });
}

/**
 * The value of an argument as it may be shown: as the log writes it. Of what is `sent` only what is known to be
 * harmless stays, and switches.
 */
export function shownValue(name: string, value: string, sent = false): string {
  if (value === '') return '';
  if (isUrl(name)) return maskUpdateUrl(value);
  const isHidden = isSecret(name) || (sent && isSecretWhenSent(name) && !/^[01]$/.test(value));
  return isHidden ? MASK : withoutUrls(value);
}

class RedactingWriter {
  private readonly secrets = new Set<string>();

  write(element: XmlElement, indent = '', hidden = false): string {
    const { name, children, attributes } = element;
    const hide = hidden || isSecret(name);
    const attributeTexts = [...attributes]
      .filter(([attribute]) => !OF_SOAP.test(attribute))
      .map(([attribute, value]) => ` ${attribute}="${this.value(attribute, value, hide, '')}"`);
    const open = `${indent}<${name}${attributeTexts.join('')}>`;
    const text = this.value(name, element.text, hide, indent);
    if (children.length === 0) return `${open}${text}</${name}>`;
    // What the person signs in with may itself be the key: the URL beside it says so.
    const keyBeside = children.some((child) => isUrl(child.name) && userNameIsKey(child.text));
    const inner = children.map((child) =>
      this.write(child, `${indent}  `, hide || (keyBeside && /user(name)?$/i.test(child.name))),
    );
    return [`${open}${text.trim()}`, ...inner, `${indent}</${name}>`].join('\n');
  }

  private value(name: string, text: string, hidden: boolean, indent: string): string {
    if (text.trim() === '') return '';
    if (URL_OF_DESCRIPTION.test(name)) return written(withoutSessionIds(text, MASK));
    if (hidden) {
      if (text.length >= SHORTEST_ECHO && this.secrets.size < MOST_ECHOES) this.secrets.add(text);
      return MASK;
    }
    return isUrl(name) ? written(this.withoutEchoes(maskUpdateUrl(text))) : this.text(text, indent);
  }

  /** A text of which nothing is known; it may hold a document of its own, escaped once or more. */
  private text(text: string, indent: string, escaped = 0): string {
    try {
      if (text.includes('<')) return `\n${this.write(parseXml(text), `${indent}    `)}\n${indent}`;
      const decoded = /&#?\w+;/.test(text) ? parseXml(`<text>${text}</text>`).text : text;
      if (decoded === text) return written(this.withoutEchoes(withoutUrls(text)));
      return escaped < MAX_ESCAPED ? this.text(decoded, indent, escaped + 1) : MASK;
    } catch {
      return MASK;
    }
  }

  private withoutEchoes(text: string): string {
    return [...this.secrets].reduce((rest, secret) => rest.replaceAll(secret, MASK), text);
  }
}

function isUrl(name: string): boolean {
  return /url$/i.test(name);
}

function isSecret(name: string): boolean {
  return isSecretName(name) && !isUrl(name);
}

function withoutUrls(text: string): string {
  return withoutSessionIds(text.replace(/\S+/g, withoutUrl), MASK);
}

/** A word with the URL in it masked; what stands before its scheme stays. */
function withoutUrl(word: string): string {
  const end = word.indexOf('://');
  if (end < 0) return word;
  const start = Math.max(0, end - LONGEST_SCHEME);
  const scheme = /[a-z][a-z0-9+.-]*$/i.exec(word.slice(start, end))?.[0] ?? '';
  return word.slice(0, end - scheme.length) + maskUpdateUrl(word.slice(end - scheme.length));
}

function written(text: string): string {
  return escapeXml(plainText(text));
}
