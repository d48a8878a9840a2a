import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, cp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from './vscode/cleanup';

/**
 * Builds and packs the extension the way it is published, and says where it is.
 * VSIX in the environment names the file: the first job that needs it packs it, and an existing file is used as it is.
 */
export async function packVsix(): Promise<string> {
  const file = path.resolve(process.env.VSIX ?? path.join(temporaryFolder(), 'extension.vsix'));
  if (!existsSync(file)) await packTo(file);
  return file;
}

const run = promisify(execFile);

/** The first moment a ZIP file can name, for every file in it: then the same source makes the same VSIX (vsce). */
const reproducible = { SOURCE_DATE_EPOCH: String(Date.UTC(1980, 0, 1) / 1000), TZ: 'UTC' };

/** What .vscodeignore chooses from, besides the bundle. */
const PACKED = /^(package(\.nls(\.[\w-]+)?)?\.json|l10n|media|CHANGELOG\.md|SUPPORT\.md|LICENSE|\.vscodeignore)$/;

/** A copy of the extension without its code, which belongs into dist/ there. */
export async function extensionFolder(): Promise<string> {
  const folder = temporaryFolder();
  for (const name of await readdir('.')) {
    if (PACKED.test(name)) await cp(name, path.join(folder, name), { recursive: true });
  }
  return folder;
}

export async function packTo(file: string): Promise<void> {
  const folder = await extensionFolder();
  await run(process.execPath, ['esbuild.js', '--production', `--outdir=${path.join(folder, 'dist')}`]);
  const { repository } = JSON.parse(await readFile('package.json', 'utf8')) as { repository?: unknown };
  const readme = await readFile('README.md', 'utf8');
  await writeFile(path.join(folder, 'README.md'), repository === undefined ? withoutPictures(readme) : readme);
  const vsce = path.resolve('node_modules/@vscode/vsce/vsce');
  // Renamed into place, so that no job finds half of it.
  const unfinished = path.join(folder, 'extension.vsix');
  const args = ['package', '--no-dependencies', '--allow-missing-repository', '--out', unfinished];
  await run(process.execPath, [vsce, ...args], {
    cwd: folder,
    env: { ...process.env, ...reproducible },
  });
  await copyFile(unfinished, `${path.resolve(file)}.${process.pid}`);
  await rename(`${path.resolve(file)}.${process.pid}`, path.resolve(file));
}

/**
 * Pictures stay in the repository, and vsce writes their addresses there into the README. Without a repository they
 * would be broken wherever the README is shown.
 */
function withoutPictures(readme: string): string {
  return readme.replace(/^!\[[^\]]*\]\((?!https:)[^)]*\)\n\n/gm, '');
}
