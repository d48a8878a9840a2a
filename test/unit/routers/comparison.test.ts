import assert from 'node:assert/strict';
import { compareInventory } from '../../../src/routers/comparison';
import { readInventory } from '../../../src/routers/inventory';
import { jsonPlaces } from '../../../src/routers/jsonPlaces';
import { takenSettings } from '../../../src/routers/takenSettings';
import type { RouterProfile } from '../../../src/routers/profile';
import { inOrder } from '../../observed';

const profile = (name: string, udn = '', id = `${name}-${udn}`): RouterProfile => ({
  ...{ id, name, udn, model: '', addedAt: '', routes: { lan: { host: `${name}.example`, port: 49443 } } },
});
const file = (...routers: object[]): string => JSON.stringify({ version: 2, routers }, null, 2);
const entry = (name: string, more: object = {}) => ({ name, host: `${name.toLowerCase()}.example`, ...more });

/** How the entries of a file are matched, a line each: name, match and the router. */
function matches(text: string, profiles: readonly RouterProfile[]): string[] {
  return compareInventory(readInventory(text), profiles, () => inOrder).compared.map(
    ({ entry: { name }, match, profile: found }) => [name, match, found?.id].filter(Boolean).join(' '),
  );
}

suite('entries of a file are matched with routers', () => {
  const cases: [what: string, text: string, profiles: RouterProfile[], expected: string[]][] = [
    [
      'by their device, whatever they are called',
      file(entry('A', { udn: 'u1' })),
      [profile('B', 'u1')],
      ['A one B-u1'],
    ],
    [
      'else by name',
      file(entry('A'), entry('B', { udn: 'u1' })),
      [profile('A', 'u2'), profile('B')],
      ['A one A-u2', 'B one B-'],
    ],
    ['and not where the name is another', file(entry('A')), [profile('a'), profile('А')], ['A none']],
    ['and not where two have the name', file(entry('A')), [profile('A', 'u1'), profile('A', 'u2')], ['A ambiguous']],
    [
      'and not where two have the device',
      file(entry('A', { udn: 'u1' })),
      [profile('X', 'u1'), profile('Y', 'u1')],
      ['A ambiguous'],
    ],
    [
      'and not by a name where another entry has the device',
      file(entry('A'), entry('B', { udn: 'u1' })),
      [profile('A', 'u1')],
      ['A ambiguous', 'B one A-u1'],
    ],
    [
      'and not where two entries have the name',
      file(entry('A'), { ...entry('A'), host: 'b.example' }),
      [profile('A')],
      ['A ambiguous', 'A ambiguous'],
    ],
    [
      'and not where the file has the device twice',
      file(entry('A', { udn: 'u1' }), entry('B', { udn: 'u1' })),
      [profile('A', 'u1')],
      ['A ambiguous'],
    ],
    [
      'and a box that has taken a name over is said to be another',
      file(entry('A', { udn: 'u1' })),
      [profile('A', 'u2')],
      ['A replaced A-u2'],
    ],
  ];
  for (const [what, text, profiles, expected] of cases) {
    test(what, () => {
      assert.deepEqual(matches(text, profiles), expected);
    });
  }

  test('and compared with what these were last read to have', () => {
    const text = file(entry('A', { wanted: { remoteAccess: { port: 50123 } } }));
    const [one] = compareInventory(readInventory(text), [profile('A')], () => inOrder).compared;
    assert.deepEqual(one?.differences, [{ kind: 'remoteAccess', name: 'port', wanted: '50123', box: '44123' }]);
    const [never] = compareInventory(readInventory(text), [profile('A')], () => undefined).compared;
    assert.deepEqual([never?.match, never?.differences], ['one', []]);
  });

  test('and those that are refused are listed, each with its router', () => {
    const text = file(entry('A'), { name: '' }, { ...entry('C'), host: 'a b', udn: 4 }, entry('D'), entry('D'));
    const profiles = [profile('C'), profile('D')];
    const { compared, invalid } = compareInventory(readInventory(text), profiles, () => undefined);
    assert.deepEqual(
      compared.map(({ entry: { name } }) => name),
      ['A', 'D'],
    );
    const found = invalid.map(({ index, name, profile: of }) => [index, name, of?.id].join(' '));
    assert.deepEqual(found, ['1  ', '2 C C-', '4 D '], 'and found, but for a router that a good entry is about');
  });
});

suite('settings taken into a file', () => {
  const settings = { remoteAccess: { enabled: true, port: '50123' } };
  const taken = (text: string, index = 0): string => {
    const { start, end, text: added } = takenSettings(text, jsonPlaces(text), index, settings);
    return text.slice(0, start) + added + text.slice(end);
  };
  const texts: [what: string, text: string][] = [
    ['that wants something else', file(entry('A', { wanted: { remoteAccess: { port: 1 } }, group: 'G' }), entry('B'))],
    ['that wants nothing', file(entry('A'), entry('B'))],
    ['on one line', JSON.stringify({ version: 2, routers: [entry('A'), entry('B')] })],
    ['on one line that wants something', JSON.stringify({ version: 2, routers: [entry('A', { wanted: {} })] })],
    ['with tabs', JSON.stringify({ version: 2, routers: [entry('A')] }, null, '\t')],
  ];
  for (const [what, text] of texts) {
    test(`are what it wants then: ${what}`, () => {
      const after = taken(text);
      assert.deepEqual(readInventory(after).problems, []);
      const before = JSON.parse(text) as { routers: object[] };
      const inFile = { remoteAccess: { enabled: true, port: 50123 } };
      const expected = {
        ...before,
        routers: before.routers.map((one, i) => (i === 0 ? { ...one, wanted: inFile } : one)),
      };
      assert.deepEqual(JSON.parse(after), expected);
      const indent = text.includes('\t') ? '\t' : text.includes('\n') ? 2 : undefined;
      assert.equal(after, JSON.stringify(JSON.parse(after), null, indent), 'the form of the file is kept');
    });
  }

  test('go to the entry they are for', () => {
    const after = JSON.parse(taken(file(entry('A'), entry('B')), 1)) as { routers: { wanted?: object }[] };
    assert.deepEqual(
      after.routers.map(({ wanted }) => wanted !== undefined),
      [false, true],
    );
  });
});
