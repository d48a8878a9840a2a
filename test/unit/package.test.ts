import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { billOfMaterials } from '../../scripts/sbom';
import { temporaryFolder } from '../vscode/cleanup';
import { packTo, packVsix } from '../vsix';
import { expectedNames, LARGEST_VSIX, listZip } from '../vsixContent';

/** What `node esbuild.js --why` says. */
async function why(): Promise<string> {
  return (await promisify(execFile)(process.execPath, ['esbuild.js', '--why'])).stdout;
}

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
      expectedNames(vsix),
    );
  });

  test('runs nothing of the protocol at start-up, nor of what commands do', async () => {
    const content = await why();
    assert.match(content, /at start-up: src\/extension\.ts$/m);
    assert.doesNotMatch(content, /^\d+ at start-up: node_modules/m);
    for (const file of ['tr064/client', 'tr064/connection', 'tr064/xml', 'net/probeTls', 'commands/addRouter'])
      assert.match(content, new RegExp(`^\\d+ later: src/${file}\\.ts`, 'm'));
  });

  test('has of undici what HTTP/1.1 needs', async () => {
    const parts = [...(await why()).matchAll(/^(\d+) later: node_modules\/undici\/lib\/(\S+)/gm)];
    const files = parts.filter(([, bytes]) => bytes !== '0').map(([, , file]) => file);
    assert.deepEqual(files.sort(), [
      'core/connect.js',
      'core/constants.js',
      'core/diagnostics.js',
      'core/errors.js',
      'core/request.js',
      'core/symbols.js',
      'core/tree.js',
      'core/util.js',
      'dispatcher/client-h1.js',
      'dispatcher/client.js',
      'dispatcher/dispatcher-base.js',
      'dispatcher/dispatcher.js',
      'handler/unwrap-handler.js',
      'handler/wrap-handler.js',
      'llhttp/constants.js',
      'llhttp/llhttp-wasm.js',
      'llhttp/utils.js',
      'util/stats.js',
      'util/timers.js',
    ]);
  });

  test('goes with the licence of each package in it, and with a list of all that ships, the same each time', async () => {
    const packed = new Set(
      [...(await why()).matchAll(/: node_modules\/((?:@[^/]+\/)?[^/]+)\//g)].map(([, name]) => name),
    );
    const built = temporaryFolder();
    await promisify(execFile)(process.execPath, ['esbuild.js', '--production', `--outdir=${built}`]);
    const licenses = readFileSync(path.join(built, 'licenses.txt'), 'utf8');
    const list = await billOfMaterials();
    assert.equal(await billOfMaterials(), list);
    const { bomFormat, components } = JSON.parse(list) as { bomFormat: string; components: { name: string }[] };
    assert.equal(bomFormat, 'CycloneDX');
    const listed = components.map(({ name }) => name);
    for (const name of ['undici', 'fast-xml-parser']) assert.ok(packed.has(name), name);
    for (const name of packed) {
      assert.ok(name !== undefined && listed.includes(name), name);
      assert.match(licenses, new RegExp(`^${name} \\d`, 'm'));
    }
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
