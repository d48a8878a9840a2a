import { maskUpdateUrl, userNameIsKey } from '../box/updateUrl/mask';
import { LIMITS } from '../common/limits';
import { plainText } from '../common/plainText';
import { MASK } from '../common/redaction';
import { isSecretName, isSecretWhenSent, withoutSessionIds } from '../tr064/argumentNames';
import type { ExchangeBodies } from '../tr064/client';
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
export function redactedXml({ sent, received }: ExchangeBodies): string[] {
  const secrets = new Set<string>();
  const write = (body: string | undefined, isSent: boolean): string[] => {
    if (body === undefined) return [];
    if (body.length > LIMITS.loggedMessage) return [`(too long to be shown, ${body.length} characters)`];
    try {
      return [new RedactingWriter(isSent, secrets).write(parseXml(body))];
    } catch {
      return [`(no XML, ${body.length} characters)`];
    }
  };
  return [...write(sent, true), ...write(received, false)];
}

/** The arguments of one call as they may be shown: the same values as in the log. */
export function shownArguments(args: Iterable<readonly [string, string]>, isSent: boolean): Record<string, string> {
  const all = [...args];
  const keyBeside = hasUserNameAsKey(all);
  return Object.fromEntries(
    all.map(([name, value]) => {
      if (isUrl(name)) return [name, maskUpdateUrl(value)];
      const isHidden = isSecret(name, value, isSent) || (keyBeside && isUserName(name));
      if (isHidden && value !== '') return [name, MASK];
      // Some values are documents of their own, such as the list of providers.
      const isDocument = /<|&lt;/.test(value);
      return [name, isDocument ? new RedactingWriter(isSent, new Set()).text(value, '').trim() : withoutUrls(value)];
    }),
  );
}

class RedactingWriter {
  /** @param secrets what was masked so far; found here and masked wherever a text repeats it. */
  constructor(
    private readonly isSent: boolean,
    private readonly secrets: Set<string>,
  ) {}

  write(element: XmlElement, indent = '', hidden = false): string {
    const { name, children, attributes } = element;
    // Of a request everything counts that is in an element; names of other elements say nothing of secrets.
    const hide = hidden || isSecret(name, element.text, this.isSent && children.length === 0);
    const attributeTexts = [...attributes]
      .filter(([attribute]) => !OF_SOAP.test(attribute))
      .map(([attribute, value]) => ` ${attribute}="${this.value(attribute, value, hide, '')}"`);
    const open = `${indent}<${name}${attributeTexts.join('')}>`;
    const text = this.value(name, element.text, hide, indent);
    if (children.length === 0) return `${open}${text}</${name}>`;
    const keyBeside = hasUserNameAsKey(children.map((child) => [child.name, child.text]));
    const inner = children.map((child) =>
      this.write(child, `${indent}  `, hide || (keyBeside && isUserName(child.name))),
    );
    return [`${open}${text.trim()}`, ...inner, `${indent}</${name}>`].join('\n');
  }

  private value(name: string, text: string, hidden: boolean, indent: string): string {
    if (text.trim() === '') return '';
    if (URL_OF_DESCRIPTION.test(name)) return written(withoutSessionIds(text));
    if (hidden) {
      if (text.length >= SHORTEST_ECHO && this.secrets.size < MOST_ECHOES) this.secrets.add(text);
      return MASK;
    }
    return isUrl(name) ? written(this.withoutEchoes(maskUpdateUrl(text))) : this.text(text, indent);
  }

  /** A text of which nothing is known; it may hold a document of its own, escaped once or more. */
  text(text: string, indent: string, escaped = 0): string {
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

function isSecret(name: string, value: string, isSent: boolean): boolean {
  return !isUrl(name) && (isSent ? isSecretWhenSent(name, value) : isSecretName(name));
}

/** Whether the user name among these is a key: the URL beside it says so. */
function hasUserNameAsKey(values: readonly (readonly [string, string])[]): boolean {
  return values.some(([name, value]) => isUrl(name) && userNameIsKey(value));
}

function isUserName(name: string): boolean {
  return /user(name)?$/i.test(name);
}

function withoutUrls(text: string): string {
  return withoutSessionIds(text.replace(/\S+/g, withoutUrl));
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
