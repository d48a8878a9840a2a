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

  test('that are sentences are one row', () => {
    const sentence = 'word '.repeat(28).trim();
    const { label, detail = '' } = sentenceRow(sentence, 'info');
    assert.equal(`${label} ${detail}`, sentence);
    assert.deepEqual(sentenceRow('short', 'info'), { label: 'short', icon: 'info' });
  });

  test('fill rows of two lines, with the icon at the first', () => {
    assert.deepEqual(textRows(['1', '2', '3'], 'info'), [
      { label: '1', icon: 'info', detail: '2' },
      { label: '3', icon: 'blank' },
    ]);
    assert.deepEqual(textRows(['1']), [{ label: '1' }]);
  });
});
