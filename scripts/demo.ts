// npm run demo: the extension in a throw-away VS Code, with three simulated boxes and an internet of their own.
//   npm run demo -- --german    in German
//   npm run demo -- --no-open   opens nothing: VS Code is served on the printed address until Ctrl+C
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SCENARIOS } from '../test/box';
import { atExit } from '../test/vscode/cleanup';
import { findProgram } from '../test/vscode/findProgram';
import { RESET } from './demoGuide';
import { type Demo, prepareExtension, serveDemo, settings, setUpDemo } from './demoSetup';

/** VS Code for the desktop, if its command is there; within a remote window, that command belongs to the window. */
function findDesktop(): string | undefined {
  return process.env.VSCODE_IPC_HOOK_CLI ? undefined : findProgram('code', 'code.cmd');
}

/** Opens the desktop's VS Code on data of its own and waits until its window is closed. */
async function openDesktop(code: string, demo: Demo): Promise<void> {
  const { vsix, folder, workspace, locale } = demo;
  const userData = path.join(folder, 'user-data');
  mkdirSync(path.join(userData, 'User'), { recursive: true });
  writeFileSync(path.join(userData, 'User/settings.json'), JSON.stringify(settings));
  const common = ['--user-data-dir', userData, '--extensions-dir', path.join(folder, 'extensions')];
  // As root, VS Code starts only when told that its sandbox is not missed.
  if (process.getuid?.() === 0) common.push('--no-sandbox');
  if (locale !== undefined) common.push('--locale', locale);
  // On Windows, `code` is a batch file: only a shell runs it, and a shell wants quotes.
  const shell = process.platform === 'win32';
  const quoted = (args: string[]): string[] => (shell ? args.map((arg) => `"${arg}"`) : args);
  const program = shell ? `"${code}"` : code;
  execFileSync(program, quoted([...common, '--install-extension', vsix]), { stdio: ['ignore', 2, 2], shell });
  prepareExtension(demo);
  atExit(() => {
    // The window outlives the command that opened it; VS Code leaves its process id here.
    process.kill(Number(readFileSync(path.join(userData, 'code.lock'), 'utf8')));
  });
  const env = { ...process.env, ...demo.env };
  const args = quoted([...common, '--new-window', '--wait', workspace]);
  const window = spawn(program, args, { stdio: 'ignore', shell, env });
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
  const { values } = parseArgs({
    options: { 'no-open': { type: 'boolean', default: false }, german: { type: 'boolean', default: false } },
  });
  const demo = await setUpDemo(values.german ? 'german' : 'english');
  const { scene, language, workspace } = demo;
  const keys = `${language.button}\n${language.ends}`;
  process.stdin.on('data', (typed) => {
    if (String(typed).trim() === RESET) {
      const { remoteAccess, ddns } = SCENARIOS.factory();
      Object.assign(scene.parents.state.remoteAccess, remoteAccess);
      Object.assign(scene.parents.state.ddns, ddns);
      console.log(language.wasReset(scene.parents.name));
      return;
    }
    const waiting = [scene.home, scene.parents, scene.office].filter(
      ({ state }) => state.secondFactor.process?.state === 'waitingforauth',
    );
    for (const box of waiting) box.pressButton();
    console.log(
      waiting.length === 0 ? language.notPressed : waiting.map(({ name }) => language.pressed(name)).join(' '),
    );
  });

  // Ctrl+C is how this is meant to end.
  process.exitCode = 0;
  const desktop = values['no-open'] ? undefined : findDesktop();
  if (desktop) {
    console.log(`\n${language.guide(scene)}\n${keys}`);
    await openDesktop(desktop, demo);
    process.exit();
  }
  const url = (await serveDemo(demo)).url(workspace);
  console.log(`\n${language.guide(scene)}\nVS Code: ${url}\n\n${keys}`);
  if (!values['no-open']) openInBrowser(url);
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
