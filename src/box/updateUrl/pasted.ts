import { decodedUri } from '../../common/decodedUri';
import type { Placeholder } from './placeholders';
import type { DdnsMode } from '../ddns';
import { inFamily, placeholderFor, sendsIPv6Only, suggestPlaceholder } from './suggest';

/** What happened to a URL on its way from a page into the field; `placeholder` is text as it stands there. */
export type PastedFault =
  | { readonly code: 'invisible-characters' | 'html-escapes' | 'percent-escapes' | 'text-around' | 'run-together' }
  | {
      readonly code: 'unknown-placeholder';
      readonly placeholder: string;
      readonly suggestion: Placeholder | undefined;
    };

/** The text as it was meant, and what was mended for that; faults that only follow from another are left out. */
export function asMeant(text: string, mode: DdnsMode): { meant: string; faults: readonly PastedFault[] } {
  const faults = new Map<string, PastedFault>();
  let meant = text;
  for (const [code, mend] of MENDS) {
    const mended = mend(meant);
    if (mended !== meant) faults.set(code, { code });
    meant = mended;
  }
  for (const [pattern, suggest, certainty] of NOTATIONS) {
    const second = meant.search(/\shttps?:\/\//i);
    meant = meant.replace(pattern, (placeholder: string, ...rest: readonly unknown[]) => {
      const [word, offset] = [String(rest[0]), rest.find((each) => typeof each === 'number') ?? 0];
      const position = second >= 0 && offset > second ? 1 : 0;
      const suggestion = inFamily(suggest(word), placeholder, sendsIPv6Only(mode, position));
      if (suggestion === undefined && certainty !== 'sure') return placeholder;
      faults.set(placeholder, { code: 'unknown-placeholder', placeholder, suggestion });
      return suggestion ?? 'x';
    });
  }
  return { meant, faults: [...faults.values()] };
}

const MENDS: readonly (readonly [Exclude<PastedFault, { suggestion: unknown }>['code'], (text: string) => string])[] = [
  [
    'invisible-characters',
    // Soft hyphens, joiners, marks of direction and of order, and blanks that are none of a keyboard.
    (text) => {
      const visible = text
        .replace(/[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
        .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ');
      return visible === text ? text : visible.trim();
    },
  ],
  // Twice, where a page showed the source of another one.
  ['html-escapes', (text) => unescapeHtml(unescapeHtml(text))],
  [
    'percent-escapes',
    (text) =>
      (/^\s*https?%3a/i.test(text) ? decodedUri(text) : text)
        .replace(
          /%(?:25)?3c((?:\/|%2f)?(?:[\w+-]|%20){1,20})%(?:25)?3e/gi,
          (_all, name: string) => `<${name.replace(/%2f/i, '/').replace(/%20|\+/g, ' ')}>`,
        )
        .replace(/%5b([a-z][\w-]{1,20})%5d/gi, '[$1]')
        .replace(/%7b([a-z][\w-]{1,20})%7d/gi, '{$1}')
        .replace(/(?<=>)%26(?=[a-z]\w{0,20}(=|%3d))/gi, '&')
        .replace(/(?<=[?&][a-z]\w{0,20})%3d(?=<)/gi, '='),
  ],
  ['text-around', withoutTextAround],
  [
    'run-together',
    // The address of a page may be the value of a parameter.
    (text) => {
      const urls = text.replace(/\bhttps?:\/\/(?=https?:\/\/)/gi, '').replace(/([^\s=])(?=https?:\/\/)/gi, '$1 ');
      return urls === text ? text : [...new Set(urls.split(' '))].join(' ');
    },
  ],
];

const ENTITIES = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }));

function unescapeHtml(text: string): string {
  return text.replace(
    /&(?:(amp|lt|gt|quot|apos|nbsp)|#0{0,5}(\d{2,3})|#x0{0,5}([\da-f]{2}));/gi,
    (_all, name?: string, decimal?: string, hex?: string) =>
      name === undefined
        ? String.fromCharCode(parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10))
        : (ENTITIES.get(name.toLowerCase()) ?? ''),
  );
}

