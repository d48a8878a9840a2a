// npm test: runs the stages named on the command line, or all of them, one after the other.
//   node test/start.mjs run [lint] [types] [unit] [host] [e2e] [--grep PATTERN]
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Outcome } from './results';
import { stages, type Selection, type StageName } from './stages';
import { temporaryFolder } from './vscode/cleanup';

function isStage(name: string): name is StageName {
  return Object.hasOwn(stages, name);
}

/** A stage that breaks has failed; those after it may still tell something. */
async function runStage(name: StageName, selection: Selection): Promise<Outcome> {
  try {
    return await stages[name](selection);
  } catch (error) {
    return { passed: 0, failed: 1, report: error instanceof Error ? error.message : String(error) };
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { grep: { type: 'string' } }, allowPositionals: true });
  const unknown = positionals.filter((name) => !isStage(name));
  if (unknown.length > 0)
    throw new Error(`Not a stage: ${unknown.join(', ')}. There are: ${Object.keys(stages).join(', ')}.`);
  const chosen = positionals.length > 0 ? positionals.filter(isStage) : Object.keys(stages).filter(isStage);

  // Packing takes long enough to do it once for all stages.
  process.env.VSIX ??= path.join(temporaryFolder(), 'extension.vsix');
  let passed = 0;
  let failed = 0;
  for (const name of chosen) {
    console.log(`== ${name}`);
    const start = performance.now();
    const outcome = await runStage(name, values);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    if (outcome.report) console.log(`\n${outcome.report}\n`);
    console.log(`${name}: ${outcome.passed} passed, ${outcome.failed} failed in ${seconds} s\n`);
    passed += outcome.passed;
    failed += outcome.failed;
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
