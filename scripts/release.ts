// npm run release:dry-run: everything of a release that needs no account. Packs the extension twice, compares both,
// looks at what is in it and leaves it here,
// with the list of what ships in it (CycloneDX). RELEASE_TAG, if set, has to name the version.
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { billOfMaterials } from './sbom';
import { temporaryFolder } from '../test/vscode/cleanup';
import { packTo } from '../test/vsix';
import { expectedNames, LARGEST_VSIX, listZip } from '../test/vsixContent';

function check(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

async function main(): Promise<void> {
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string; version: string };
  const tag = process.env.RELEASE_TAG ?? '';
  if (tag !== '') {
    check(tag === `v${version}`, `The tag is ${tag}, the version ${version}.`);
    const released = readFileSync('CHANGELOG.md', 'utf8').includes(`\n## [${version}]`);
    check(released, `CHANGELOG.md has no section for ${version}.`);
  }

  const folder = temporaryFolder();
  const files = [path.join(folder, 'first.vsix'), path.join(folder, 'second.vsix')] as const;
  for (const file of files) await packTo(file);
  const [first, second] = files.map((file) => readFileSync(file)) as [Buffer, Buffer];
  check(first.equals(second), 'Packing twice made two different files.');

  const content = listZip(first).sort((a, b) => a.name.localeCompare(b.name));
  for (const { name: file, size } of content) console.log(`${String(size).padStart(8)}  ${file}`);
  const names = content.map((file) => file.name).sort();
  check(names.join() === expectedNames(first).join(), `These belong into it:\n${expectedNames(first).join('\n')}`);
  check(first.length <= LARGEST_VSIX, `It has ${first.length} bytes, which is more than ${LARGEST_VSIX}.`);

  const vsix = `${name}-${version}.vsix`;
  copyFileSync(files[0], vsix);
  writeFileSync(`${name}-${version}.cdx.json`, await billOfMaterials());
  console.log(`${vsix}: ${first.length} bytes, SHA-256 ${createHash('sha256').update(first).digest('hex')}`);
}

void main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
