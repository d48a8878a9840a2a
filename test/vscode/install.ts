// Puts a VS Code that a browser can show (code-server: VS Code's own server, workbench and extension host) into
// .vscode-test/, from the npm registry alone and without a compiler.
import { cp, mkdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { npm } from '../npm';

/** The VS Code versions the tests know. Each code-server insists on one major version of Node. */
const releases = {
  stable: { codeServer: '4.139.1', node: '24.21.0', smokeTestSwitch: true },
  /** What `engines.vscode` promises; this old argon2 (password hashing, not used here) would have to be compiled. */
  minimum: { codeServer: '4.100.3', node: '20.20.2', smokeTestSwitch: false, unused: ['argon2'] },
} as const;

export interface VsCode {
  readonly node: string;
  readonly codeServer: string;
  /** What the server must be told before it takes an extension to test from the address. */
  readonly testArguments: readonly string[];
}

/** Which VS Code to test in: `VSCODE_TEST_VERSION=minimum` picks the oldest supported one. */
function chosenRelease(): keyof typeof releases {
  const wanted = process.env.VSCODE_TEST_VERSION ?? 'stable';
  if (wanted === 'stable' || wanted === 'minimum') return wanted;
  throw new Error(`VSCODE_TEST_VERSION must be one of ${Object.keys(releases).join(', ')}, not "${wanted}".`);
}

/** Installs the chosen VS Code unless it is there already. */
export async function installVsCode(): Promise<VsCode> {
  const release = releases[chosenRelease()];
  const nodePackage = platformNode(release.node);
  const folder = path.resolve('.vscode-test', `code-server-${release.codeServer}-node-${release.node}`);
  if (!(await exists(folder))) {
    console.error(`Installing VS Code (code-server ${release.codeServer}) into .vscode-test (820 MB, once) ...`);
    const before = await free();
    // Others use the disk, too: what was there once is not counted back.
    let most = 0;
    const progress = setInterval(() => {
      void free().then((now) => {
        most = Math.max(most, before - now);
        console.error(`  ${most.toFixed(0)} MB`);
      });
    }, 5_000);
    // Under another name until it is complete, so that a broken or a parallel set-up is never taken for a finished one.
    const unfinished = `${folder}.${process.pid}`;
    try {
      await install(unfinished, {
        'code-server': release.codeServer,
        ...(nodePackage && { [nodePackage]: release.node }),
      });
      await replaceModule(
        path.join(unfinished, server, 'node_modules/@vscode/spdlog'),
        path.join(__dirname, 'spdlog.js'),
      );
      for (const name of 'unused' in release ? release.unused : []) {
        await replaceModule(path.join(unfinished, 'node_modules', name));
      }
      await rename(unfinished, folder).catch(async (error: unknown) => {
        if (!(await exists(folder))) throw error;
      });
    } finally {
      clearInterval(progress);
      await rm(unfinished, { recursive: true, force: true });
    }
  }
  return {
    node: nodePackage ? path.join(folder, 'node_modules', nodePackage, 'bin/node') : process.execPath,
    codeServer: path.join(folder, 'node_modules/code-server/out/node/entry.js'),
    testArguments: release.smokeTestSwitch ? ['--vscode-option', 'enable-smoke-test-driver'] : [],
  };
}

const server = 'node_modules/code-server/lib/vscode';

/** The package that carries this Node version for this machine; undefined where the running Node serves as well. */
function platformNode(version: string): string | undefined {
  if (process.platform === 'linux' && (process.arch === 'x64' || process.arch === 'arm64')) {
    return `node-linux-${process.arch}`;
  }
  const major = version.split('.')[0] ?? '';
  if (process.platform === 'darwin' && process.versions.node.startsWith(`${major}.`)) return undefined;
  throw new Error(
    process.platform === 'darwin'
      ? `VS Code's server needs Node ${major} here; this is ${process.versions.node}. Run this with Node ${major}.`
      : `VS Code's server does not come for ${process.platform} ${process.arch}. ` +
          'Use Linux (x64, arm64) or macOS, or "npm run test:desktop".',
  );
}

async function install(folder: string, dependencies: Record<string, string>): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  // Install scripts would compile modules that are not needed, or fetch binaries from elsewhere.
  const quietly = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await npm(quietly, { cwd: folder, output: 'inherit' });
  await npm(quietly, { cwd: path.join(folder, server), output: 'inherit' });
}

/** Puts one file in the place of an installed module, or an empty module when there is no file. */
async function replaceModule(folder: string, file?: string): Promise<void> {
  const { name, version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as Record<
    string,
    string
  >;
  await rm(folder, { recursive: true });
  await mkdir(folder);
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ name, version, main: 'index.js' }));
  if (file) await cp(file, path.join(folder, 'index.js'));
  else await writeFile(path.join(folder, 'index.js'), '');
}

/** What the disk has free, in megabytes. */
async function free(): Promise<number> {
  const { bavail, bsize } = await statfs('.');
  return (bavail * bsize) / 1e6;
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
