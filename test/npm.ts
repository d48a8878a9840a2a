import { spawn } from 'node:child_process';

export interface NpmOptions {
  readonly cwd?: string;
  /** `inherit` shows npm's output on stderr as it comes; `collect` keeps it for the error. */
  readonly output: 'inherit' | 'collect';
  /** Besides the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs npm and rejects with its output when it fails. */
export function npm(args: readonly string[], options: NpmOptions): Promise<void> {
  // npm tells its scripts where it lies. Without that, its name has to do, which on Windows only a shell finds.
  const cli = process.env.npm_execpath;
  const [command, first] = cli ? [process.execPath, [cli]] : ['npm', []];
  const child = spawn(command, [...first, ...args], {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: { ...process.env, ...options.env },
    stdio: options.output === 'inherit' ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe'],
    shell: !cli && process.platform === 'win32',
  });
  let collected = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (collected += String(chunk)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`npm ${args.join(' ')} ended with ${String(code)}.\n${collected}`.trimEnd()));
    });
  });
}
