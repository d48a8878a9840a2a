/** Words that states and kinds are written in, and numbers: nothing can be said with one of them. */
const WORD = /^([a-z]{0,20}([_-][a-z0-9]{1,20}){0,2}|[\d.:%-]*)$/;

/**
 * A report in which everything that a box, a server or a person wrote stands in “quotation marks”, so that a language
 * model can tell it from what this extension says. `sources` is the plain data that the report was made of.
 */
export function quoted(report: string, ...sources: readonly unknown[]): string {
  const foreign = [...new Set(sources.flatMap(texts))].filter((text) => text.length > 2 && !WORD.test(text));
  if (foreign.length === 0) return report;
  return report.replace(new RegExp(anyOf(foreign), 'g'), (text) => `“${text.replace(/[“”]/g, '"')}”`);
}

/** A pattern of these texts: the longest that fits, because one may be part of another. */
export function anyOf(texts: readonly string[]): string {
  const longestFirst = [...texts].sort((a, b) => b.length - a.length);
  return longestFirst.map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|');
}

function texts(data: unknown): string[] {
  if (typeof data === 'string') return [data.trim()];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(texts) : [];
}