/** Label, command, quotes and brackets around a URL, and the end of the sentence it stood in. */
function withoutTextAround(text: string): string {
  const before = /^[^/?&=]{1,80}?(?=https?:\/\/)/i.exec(text)?.[0] ?? '';
  if (before.trim() === '') return withoutEnd(text, false);
  return withoutEnd(text.slice(before.length), before.includes('<'));
}

/** More characters at the end are no slip. */
const MOST_AROUND = 8;

const BRACKETS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<', '»': '«', '›': '‹' };

function withoutEnd(text: string, isInAngleBrackets: boolean): string {
  let url = text;
  for (let cut = 0; cut < MOST_AROUND; cut++) {
    const trimmed = url.trimEnd();
    const last = trimmed.at(-1) ?? '';
    const count = (character: string): number => url.split(character).length - 1;
    const opening = last === '>' && !isInAngleBrackets ? undefined : BRACKETS[last];
    const isTooMany = opening !== undefined && count(last) > count(opening);
    const isQuote = /["'`]/.test(last) && count(last) % 2 === 1;
    // A name may end with a dot.
    const isEnd = /[”’“,;…]/.test(last) || (last === '.' && !trimmed.endsWith('<domain>.'));
    if (!isTooMany && !isQuote && !isEnd) return url;
    url = trimmed.slice(0, -1);
  }
  return url;
}

/** One letter each, in the notation of inadyn and of many routers. */
const LETTERS: Readonly<Record<string, Placeholder>> = {
  h: '<domain>',
  i: '<ipaddr>',
  a: '<ipaddr>',
  u: '<username>',
  p: '<pass>',
};

type Notation = readonly [pattern: RegExp, suggest: (word: string) => Placeholder | undefined, certainty?: 'sure'];

/** How other routers and programs write placeholders. Where that is not sure, only words count that mean one. */
const NOTATIONS: readonly Notation[] = [
  [/<([^<>&=?/:]{0,20}\s[^<>&=?/:]{0,20})>/g, suggestPlaceholder, 'sure'],
  [/[‹«＜〈⟨❮](\/?[\w ]{1,20})[›»＞〉⟩❯]/g, suggestPlaceholder, 'sure'],
  // Neither an IPv6 address nor the index of a list.
  [/\[(?![\da-f:.]+\])([^\][<>=&?/"]{1,40})\](?!=)/gi, suggestPlaceholder, 'sure'],
  [/\$?\{\{?([^{}<>=&?/":]{1,40})\}?\}/g, suggestPlaceholder, 'sure'],
  [/%([a-z][\w-]{1,20})%/gi, placeholderFor],
  [/(?<=[=/:@,"])%([ahiup])(?![\da-z])/g, (letter) => LETTERS[letter]],
  [/\$([a-z]\w{1,20})/gi, placeholderFor],
  [/__([a-z\d]{2,20})__/gi, placeholderFor],
  [/#{1,3}([a-z\d]{2,20})#{1,3}/gi, placeholderFor],
  [/@@([a-z\d]{2,20})@@/gi, placeholderFor],
  [/\$\(([a-z]\w{1,20})\)/gi, placeholderFor],
  // Bare, as a page shows it that has lost the angle brackets; other words may be what the provider wants to be sent.
  [
    /(?<=[?&][\w.-]{1,20}=)(ip[-_]?v?[46]?[-_]?addr(?:ess|esse)?|ipadresse|myip|ip6lanprefix)(?=[&\s#]|$)/gi,
    placeholderFor,
  ],
  [/(?<==)(HOSTNAME|DOMAIN(?:NAME)?|USERNAME|PASSWORD)(?=[&\s#]|$)/g, placeholderFor],
  // What instructions say in place of a key, and what this extension shows in place of one.
  [
    /(?<=[=/:@?])(?:(?:your|dein|deine|ihr|ihre)[-_]?(?:api[-_]?)?(?:token|key|password|passwor?t|kennwort|domain|name|user|username|hostname|subdomain|login)|changeme|\*{3,}|x{4,})(?![a-z\d])/gi,
    () => undefined,
    'sure',
  ],
];
