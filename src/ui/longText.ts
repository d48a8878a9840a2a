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

/** A sentence as one row: a second one would look like another choice. Tests see to it that sentences fit. */
export function sentenceRow(sentence: string, icon: string): PickItem<never> {
  const [label = '', ...more] = wrap(sentence);
  return { label, icon, ...(more.length === 0 ? {} : { detail: more.join(' ') }) };
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
