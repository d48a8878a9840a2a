import type { PickItem } from './steps';

/** Quick inputs are of one width, and cut off what does not fit; in characters. */
const WIDTH = 76;

/** A text in lines that fit, broken at blanks and before the parameters of URLs. */
export function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(/(?<=\s)|(?=[&?])/)) {
    if (line !== '' && line.length + part.trimEnd().length > WIDTH) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  return [...lines, line.trimEnd()];
}

/** Where a sentence can be broken, the best place first: after a sentence, a clause, a phrase; at any blank. */
const BREAKS = [/(?<=\S[.!?]) /g, /(?<=[:;]) /g, /(?<=,) | (?=\()/g, / /g];

/**
 * A sentence as one row: a second one would look like another choice. What is too long for its bright line goes into
 * the dim one below: whole clauses where both lines then fit, and never a word alone.
 */
export function sentenceRow(sentence: string, icon: string): PickItem<never> {
  if (sentence.length <= WIDTH) return { label: sentence, icon };
  const halves = BREAKS.map((place) =>
    [...sentence.matchAll(place)].map(({ index }) => [sentence.slice(0, index), sentence.slice(index + 1)] as const),
  );
  const fitting = halves.map((some) =>
    some.filter((lines) => lines.every((line) => line.length <= WIDTH && line.includes(' '))),
  );
  const [first = '', ...more] = wrap(sentence);
  const [label, detail] = fitting.find((some) => some.length > 0)?.sort(byBalance)[0] ?? [first, more.join(' ')];
  return { label, icon, detail };
}

function byBalance([a, b]: readonly [string, string], [c, d]: readonly [string, string]): number {
  return Math.abs(a.length - b.length) - Math.abs(c.length - d.length);
}

/** Lines of a long value as rows to be read, two in each. */
export function textRows(lines: readonly string[], icon?: string): PickItem<never>[] {
  return lines.flatMap((label, index) => {
    if (index % 2 === 1) return [];
    const detail = lines[index + 1];
    const symbol = icon === undefined || index === 0 ? icon : 'blank';
    return [{ label, ...(symbol === undefined ? {} : { icon: symbol }), ...(detail === undefined ? {} : { detail }) }];
  });
}
