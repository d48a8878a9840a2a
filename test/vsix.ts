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
  if (!existsSync(file)) await npm(['run', 'package', '--', '--out', file], { output: 'collect' });
  return file;
}
