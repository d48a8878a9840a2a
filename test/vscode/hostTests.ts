import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { format } from 'node:util';
import { readResults, type Outcome } from '../results';
import { makeAuthority } from './authority';
import { openBrowser } from './chromium';
import { temporaryFolder } from './cleanup';
import { startServer } from './server';
import { unbundledExtension } from './unbundled';

/** On a computer that does other things as well, in milliseconds. */
const timeout = 1_200_000;

/** Has a VS Code load the extension from the project's folder and run test/host in its extension host. */
export async function runHostTests(results: string, env: Record<string, string>): Promise<Outcome> {
  const folder = temporaryFolder();
  const extension = await unbundledExtension();
  const authority = await makeAuthority(folder);
  const server = await startServer({
    folder,
    forTests: true,
    env: { ...env, ...authority, HOST_TEST_RESULTS: results },
  });
  const browser = await openBrowser(path.join(folder, 'profile'));
  const output: string[] = [];
  try {
    const page = browser.pages()[0] ?? (await browser.newPage());
    // The workbench calls these two, if they are there, with the extension host's console and when the tests are over.
    await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => output.push(format(...args)));
    const ended = new Promise<number>((resolve) => {
      void page.exposeFunction('codeAutomationExit', resolve);
    });
    const remote = (file: string): string => `vscode-remote://127.0.0.1:${server.port}${path.resolve(file)}`;
    const address = server.url(undefined, [
      ['extensionDevelopmentPath', remote(extension)],
      ['extensionTestsPath', remote('out/test/host/index.js')],
    ]);
    await page.goto(address);
    const code = await Promise.race([ended, sleep(timeout, undefined, { ref: false })]);
    if (code === undefined) throw new Error(`The tests did not end in ${timeout / 1000} s.`);
    if (!existsSync(results)) throw new Error(`VS Code ended with ${code} and left no results.`);
    const outcome = await readResults(results);
    if (code !== 0 && outcome.failed === 0) throw new Error(`VS Code ended with ${code} after the last test.`);
    return outcome;
  } catch (error) {
    const last = output.slice(-40).join('\n');
    throw new Error(`${error instanceof Error ? error.message : String(error)}\nThe last of the console:\n${last}`);
  } finally {
    await browser.close();
    await server.stop();
  }
}
