/** The path of a value in JSON: names and, in lists, positions counted from 0. */
export type JsonPath = readonly (string | number)[];

/** Values deeper than this are not kept track of: a file may be as deep as it is long. */
const DEPTH = 4;
/** Nor are list entries after these. */
const ENTRIES = 1000;

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],]|\n|[^\s"{}[\],:]+/g;

interface Container {
  readonly isList: boolean;
  /** The name or position of the value that comes next; a name that is not known yet is `undefined`. */
  next: string | number | undefined;
}

/**
 * The lines of values in JSON that JSON.parse has accepted, which does not report them: of names and list entries,
 * counted from 1. A missing value gets the line where the object or list it is missing from begins.
 */
export function jsonLines(text: string): (path: JsonPath) => number {
  const lines = new Map<string, number>();
  const within: Container[] = [];
  let line = 1;
  for (const [token] of text.matchAll(TOKEN)) {
    const container = within.at(-1);
    if (token === '\n') line++;
    else if (token === ',') {
      if (container !== undefined) container.next = container.isList ? Number(container.next) + 1 : undefined;
    } else if (token === '}' || token === ']') within.pop();
    else {
      if (container?.next === undefined && container !== undefined) container.next = JSON.parse(token) as string;
      if (within.length <= DEPTH && !within.some(({ next }) => typeof next === 'number' && next > ENTRIES)) {
        const key = keyOf(within.flatMap(({ next }) => next ?? []));
        // The line of a name is that of its value; a name that comes twice counts as JSON.parse counts it.
        lines.set(key, line);
      }
      if (token === '{' || token === '[') within.push({ isList: token === '[', next: token === '[' ? 0 : undefined });
    }
  }
  return (path) => {
    for (let length = path.length; length >= 0; length--) {
      const found = lines.get(keyOf(path.slice(0, length)));
      if (found !== undefined) return found;
    }
    return 1;
  };
}

function keyOf(path: JsonPath): string {
  return JSON.stringify(path);
}
