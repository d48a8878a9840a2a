import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const steps = new Set<() => void>();

process.once('exit', () => {
  for (const step of [...steps].reverse()) {
    try {
      step();
    } catch {
      // What is to be ended has ended already.
    }
  }
});
// Without a handler, these signals would end the process before 'exit' is heard.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => process.exit(process.exitCode ?? 130));

/** Has a step carried out when this process ends, however it ends; last come, first served. Returns a way to call it off. */
export function atExit(step: () => void): () => void {
  steps.add(step);
  return () => steps.delete(step);
}

/** A new folder that is gone when this process is. Its path is short: those of sockets in it may not exceed 107 characters. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fritzbox-'));
  atExit(() => {
    remove(folder);
  });
  return folder;
}

/** Processes that write into the folder were told to end, which takes a moment. */
function remove(folder: string): void {
  for (let attempt = 0; attempt < 50; attempt++) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch {
      // The process is about to end: there is no other way to wait.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
}
