import { isIPv6 } from 'node:net';
import { LIMITS } from '../../common/limits';
import type { DdnsMode } from '../ddns';
import { FAMILIES, type Family } from '../ipAddress';
import { type Level, worstFirst } from '../../common/level';
import { isHomeName, isPrivateAddress, parseAddress } from '../../tr064/address';
import { userNameIsKey } from './mask';
import { splitUrl, type UrlParts } from './parts';
import { asMeant, type PastedFault } from './pasted';
import { isPlaceholder, type Placeholder, protect, unprotect } from './placeholders';
import { inFamily, sendsIPv6Only, suggestPlaceholder } from './suggest';

/** What the update URL is sent with. */
export interface UrlContext {
  readonly mode: DdnsMode;
  readonly domain: string;
  readonly username: string;
  readonly hasPassword: boolean;
  readonly password?: string | undefined;
}

/** What was found; `placeholder` is text as it was typed, `characters` lists each offending character once. */
type UrlFault =
  | Exclude<PastedFault, { suggestion: unknown }>
  | { readonly code: 'empty' }
  | { readonly code: 'outer-blanks' | 'two-blanks' | 'control-character' }
  | { readonly code: 'non-ascii'; readonly characters: string }
  | { readonly code: 'bad-host' | 'no-path' | 'no-scheme' }
  | { readonly code: 'unsupported-scheme'; readonly scheme: string }
  | {
      readonly code: 'plain-http-credentials';
      readonly what: 'password' | 'token' | 'username';
      /** It does not leave the home network. */
      readonly atHome?: true;
    }
  | {
      readonly code: 'unknown-placeholder' | 'unclosed-placeholder' | 'unopened-placeholder';
      readonly placeholder: string;
      readonly suggestion: Placeholder | undefined;
    }
  | { readonly code: 'placeholder-case'; readonly placeholder: string; readonly suggestion: Placeholder }
  | { readonly code: 'unbalanced-b64' }
  | { readonly code: 'prefix-without-ip6addr' | 'prefix-with-suffix' }
  | { readonly code: 'no-question-mark' | 'second-question-mark' | 'missing-ampersand' | 'blank-inside' }
  | { readonly code: 'fixed-address'; readonly family: Family }
  | { readonly code: 'username-absent' | 'username-empty' | 'password-empty' }
  | { readonly code: 'mode-needs-two' | 'mode-needs-one' | 'mode-needs-ipv4' | 'mode-needs-ipv6' }
  | { readonly code: 'mode-other-family'; readonly placeholder: Placeholder }
  | { readonly code: 'needs-escaping'; readonly field: 'domain' | 'username' | 'password'; readonly characters: string }
  | { readonly code: 'password-may-need-escaping' };

type UrlLevel = Extract<Level, 'problem' | 'warning' | 'info'>;

/**
 * A problem keeps the update from working; what works with some boxes or providers is a warning, or information where
 * the reports disagree. `url` says which of two URLs is meant, from 0. Holds pieces of the URL: not for the log.
 */
export type UrlFinding = UrlFault & { readonly level: UrlLevel; readonly url?: number };

/** One for each family; where there are more, the number of them is what is wrong. */
const MOST_URLS = 2;

/** What is wrong with an update URL, or with two of them where the mode has two; the worst first. */
export function checkUpdateUrl(text: string, context: UrlContext): UrlFinding[] {
  if (/^[\s\p{Cc}]*$/u.test(text)) return [{ code: 'empty', level: 'problem' }];
  // No box stores more; what is behind that is not looked at.
  const pasted = asMeant(text.slice(0, LIMITS.updateUrl), context.mode);
  const { urls: given, faults } = splitUrls(pasted.meant);
  const urls = given.slice(0, MOST_URLS);
  const expected = EXPECTED[context.mode];
  const isCount = expected === undefined || expected.length === given.length;
  const read = urls.map((url, index) => readPlaceholders(url, sendsIPv6Only(context.mode, index)));
  const ofUrls = read.map(({ meant, faults }, index) => [
    ...faults,
    ...checkUrl(meant, context),
    ...checkFamilies(meant, isCount ? expected?.[index] : undefined),
  ]);
  return [
    ...pasted.faults.map((fault): UrlFinding => ({ ...fault, level: 'problem' })),
    ...checkCharacters(pasted.meant, urls.length),
    ...faults,
    ...when(!isCount, 'problem', { code: expected?.length === 2 ? 'mode-needs-two' : 'mode-needs-one' }),
    ...checkLogin(read.map(({ meant }) => meant).join(' '), context),
    ...(urls.length === 2 ? ofTwo(ofUrls) : ofUrls.flat()),
  ].sort((a, b) => worstFirst(a.level, b.level));
}

