import { maskUpdateUrl, userNameIsKey } from '../box/updateUrl/mask';
import { decodedUri } from '../common/decodedUri';
import { LIMITS } from '../common/limits';
import { cutText, plainText } from '../common/plainText';
import { MASK } from '../common/redaction';
import { isSecretName, isSecretWhenSent, withoutNamedSecrets } from '../tr064/argumentNames';
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
/** An address whose delimiters are escaped, for a URL or in JSON. */
const ESCAPED_URL = /:\\|%(25)*3a%(25)*2f/i;
/** Attributes that are the same in every message. */
const OF_SOAP = /^xmlns(:|$)|:(encodingStyle|mustUnderstand)$/;

type Arguments = Readonly<Record<string, string>>;

/**
 * The bodies of one exchange, in order, as a log may have them: written anew from what was parsed, secrets masked by
 * the names of elements and attributes, and wherever the exchange repeats them. What cannot be parsed is not shown.
 */
export function redactedXml({ sent, received }: ExchangeBodies): string[] {
  return inTwoRuns((secrets) => [
    ...body(sent, new Redaction(true, secrets)),
    ...body(received, new Redaction(false, secrets)),
  ]);
}

function body(text: string | undefined, redaction: Redaction): string[] {
  if (text === undefined) return [];
  if (text.length > LIMITS.loggedMessage) return [tooLong(text)];
  try {
    return [cutText(redaction.element(parseXml(text)), LIMITS.loggedMessage)];
  } catch {
    return [`(no XML, ${text.length} characters)`];
  }
}

function tooLong(text: string): string {
  return `(too long to be shown, ${text.length} characters)`;
}

/** What one call sent and got, as it may be shown: the same values as in the log, and no more of them. */
export function shownCall(sent: Arguments, received: Arguments = {}): Record<'arguments' | 'result', Arguments> {
  return inTwoRuns((secrets) => ({
    arguments: new Redaction(true, secrets, String).arguments(sent),
    result: new Redaction(false, secrets, String).arguments(received),
  }));
}

/** The first run finds the secrets; where there are any, the second masks them also where they stand before. */
function inTwoRuns<T>(write: (secrets: Set<string>) => T): T {
  const secrets = new Set<string>();
  const written = write(secrets);
  return secrets.size === 0 ? written : write(secrets);
}

/** Writes the body of one message. All that it writes goes through `written`. */
class Redaction {
  /** @param secrets what was masked in the exchange so far, to be masked wherever else it stands. */
  constructor(
    private readonly isSent: boolean,
    private readonly secrets: Set<string>,
    private readonly escape: (text: string) => string = escapeXml,
  ) {}

  element(element: XmlElement, indent = '', hidden = false): string {
    const { children, attributes } = element;
    const name = plain(element.name);
    // Of a request everything counts that is in an element; names of other elements say nothing of secrets.
    const hide = hidden || this.isSecret(name, element.text, children.length === 0);
    const attributeTexts = [...attributes]
      .filter(([attribute]) => !OF_SOAP.test(attribute))
      .map(([attribute, value]) => ` ${this.written(attribute)}="${this.value(attribute, value, hide, '')}"`);
    const shownName = this.written(name);
    const open = `${indent}<${shownName}${attributeTexts.join('')}>`;
    const text = this.value(name, element.text, hide, indent);
    if (children.length === 0) return `${open}${text}</${shownName}>`;
    const keyBeside = hasUserNameAsKey(children.map((child) => [child.name, child.text]));
    const inner = children.map((child) =>
      this.element(child, `${indent}  `, hide || (keyBeside && isUserName(child.name))),
    );
    return [`${open}${text.trim()}`, ...inner, `${indent}</${shownName}>`].join('\n');
  }

