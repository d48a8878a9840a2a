import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { withoutKnown } from '../../../src/routers/addInventory';
import type { JsonPath, JsonSchema } from '../../../src/common/jsonSchema';
import { INVENTORY_LIMITS, INVENTORY_SCHEMA, type Inventory, readInventory } from '../../../src/routers/inventory';
import { jsonPlaces } from '../../../src/routers/jsonPlaces';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (...routers: unknown[]): string => JSON.stringify({ version: 1, routers }, null, 1);
const home = { name: 'Home', host: '192.168.178.1' };

/** What is wrong, a line a problem: where, and what. */
function problems(text: string | Uint8Array): string[] {
  return readInventory(typeof text === 'string' ? bytes(text) : text).problems.map(
    ({ path, code, ...more }) => `${path.join('.')} ${code}${'problem' in more ? ` ${more.problem}` : ''}`,
  );
}

/** A file of one router, written out: `__proto__` in an object literal would be something else. */
const entry = (fields: string): string => `{"version":1,\n"routers":[\n{"name":"A",\n${fields}}]}`;

const WHOLE: [what: string, text: string | Uint8Array, expected: string[]][] = [
  ['an empty file', '', [' not-json']],
  ['no JSON', '{\n"version": 1,\n"routers": [}\n', [' not-json']],
  ['bytes that are no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), [' not-utf-8']],
  ['UTF-16', new Uint8Array(Buffer.from('\ufeff{}', 'utf16le')), [' not-utf-8']],
  ['more than there may be', ' '.repeat(INVENTORY_LIMITS.bytes + 1), [' too-large']],
  ['lists in lists to the limit', '['.repeat(INVENTORY_LIMITS.bytes), [' not-json']],
  ['the same, closed', '['.repeat(500_000) + ']'.repeat(500_000), [' schema']],
  ['null', 'null', [' schema']],
  ['a list', '[]', [' schema']],
  ['a text', '"routers"', [' schema']],
  ['nothing in it', '{}', [' schema']],
  ['no routers', '{"version":1}', [' schema']],
  ['routers that are none', '{"version":1,"routers":{}}', ['routers schema']],
  ['a newer version', '{"version":3,"routers":[],"passwords":{}}', ['version other-version']],
  ['a version in words', '{"version":"1","routers":[]}', ['version schema']],
  ['half a version', '{"version":1.5,"routers":[]}', ['version schema']],
  ['a field of its own', '{"version":1,"routers":[],\n"extra":1}', ['extra schema']],
  ['a prototype', '{"version":1,"routers":[],"__proto__":{"groups":["x"]}}', ['__proto__ schema']],
  ['a constructor', '{"version":1,"routers":[],"constructor":{}}', ['constructor schema']],
  ['groups that are none', '{"version":1,"routers":[],"groups":"a"}', ['groups schema']],
  [
    'bad groups among good ones',
    '{"version":1,"routers":[],"groups":["a",1,"",\n"a","b\\u202e"]}',
    ['groups.1 schema', 'groups.2 schema', 'groups.3 schema', 'groups.4 schema'],
  ],
  [
    'more routers than there may be',
    file(
      ...Array.from({ length: 501 }, (_, i) => ({
        name: 'A',
        host: `10.0.${i >> 8}.${i & 255}`,
      })),
    ),
    ['routers schema'],
  ],
];

const ENTRIES: [what: string, fields: string, expected: string[]][] = [
  ['no host', '"port":1', ['routers.0 schema']],
  ['an empty host', '"host":" "', ['routers.0.host schema']],
  ['a host that is a number', '"host":1', ['routers.0.host schema']],
  ['a login before the host', '"host":"https://evil@fritz.box"', ['routers.0.host schema']],
  ['a login without a scheme', '"host":"fritz.box@evil.example"', ['routers.0.host schema']],
  ['a URL', '"host":"https://fritz.box"', ['routers.0.host schema']],
  ['a path', '"host":"fritz.box/login"', ['routers.0.host schema']],
  ['a query', '"host":"fritz.box?x=1"', ['routers.0.host schema']],
  ['a port in the host', '"host":"fritz.box:443"', ['routers.0.host address invalid-host']],
  ['brackets', '"host":"[fd00::1]"', ['routers.0.host schema']],
  ['a look-alike', '"host":"ｆritz.box"', ['routers.0.host address invalid-host']],
  ['a blank at the end', '"host":"fritz.box "', ['routers.0.host schema']],
  ['half an IP address', '"host":"192.168.178"', ['routers.0.host address invalid-host']],
  ['a line break in the host', '"host":"fritz.box\\r\\nHost: evil.example"', ['routers.0.host schema']],
  ['a name without end', `"host":"${'a'.repeat(900_000)}"`, ['routers.0.host schema']],
  ['escapes without end', `"host":"${'\\n'.repeat(400_000)}"`, ['routers.0.host schema']],
  ['port 0', '"host":"a","port":0', ['routers.0.port schema']],
  ['a port below 0', '"host":"a","port":-1', ['routers.0.port schema']],
  ['a port above all', '"host":"a","port":65536', ['routers.0.port schema']],
  ['a port with a fraction', '"host":"a","port":443.5', ['routers.0.port schema']],
  ['a port as text', '"host":"a","port":"443"', ['routers.0.port schema']],
  ['a port beyond numbers', '"host":"a","port":1e400', ['routers.0.port schema']],
  ['no port where there is a field', '"host":"a","port":null', ['routers.0.port schema']],
  ['a group that is an object', '"host":"a","group":{}', ['routers.0.group schema']],
  ['a group without a name', '"host":"a","group":""', ['routers.0.group schema']],
  ['a model turned round', '"host":"a","model":"FRITZ\\u202eBox"', ['routers.0.model schema']],
  ['a bell in the device name', '"host":"a","udn":"uuid:\\u0007"', ['routers.0.udn schema']],
  ['an own prototype', '"host":"a","__proto__":{"port":1}', ['routers.0.__proto__ schema']],
  ['an identity', '"host":"a","fingerprint":"SHA256:x"', ['routers.0.fingerprint schema']],
  ['an id', '"host":"a","id":"../router"', ['routers.0.id schema']],
  [
    'a prototype as a setting',
    '"host":"a","wanted":{"__proto__":{"enabled":true}}',
    ['routers.0.wanted.__proto__ schema'],
  ],
  [
    'a constructor as a value',
    '"host":"a","wanted":{"ddns":{"constructor":"x"}}',
    ['routers.0.wanted.ddns.constructor schema'],
  ],
  ['a password', '"host":"a","wanted":{"ddns":{"password":"x"}}', ['routers.0.wanted.ddns.password schema']],
  [
    'a login for the internet',
    '"host":"a","wanted":{"remoteAccess":{"username":"x"}}',
    ['routers.0.wanted.remoteAccess.username schema'],
  ],
  [
    'settings as deep as the file',
    `"host":"a","wanted":${'{"ddns":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
    ['routers.0.wanted.ddns.ddns schema'],
  ],
  [
    'a switch in words',
    '"host":"a","wanted":{"letsEncrypt":{"enabled":"true"}}',
    ['routers.0.wanted.letsEncrypt.enabled schema'],
  ],
  ['a mode of its own', '"host":"a","wanted":{"ddns":{"mode":"ddns_v5"}}', ['routers.0.wanted.ddns.mode schema']],
  [
    'a URL without end',
    `"host":"a","wanted":{"ddns":{"updateUrl":"${'a'.repeat(900_000)}"}}`,
    ['routers.0.wanted.ddns.updateUrl schema'],
  ],
  [
    'a URL that hides something',
    '"host":"a","wanted":{"ddns":{"updateUrl":"https://a.example/\\u202e"}}',
    ['routers.0.wanted.ddns.updateUrl schema'],
  ],
  [
    'everything at once',
    '"host":1,\n"port":0,\n"x":1',
    ['routers.0.host schema', 'routers.0.port schema', 'routers.0.x schema'],
  ],
];

suite('an inventory', () => {
  for (const [what, text, expected] of WHOLE) {
    test(`of which nothing is used: ${what}`, () => {
      assert.deepEqual(problems(text), expected);
      assert.deepEqual(readInventory(typeof text === 'string' ? bytes(text) : text).inventory.routers, []);
    });
  }

  for (const [what, fields, expected] of ENTRIES) {
    test(`has an entry that is no good: ${what}`, () => {
      assert.deepEqual(problems(entry(fields)), expected);
      assert.deepEqual(readInventory(bytes(entry(fields))).inventory.routers, []);
      assert.equal(Reflect.get({}, 'port'), undefined, 'no prototype was touched');
    });
  }

  test('of which more is wrong than is told is not used at all', () => {
    const wrong = Array.from({ length: 499 }, () => ({ name: 'A', host: 'a', a: 1, b: 1, c: 1 }));
    const { inventory, problems: found } = readInventory(bytes(file(home, ...wrong)));
    assert.deepEqual([inventory.routers.length, found.length], [0, INVENTORY_LIMITS.problems]);
  });

  test('is read with what is left out', () => {
    const { inventory, problems: found } = readInventory(
      bytes(
        '\ufeff{"$schema":"x","version":1,"routers":[{"name":"A","host":"fd00::1"},{"name":"B","host":"münchen.example","port":443,"group":"G"}]}',
      ),
    );
    assert.deepEqual(found, []);
    const alike = { model: '', udn: '', wanted: {}, own: {} };
    const expected: Inventory = {
      groups: ['G'],
      routers: [
        { ...alike, name: 'A', routes: { lan: { host: 'fd00::1', port: 49443 } }, group: undefined, index: 0 },
        { ...alike, name: 'B', routes: { lan: { host: 'münchen.example', port: 443 } }, group: 'G', index: 1 },
      ],
    };
    assert.deepEqual(inventory, expected);
  });

  test('keeps what is good beside what is not, and says all that is wrong', () => {
    const text = file(home, { ...home, name: '' }, 7, { name: 'B', host: 'b.example', udn: 'uuid:1' }, { name: 'B' });
    assert.deepEqual(
      readInventory(bytes(text)).inventory.routers.map(({ name }) => name),
      ['Home', 'B'],
    );
    assert.deepEqual(problems(text), ['routers.1.name schema', 'routers.2 schema', 'routers.4 schema']);
  });

  test('names each box once', () => {
    const same = file(
      { name: 'A', host: 'Box.example', udn: 'uuid:1' },
      { name: 'B', host: 'box.EXAMPLE', port: 49443 },
      { name: 'C', host: 'c.example', udn: 'uuid:1' },
      { name: 'D', host: 'box.example', port: 1 },
      { name: 'E', host: 'e.example', udn: '' },
      { name: 'F', host: 'f.example', udn: '' },
    );
    assert.deepEqual(problems(same), ['routers.1 duplicate', 'routers.2.udn duplicate']);
  });

  test('may say how a box is reached from the internet, and need not say more', () => {
    const { inventory, problems: found } = readInventory(
      bytes(
        file(
          { name: 'A', host: '192.168.178.1', udn: 'uuid:1', internet: { host: 'a.example', port: 44123 } },
          { name: 'B', internet: { host: 'b.example' } },
          { name: 'C', host: '192.168.178.1', udn: 'uuid:2' },
        ),
      ),
    );
    assert.deepEqual(found, [], 'many boxes have the same address at home');
    assert.deepEqual(
      inventory.routers.map(({ routes }) => routes),
      [
        { lan: { host: '192.168.178.1', port: 49443 }, internet: { host: 'a.example', port: 44123 } },
        { internet: { host: 'b.example', port: 443 } },
        { lan: { host: '192.168.178.1', port: 49443 } },
      ],
    );
    const bad = file(
      { name: 'A', internet: { host: 'https://a.example/', port: 0, login: 'x' } },
      { name: 'B', internet: 'b.example' },
      { name: 'C', port: 49443, internet: { host: 'c.example' } },
      { name: 'D', internet: { host: 'd.example' } },
      { name: 'E', internet: { host: 'D.example', port: 443 } },
    );
    assert.deepEqual(problems(bad), [
      ...['routers.0.internet.host schema', 'routers.0.internet.port schema', 'routers.0.internet.login schema'],
      ...['routers.1.internet schema', 'routers.2 schema', 'routers.4 duplicate'],
    ]);
  });

  test('has places although a name comes twice and braces stand in texts', () => {
    const text =
      '{"version":1,\n"routers":[],\n"routers":[\n{"name":"}],\\"","host":"a"},\n{"name":"\\\\","host":"b","port":0}]}';
    assert.deepEqual(problems(text), ['routers.1.port schema']);
    const places = jsonPlaces(text);
    const at = (...path: JsonPath): string => text.slice(places.nearest(path).start, places.nearest(path).end);
    assert.equal(at('routers', 1, 'port'), '0');
    assert.equal(at('routers', 0), '{"name":"}],\\"","host":"a"}');
    assert.equal(at('routers', 0, 'udn'), at('routers', 0), 'what is missing is where it should be');
    assert.deepEqual([at('version'), at()], ['1', text]);
  });

  test('is parted by what is in the list already', () => {
    const { inventory } = readInventory(
      bytes(
        file(
          { name: 'A', host: 'a.example', udn: 'uuid:1' },
          { name: 'B', host: 'B.example' },
          { name: 'C', host: 'c.example' },
        ),
      ),
    );
    const listed = { model: '', addedAt: '' };
    const at = (host: string) => ({ lan: { host, port: 49443 } });
    const { added, known } = withoutKnown(inventory.routers, [
      { ...listed, id: '1', name: 'x', routes: at('x.example'), udn: 'uuid:1' },
      { ...listed, id: '2', name: 'y', routes: at('b.example'), udn: '' },
    ]);
    assert.deepEqual([added.map(({ name }) => name), known.map(({ name }) => name)], [['C'], ['A', 'B']]);
  });

  test('has the same schema in German', () => {
    const texts: string[][] = [];
    const outline = (file: string): unknown => {
      const found: string[] = [];
      texts.push(found);
      return JSON.parse(readFileSync(file, 'utf8'), (key, value: unknown) => {
        if (key === 'enumDescriptions') return [];
        if (typeof value !== 'string' || !['title', 'description'].includes(key)) return value;
        found.push(value);
        return '';
      });
    };
    assert.deepEqual(outline('media/inventory.schema.de.json'), outline('media/inventory.schema.json'));
    const [german = [], english = []] = texts;
    assert.deepEqual(
      german.filter((text) => english.includes(text)),
      [],
    );
  });

  test('has a schema that is understood whole', () => {
    const understood = ['$ref', 'definitions', 'type', 'enum', 'anyOf', 'required', 'dependencies', 'properties'];
    understood.push(
      'additionalProperties',
      'items',
      'maxItems',
      'uniqueItems',
      'minimum',
      'maximum',
      'maxLength',
      'pattern',
    );
    const annotations = ['$schema', 'title', 'description', 'default', 'defaultSnippets', 'enumDescriptions'];
    const bounds: JsonSchema[] = [];
    const visit = (schema: JsonSchema): void => {
      const unknown = Object.keys(schema).filter((key) => ![...understood, ...annotations].includes(key));
      assert.deepEqual(unknown, []);
      bounds.push(schema);
      for (const group of [schema.definitions, schema.properties]) Object.values(group ?? {}).forEach(visit);
      [...(schema.anyOf ?? []), ...(schema.items === undefined ? [] : [schema.items])].forEach(visit);
    };
    visit(INVENTORY_SCHEMA);
    assert.ok(bounds.length > 30);
    for (const schema of bounds) {
      const name = JSON.stringify(schema);
      // Everything has a bound, and no object takes what is not named.
      if (schema.type === 'string' && name !== '{"type":"string"}') assert.ok(schema.maxLength, name);
      if (schema.type === 'array') assert.ok(schema.maxItems, name);
      if (schema.type === 'object') assert.equal(schema.additionalProperties, false, name);
    }
  });
});
