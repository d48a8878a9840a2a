import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { npm } from './npm';
import { temporaryFolder } from './vscode/cleanup';

/**
 * Builds and packs the extension the way it is published, and says where it is.
 * VSIX in the environment names the file: whoever needs it first packs it, and one that is there is taken as it is.
 */
export async function packVsix(): Promise<string> {
  const file = path.resolve(process.env.VSIX ?? path.join(temporaryFolder(), 'extension.vsix'));
  if (!existsSync(file)) await packTo(file);
  return file;
}

/** The first moment a ZIP file can name, for every file in it: then the same source makes the same VSIX (vsce). */
const reproducible = { SOURCE_DATE_EPOCH: String(Date.UTC(1980, 0, 1) / 1000), TZ: 'UTC' };

/** What .vscodeignore chooses from. */
const PACKED = /^(package(\.nls(\.[\w-]+)?)?\.json|l10n|dist|media|CHANGELOG\.md|SUPPORT\.md|LICENSE|\.vscodeignore)$/;

export async function packTo(file: string): Promise<void> {
  await npm(['run', 'build'], { output: 'collect' });
  const folder = temporaryFolder();
  for (const name of await readdir('.')) {
    if (PACKED.test(name)) await cp(name, path.join(folder, name), { recursive: true });
  }
  const { repository } = JSON.parse(await readFile('package.json', 'utf8')) as { repository?: unknown };
  const readme = await readFile('README.md', 'utf8');
  await writeFile(path.join(folder, 'README.md'), repository === undefined ? withoutPictures(readme) : readme);
  const vsce = path.resolve('node_modules/@vscode/vsce/vsce');
  const args = ['package', '--no-dependencies', '--allow-missing-repository', '--out', path.resolve(file)];
  await promisify(execFile)(process.execPath, [vsce, ...args], {
    cwd: folder,
    env: { ...process.env, ...reproducible },
  });
}

/**
 * Pictures stay in the repository, and vsce writes their addresses there into the README. Without a repository they
 * would be broken wherever the README is shown.
 */
function withoutPictures(readme: string): string {
  return readme.replace(/^!\[[^\]]*\]\((?!https:)[^)]*\)\n\n/gm, '');
}
