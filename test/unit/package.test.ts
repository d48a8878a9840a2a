import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { billOfMaterials } from '../sbom';
import { temporaryFolder } from '../vscode/cleanup';
import { packTo, packVsix } from '../vsix';
import { expectedNames, LARGEST_VSIX, listZip } from '../vsixContent';

suite('the VSIX', function () {
  this.timeout(60_000);
  let vsix: Buffer;

  suiteSetup(async () => {
    vsix = readFileSync(await packVsix());
  });

  test('holds what is published and nothing else', () => {
    assert.deepEqual(
      listZip(vsix)
        .map(({ name }) => name)
        .sort(),
      expectedNames(),
    );
  });

  test('has the licences of what is in it, and no others than these', () => {
    const licenses = readFileSync('dist/licenses.txt', 'utf8');
    const named = [...licenses.matchAll(/^(\S+) \d+\.\d+\.\d+ \((.*)\)$/gm)].map(([, name, license]) => ({
      name,
      license,
    }));
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object };
    for (const name of Object.keys(dependencies))
      assert.ok(
        named.some((one) => one.name === name),
        name,
      );
    assert.deepEqual(
      named.filter(({ license = '' }) => !['MIT', 'ISC', 'BSD-3-Clause', 'Apache-2.0'].includes(license)),
      [],
    );
  });

  test('goes with a list of all that ships, the same each time', async () => {
    const list = await billOfMaterials();
    assert.equal(await billOfMaterials(), list);
    const { bomFormat, components } = JSON.parse(list) as { bomFormat: string; components: { name: string }[] };
    assert.equal(bomFormat, 'CycloneDX');
    const listed = new Set(components.map(({ name }) => name));
    const shipped = readFileSync('dist/licenses.txt', 'utf8').matchAll(/^(\S+) \d+\.\d+\.\d+ \(/gm);
    for (const [, name = ''] of shipped) assert.ok(listed.has(name), name);
  });

  test('is small', () => {
    assert.ok(vsix.length <= LARGEST_VSIX, `it has ${vsix.length} bytes`);
  });

  test('is the same file when it is packed again', async () => {
    const again = path.join(temporaryFolder(), 'again.vsix');
    await packTo(again);
    assert.ok(readFileSync(again).equals(vsix));
  });
});
