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

/** Lines as rows to be read, two in each. */
export function textRows(lines: readonly string[], icon?: string): PickItem<never>[] {
  return lines.flatMap((label, index) => {
    if (index % 2 === 1) return [];
    const detail = lines[index + 1];
    const symbol = icon === undefined || index === 0 ? icon : 'blank';
    return [{ label, ...(symbol === undefined ? {} : { icon: symbol }), ...(detail === undefined ? {} : { detail }) }];
  });
}
