// Starts and stops a VS Code server on a folder of its own.
import { execFile, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { atExit } from './cleanup';
import { installVsCode, type VsCode } from './install';

/** User settings for a workbench that shows the extension and little else, and contacts nothing outside this machine. */
export const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'remote.autoForwardPorts': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.showReleaseNotes': false,
  'workbench.editor.useModal': 'off',
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.tree.enableStickyScroll': false,
};

export interface ServerOptions {
  /** Holds everything the server writes: settings, extensions, logs. */
  readonly folder: string;
  /** A web workbench keeps secrets per origin: they survive a restart on the same port only. */
  readonly port?: number;
  readonly settings?: Record<string, unknown>;
  /** The display language; another than English needs a language pack in the folder. */
  readonly locale?: string;
  /** More of the environment it runs in. */
  readonly env?: Record<string, string>;
  /** Lets the address name an extension under development and its tests; such a workbench shows no notifications. */
  readonly forTests?: boolean;
}

export interface Server {
  readonly port: number;
  /** The address of the workbench, with a folder open or none, and with what VS Code calls a payload. */
  url(folder?: string, payload?: readonly (readonly [string, string])[]): string;
  stop(): Promise<void>;
}

export async function startServer(options: ServerOptions): Promise<Server> {
  const vsCode = await installVsCode();
  const port = options.port ?? (await freePort());
  const userSettings = path.join(options.folder, 'user-data/User/settings.json');
  await mkdir(path.dirname(userSettings), { recursive: true });
  if (!existsSync(userSettings))
    await writeFile(userSettings, JSON.stringify({ ...quietSettings, ...options.settings }, null, 2));

  const log = path.join(options.folder, 'server.log');
  const output = openSync(log, 'a');
  const child = spawn(
    vsCode.node,
    [
      ...(await commonArguments(vsCode, options.folder)),
      ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--ignore-last-opened'],
      ...[
        '--disable-telemetry',
        '--disable-update-check',
        '--disable-workspace-trust',
        '--disable-getting-started-override',
      ],
      ...(options.locale === undefined ? [] : ['--locale', options.locale]),
      ...(options.forTests ? vsCode.testArguments : []),
    ],
    // A process group of its own: the server starts further processes, and all have to end with it.
    { detached: true, stdio: ['ignore', output, output], env: environment(options.folder, options.env) },
  );
  closeSync(output);
  const signal = (name: NodeJS.Signals | 0): boolean => {
    try {
      return child.pid !== undefined && process.kill(-child.pid, name);
    } catch {
      return false;
    }
  };
  let ended = false;
  child.once('close', () => {
    ended = true;
  });
  const callOff = atExit(() => signal('SIGKILL'));
  const stop = async (): Promise<void> => {
    signal('SIGTERM');
    for (let waited = 0; waited < 5000 && signal(0); waited += 50) await sleep(50);
    signal('SIGKILL');
    callOff();
  };

  const origin = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 60_000;
  while (!(await fetch(`${origin}/healthz`).catch(() => undefined))?.ok) {
    if (ended || Date.now() > deadline) {
      await stop();
      throw new Error(`The VS Code server did not start:\n${await readFile(log, 'utf8')}`);
    }
    await sleep(50);
  }
  return {
    port,
    url: (folder, payload) => {
      const query = new URLSearchParams(folder ? { folder } : { ew: 'true' });
      if (payload) query.set('payload', JSON.stringify(payload));
      return `${origin}/?${query.toString()}`;
    },
    stop,
  };
}

/** Installs a VSIX into the folder of a server that is not running. */
export async function installVsix(folder: string, vsix: string): Promise<void> {
  const vsCode = await installVsCode();
  const args = [...(await commonArguments(vsCode, folder)), '--install-extension', path.resolve(vsix), '--force'];
  const { stdout, stderr } = await promisify(execFile)(vsCode.node, args, { env: environment(folder) });
  if (!stdout.includes('successfully installed')) throw new Error(`The VSIX was not installed:\n${stdout}${stderr}`);
}

/** All that went to the output channel of this name, oldest first: VS Code keeps a file for each. */
export async function readOutputChannel(folder: string, name: string): Promise<string> {
  const logs = path.join(folder, 'user-data/logs');
  const files = await readdir(logs, { recursive: true });
  const channel = files.filter((file) => path.basename(file).replace(/^\d+-/, '') === `${name}.log`).sort();
  return (await Promise.all(channel.map((file) => readFile(path.join(logs, file), 'utf8')))).join('');
}

/** A free port on 127.0.0.1: the wanted one if possible. */
export async function freePort(wanted = 0): Promise<number> {
  const probe = createServer();
  const port = await new Promise<number | undefined>((resolve) => {
    probe.once('error', () => {
      resolve(undefined);
    });
    probe.listen(wanted, '127.0.0.1', () => {
      resolve((probe.address() as AddressInfo).port);
    });
  });
  if (port === undefined) return freePort();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function commonArguments(vsCode: VsCode, folder: string): Promise<string[]> {
  const config = path.join(folder, 'config.yaml');
  await mkdir(folder, { recursive: true });
  await writeFile(config, 'auth: none\n');
  const folders = [
    '--user-data-dir',
    path.join(folder, 'user-data'),
    '--extensions-dir',
    path.join(folder, 'extensions'),
  ];
  return [vsCode.codeServer, '--config', config, ...folders];
}

/** The environment without what a surrounding VS Code, npm or server would have its own server do. */
function environment(folder: string, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|npm_|NODE_OPTIONS$|PORT$|PASSWORD$|HASHED_PASSWORD$)/.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    XDG_CONFIG_HOME: path.join(folder, 'config'),
    XDG_DATA_HOME: path.join(folder, 'data'),
    XDG_CACHE_HOME: path.join(folder, 'cache'),
    XDG_RUNTIME_DIR: folder,
    // No marketplace, hence no questions to one; and no network but that of the tests, for all of its processes.
    EXTENSIONS_GALLERY: '{}',
    NODE_OPTIONS: `--require ${JSON.stringify(path.join(__dirname, '../net/sandbox.js'))}`,
    ...more,
  };
}
