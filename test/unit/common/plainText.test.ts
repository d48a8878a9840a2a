import assert from 'node:assert/strict';
import { inertText, plainText } from '../../../src/common/plainText';

suite('text from outside', () => {
  test('stays in its line and its direction', () => {
    assert.equal(plainText('a\r\nb\tc\u0000d\u2028e\u001b[31m'), 'a b c d e [31m');
    assert.equal(plainText('box\u202etxt.exe\u2066\u200f'), 'boxtxt.exe');
    assert.equal(plainText('Büro 😀 [x] $5'), 'Büro 😀 [x] $5');
  });

  test('becomes neither a link nor an icon', () => {
    assert.equal(inertText('[Repair](command:evil) $(warning) ok'), '[Repair] (command:evil) $ (warning) ok');
    assert.equal(inertText('[a]\u202e(command:x)'), '[a] (command:x)');
    assert.equal(inertText('$\u200e(sync~spin)'), '$ (sync~spin)');
  });
});
