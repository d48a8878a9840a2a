import fc from 'fast-check';
import assert from 'node:assert/strict';
import { processorTime } from '../../processorTime';
import { TAKERS } from './takers';

/** Pieces that are repeated: what patterns begin with, go on with and end with. */
export const PIECES = [
  ...['a', '0', 'A1', ' ', '\n', '\r\n', '\t', '.', ':', '/', '?', '&', '=', '@', '%', '"', '\\', '<', '>', '`', '-'],
  ...['_', 'a.', '1.', 'a:', '0 ', '://', 'a@', 'key', 'token=', '<b64>', '</', '<a>', '&amp;', '&#', '%41', '\\"'],
  ...['](', '$(', ' at ', 'a="', 'a=', 'nonce="x" ', 'no-cache', ', ', '**', '\u200b', '\ud800', 'ä', '[', '{'],
  ...['LOCATION:', 'sid=', '?a=b&'],
];

const LONGEST = 1_000_000;
/** For one input, in milliseconds. */
const TIME_LIMIT = 1000;

/** Runs of a few pieces after each other, of any length up to the longest. */
const longText = fc
  .tuple(
    fc.array(fc.tuple(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 3 }), fc.nat(9)), {
      minLength: 1,
      maxLength: 4,
    }),
    fc.double({ min: 0, max: 6, noNaN: true }),
  )
  .map(([runs, digits]) => {
    const length = Math.min(LONGEST, Math.round(10 ** digits));
    const parts = runs.map(([pieces, share]) => ({ piece: pieces.join(''), share: share + 1 }));
    const shares = parts.reduce((sum, { share }) => sum + share, 0);
    return parts.map(({ piece, share }) => piece.repeat(Math.ceil((length * share) / shares / piece.length))).join('');
  });

/**
 * Gives so many long texts to every function that takes text from outside.
 * @returns how many were given, and what took longest.
 */
export function tryLongTexts(runs: number, seed: number): { readonly tried: number; readonly slowest: string } {
  let [tried, most, slowest] = [0, 0, ''];
  for (const [file, takers] of Object.entries(TAKERS)) {
    for (const [index, take] of takers.entries()) {
      for (const text of fc.sample(longText, { numRuns: runs, seed: seed + tried })) {
        const took = processorTime(() => take(text));
        const what = `${file}, function ${index}: ${text.length} characters, ${JSON.stringify(text.slice(0, 40))}…, ${took.toFixed(0)} ms`;
        tried += 1;
        if (took > most) [most, slowest] = [took, what];
        assert.ok(took < TIME_LIMIT, what);
      }
    }
  }
  return { tried, slowest };
}
