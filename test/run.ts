// npm test: runs the stages named on the command line, or all of them, their jobs side by side.
//   node test/start.mjs run [lint] [types] [unit] [host] [e2e] [--grep PATTERN] [--jobs N]
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Outcome } from './results';
import { type Job, stages, type StageName } from './stages';
import { temporaryFolder } from './vscode/cleanup';

function isStage(name: string): name is StageName {
  return Object.hasOwn(stages, name);
}

/** Stages that take long, or whose tests mostly wait, go first: the others fill the gaps. */
const ORDER: readonly StageName[] = ['host', 'lint', 'e2e', 'unit', 'types'];

/** A job that breaks has failed; the others may still tell something. */
async function runJob(job: Job): Promise<Outcome> {
  const start = performance.now();
  const outcome = await job.run().catch((error: unknown): Outcome => ({
    ...{ passed: 0, failed: 1 },
    report: error instanceof Error ? error.message : String(error),
  }));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${job.name}: ${outcome.passed} passed, ${outcome.failed} failed in ${seconds} s`);
  return outcome;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { grep: { type: 'string' }, jobs: { type: 'string' } },
    allowPositionals: true,
  });
  const unknown = positionals.filter((name) => !isStage(name));
  if (unknown.length > 0)
    throw new Error(`Not a stage: ${unknown.join(', ')}. There are: ${Object.keys(stages).join(', ')}.`);
  const chosen = ORDER.filter((name) => positionals.length === 0 || positionals.includes(name));

  // Packing takes long enough to do it once for all jobs.
  process.env.VSIX ??= path.join(temporaryFolder(), 'extension.vsix');
  const waiting: Job[] = chosen.flatMap((name) => stages[name](values));
  const outcomes: Outcome[] = [];
  const work = async (): Promise<void> => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) outcomes.push(await runJob(job));
  };
  await Promise.all(Array.from({ length: Number(values.jobs ?? availableParallelism() + 1) }, work));
  // What failed stands at the end, where it is looked for.
  for (const { report } of outcomes) if (report) console.log(`\n${report}`);
  const sum = (what: 'passed' | 'failed'): number => outcomes.reduce((all, outcome) => all + outcome[what], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  process.exit(sum('failed') === 0 ? 0 : 1);
}

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
