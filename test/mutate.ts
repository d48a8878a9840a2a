// npm run mutate [-- word]: breaks one promise of SECURITY.md at a time, in a copy of the tree, and runs the unit tests that are
// to notice. A spoiling that no longer fits its file, or that no test notices, fails.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SPOILINGS } from './spoilings';

/** For building and running the tests of one, in milliseconds. */
const TIME_LIMIT = 300_000;
const COPIED = [
  'src',
  'test',
  'scripts',
  'l10n',
  'media',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'esbuild.js',
  'bundleContent.js',
];

const [, , wanted = ''] = process.argv;
const spoilings = SPOILINGS.filter(({ what }) => what.includes(wanted));
const folder = mkdtempSync(path.join(tmpdir(), 'mutate-'));
const missed: string[] = [];
try {
  for (const name of COPIED) cpSync(name, path.join(folder, name), { recursive: true });
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'), 'junction');
  for (const { what, file, was, is, tests } of spoilings) {
    const place = path.join(folder, file);
    const source = readFileSync(place, 'utf8');
    let result = `its text stands ${source.split(was).length - 1} times in ${file}`;
    if (source.split(was).length === 2) {
      writeFileSync(
        place,
        source.replace(was, () => is),
      );
      result = run(tests);
      writeFileSync(place, source);
    }
    if (result !== 'caught') missed.push(what);
    console.log(`${result}: ${what}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${spoilings.length - missed.length} of ${spoilings.length} spoilings caught`);
process.exitCode = missed.length === 0 ? 0 : 1;

/** What does not even build tells nothing of the tests. */
function run(tests: string): string {
  const options = { cwd: folder, encoding: 'utf8', timeout: TIME_LIMIT, killSignal: 'SIGKILL' } as const;
  const { error, stdout } = spawnSync(process.execPath, ['test/start.mjs', 'run', 'unit', '--grep', tests], options);
  if (error !== undefined) return 'caught by the time limit only';
  const [, passed = '0', failed = '0'] = /^(\d+) passed, (\d+) failed$/m.exec(stdout) ?? [];
  if (Number(failed) > 0) return 'caught';
  return Number(passed) > 0 ? 'NOT CAUGHT' : 'no test ran';
}
