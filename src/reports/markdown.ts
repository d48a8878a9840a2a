import type { CommandId } from '../common/commandIds';
import { plainText } from '../common/plainText';

/**
 * Text from anywhere that stands as such in a paragraph, heading, list or table: nothing in it is Markdown or HTML.
 * Text that VS Code would turn into a link is set as code, because escapes do not prevent that.
 */
export function text(raw: string): string {
  return plainText(raw)
    .trim()
    .split(/(\s+)/)
    .map((word) => {
      if (!/\/\/|@|www\./i.test(word)) return escape(word);
      const [value = '', sign = ''] = word.split(/(?=[,;.:!?]$)/);
      return `${code(value)}${escape(sign)}`;
    })
    .join('')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

function escape(word: string): string {
  return word.replace(/[\\`*_{}[\]<>&|~#$]|!(?=\[)/g, '\\$&');
}

/** A value, letter by letter and without becoming a link; for the empty one a dash. */
export function code(raw: string): string {
  const value = plainText(raw).trim();
  if (value === '') return '–';
  const ticks = '`'.repeat(longestRun(value) + 1);
  // A blank at both ends is taken away again; it parts a tick of the value from those around it.
  const padding = /^`|`$/.test(value) ? ' ' : '';
  return `${ticks}${padding}${value}${padding}${ticks}`;
}

/** Lines as they are. The fence is longer than any in them, so that none ends it. */
export function fence(lines: string): string {
  const ticks = '`'.repeat(Math.max(3, longestRun(lines) + 1));
  return `${ticks}text\n${lines}\n${ticks}`;
}

/** A table of cells that are Markdown already, its first row the heading. */
export function table(rows: readonly (readonly string[])[]): string {
  const [heading = [], ...body] = rows.map((row) => row.map(cell));
  return [heading, heading.map(() => '---'), ...body].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** A bar ends a cell even inside code (GitHub Flavored Markdown, tables); those that text() escaped are. */
function cell(markdown: string): string {
  return markdown.replace(/(?<!\\)\|/g, '\\|');
}

export function link(label: string, url: string): string {
  return `[${text(label)}](<${new URL(url).href}>)`;
}

/** A link that runs a command of this extension on a router, where reports are shown as pages. */
export function commandLink(label: string, command: CommandId, ...args: readonly string[]): string {
  return `[${text(label)}](<command:${command}?${encodeURIComponent(JSON.stringify(args))}>)`;
}

export function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function longestRun(value: string): number {
  return (value.match(/`+/g) ?? []).reduce((longest, { length }) => Math.max(longest, length), 0);
}
