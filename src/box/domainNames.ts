import { domainToASCII } from 'node:url';

/** Why what stands in the domain field of dynamic DNS cannot be looked up. */
export type NameProblem = 'no-dot' | 'wildcard' | 'no-name' | 'too-many';

/** One entry of the domain field. */
export interface Entry {
  /** As it was entered, but for a dot at its end. */
  readonly text: string;
  /** The name as the DNS has it, in ASCII and small letters; else `problem` says why there is none. */
  readonly name?: string;
  readonly problem?: NameProblem;
}

/** More names are not looked up. */
const MOST_NAMES = 8;

/** The entries of the domain field, each name once. It may hold several, between commas, semicolons or blanks. */
export function entriesOf(domain: string): Entry[] {
  const entries = domain.split(/\.?[\s,;]+|\.$/).filter((text) => text !== '');
  const unique = new Map(entries.map((text) => [comparable(text), text]));
  return [...unique.values()].map((text, index): Entry => {
    if (index >= MOST_NAMES) return { text, problem: 'too-many' };
    const name = asDnsName(text);
    return name === undefined ? { text, problem: problemOf(text) } : { text, name };
  });
}

/** The names of one domain field that another one does not hold. */
export function namesGivenUp(before: string, after: string): string[] {
  return namesIn(before).filter((name) => !holdsName(after, name));
}

/** The names among them, as the DNS has them. */
export function namesIn(domain: string): string[] {
  return entriesOf(domain).flatMap(({ name }) => name ?? []);
}

/** True when the domain field holds the name; letter case, a final dot and the form of an IDN do not count. */
export function holdsName(domain: string, name: string): boolean {
  return entriesOf(domain).some(({ text }) => comparable(text) === comparable(name));
}

function comparable(text: string): string {
  return asDnsName(text) ?? text.replace(/\.$/, '').toLowerCase();
}

function problemOf(text: string): NameProblem {
  const rest = text.replace(/^\*\./, '');
  if (rest !== text && asDnsName(rest) !== undefined) return 'wildcard';
  // Some providers have no use for the field, and people enter any word.
  return /^[\p{L}\p{N}_-]{1,63}$/u.test(text) ? 'no-dot' : 'no-name';
}

/** A name as the DNS has it, or `undefined` for what is none that could be known to the world. */
export function asDnsName(text: string): string | undefined {
  // Of a web address this would take the host.
  const name = /[^\p{L}\p{M}\p{N}._-]/u.test(text) ? '' : domainToASCII(text.replace(/\.$/, ''));
  return /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]*[a-z][a-z0-9-]*$/.test(name)
    ? name
    : undefined;
}
