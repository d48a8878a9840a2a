import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { extensionFolder } from '../vsix';

/**
 * A folder from which VS Code loads the extension out of the modules in out/, which the host tests import too: so both
 * have the same classes and the same state, and no network but that of the tests. The bundle is what the e2e tests run.
 */
export async function unbundledExtension(): Promise<string> {
  const folder = await extensionFolder();
  const modules = ['../net/sandbox.js', '../../src/extension.js'].map((file) => path.join(__dirname, file));
  const [sandbox, extension] = modules.map((file) => `require(${JSON.stringify(file)})`) as [string, string];
  await mkdir(path.join(folder, 'dist'));
  await writeFile(path.join(folder, 'dist/extension.js'), `${sandbox};\nmodule.exports = ${extension};\n`);
  return folder;
}
