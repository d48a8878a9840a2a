// VS Code loads this file in the extension host, calls run() and waits for it: under code-server as on a desktop.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  const { HOST_TEST_RESULTS: output, HOST_TEST_GREP: grep } = process.env;
  const mocha = new Mocha({
    ui: 'tdd',
    // What hangs is found late; what a busy machine is slow at does not fail.
    timeout: 120_000,
    ...(grep === undefined ? {} : { grep }),
    ...(output === undefined ? {} : { reporter: 'json', reporterOptions: { output } }),
  });
  for (const file of readdirSync(__dirname)) if (file.endsWith('.test.js')) mocha.addFile(path.join(__dirname, file));
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}