/** What holds for both URLs is said once, what holds for one of them with which it is. */
function ofTwo(ofUrls: readonly (readonly UrlFinding[])[]): UrlFinding[] {
  const findings = ofUrls.map((list) => new Map(list.map((finding) => [JSON.stringify(finding), finding])));
  return findings.flatMap((list, url) =>
    [...list].flatMap(([key, finding]) =>
      findings.every((one) => one.has(key)) ? (url === 0 ? [finding] : []) : [{ ...finding, url }],
    ),
  );
}

/** Two URLs have a blank between them; what does not begin like one belongs to the one before it. */
function splitUrls(text: string): { readonly urls: readonly string[]; readonly faults: readonly UrlFinding[] } {
  const urls: string[] = [];
  let isBroken = false;
  for (const piece of text.split(/[\s\p{Cc}]+/u).filter((one) => one !== '')) {
    const isUrl = urls.length === 0 || /^([a-z]+:\/\/|[^/?&=<]*\.[^/?&=<]*\/)/i.test(piece);
    if (isUrl) urls.push(piece);
    else urls.push(`${urls.pop() ?? ''}${piece}`);
    isBroken ||= !isUrl;
  }
  return { urls, faults: when(isBroken && !/\p{Cc}/u.test(text), 'problem', { code: 'blank-inside' }) };
}

/** The families that each URL is to send in a mode (document, table 12). */
const EXPECTED: Readonly<Partial<Record<DdnsMode, readonly (readonly Family[])[]>>> = {
  ipv4: [['ipv4']],
  ipv6: [['ipv6']],
  'both-separately': [['ipv4'], ['ipv6']],
  'both-together': [FAMILIES],
};

function checkCharacters(text: string, urls: number): UrlFinding[] {
  const foreign = distinct(text, /[^\p{ASCII}\p{Cc}]/gu);
  return [
    ...when(/\p{Cc}/u.test(text), 'problem', { code: 'control-character' }),
    ...when(/^ | $/.test(text), 'warning', { code: 'outer-blanks' }),
    ...when(urls === 2 && / {2}/.test(text.trim()), 'warning', { code: 'two-blanks' }),
    ...when(foreign !== '', 'warning', { code: 'non-ascii', characters: foreign }),
  ];
}

