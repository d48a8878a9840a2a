import type { Wanted } from '../wanted/wanted';
import { asInFile } from './inventory';
import type { Place, Places } from './jsonPlaces';

/** The edit that has an entry of a file want these settings and no others. It keeps the file's indentation. */
export function takenSettings(
  text: string,
  places: Places,
  index: number,
  settings: Wanted,
): Place & { readonly text: string } {
  const path = ['routers', index];
  const present = places.exact([...path, 'wanted']);
  const entry = places.nearest(path);
  const lineStart = text.lastIndexOf('\n', entry.start) + 1;
  const [outer = ''] = /^[ \t]*/.exec(text.slice(lineStart, entry.start)) ?? [];
  const isOneLine = !text.slice(entry.start, entry.end).includes('\n');
  const [, inner = ''] = /\{\s*\n([ \t]*)/.exec(text.slice(entry.start, entry.end)) ?? [];
  const step = inner.length > outer.length ? inner.slice(outer.length) : '  ';
  const json = isOneLine
    ? JSON.stringify(asInFile(settings))
    : JSON.stringify(asInFile(settings), null, step).replaceAll('\n', `\n${inner}`);
  if (present !== undefined) return { ...present, text: json };
  const end = entry.start + text.slice(entry.start, entry.end - 1).trimEnd().length;
  return { start: end, end, text: isOneLine ? `,"wanted":${json}` : `,\n${inner}"wanted": ${json}` };
}
