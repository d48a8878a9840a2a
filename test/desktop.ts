// npm run test:desktop: test/host in a downloaded VS Code, for machines that may download one and have a display
// (on Linux without one: xvfb-run -a npm run test:desktop). VSCODE_TEST_VERSION=minimum takes the oldest supported version.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { readResults } from './results';
import { makeAuthority } from './vscode/authority';
import { temporaryFolder } from './vscode/cleanup';
import { unbundledExtension } from './vscode/unbundled';

function version(): string {
  const wanted = process.env.VSCODE_TEST_VERSION ?? 'stable';
  if (wanted !== 'minimum') return wanted;
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { vscode: string } };
  return manifest.engines.vscode.replace('^', '');
}

async function main(): Promise<void> {
  const folder = temporaryFolder();
  const results = path.join(folder, 'results.json');
  const trouble = await runTests({
    version: version(),
    extensionDevelopmentPath: await unbundledExtension(),
    extensionTestsPath: path.resolve('out/test/host/index.js'),
    extensionTestsEnv: { ...(await makeAuthority(folder)), HOST_TEST_RESULTS: results },
    launchArgs: ['--disable-extensions', '--user-data-dir', path.join(folder, 'user-data')],
  }).then(
    () => undefined,
    (error: unknown) => error,
  );
  const { passed, failed, report } = await readResults(results).catch(() => {
    throw new Error('VS Code left no results.', { cause: trouble });
  });
  if (report) console.log(`\n${report}\n`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
