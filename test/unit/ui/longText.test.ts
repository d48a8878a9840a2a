import assert from 'node:assert/strict';
import { sentenceRow, textRows, wrap } from '../../../src/ui/longText';

suite('long texts', () => {
  test('are broken where they can be, and nothing of them is lost', () => {
    const url = `https://dyn.example/update?host=home.example.org${'&parameter=0123456789'.repeat(8)}`;
    assert.equal(wrap(url).join(''), url);
    const words = 'word '.repeat(60).trim();
    assert.equal(wrap(words).join(' '), words);
    for (const line of [...wrap(url), ...wrap(words)]) assert.ok(line.length <= 76, line);
    assert.deepEqual(wrap('x'.repeat(200)), ['x'.repeat(200)]);
    assert.deepEqual(wrap(''), ['']);
  });

  test('that are sentences are one row, broken where a clause ends', () => {
    const row = (sentence: string): string[] => {
      const { label, detail } = sentenceRow(sentence, 'info');
      return [label, ...(detail === undefined ? [] : [detail])];
    };
    const words = (count: number): string => 'word '.repeat(count).trim();
    assert.deepEqual(row('short'), ['short']);
    assert.deepEqual(row(`${words(9)}: ${words(3)}, ${words(5)}`), [`${words(9)}:`, `${words(3)}, ${words(5)}`]);
    assert.deepEqual(row(`${words(4)}, ${words(5)}, ${words(7)}`), [`${words(4)}, ${words(5)},`, words(7)]);
    assert.deepEqual(row(`${words(3)}. ${words(13)}`), [`${words(3)}.`, words(13)]);
    // No clause ends where both lines would fit, or it would leave a word alone.
    assert.deepEqual(row(words(16)), [words(8), words(8)]);
    assert.deepEqual(row(`${words(15)}: word`), [words(8), `${words(7)}: word`]);
    // What is too long for two lines is still as much of it as fits.
    assert.deepEqual(row(words(40)), [words(15), words(25)]);
  });

  test('fill rows of two lines, with the icon at the first', () => {
    assert.deepEqual(textRows(['1', '2', '3'], 'info'), [
      { label: '1', icon: 'info', detail: '2' },
      { label: '3', icon: 'blank' },
    ]);
    assert.deepEqual(textRows(['1']), [{ label: '1' }]);
  });
});
