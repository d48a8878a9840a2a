import type { JsonPath } from '../common/jsonSchema';

/** Where a value stands in a text, in UTF-16 code units. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where values stand, by their paths. */
export interface Places {
  /** `undefined` for what is not there. */
  exact(path: JsonPath): Place | undefined;
  /** For what is not there, the place of the object or list it is missing from. */
  nearest(path: JsonPath): Place;
}

/** Values deeper than this are not kept track of: a file may be as deep as it is long. */
const DEPTH = 6;
/** Nor are list entries after these. */
const ENTRIES = 1000;

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],]|[^\s"{}[\],:]+/g;

interface Container {
  readonly isList: boolean;
  /** The name or position of the value that comes next; a name that is not known yet is `undefined`. */
  next: string | number | undefined;
  /** Of the container itself; `undefined` where it is not kept track of. */
  readonly key: string | undefined;
  readonly start: number;
}

/** The places of values in JSON that JSON.parse has accepted, which does not report them. */
export function jsonPlaces(text: string): Places {
  const places = new Map<string, Place>();
  const within: Container[] = [];
  const keyOfNext = (): string | undefined => {
    const container = within.at(-1);
    if (container === undefined) return '';
    const { key, next } = container;
    const isKept = within.length <= DEPTH && !(typeof next === 'number' && next > ENTRIES);
    return key === undefined || next === undefined || !isKept ? undefined : `${key}${partOf(next)}`;
  };
  const note = (key: string | undefined, start: number, end: number): void => {
    // A name that comes twice counts as JSON.parse counts it: the last one.
    if (key !== undefined) places.set(key, { start, end });
  };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const container = within.at(-1);
    const end = index + token.length;
    if (token === ',') {
      if (container !== undefined) container.next = container.isList ? Number(container.next) + 1 : undefined;
    } else if (token === '}' || token === ']') {
      within.pop();
      if (container !== undefined) note(container.key, container.start, end);
    } else if (container !== undefined && container.next === undefined) {
      container.next = JSON.parse(token) as string;
    } else if (token === '{' || token === '[') {
      const isList = token === '[';
      within.push({ isList, next: isList ? 0 : undefined, key: keyOfNext(), start: index });
    } else note(keyOfNext(), index, end);
  }
  const exact = (path: JsonPath): Place | undefined => places.get(path.map(partOf).join(''));
  const nearest = (path: JsonPath): Place =>
    exact(path) ?? (path.length > 0 ? nearest(path.slice(0, -1)) : { start: 0, end: text.length });
  return { exact, nearest };
}

/** A step of a path: no two paths have the same steps. */
function partOf(step: string | number): string {
  return `/${JSON.stringify(step)}`;
}
