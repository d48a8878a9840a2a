// The way into every task that runs from out/: `node test/start.mjs <task> [arguments]` runs scripts/<task>.ts or
// test/<task>.ts.
// A fresh clone has nothing but Node and npm, so this is plain Node. stdout is left to the task.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.dirname(import.meta.dirname);
const toStderr = { cwd: root, stdio: ['ignore', 2, 2] };

function readJson(file) {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
}

/** Whether what lies in node_modules is what package-lock.json asks for; npm notes there what it has installed. */
function dependenciesAreInstalled() {
  if (!existsSync(path.join(root, 'node_modules/.package-lock.json'))) return false;
  const installed = readJson('node_modules/.package-lock.json').packages;
  const wanted = Object.entries(readJson('package-lock.json').packages);
  // Optional packages are mostly binaries for other platforms. The nameless entry is the project itself.
  return wanted.every(([name, entry]) => !name || entry.optional || installed[name]?.version === entry.version);
}

/** What the disk has free, in megabytes. */
function free() {
  const { bavail, bsize } = statfsSync(root);
  return (bavail * bsize) / 1e6;
}

async function installDependencies() {
  console.error('Installing the packages of this project from the npm registry (340 MB, once) ...');
  const before = free();
  // Others use the disk, too: what was there once is not counted back.
  let most = 0;
  const progress = setInterval(() => {
    most = Math.max(most, before - free());
    console.error(`  ${most.toFixed(0)} MB`);
  }, 5000);
  // npm tells its scripts where it lies. Without that, its name has to do, which on Windows only a shell finds.
  const npm = process.env.npm_execpath;
  const child = npm
    ? spawn(process.execPath, [npm, 'ci'], toStderr)
    : spawn('npm', ['ci'], { ...toStderr, shell: process.platform === 'win32' });
  const code = await new Promise((resolve) => child.once('error', resolve).once('close', resolve));
  clearInterval(progress);
  if (code !== 0) throw new Error(`npm ci ended with ${code}.`);
}

const [task, ...rest] = process.argv.slice(2);
const oldest = readJson('package.json').engines.node.replace(/[^\d.]/g, '');
if (process.versions.node.localeCompare(oldest, 'en', { numeric: true }) < 0) {
  console.error(`This project needs Node ${oldest} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
if (!dependenciesAreInstalled()) await installDependencies();
execFileSync(process.execPath, ['esbuild.js', '--tests'], toStderr);

const script = ['scripts', 'test'].map((room) => path.join(root, 'out', room, `${task}.js`)).find(existsSync);
if (script === undefined) {
  console.error(`There is no task "${task}": it would be scripts/${task}.ts.`);
  process.exit(1);
}
process.chdir(root);
process.setSourceMapsEnabled(true);
process.argv = [process.execPath, script, ...rest];
await import(pathToFileURL(script));
