import assert from 'node:assert/strict';
import { LIMITS } from '../../../src/common/limits';
import { inertText, plainData, plainText } from '../../../src/common/plainText';

suite('text from outside', () => {
  test('stays in its line and its direction', () => {
    assert.equal(plainText('a\r\nb\tc\u0000d\u2028e\u001b[31m'), 'a b c d e [31m');
    assert.equal(plainText('box\u202etxt.exe\u2066\u200f'), 'boxtxt.exe');
    assert.equal(plainText('Büro 😀 [x] $5'), 'Büro 😀 [x] $5');
  });

  test('hides nothing', () => {
    const hidden = String.fromCodePoint(...Array.from({ length: 0x60 }, (_, index) => 0xe0020 + index));
    assert.equal(plainText(`Ho\u200bme${hidden}\u00ad\ufe0f\ufeff\u2060\u3164`), 'Home');
    assert.equal(plainText('a\u2800b'), 'a b');
    assert.equal(plainText(`a${'\u0336'.repeat(50)}b\u0e01\u0e49\u0e33`), `a${'\u0336'.repeat(4)}b\u0e01\u0e49\u0e33`);
    assert.equal(plainText('half \ud83d'), 'half \ufffd');
    assert.equal(plainText('\udb40\u200b\udc41'), '\ufffd\ufffd', 'no tag comes together');
  });

  test('has a greatest length, and says where it was cut', () => {
    assert.equal(plainText('abcdef', 4), 'abc…');
    assert.equal(plainText('abc😀', 4), 'abc…');
    assert.equal(plainText('x'.repeat(1_000_000)).length, LIMITS.line);
    const data = plainData({
      list: Array.from({ length: 1000 }, () => 'x\ny'.repeat(1000)),
      on: true,
      port: 443,
      gone: undefined,
    });
    assert.equal(data.list.length, LIMITS.list);
    assert.ok(data.list.every((text) => text.length <= LIMITS.value && !text.includes('\n') && text.endsWith('…')));
    assert.deepEqual({ ...data, list: [] }, { list: [], on: true, port: 443, gone: undefined });
  });

  test('becomes neither a link nor an icon', () => {
    assert.equal(inertText('[Repair](command:evil) $(warning) ok'), '[Repair] (command:evil) $ (warning) ok');
    assert.equal(inertText('[a]\u202e(command:x)'), '[a] (command:x)');
    assert.equal(inertText('$\u200e(sync~spin)'), '$ (sync~spin)');
  });
});
