import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
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

  test('is small', () => {
    assert.ok(vsix.length <= LARGEST_VSIX, `it has ${vsix.length} bytes`);
  });

  test('is the same file when it is packed again', async () => {
    const again = path.join(temporaryFolder(), 'again.vsix');
    await packTo(again);
    assert.ok(readFileSync(again).equals(vsix));
  });
});
