import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Bytes; the extension is one small bundle and a few pictures. */
export const LARGEST_VSIX = 300 * 1024;

export interface Packed {
  readonly name: string;
  /** Bytes, as packed. */
  readonly size: number;
}

/** What a ZIP file's directory lists, which stands at its end (APPNOTE, 4.3.12 and 4.3.16). */
export function listZip(zip: Buffer): Packed[] {
  const end = zip.lastIndexOf('PK\x05\x06');
  const packed: Packed[] = [];
  let entry = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(entry + field)) as [
      number,
      number,
      number,
    ];
    packed.push({ name: zip.toString('utf8', entry + 46, entry + 46 + name), size: zip.readUInt32LE(entry + 20) });
    entry += 46 + name + extra + comment;
  }
  return packed;
}

/**
 * The names a VSIX has to have: the files of the project that belong into it, and VS Code's own two. How the bundle is
 * split is taken from the VSIX itself.
 */
export function expectedNames(vsix: Buffer): string[] {
  const matching = (folder: string, pattern: RegExp): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name).split(path.sep).join('/'))
      .filter((file) => pattern.test(file));
  const texts = {
    'README.md': 'readme.md',
    'CHANGELOG.md': 'changelog.md',
    'SUPPORT.md': 'SUPPORT.md',
    LICENSE: 'LICENSE.txt',
  };
  const top = readdirSync('.');
  const files = [
    ...top.filter((file) => /^package(\.nls(\.[\w-]+)?)?\.json$/.test(file)),
    ...Object.entries(texts).flatMap(([file, packed]) => (top.includes(file) ? [packed] : [])),
    ...matching('l10n', /\/bundle\.l10n(\.[\w-]+)?\.json$/),
    ...matching('media', /./),
    'dist/extension.js',
    'dist/licenses.txt',
    ...listZip(vsix).flatMap(({ name }) => /^extension\/(dist\/(?:onDemand|chunk)-\w+\.js)$/.exec(name)?.[1] ?? []),
  ];
  return ['[Content_Types].xml', 'extension.vsixmanifest', ...files.map((file) => `extension/${file}`)].sort();
}
