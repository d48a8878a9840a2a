// npm run demo: the extension in a throw-away VS Code, with simulated boxes to add.
//   npm run demo -- --no-open   opens nothing: VS Code is served on the printed address until Ctrl+C
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startBox, type SimulatedBox } from './box';
import { atExit, temporaryFolder } from './vscode/cleanup';
import { findProgram } from './vscode/findProgram';
import { freePort, installVsix, quietSettings, startServer } from './vscode/server';
import { packVsix } from './vsix';

const workbenchPort = 8064;
const boxes = [
  { name: 'Home', scenario: '7590-8.02', port: 49000, tlsPort: 49443 },
  { name: 'Parents', scenario: '7530-7.29', port: 49010, tlsPort: 49453 },
] as const;

/** Shows the guide first of all. */
const settings = { ...quietSettings, 'workbench.startupEditor': 'readme' };

async function startBoxes(): Promise<SimulatedBox[]> {
  const started: SimulatedBox[] = [];
  for (const { name, scenario, port, tlsPort } of boxes) {
    const ports = { port: await freePort(port), tlsPort: await freePort(tlsPort) };
    started.push(await startBox({ name, scenario, ssdp: true, remote: {}, ...ports }));
  }
  return started;
}

/** What to know of each box, as Markdown that reads well in a terminal too. */
function guide(started: readonly SimulatedBox[]): string {
  const box = ({ name, host, tlsPort, users, fingerprint, state }: SimulatedBox): string =>
    [
      `## ${name}`,
      '',
      `- address: ${host}:${tlsPort}`,
      `- address "on the internet": https://${host}:${state.remoteAccess.port}/tr064`,
      ...users.map(
        (user, index) =>
          `- user: ${user.name} (${index === 0 ? 'may configure it' : 'limited rights'}), password: ${user.password}`,
      ),
      `- fingerprint: ${fingerprint}`,
      '',
    ].join('\n');
  return [
    '# FRITZ!Box Remote Access: try it',
    '',
    'Open "FRITZ!Box" in the activity bar and add these simulated boxes. The search finds them; their',
    'addresses work too.',
    '',
    ...started.map(box),
  ].join('\n');
}

/** VS Code for the desktop, if its command is there; within a remote window, that command belongs to the window. */
function findDesktop(): string | undefined {
  return process.env.VSCODE_IPC_HOOK_CLI ? undefined : findProgram('code', 'code.cmd');
}

/** Opens the desktop's VS Code on data of its own and waits until its window is closed. */
async function openDesktop(code: string, folder: string, workspace: string, vsix: string): Promise<void> {
  const userData = path.join(folder, 'user-data');
  mkdirSync(path.join(userData, 'User'), { recursive: true });
  writeFileSync(path.join(userData, 'User/settings.json'), JSON.stringify(settings));
  const common = ['--user-data-dir', userData, '--extensions-dir', path.join(folder, 'extensions')];
  // As root, VS Code starts only when told that its sandbox is not missed.
  if (process.getuid?.() === 0) common.push('--no-sandbox');
  // On Windows, `code` is a batch file: only a shell runs it, and a shell wants quotes.
  const shell = process.platform === 'win32';
  const quoted = (args: string[]): string[] => (shell ? args.map((arg) => `"${arg}"`) : args);
  const program = shell ? `"${code}"` : code;
  execFileSync(program, quoted([...common, '--install-extension', vsix]), { stdio: ['ignore', 2, 2], shell });
  atExit(() => {
    // The window outlives the command that opened it; VS Code leaves its process id here.
    process.kill(Number(readFileSync(path.join(userData, 'code.lock'), 'utf8')));
  });
  const window = spawn(program, quoted([...common, '--new-window', '--wait', workspace]), { stdio: 'ignore', shell });
  await new Promise((resolve) => window.once('close', resolve));
}

/** Shows an address in the default browser where there is a screen to show it on. */
function openInBrowser(url: string): void {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const opener = process.platform === 'darwin' ? 'open' : DISPLAY || WAYLAND_DISPLAY ? 'xdg-open' : undefined;
  const program = opener && findProgram(opener);
  if (program) spawn(program, [url], { stdio: 'ignore', detached: true }).unref();
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { 'no-open': { type: 'boolean', default: false } } });
  console.error('Packing the extension ...');
  const vsix = await packVsix();
  const folder = temporaryFolder();
  const workspace = path.join(folder, 'demo');
  const text = guide(await startBoxes());
  mkdirSync(workspace);
  writeFileSync(path.join(workspace, 'README.md'), text);

  // Ctrl+C is how this is meant to end.
  process.exitCode = 0;
  const desktop = values['no-open'] ? undefined : findDesktop();
  if (desktop) {
    console.log(
      `\n${text}\nVS Code opens. Closing its window, or Ctrl+C here, ends the demo and leaves nothing behind.`,
    );
    await openDesktop(desktop, folder, workspace, vsix);
    process.exit();
  }
  await installVsix(folder, vsix);
  const server = await startServer({ folder, port: await freePort(workbenchPort), settings });
  const url = server.url(workspace);
  console.log(`\n${text}\nVS Code: ${url}\n\nCtrl+C ends the demo and leaves nothing behind.`);
  if (!values['no-open']) openInBrowser(url);
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
