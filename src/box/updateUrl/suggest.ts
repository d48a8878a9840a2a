import type { DdnsMode } from '../ddns';
import { type Placeholder, PLACEHOLDERS } from './placeholders';

/** What people and providers' instructions write, with digits 4 and 6 as below, where the spelling does not show it. */
const SYNONYMS = new Map(
  Object.entries({
    '<ipaddr>': 'ip myip wanip addr address ipaddress publicip ipadresse adresse',
    '<ip6addr>': 'ip6 myip6 ip6address ip6adresse addr6 address6',
    '<ip6lanprefix>': 'prefix lanprefix',
    '<domain>': 'host hostname fqdn domainname',
    '<username>': 'user login account benutzer benutzername',
    '<pass>': 'password passwort kennwort pwd pw token key',
    '<b64>': 'base64',
  } satisfies Partial<Record<Placeholder, string>>).flatMap(([placeholder, words]) =>
    words.split(' ').map((word) => [word, placeholder as Placeholder] as const),
  ),
);

/** A longer word is no misspelt placeholder. */
const LONGEST = 20;

/** The placeholder that was probably meant: `ipv6addr` is `<ip6addr>`, `user` is `<username>`. */
export function suggestPlaceholder(name: string): Placeholder | undefined {
  if (name.length > LONGEST) return undefined;
  const suggestion = placeholderFor(name) ?? nearest(asWord(name));
  return suggestion === '<b64>' && name.startsWith('/') ? '</b64>' : suggestion;
}

/** The placeholder that the name means, with nothing guessed. */
export function placeholderFor(name: string): Placeholder | undefined {
  const word = asWord(name);
  const known = SYNONYMS.get(word) ?? PLACEHOLDERS.find((placeholder) => placeholder === `<${word}>`);
  if (known !== undefined) return known;
  const bare = word.replace(/^(your|ihre?|deine?|current|aktuelle|my)/, '');
  const meant = SYNONYMS.get(bare);
  // "Your token" asks for something that only the person knows.
  return meant === '<pass>' || meant === '<username>' ? undefined : meant;
}

/** True where the URL at this position, from 0, sends IPv6 alone. */
export function sendsIPv6Only(mode: DdnsMode, position: number): boolean {
  return mode === 'ipv6' || (mode === 'both-separately' && position === 1);
}

/** An address that is asked for without its family is one of the family that is sent. */
export function inFamily(
  suggestion: Placeholder | undefined,
  written: string,
  isIPv6: boolean,
): Placeholder | undefined {
  return isIPv6 && suggestion === '<ipaddr>' && !written.includes('4') ? '<ip6addr>' : suggestion;
}

function asWord(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/ipv?4/, 'ip')
    .replace('ipv6', 'ip6');
}

/** The placeholder with the fewest edits; none where half of the word would have to change. */
function nearest(word: string): Placeholder | undefined {
  const [best] = PLACEHOLDERS.filter((placeholder) => placeholder !== '</b64>')
    .map((placeholder) => ({ placeholder, edits: editDistance(word, placeholder.slice(1, -1)) }))
    .sort((a, b) => a.edits - b.edits);
  return best !== undefined && best.edits * 2 < word.length ? best.placeholder : undefined;
}

/** Levenshtein: the fewest insertions, deletions and replacements of one character. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, character] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (character === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
