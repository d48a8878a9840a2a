import { readFile } from 'node:fs/promises';

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** What is to be read about the failures. */
  readonly report: string;
}

/** What is used of the document that Mocha's JSON reporter writes. */
interface MochaResults {
  readonly stats: { readonly passes: number; readonly failures: number; readonly pending: number };
  readonly failures: readonly {
    readonly fullTitle: string;
    readonly err: { readonly stack?: string; readonly message?: string };
  }[];
}

/** Reads what a run of Mocha left behind. A run without tests has failed, for it shows nothing. */
export async function readResults(file: string): Promise<Outcome> {
  const { stats, failures } = JSON.parse(await readFile(file, 'utf8')) as MochaResults;
  const report = failures.map(
    ({ fullTitle, err }, index) => `${index + 1}) ${fullTitle}\n${err.stack ?? err.message ?? ''}`,
  );
  if (stats.pending > 0) report.push(`${stats.pending} skipped`);
  if (stats.passes + stats.failures === 0) report.push('No test was run.');
  return {
    passed: stats.passes,
    failed: stats.passes + stats.failures === 0 ? 1 : stats.failures,
    report: report.join('\n\n'),
  };
}
