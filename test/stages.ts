// What `npm test` is made of: stages, each of one or more jobs that may run side by side.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { REFUSED_FILE } from './net/sandbox';
import { npm } from './npm';
import { readResults, type Outcome } from './results';
import { installChromium } from './vscode/chromium';
import { temporaryFolder } from './vscode/cleanup';
import { runHostTests } from './vscode/hostTests';
import { installVsCode } from './vscode/install';
import { packVsix } from './vsix';

export interface Selection {
  /** Only tests whose full title matches. */
  readonly grep?: string | undefined;
}

export interface Job {
  readonly name: string;
  run(): Promise<Outcome>;
}

/** Processes that the unit tests are divided among. */
const UNIT_PARTS = 4;

export const stages = {
  lint: () => [script('lint')],
  types: () => [script('check-types')],
  // What hangs is found late; what a busy machine is slow at does not fail.
  unit: (selection: Selection) =>
    unitParts(selection.grep === undefined ? UNIT_PARTS : 1).map((files, part) =>
      tests(`unit ${part + 1}`, (to) => mocha(files, to, { ...selection, reporter: 'json', timeout: 30_000 })),
    ),
  host: ({ grep }: Selection) => [
    tests('host', async ({ results, env }) => {
      await installed();
      return runHostTests(results, { ...env, ...(grep === undefined ? {} : { HOST_TEST_GREP: grep }) });
    }),
  ],
  // The files of a folder share a VS Code; each of the others has one of its own.
  e2e: (selection: Selection) =>
    (selection.grep === undefined ? e2eParts() : [['', testFiles('e2e')] as const]).map(([part, files]) =>
      tests(`e2e ${part}`.trim(), async ({ results, env }) => {
        await installed();
        const to = { results, env: { ...env, VSIX: await packed() } };
        return mocha(files, to, { ...selection, reporter: 'out/test/progressReporter.js', timeout: 180_000 });
      }),
    ),
} satisfies Record<string, (selection: Selection) => Job[]>;

export type StageName = keyof typeof stages;

/** For all jobs of this run. */
const installed = once(async () => {
  await installVsCode();
  installChromium();
});
const packed = once(packVsix);

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

/** The test files of a folder and of those in it. */
function testFiles(folder: string): string[] {
  return readdirSync(path.join('out/test', folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.js'))
    .sort()
    .map((file) => path.join('out/test', folder, file));
}

/** Unit tests in so many parts. Neighbours test alike things, and take alike long. */
function unitParts(parts: number): string[][] {
  const files = testFiles('unit');
  return Array.from({ length: parts }, (_, part) => files.filter((_file, index) => index % parts === part));
}

/** E2e tests by the folder or the file they are in. Folders take longest: they are first. */
function e2eParts(): (readonly [string, string[]])[] {
  const parts = new Map<string, string[]>();
  for (const file of testFiles('e2e')) {
    const { dir, name } = path.parse(path.relative('out/test/e2e', file));
    const part = dir || path.basename(name, '.test');
    parts.set(part, [...(parts.get(part) ?? []), file]);
  }
  return [...parts].sort(([, a], [, b]) => b.length - a.length);
}

/** Runs an npm script that says by its exit code whether all is well. */
function script(name: string): Job {
  return {
    name,
    run: async () => {
      await npm(['run', name], { output: 'collect' });
      return { passed: 1, failed: 0, report: '' };
    },
  };
}

/** Where a job leaves its results, and the environment of its processes. */
interface Output {
  readonly results: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Tests, none of whose processes may try to reach anything but this computer. */
function tests(name: string, run: (output: Output) => Promise<Outcome>): Job {
  return {
    name,
    run: async () => {
      const folder = temporaryFolder();
      const refused = path.join(folder, 'refused');
      const env = { [REFUSED_FILE]: refused };
      const outcome = await run({ results: path.join(folder, 'results.json'), env });
      if (!existsSync(refused)) return outcome;
      const tried = [...new Set(readFileSync(refused, 'utf8').trim().split('\n'))];
      const report = `These tests tried to leave this computer:\n${tried.join('\n')}`;
      return { ...outcome, failed: outcome.failed + 1, report: `${outcome.report}\n\n${report}`.trim() };
    },
  };
}

interface MochaOptions extends Selection {
  readonly reporter: string;
  readonly timeout: number;
}

/** Runs test files in a process of their own. */
async function mocha(files: readonly string[], { results, env }: Output, options: MochaOptions): Promise<Outcome> {
  const child = spawn(
    process.execPath,
    [
      ...['--enable-source-maps', '--require', path.resolve('out/test/net/sandbox.js')],
      ...['node_modules/mocha/bin/mocha.js', '--ui', 'tdd', '--exit', '--timeout', String(options.timeout)],
      ...['--reporter', options.reporter, '--reporter-option', `output=${results}`],
      ...(options.grep === undefined ? [] : ['--grep', options.grep]),
      ...files,
    ],
    { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } },
  );
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (!existsSync(results)) throw new Error(`Mocha ended with ${String(code)} and left no results.`);
  const outcome = await readResults(results);
  if (code !== 0 && outcome.failed === 0) throw new Error(`Mocha ended with ${String(code)} after its last test.`);
  return outcome;
}
