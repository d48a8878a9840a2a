/** Words and placeholders joined without a blank, such as a name, an address with its port or a fingerprint. */
const CHUNK =
  /(?:‹[^‹›]*›|[\p{L}\p{M}\p{N}\p{So}_])(?:[-.:/@%+~'’!*|=&?#\\<>;,[\]]*(?:‹[^‹›]*›|[\p{L}\p{M}\p{N}\p{So}_]))*…?/gu;
const PLACEHOLDER = /‹[^‹›]*›/g;
/** A word; parts joined by a hyphen are one, as in the names of states. Letters in circles and braille are symbols. */
const WORD = /[\p{L}\p{M}\p{Nl}\p{So}_][\p{L}\p{M}\p{N}\p{So}_-]*/gu;
/** Values with which nothing can be said. */
const STATE = /^([a-z]{0,20}|ipv[46])$/;
/** What this extension says itself, and boxes too. */
const COMMON = /fritz!(box|os)|myfritz!?|(?<!\S)let's encrypt(?!\S)|\bfritz\.box\b/gi;
/** Too short to tell whose it is, unless a value has no other. */
const SHORT = /^[a-z]{1,2}$/i;
/** What the report puts between two values. */
const SEPARATOR = / · |: /;
/** Blanks, punctuation and short words. */
const BETWEEN_WORDS = /^(?:\P{L}|(?<!\p{L})[a-z]{1,2}(?!\p{L}))*$/iu;
/** Long answers, of which nothing is shown but what findings name, and what repeats other values. */
const NOT_SHOWN: readonly string[] = ['text', 'statusLine', 'compared'];

/**
 * A report in which everything that a box, a server or a person wrote stands in “quotation marks”, so that a language
 * model can tell it from what this extension says. `sources` is the plain data that the report was made of. Each word
 * in it counts by itself: however values were cut, joined or masked on the way, none of their words stands outside; at
 * worst some words of this extension stand inside.
 */
export function quoted(report: string, ...sources: readonly unknown[]): string {
  const foreign = new Set(sources.flatMap((source) => wordsIn(source)));
  const lines = withoutQuotes(report).split('\n');
  return lines.map((line) => quotedLine(line, foreign)).join('\n');
}

/** A text in which nothing looks like the marks that it is put between. */
export function withoutQuotes(text: string): string {
  return text.replace(/[“”„‟❝❞〝〞〟＂🙶🙷🙸]/gu, '"');
}

function quotedLine(line: string, foreign: ReadonlySet<string>): string {
  const quotes: { start: number; end: number }[] = [];
  for (const { 0: chunk, index } of line.matchAll(CHUNK)) {
    if (!isForeign(chunk, foreign)) continue;
    const last = quotes.at(-1);
    const end = index + chunk.length;
    if (last !== undefined && isWithin(line.slice(last.end, index))) last.end = end;
    else quotes.push({ start: index, end });
  }
  const after = quotes.map(
    ({ start, end }, at) => `“${line.slice(start, end)}”${line.slice(end, quotes[at + 1]?.start)}`,
  );
  return line.slice(0, quotes[0]?.start) + after.join('');
}

function isForeign(chunk: string, foreign: ReadonlySet<string>): boolean {
  const bare = chunk.replace(PLACEHOLDER, '');
  // What is left beside a placeholder is part of a value too.
  if (bare !== chunk && /[\p{L}\p{So}]/u.test(bare)) return true;
  // In lower case a sigma depends on what stands beside it.
  const text = chunk.toUpperCase();
  return foreign.has(text) || (text.replace(COMMON, '').match(WORD) ?? []).some((word) => foreign.has(word));
}

function isWithin(between: string): boolean {
  return !SEPARATOR.test(between) && BETWEEN_WORDS.test(between.replace(PLACEHOLDER, ''));
}

/** Of an update URL, whose parts are words of this extension too, the pieces as they stand. */
function wordsIn(data: unknown, field = ''): string[] {
  if (typeof data === 'string') {
    const text = withoutQuotes(data).toUpperCase();
    if (field === 'maskedUpdateUrl') return text.match(CHUNK) ?? [];
    const all = STATE.test(data.trim()) ? [] : (text.replace(COMMON, '').match(WORD) ?? []);
    const long = all.filter((word) => !SHORT.test(word));
    return long.length > 0 ? long : all;
  }
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) => (NOT_SHOWN.includes(name) ? [] : wordsIn(value, name)));
}
