import { mkdirSync, writeFileSync } from 'node:fs';

/**
 * Lets VS Code load the extension from the modules in out/, which the host tests import too: so both have the same
 * classes and the same state. The bundle is what the e2e tests run.
 */
export function useModules(): void {
  mkdirSync('dist', { recursive: true });
  writeFileSync('dist/extension.js', "module.exports = require('../out/src/extension.js');\n");
}
