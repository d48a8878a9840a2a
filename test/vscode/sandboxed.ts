import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Has the extension that is installed in the folder of a VS Code, with that environment, run in the sandbox
 * (net/sandbox.ts): VS Code takes NODE_OPTIONS from the processes in which extensions run. What ships stays as it is,
 * beside the file that loads both. `main` is the code of what that file exports.
 */
export function sandboxInstalled(folder: string, env: Readonly<Record<string, string>>, main = SHIPPED): void {
  const extensions = path.join(folder, 'extensions');
  const installed = readdirSync(extensions).find((name) => name.startsWith('fritzbox-remote-access.'));
  if (installed === undefined) throw new Error('The extension was not installed.');
  const file = path.join(extensions, installed, 'dist/extension.js');
  renameSync(file, path.join(path.dirname(file), 'shipped.js'));
  const lines = [
    `Object.assign(process.env, ${JSON.stringify(env)});`,
    `${requireFrom(__dirname, '../net/sandbox.js')};`,
    `module.exports = ${main};`,
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
}

export const SHIPPED = "require('./shipped.js')";

/** Code that requires a file, from wherever it is run. */
export function requireFrom(folder: string, file: string): string {
  return `require(${JSON.stringify(path.join(folder, file))})`;
}
