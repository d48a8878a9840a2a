// What `npm test` is made of.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { npm } from './npm';
import { readResults, type Outcome } from './results';
import { temporaryFolder } from './vscode/cleanup';
import { runHostTests } from './vscode/hostTests';
import { installChromium } from './vscode/chromium';
import { installVsCode } from './vscode/install';
import { useModules } from './vscode/unbundled';
import { packVsix } from './vsix';

export interface Selection {
  /** Only tests whose full title matches. */
  readonly grep?: string | undefined;
}

/** The stages in the order in which they tell most in the least time. */
export const stages = {
  lint: () => check('lint'),
  types: () => check('check-types'),
  // What hangs is found late; what a busy machine is slow at does not fail.
  unit: (selection: Selection) => mocha('out/test/unit/**/*.test.js', { selection, reporter: 'json', timeout: 20_000 }),
  host: ({ grep }: Selection) => {
    useModules();
    return runHostTests(
      path.join(temporaryFolder(), 'results.json'),
      grep === undefined ? {} : { HOST_TEST_GREP: grep },
    );
  },
  e2e: async (selection: Selection) => {
    await installVsCode();
    installChromium();
    const env = { VSIX: await packVsix() };
    const reporter = 'out/test/progressReporter.js';
    return mocha('out/test/e2e/**/*.test.js', { selection, reporter, timeout: 60_000, env });
  },
} satisfies Record<string, (selection: Selection) => Promise<Outcome>>;

export type StageName = keyof typeof stages;

/** Runs an npm script that says by its exit code whether all is well. */
async function check(script: string): Promise<Outcome> {
  await npm(['run', script], { output: 'collect' });
  return { passed: 1, failed: 0, report: '' };
}

interface MochaRun {
  readonly selection: Selection;
  readonly reporter: string;
  readonly timeout?: number;
  readonly env?: Record<string, string>;
}

/** Runs test files in a process of their own. */
async function mocha(files: string, run: MochaRun): Promise<Outcome> {
  const results = path.join(temporaryFolder(), 'results.json');
  const child = spawn(
    process.execPath,
    [
      ...['--enable-source-maps', 'node_modules/mocha/bin/mocha.js', '--ui', 'tdd', '--exit'],
      ...['--reporter', run.reporter, '--reporter-option', `output=${results}`],
      ...(run.timeout === undefined ? [] : ['--timeout', String(run.timeout)]),
      ...(run.selection.grep === undefined ? [] : ['--grep', run.selection.grep]),
      files,
    ],
    { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...run.env } },
  );
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (!existsSync(results)) throw new Error(`Mocha ended with ${String(code)} and left no results.`);
  const outcome = await readResults(results);
  if (code !== 0 && outcome.failed === 0) throw new Error(`Mocha ended with ${String(code)} after its last test.`);
  return outcome;
}