  /** The values of a message by their names, as many of them as fit into a message in the log. */
  arguments(args: Arguments): Arguments {
    const all = Object.entries(args);
    const keyBeside = hasUserNameAsKey(all);
    let left: number = LIMITS.loggedMessage;
    return Object.fromEntries(
      all.slice(0, LIMITS.entries).map(([name, value]) => {
        const hide = (keyBeside && isUserName(name)) || this.isSecret(plain(name), value, true);
        // What may be a secret is looked at in any case: another value may repeat it.
        const fits = hide || isUrl(name) || value.length <= left;
        const shown = fits ? cutText(this.value(name, value, hide, '').trim(), Math.max(left, 1)) : tooLong(value);
        if (fits) left = Math.max(0, left - Math.max(value.length, shown.length));
        return [this.written(name), shown];
      }),
    );
  }

  private isSecret(name: string, value: string, isArgument: boolean): boolean {
    return !isUrl(name) && (this.isSent && isArgument ? isSecretWhenSent(name, value) : isSecretName(name));
  }

  private value(name: string, raw: string, hidden: boolean, indent: string): string {
    const text = plain(raw);
    if (text.trim() === '') return '';
    if (hidden) {
      this.found(text);
      return MASK;
    }
    if (!this.isSent && URL_OF_DESCRIPTION.test(name)) return this.text(text, indent);
    return isUrl(name) ? this.written(this.maskedUrl(text)) : this.text(text, indent);
  }

  /** A text of which nothing is known; it may hold a document of its own, escaped once or more. */
  private text(raw: string, indent: string, escaped = 0): string {
    // A secret may look like a document itself.
    const text = this.withoutEchoes(raw);
    try {
      if (text.includes('<')) return `\n${this.element(parseXml(text), `${indent}    `)}\n${indent}`;
      const decoded = /&#?\w+;/.test(text) ? parseXml(`<text>${text}</text>`).text : text;
      if (decoded === text) return this.written(text.replace(/\S+/g, (word) => this.word(word)));
      return escaped < MAX_ESCAPED ? this.text(decoded, indent, escaped + 1) : MASK;
    } catch {
      return MASK;
    }
  }

  /** A word with the URL or the login in it masked; what stands before its scheme stays. */
  private word(word: string): string {
    if (ESCAPED_URL.test(word)) return MASK;
    const end = word.indexOf('://');
    const at = Math.max(word.lastIndexOf('@'), word.lastIndexOf('%40'));
    if (end < 0) {
      const colon = word.indexOf(':');
      return colon >= 0 && colon < at ? `${word.slice(0, colon)}:${MASK}${word.slice(at)}` : word;
    }
    const start = Math.max(0, end - LONGEST_SCHEME);
    const scheme = /[a-z][a-z0-9+.-]*$/i.exec(word.slice(start, end))?.[0] ?? '';
    return word.slice(0, end - scheme.length) + this.maskedUrl(word.slice(end - scheme.length));
  }

  private maskedUrl(url: string): string {
    const masked = maskUpdateUrl(url);
    for (const part of url.split(/[\s/?&;=#@:<>]+/)) if (!masked.includes(part)) this.found(part);
    return masked;
  }

  /** Also as a link has it, and as it is without the escapes of one. */
  private readonly found = (secret: string): void => {
    const text = secret.trim();
    for (const one of [text, encodeURIComponent(text), decodedUri(text)]) {
      if (one.length >= SHORTEST_ECHO && this.secrets.size < MOST_ECHOES) this.secrets.add(one);
    }
  };

  private withoutEchoes(text: string): string {
    // One may be part of another.
    const longestFirst = [...this.secrets].sort((a, b) => b.length - a.length);
    return longestFirst.reduce((rest, secret) => rest.replaceAll(secret, MASK), plain(text));
  }

  private written(text: string): string {
    return this.escape(plainText(withoutNamedSecrets(this.withoutEchoes(text), this.found)));
  }
}

/** Nothing in it hides; it is as long as it was, because a secret that is cut is not found any more. */
function plain(text: string): string {
  return plainText(text, Infinity).normalize('NFC');
}

function isUrl(name: string): boolean {
  return /url$/i.test(name);
}

/** Whether the user name among these is a key: the URL beside it says so. */
function hasUserNameAsKey(values: readonly (readonly [string, string])[]): boolean {
  return values.some(([name, value]) => isUrl(name) && userNameIsKey(value));
}

function isUserName(name: string): boolean {
  return /user(name)?$/i.test(name);
}
