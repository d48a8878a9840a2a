import assert from 'node:assert/strict';
import { isRank, rankOf, ranksBetween } from '../../../src/routers/rank';

const between = (before?: string, after?: string): string => ranksBetween(before, after, 1)[0] ?? '';

suite('ranks', () => {
  test('are at first in the order things were added', () => {
    const times = ['1969-12-31T23:59:59Z', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00.001Z', '2100-01-01'];
    const ranks = times.map(rankOf);
    assert.deepEqual([...ranks].sort(), ranks);
    for (const rank of [...ranks, rankOf('rubbish')]) assert.ok(isRank(rank), rank);
  });

  test('leave room wherever something is put, however often', () => {
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 16_807) % 2_147_483_647) % below;
    const ranks = [rankOf('2026-01-01'), rankOf('2026-01-02')];
    for (let i = 0; i < 1_000; i++) {
      // Now the same place again and again, now anywhere.
      const index = i < 200 ? 0 : i < 400 ? 1 : i < 600 ? ranks.length - 1 : random(ranks.length + 1);
      ranks.splice(index, 0, between(ranks[index - 1], ranks[index]));
    }
    assert.deepEqual([...ranks].sort(), ranks);
    assert.equal(new Set(ranks).size, ranks.length);
    assert.ok(ranks.every(isRank));
  });

  test('of several are in their order, between the same two', () => {
    const [a, b] = [rankOf('2026-01-01'), between(rankOf('2026-01-01'), rankOf('2026-01-02'))];
    const ranks = ranksBetween(a, b, 500);
    assert.deepEqual([a, ...ranks, b].sort(), [a, ...ranks, b]);
  });

  test('are not the same where two windows choose one for the same place', () => {
    const [a, b] = [rankOf('2026-01-01'), rankOf('2026-01-02')];
    assert.ok(new Set(Array.from({ length: 20 }, () => between(a, b))).size > 10);
  });

  test('at the end come after all that are added before them', () => {
    const last = between(rankOf(new Date().toISOString()));
    assert.ok(last >= rankOf(new Date(Date.now() - 1_000).toISOString()));
    assert.ok(between('9999999999999995') > '9999999999999995');
  });

  for (const rubbish of [undefined, 5, '', '0', '120', 'a5', '-5', ' 5']) {
    test(`are digits that do not end in 0: not ${JSON.stringify(rubbish)}`, () => {
      assert.equal(isRank(rubbish), false);
    });
  }
});
