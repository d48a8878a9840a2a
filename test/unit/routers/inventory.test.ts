import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { withoutKnown } from '../../../src/routers/addInventory';
import { INVENTORY_LIMITS, INVENTORY_VERSION, type Inventory, readInventory } from '../../../src/routers/inventory';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (...routers: unknown[]): string => JSON.stringify({ version: 1, routers }, null, 1);
const home = { name: 'Home', host: '192.168.178.1' };

/** What is wrong, a line a problem: where, and what. */
function problems(text: string | Uint8Array): string[] {
  return readInventory(typeof text === 'string' ? bytes(text) : text).problems.map(
    ({ path, line, code, ...more }) =>
      `${line ?? '-'} ${path.join('.')} ${code}${'problem' in more ? ` ${more.problem}` : ''}`,
  );
}

/** A file of one router, written out: `__proto__` in an object literal would be something else. */
const entry = (fields: string): string => `{"version":1,\n"routers":[\n{"name":"A",\n${fields}}]}`;

const WHOLE: [what: string, text: string | Uint8Array, expected: string[]][] = [
  ['an empty file', '', ['-  not-json']],
  ['no JSON', '{\n"version": 1,\n"routers": [}\n', ['-  not-json']],
  ['bytes that are no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), ['-  not-utf-8']],
  ['UTF-16', new Uint8Array(Buffer.from('\ufeff{}', 'utf16le')), ['-  not-utf-8']],
  ['more than there may be', ' '.repeat(INVENTORY_LIMITS.bytes + 1), ['-  too-large']],
  ['lists in lists to the limit', '['.repeat(INVENTORY_LIMITS.bytes), ['-  not-json']],
  ['the same, closed', '['.repeat(500_000) + ']'.repeat(500_000), ['1  no-object']],
  ['null', 'null', ['1  no-object']],
  ['a list', '[]', ['1  no-object']],
  ['a text', '"routers"', ['1  no-object']],
  ['nothing in it', '{}', ['1 version missing']],
  ['no routers', '{"version":1}', ['1 routers missing']],
  ['routers that are none', '{"version":1,"routers":{}}', ['1 routers no-list']],
  [
    'a newer version',
    '{"version":2,"routers":[],"passwords":{}}',
    ['1 passwords unknown-field', '1 version other-version'],
  ],
  ['a version in words', '{"version":"1","routers":[]}', ['1 version no-integer']],
  ['half a version', '{"version":1.5,"routers":[]}', ['1 version no-integer']],
  ['a field of its own', '{"version":1,"routers":[],\n"extra":1}', ['2 extra unknown-field']],
  ['a prototype', '{"version":1,"routers":[],"__proto__":{"groups":["x"]}}', ['1 __proto__ unknown-field']],
  ['a constructor', '{"version":1,"routers":[],"constructor":{}}', ['1 constructor unknown-field']],
  ['groups that are none', '{"version":1,"routers":[],"groups":"a"}', ['1 groups no-list']],
  [
    'bad groups among good ones',
    '{"version":1,"routers":[],"groups":["a",1,"",\n"a","b\\u202e"]}',
    ['1 groups.1 no-text', '1 groups.2 empty', '2 groups.3 duplicate', '2 groups.4 control-characters'],
  ],
  [
    'more routers than there may be',
    file(
      ...Array.from({ length: INVENTORY_LIMITS.routers + 1 }, (_, i) => ({
        name: 'A',
        host: `10.0.${i >> 8}.${i & 255}`,
      })),
    ),
    ['3 routers too-many'],
  ],
];

const ENTRIES: [what: string, fields: string, expected: string[]][] = [
  ['no host', '"port":1', ['3 routers.0.host missing']],
  ['an empty host', '"host":" "', ['4 routers.0.host empty']],
  ['a host that is a number', '"host":1', ['4 routers.0.host no-text']],
  ['a login before the host', '"host":"https://evil@fritz.box"', ['4 routers.0.host address login-not-wanted']],
  ['a login without a scheme', '"host":"fritz.box@evil.example"', ['4 routers.0.host address login-not-wanted']],
  ['a URL', '"host":"https://fritz.box"', ['4 routers.0.host address invalid-host']],
  ['a path', '"host":"fritz.box/login"', ['4 routers.0.host address path-not-wanted']],
  ['a query', '"host":"fritz.box?x=1"', ['4 routers.0.host address path-not-wanted']],
  ['a port in the host', '"host":"fritz.box:443"', ['4 routers.0.host address invalid-host']],
  ['brackets', '"host":"[fd00::1]"', ['4 routers.0.host address invalid-host']],
  ['a look-alike', '"host":"ｆritz.box"', ['4 routers.0.host address invalid-host']],
  ['a blank at the end', '"host":"fritz.box "', ['4 routers.0.host address invalid-host']],
  ['half an IP address', '"host":"192.168.178"', ['4 routers.0.host address invalid-host']],
  ['a line break in the host', '"host":"fritz.box\\r\\nHost: evil.example"', ['4 routers.0.host control-characters']],
  ['a name without end', `"host":"${'a'.repeat(900_000)}"`, ['4 routers.0.host too-long']],
  ['escapes without end', `"host":"${'\\n'.repeat(400_000)}"`, ['4 routers.0.host empty']],
  ['port 0', '"host":"a","port":0', ['4 routers.0.port port']],
  ['a port below 0', '"host":"a","port":-1', ['4 routers.0.port port']],
  ['a port above all', '"host":"a","port":65536', ['4 routers.0.port port']],
  ['a port with a fraction', '"host":"a","port":443.5', ['4 routers.0.port no-integer']],
  ['a port as text', '"host":"a","port":"443"', ['4 routers.0.port no-integer']],
  ['a port beyond numbers', '"host":"a","port":1e400', ['4 routers.0.port no-integer']],
  ['no port where there is a field', '"host":"a","port":null', ['4 routers.0.port no-integer']],
  ['a group that is an object', '"host":"a","group":{}', ['4 routers.0.group no-text']],
  ['a group without a name', '"host":"a","group":""', ['4 routers.0.group empty']],
  ['a model turned round', '"host":"a","model":"FRITZ\\u202eBox"', ['4 routers.0.model control-characters']],
  ['a bell in the device name', '"host":"a","udn":"uuid:\\u0007"', ['4 routers.0.udn control-characters']],
  ['an own prototype', '"host":"a","__proto__":{"port":1}', ['4 routers.0.__proto__ unknown-field']],
  ['an identity', '"host":"a","fingerprint":"SHA256:x"', ['4 routers.0.fingerprint unknown-field']],
  ['an id', '"host":"a","id":"../router"', ['4 routers.0.id unknown-field']],
  [
    'everything at once',
    '"host":1,\n"port":0,\n"x":1',
    ['6 routers.0.x unknown-field', '4 routers.0.host no-text', '5 routers.0.port port'],
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

  test('is read with what is left out', () => {
    const { inventory, problems: found } = readInventory(
      bytes(
        '\ufeff{"$schema":"x","version":1,"routers":[{"name":"A","host":"fd00::1"},{"name":"B","host":"münchen.example","port":443,"group":"G"}]}',
      ),
    );
    assert.deepEqual(found, []);
    const expected: Inventory = {
      groups: ['G'],
      routers: [
        { name: 'A', routes: { lan: { host: 'fd00::1', port: 49443 } }, model: '', udn: '', group: undefined },
        { name: 'B', routes: { lan: { host: 'münchen.example', port: 443 } }, model: '', udn: '', group: 'G' },
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
    assert.deepEqual(problems(text), ['9 routers.1.name empty', '12 routers.2 no-object', '18 routers.4.host missing']);
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
    assert.deepEqual(problems(same), ['9 routers.1 duplicate', '17 routers.2.udn duplicate']);
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
    assert.deepEqual(
      problems(bad).map((problem) => problem.replace(/^\d+ /, '')),
      [
        'routers.0.internet.login unknown-field',
        'routers.0.internet.host address invalid-host',
        'routers.0.internet.port port',
        'routers.1.internet no-object',
        'routers.1.internet.host missing',
        'routers.2.host missing',
        'routers.4 duplicate',
      ],
    );
  });

  test('has lines although a name comes twice and braces stand in texts', () => {
    const text =
      '{"version":1,\n"routers":[],\n"routers":[\n{"name":"}],\\"","host":"a"},\n{"name":"\\\\","host":"b","port":0}]}';
    assert.deepEqual(problems(text), ['5 routers.1.port port']);
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

  test('has a schema for editors that asks for the same', () => {
    interface Schema {
      readonly const?: number;
      readonly maxItems?: number;
      readonly maxLength?: number;
      readonly required?: readonly string[];
      readonly anyOf?: readonly Schema[];
      readonly additionalProperties?: boolean;
      readonly properties: Readonly<Record<string, Schema>>;
      readonly items: Schema;
      readonly definitions: Readonly<Record<string, Schema>>;
    }
    const schema = JSON.parse(readFileSync('media/inventory.schema.json', 'utf8')) as Schema;
    const { version, groups, routers } = schema.properties;
    assert.ok(routers);
    assert.equal(version?.const, INVENTORY_VERSION);
    assert.deepEqual([schema.additionalProperties, routers.items.additionalProperties], [false, false]);
    assert.deepEqual([groups?.maxItems, routers.maxItems], [INVENTORY_LIMITS.groups, INVENTORY_LIMITS.routers]);
    assert.equal(schema.definitions.name?.maxLength, INVENTORY_LIMITS.name);
    assert.equal(routers.items.properties.host?.maxLength, INVENTORY_LIMITS.text);
    // Every field of the schema is one that is read, and what it requires is missed.
    const values = { name: 'A', host: 'a', port: 1, internet: { host: 'b' }, model: 'M', udn: 'u', group: 'G' };
    assert.deepEqual(Object.keys(routers.items.properties), Object.keys(values));
    assert.deepEqual(problems(file(values)), []);
    assert.deepEqual(
      problems(file({})).map((line) => line.split('.').at(-1)),
      // Of the two ways, the home network is the one that is missed.
      [...(routers.items.required ?? []), routers.items.anyOf?.[0]?.required?.[0]].map((name) => `${name} missing`),
    );
  });
});
