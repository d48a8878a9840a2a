import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LIMITS } from '../../../src/common/limits';
import { KnownBoxes } from '../../../src/storage/knownBoxes';
import type { KnownBox } from '../../../src/tr064/client';
import { mutations } from '../../mutations';
import { temporaryFolder } from '../../vscode/cleanup';

const known: KnownBox = {
  description: {
    ...{ friendlyName: 'Home', modelName: 'FRITZ!Box 7590', modelNumber: '7590 - avm' },
    ...{ udn: 'uuid:1', softwareVersion: '154.08.02' },
    services: [{ serviceType: 'a:1', controlUrl: '/control/a', scpdUrl: '/a.xml' }],
  },
  scpds: {
    'a:1': {
      actions: [{ name: 'GetInfo', args: [{ name: 'NewPort', direction: 'out', variable: 'Port' }] }],
      variables: [{ name: 'Port', dataType: 'ui2', defaultValue: '0', allowedValues: [] }],
    },
  },
};

suite('what is known of boxes', () => {
  let folder: string;
  let boxes: KnownBoxes;
  setup(() => {
    folder = path.join(temporaryFolder(), 'made when it is needed');
    boxes = new KnownBoxes(folder);
  });

  const only = (): string => path.join(folder, readdirSync(folder)[0] ?? '');

  test('is there for other windows, until it is forgotten', async () => {
    assert.equal(await boxes.get('a/b'), undefined);
    await boxes.set('a/b', known);
    assert.deepEqual(await new KnownBoxes(folder).get('a/b'), known);
    assert.equal(await boxes.get('b'), undefined);
    await boxes.set('a/b', undefined);
    assert.equal(await boxes.get('a/b'), undefined);
    assert.deepEqual(readdirSync(folder), []);
  });

  test('is the newest of what is written in a row', async () => {
    const versions = Array.from({ length: 20 }, (_, index) => ({
      ...known,
      description: { ...known.description, softwareVersion: String(index) },
    }));
    const writes = versions.map((version) => boxes.set('a', version));
    assert.deepEqual(await boxes.get('a'), versions.at(-1));
    await Promise.all(writes);
    assert.deepEqual(await new KnownBoxes(folder).get('a'), versions.at(-1));
  });

  test('is read from the box again where it is longer than any box describes', async () => {
    await boxes.set('a', known);
    await boxes.set('a', {
      ...known,
      scpds: {
        long: {
          actions: [],
          variables: [{ name: 'x'.repeat(LIMITS.knownBox), dataType: '', defaultValue: '', allowedValues: [] }],
        },
      },
    });
    assert.deepEqual(readdirSync(folder), []);
  });

  test('is read from the box again where the file is spoiled', async () => {
    await boxes.set('a', known);
    const whole = readFileSync(only(), 'utf8');
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(only(), whole.slice(0, length));
      assert.equal(await boxes.get('a'), undefined);
    }
    let tried = 0;
    for (const mutated of mutations(JSON.parse(whole))) {
      writeFileSync(only(), JSON.stringify(mutated));
      assert.equal(await boxes.get('a'), undefined);
      tried++;
    }
    assert.ok(tried > 100, `${tried} tried`);
    await boxes.set('a', known);
    assert.deepEqual(await boxes.get('a'), known);
  });

  test('is not kept where no file can be written, which is said', async () => {
    writeFileSync(folder, 'a file');
    await assert.rejects(boxes.set('a', known), { code: 'EEXIST' });
    assert.equal(await boxes.get('a'), undefined);
  });
});
