import { existsSync } from 'node:fs';
import path from 'node:path';
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

export async function packTo(file: string): Promise<void> {
  await npm(['run', 'package', '--', '--out', file], { output: 'collect', env: reproducible });
}
