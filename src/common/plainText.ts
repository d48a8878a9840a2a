import { LIMITS } from './limits';

/** Line breaks, other controls, and the braille pattern without dots, which looks like a blank. */
const CONTROLS = /[\p{Cc}\u2028\u2029\u2800]+/gu;

/** More marks on one letter than any language has: they would cover the lines above and below. */
const TOO_MANY_MARKS = /(?<=\p{M}{4})\p{M}+/gu;

/** What is not seen, or turns the direction of the text around it. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]+/gu;

/** Halves of characters, which are none by themselves. */
const LONE_SURROGATES = /\p{Cs}/gu;

/** A text that is cut where it is too long, and says so by its last character. */
export function cutText(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/**
 * Text from outside made fit for one line of the user interface, a log or a report: nothing in it breaks the line,
 * hides or turns the text around it, and it has a greatest length.
 */
export function plainText(text: string, most: number = LIMITS.line): string {
  // Halves first: what is taken out between two of them would join them.
  return cutText(text, most)
    .replace(LONE_SURROGATES, '\ufffd')
    .replace(CONTROLS, ' ')
    .replace(INVISIBLE, '')
    .replace(TOO_MANY_MARKS, '');
}

/** The same for texts of several lines. */
export function plainLines(text: string, most: number = LIMITS.line): string {
  return cutText(text, most)
    .split('\n')
    .map((line) => plainText(line))
    .join('\n');
}

/** Texts that may be longer than others, by the names of their fields. */
const OF_OTHER_LENGTH: Readonly<Record<string, (text: string) => string>> = {
  maskedUpdateUrl: (text) => plainText(text, LIMITS.updateUrl),
  updateUrl: (text) => plainText(text, LIMITS.updateUrl),
  // Several values in one, to be compared.
  compared: (text) => plainText(text, 2 * LIMITS.line),
  // What a port answered: lines of printable ASCII.
  text: (text) => plainLines(text),
};

/** Plain data from outside, such as a BoxState, with each text in it made plain and each list cut. */
export function plainData<T>(data: T): T;
export function plainData(data: unknown): unknown {
  if (typeof data === 'string') return plainText(data, LIMITS.value);
  if (Array.isArray(data)) return data.slice(0, LIMITS.list).map((one: unknown) => plainData(one));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]: [string, unknown]) => {
      const fit = OF_OTHER_LENGTH[name];
      return [name, typeof value === 'string' && fit !== undefined ? fit(value) : plainData(value)];
    }),
  );
}

/** Plain text for places where VS Code makes a link of `[text](command:…)`, or an icon of `$(name)`. */
export function inertText(text: string): string {
  return plainText(text).replace(/\]\(/g, '] (').replace(/\$\(/g, '$ (');
}
