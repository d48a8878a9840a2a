import assert from 'node:assert/strict';
import { lookAlike } from '../../../src/common/lookAlike';

suite('names that look alike', () => {
  test('are recognized, for every way to look alike', () => {
    for (const [name, other] of [
      ['Home', 'Ноmе'], // Cyrillic
      ['Home', 'Ηοme'], // Greek
      ['Home', 'Ｈｏｍｅ'], // full width
      ['Home', 'Ho\u200bme'],
      ['Home', 'Home\u{e0041}'],
      ['Haus 10', 'Haus lO'],
      ['Filiale I', 'Filiale l'],
      ['Bern', 'Bem'],
      ['Home 1', 'Home\u2800\u00a01'],
      ['Home 1', 'Home\u200a1'],
      ['Home', 'Home\u2800'],
      ['Haus l', 'Haus ǀ'],
      ['Haus l', 'Haus ׀'],
      ['Home', 'Hᴏme'],
      ['Home', 'Hօme'],
      ['Home', 'ᎻᎾme'.replace('Ꮎ', 'o')],
      ['Haus-1', 'Haus–1'],
      ['Haus-1', 'Haus−1'],
      ['Haus-1', 'Haus‐1'],
      ["Anna's", 'Anna’s'],
      ["Anna's", 'Anna´s'],
      ['"Box"', '„Box“'],
      ['Wien', 'VVien'],
      ['Löwe', 'Lövve'],
      ['Home', `H${'\u0336\u0489'.repeat(20)}ome`],
      ['Straße', 'Straβe'],
      ['A/B', 'A∕B'],
      ['Haus 0', 'Haus ๐'],
      ['Home', 'H0me'],
      ['Haus 3', 'Haus З'],
    ] as const) {
      assert.ok(lookAlike(name, other), `${name} ${other}`);
    }
  });

  test('are not the same name, or another', () => {
    for (const [name, other] of [
      ['Home', 'Home'],
      ['Home', 'home'],
      ['Eltern', 'Elterm'],
      ['Haus 1', 'Haus 2'],
      ['Büro', 'Buero'],
    ] as const) {
      assert.ok(!lookAlike(name, other), `${name} ${other}`);
    }
  });
});
