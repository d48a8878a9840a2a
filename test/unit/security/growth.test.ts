import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { processorTime } from '../../processorTime';
import { PIECES } from './longText';
import { BY_LENGTH, NOT_FROM_OUTSIDE, TAKERS } from './takers';

// SECURITY.md: no text from outside freezes the editor. What takes four times the time for four times the text is
// linear; what is cut first takes no longer at all.

const SIZES = [4_000, 16_000, 64_000];
/** Four times the text may take so many times the time. */
const MOST = 6;
/** Less is noise: milliseconds of this process. */
const NOISE = 100;

suite('text from outside costs no more than its length', () => {
  for (const [file, takers] of Object.entries(TAKERS)) {
    test(`in ${file}`, () => {
      for (const [index, take] of takers.entries()) {
        for (const piece of BY_LENGTH.has(take) ? ['a'] : PIECES) {
          for (const size of SIZES) {
            let [took, quarter] = [0, 0];
            const isLinear = (): boolean => {
              const time = (length: number): number => processorTime(() => take(piece.repeat(length / piece.length)));
              took = time(size);
              if (took < NOISE) return true;
              quarter = time(size / 4);
              return took <= MOST * quarter;
            };
            // What is not linear is so each time; a busy computer slows down one of the two now and then.
            assert.ok(
              isLinear() || isLinear() || isLinear(),
              `function ${index}: ${size} characters of ${JSON.stringify(piece)} take ${took.toFixed(1)} ms, a quarter of them ${quarter.toFixed(1)} ms`,
            );
          }
        }
      }
    }).timeout(120_000);
  }

  test('wherever there is a pattern', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const withPatterns = files
      .filter((file) => hasPattern(readFileSync(path.join('src', file), 'utf8')))
      .map((file) => file.replaceAll('\\', '/'));
    const known = [...Object.keys(TAKERS), ...Object.keys(NOT_FROM_OUTSIDE)];
    assert.deepEqual(withPatterns.filter((file) => !known.includes(file)).sort(), [], 'not in takers.ts');
    const gone = known.filter((file) => !files.map((one) => one.replaceAll('\\', '/')).includes(file));
    assert.deepEqual(gone, [], 'in takers.ts, and not in src');
  }).timeout(60_000);
});

function hasPattern(source: string): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    found ||= node.kind === ts.SyntaxKind.RegularExpressionLiteral;
    found ||= ts.isNewExpression(node) && node.expression.getText() === 'RegExp';
    if (!found) ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('x.ts', source, ts.ScriptTarget.Latest, true));
  return found;
}
