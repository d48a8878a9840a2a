import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
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

  test('has no code in it but the project’s own, whose licence it holds', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['esbuild.js', '--why']);
    assert.match(stdout, /at start-up: src\/extension\.ts$/m);
    assert.doesNotMatch(stdout, /node_modules/);
    // Opening VS Code costs nothing of the protocol, nor of what verbs do.
    for (const file of ['tr064/client', 'tr064/connection', 'tr064/xml', 'net/probeTls', 'commands/addRouter'])
      assert.match(stdout, new RegExp(`^\\d+ later: src/${file}\\.ts`, 'm'));
  });

  test('goes with a list of all that ships, the same each time', async () => {
    const list = await billOfMaterials();
    assert.equal(await billOfMaterials(), list);
    const { bomFormat, components } = JSON.parse(list) as { bomFormat: string; components: unknown[] };
    assert.equal(bomFormat, 'CycloneDX');
    assert.deepEqual(components, []);
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
