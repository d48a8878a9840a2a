// Whom the extension's client is held against, and how they get here.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npm } from '../npm';

export interface Contender {
  readonly name: string;
  /** What starts its process, which speaks as contender.ts says. */
  readonly command: string;
  readonly args: readonly string[];
  /** What its process loads, if it is runner.ts. */
  readonly module: string;
  readonly env?: NodeJS.ProcessEnv;
  /** It can use what is known of a box from before. */
  readonly remembers?: boolean;
  /** Its figures stand for an encrypted connection. */
  readonly encrypted: boolean;
  readonly version?: string;
}

const BENCH = 'out/test/bench';

/** By its file in contenders/. They are no dependencies of the project, and their install scripts do not run. */
const NPM_CLIENTS = [
  { file: 'seydx', name: '@seydx/fritzbox', version: '2.3.1', encrypted: true },
  { file: 'tr064Async', name: 'tr-064-async', version: '1.0.0', encrypted: true },
  { file: 'lukesthl', name: '@lukesthl/fritzbox', version: '1.0.3', encrypted: false },
] as const;

export const EXTENSION = 'extension';
export const FLOOR = 'floor';
export const SEYDX = '@seydx/fritzbox';
export const FRITZCONNECTION = 'fritzconnection';

const node = (module: string): Pick<Contender, 'command' | 'args' | 'module'> => ({
  command: process.execPath,
  args: [path.resolve(BENCH, 'runner.js')],
  module: path.resolve(module),
});

/** The contenders that are wanted, all if none is named, as far as this machine can have them; and in words the others. */
export async function contenders(
  wanted?: readonly string[],
): Promise<{ readonly found: Contender[]; readonly missing: string[] }> {
  const isWanted = ({ name }: { readonly name: string }): boolean => wanted?.includes(name) ?? true;
  const own: Contender[] = [
    { name: FLOOR, ...node(`${BENCH}/contenders/floor.js`), encrypted: true },
    { name: EXTENSION, ...node('out/bench/extension.js'), remembers: true, encrypted: true },
  ];
  const found = own.filter(isWanted);
  const missing: string[] = [];
  const npmClients = NPM_CLIENTS.filter(isWanted);
  try {
    const env = npmClients.length === 0 ? {} : { BENCH_PEERS: await installNpmClients() };
    for (const { file, ...client } of npmClients) {
      found.push({ ...client, ...node(`${BENCH}/contenders/${file}.js`), env });
    }
  } catch (error) {
    missing.push(`the npm clients could not be installed (${error instanceof Error ? error.message : String(error)})`);
  }
  if (!isWanted({ name: FRITZCONNECTION })) return { found, missing };
  const python = fritzconnection();
  if (python === undefined) missing.push('fritzconnection: no Python with it (PYTHON, PYTHONPATH) was found');
  else found.push(python);
  return { found, missing };
}

/** Returns their folder. */
async function installNpmClients(): Promise<string> {
  const folder = path.resolve('.bench');
  const dependencies = Object.fromEntries(NPM_CLIENTS.map(({ name, version }) => [name, version]));
  const manifest = JSON.stringify({ private: true, dependencies });
  const file = path.join(folder, 'package.json');
  if (existsSync(path.join(folder, 'node_modules')) && readFileSync(file, 'utf8') === manifest) return folder;
  console.error('Installing the npm clients into .bench/ ...');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, manifest);
  await npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'], {
    cwd: folder,
    output: 'collect',
  });
  return folder;
}

function fritzconnection(): Contender | undefined {
  const command = process.env.PYTHON ?? 'python3';
  // Where these are set, requests verifies certificates although fritzconnection tells it not to.
  const env = { REQUESTS_CA_BUNDLE: undefined, CURL_CA_BUNDLE: undefined };
  try {
    const version = execFileSync(command, ['-c', 'import fritzconnection as f; print(f.__version__)'], {
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
    }).trim();
    const args = ['test/bench/contenders/python_runner.py'];
    return { name: FRITZCONNECTION, command, args, module: '', env, encrypted: true, version };
  } catch {
    return undefined;
  }
}
