import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { packVsix } from '../vsix';

/** The names in a ZIP file's directory, which stands at its end (APPNOTE, 4.3.12 and 4.3.16). */
function namesInZip(zip: Buffer): string[] {
  const end = zip.lastIndexOf('PK\x05\x06');
  const names: string[] = [];
  let entry = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(entry + field)) as [
      number,
      number,
      number,
    ];
    names.push(zip.toString('utf8', entry + 46, entry + 46 + name));
    entry += 46 + name + extra + comment;
  }
  return names;
}

/** The files of the project that belong into the VSIX, by their names there. */
function published(): string[] {
  const matching = (folder: string, pattern: RegExp): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name).split(path.sep).join('/'))
      .filter((file) => pattern.test(file));
  const texts = { 'README.md': 'readme.md', 'CHANGELOG.md': 'changelog.md', LICENSE: 'LICENSE.txt' };
  const top = readdirSync('.');
  return [
    ...top.filter((file) => /^package(\.nls(\.[\w-]+)?)?\.json$/.test(file)),
    ...Object.entries(texts).flatMap(([file, packed]) => (top.includes(file) ? [packed] : [])),
    ...matching('l10n', /\/bundle\.l10n(\.[\w-]+)?\.json$/),
    ...matching('media', /./),
    'dist/extension.js',
  ].map((file) => `extension/${file}`);
}

suite('the VSIX', () => {
  let vsix: Buffer;

  suiteSetup(async function () {
    this.timeout(60_000);
    vsix = readFileSync(await packVsix());
  });

  test('holds what is published and nothing else', () => {
    assert.deepEqual(namesInZip(vsix).sort(), ['[Content_Types].xml', 'extension.vsixmanifest', ...published()].sort());
  });

  test('is at most 300 KB', () => {
    assert.ok(vsix.length <= 300 * 1024, `it has ${vsix.length} bytes`);
  });
});