/** The URL as it was meant, and what had to be guessed for it: later checks need not stumble over the same again. */
function readPlaceholders(url: string, isIPv6: boolean): { meant: string; faults: UrlFinding[] } {
  const faults = new Map<string, UrlFinding>();
  const meant = withScheme(url, faults).replace(
    /<(\/?[^<>&=?#@:;,/]*)(>?)|(?<![\w-])([\w-]*)>/g,
    (placeholder, opened: string | undefined, end: string | undefined, unopened: string | undefined) => {
      if (isPlaceholder(placeholder)) return placeholder;
      const inLowerCase = placeholder.toLowerCase();
      if (isPlaceholder(inLowerCase)) {
        // No document says whether the box tells the cases apart.
        faults.set(placeholder, { code: 'placeholder-case', level: 'warning', placeholder, suggestion: inLowerCase });
        return inLowerCase;
      }
      const suggestion = inFamily(suggestPlaceholder(opened ?? unopened ?? ''), placeholder, isIPv6);
      const code =
        opened === undefined ? 'unopened-placeholder' : end === '>' ? 'unknown-placeholder' : 'unclosed-placeholder';
      faults.set(placeholder, { code, level: 'problem', placeholder, suggestion });
      return suggestion ?? placeholder;
    },
  );
  return { meant, faults: [...faults.values()] };
}

/** Mends a scheme that is meant as one of those for the web: `htps://`, `https:/`, `https//`. */
function withScheme(url: string, faults: Map<string, UrlFinding>): string {
  return url.replace(/^h?t{1,3}p(s?)[:;.,]{0,2}[/\\]{1,2}(?=[^/\\])/i, (scheme: string, s: string) => {
    if (/^https?:\/\/$/i.test(scheme)) return scheme;
    faults.set(scheme, { code: 'unsupported-scheme', level: 'problem', scheme });
    return `http${s.toLowerCase()}://`;
  });
}

/** FRITZ!OS's own page wants user and password filled in; how boxes take it where one is missing differs. */
function checkLogin(text: string, { username, hasPassword }: UrlContext): UrlFinding[] {
  return [
    // Seen on one box; deSEC's instructions advise against <username> and rely on HTTP Basic.
    ...when(!text.includes('<username>'), 'info', { code: 'username-absent' }),
    ...when(username === '', 'warning', { code: 'username-empty' }),
    ...when(!hasPassword && usesPassword(text), 'warning', { code: 'password-empty' }),
  ];
}

function checkUrl(url: string, context: UrlContext): UrlFinding[] {
  const parts = splitUrl(protect(url));
  const scheme = parts.scheme.toLowerCase();
  const unencrypted = scheme === '' || scheme === 'http://' ? plainCredentials(url, parts, context) : undefined;
  const badHost = !isHost(parts.host);
  const atHome = isAtHome(parts.host);
  const { path, query = '' } = parts;
  return [
    ...when(scheme === '' && !atHome, 'warning', { code: 'no-scheme' }),
    ...when(!['', 'http://', 'https://'].includes(scheme), 'problem', { code: 'unsupported-scheme', scheme }),
    ...when(parts.query === undefined && /&[^&=/]{1,40}=/.test(path), 'warning', { code: 'no-question-mark' }),
    ...when(/\?[^&=/?]{1,40}=/.test(query), 'warning', { code: 'second-question-mark' }),
    ...when(MISSING_AMPERSAND.test(query), 'warning', { code: 'missing-ampersand' }),
    ...when(badHost, 'problem', { code: 'bad-host' }),
    // "The value of NewUpdateURL requires a path containing at least one slash" (document, §1.5).
    ...when(!badHost && parts.path === '', 'problem', { code: 'no-path' }),
    ...(unencrypted === undefined ? [] : [plainHttp(unencrypted, atHome)]),
    ...when(!/^(<b64><\/b64>)*$/.test(url.match(/<\/?b64>/g)?.join('') ?? ''), 'problem', { code: 'unbalanced-b64' }),
    // The box sends the prefix with its length, `2001:db8::/64`: with a suffix that is no address.
    ...when(PREFIX_WITH_SUFFIX.test(url) || /<ip6lanprefix>\/[\d:]/i.test(unprotect(query)), 'problem', {
      code: 'prefix-with-suffix',
    }),
    // Seen by one provider's users; another provider's instructions do without.
    ...when(url.includes('<ip6lanprefix>') && !url.includes('<ip6addr>'), 'warning', {
      code: 'prefix-without-ip6addr',
    }),
    ...checkEscaping(url, context),
  ];
}

/** What is sent to such a host without TLS does not leave the home network. */
function plainHttp(what: 'password' | 'token' | 'username', atHome: boolean): UrlFinding {
  const code = 'plain-http-credentials';
  return atHome ? { code, level: 'info', what, atHome } : { code, level: 'warning', what };
}

/** A name, an IPv4 address or an IPv6 address in brackets, with or without a port; a placeholder may be part of it. */
function isHost(host: string): boolean {
  const example = host.replace(/[\ue000-\ue0ff]/g, 'x');
  return !isIPv6(example) && typeof parseAddress(example) !== 'string';
}

/** Private addresses, and names that do not exist on the internet. */
function isAtHome(host: string): boolean {
  const address = parseAddress(host);
  if (typeof address === 'string') return false;
  return isPrivateAddress(address.host) || isHomeName(address.host);
}

/** In the path, a slash ends the value. */
const PREFIX_WITH_SUFFIX = /<ip6lanprefix>(?:[\da-f:[]|%(?:3a|2f|20))/i;

/** A parameter right behind a placeholder, but for one that begins what is encoded. */
const MISSING_AMPERSAND = /[\ue000-\ue007][a-z_]\w{0,20}=/i;

/** A parameter that is named like a key, or a long word of letters and digits. */
const KEY =
  /(token|key|pass|pwd?|auth|secret|hash)[a-z_-]*=[^&;\ue000-\ue0ff]|(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{16}/i;

/** The most delicate thing that a request without TLS gives away. */
function plainCredentials(
  url: string,
  parts: UrlParts,
  context: UrlContext,
): 'password' | 'token' | 'username' | undefined {
  // The box logs in with user and password over HTTP Basic even where the URL has neither (deSEC's documentation).
  if (usesPassword(url) || context.hasPassword || parts.login?.includes(':')) return 'password';
  if (userNameIsKey(url) || KEY.test(parts.path + (parts.query ?? ''))) return 'token';
  return url.includes('<username>') || context.username !== '' ? 'username' : undefined;
}

const PLACEHOLDERS_OF = { ipv4: ['<ipaddr>'], ipv6: ['<ip6addr>', '<ip6lanprefix>'] } as const;

/** Addresses as values: those of today, in place of what the box would fill in. */
const FIXED: Readonly<Record<Family, RegExp>> = {
  ipv4: /[=,/]\d{1,3}(\.\d{1,3}){3}(?![\w.])/,
  ipv6: /[=,/][\da-f]{1,4}(:[\da-f]{0,4}){2,7}(?![\w:])/i,
};

/** A server that has an address of one family only takes the one it is called from. */
const OF_ONE_FAMILY: Readonly<Record<Family, RegExp>> = { ipv4: /^(ip)?v?4\./i, ipv6: /^(ip)?v?6\./i };

function checkFamilies(url: string, expected: readonly Family[] | undefined): UrlFinding[] {
  if (expected === undefined) return [];
  const { host, path, query = '' } = splitUrl(protect(url));
  return FAMILIES.flatMap((family): UrlFinding[] => {
    const placeholder = PLACEHOLDERS_OF[family].find((one) => url.includes(one));
    if (!expected.includes(family))
      return placeholder === undefined ? [] : [{ code: 'mode-other-family', level: 'info', placeholder }];
    if (placeholder !== undefined) return [];
    if (FIXED[family].test(`${path}?${query}`)) return [{ code: 'fixed-address', level: 'problem', family }];
    // The provider may take the address that the request comes from.
    return when(!OF_ONE_FAMILY[family].test(host), 'warning', { code: `mode-needs-${family}` });
  });
}

/** The text with every slip corrected whose correction is certain; `undefined` where nothing is to be corrected so. */
export function correctUpdateUrl(text: string, mode: DdnsMode): string | undefined {
  if (text.length > LIMITS.updateUrl) return undefined;
  const { meant, faults } = asMeant(text, mode);
  const isUncertain = faults.some((fault) => 'suggestion' in fault && fault.suggestion === undefined);
  const corrected = splitUrls(meant)
    .urls.map((url, index) => readPlaceholders(url, sendsIPv6Only(mode, index)).meant)
    .join(' ');
  return isUncertain || corrected === text ? undefined : corrected;
}

/** The box fills in values as they are; in a login `:` and `@` delimit too (RFC 3986, §3.2.1). */
const DELIMITER = /[^A-Za-z0-9._~!$'()*,:@-]/gu;
const DELIMITER_IN_LOGIN = /[^A-Za-z0-9._~!$'()*,-]/gu;

function checkEscaping(url: string, context: UrlContext): UrlFinding[] {
  const plain = url.replace(/<b64>.*?<\/b64>/gs, '');
  const login = splitUrl(protect(plain)).login ?? '';
  const values = [
    ['domain', ['<domain>']],
    ['username', ['<username>']],
    ['password', ['<pass>', '<passwd>']],
  ] as const;
  return values.flatMap(([field, placeholders]): UrlFinding[] => {
    const used = placeholders.filter((placeholder) => plain.includes(placeholder));
    const value = context[field];
    if (used.length === 0) return [];
    if (value === undefined) return [{ code: 'password-may-need-escaping', level: 'info' }];
    const isInLogin = used.some((placeholder) => login.includes(protect(placeholder)));
    // What is escaped already has no other meaning there.
    const characters = distinct(value.replace(/%[\da-f]{2}/gi, ''), isInLogin ? DELIMITER_IN_LOGIN : DELIMITER);
    return when(characters !== '', 'warning', { code: 'needs-escaping', field, characters });
  });
}

function usesPassword(text: string): boolean {
  return /<pass(wd)?>/.test(text);
}

function distinct(text: string, characters: RegExp): string {
  return [...new Set(text.match(characters))].join('');
}

function when(condition: boolean, level: UrlLevel, fault: UrlFault): UrlFinding[] {
  return condition ? [{ ...fault, level }] : [];
}
