import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { openBrowser } from '../vscode/chromium';
import { temporaryFolder } from '../vscode/cleanup';
import { until } from '../vscode/until';
import { Workbench } from '../vscode/workbench';

suite('the demo in German', () => {
  let demo: ChildProcessWithoutNullStreams;
  let said = '';
  let browser: BrowserContext;
  let workbench: Workbench;
  const view = () => workbench.view('Router');

  suiteSetup(async () => {
    demo = spawn(process.execPath, ['out/scripts/demo.js', '--no-open', '--german']);
    for (const stream of [demo.stdout, demo.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()));
    const url = await until(
      () => /^VS Code: (\S+)$/m.exec(said)?.[1],
      () => `the address; the demo said: ${said}`,
      120_000,
    );
    browser = await openBrowser(path.join(temporaryFolder(), 'profile'));
    workbench = await Workbench.open(browser, url);
    await workbench.openContainer('FRITZ!Box');
  });
  teardown(async function () {
    if (this.currentTest?.isFailed()) await workbench.screenshot('shots/failed-demo.png');
  });
  suiteTeardown(async () => {
    await browser.close();
    demo.kill('SIGINT');
    const [code] = (await once(demo, 'exit')) as [number | null];
    assert.equal(code, 0, 'Ctrl+C ends it well');
  });

  /** Presses Enter in the terminal as soon as a box waits, and waits for what the workbench says then, if anything. */
  async function confirmAtBox(notification?: RegExp): Promise<void> {
    await until(() => {
      demo.stdin.write('\n');
      return said.includes('Die Taste von „Eltern“ wurde gedrückt.');
    }, 'the box to ask for a confirmation');
    said = '';
    if (notification === undefined) return;
    await workbench.waitForNotification(notification);
    await workbench.runCommand('Notifications: Clear All Notifications');
  }

  test('has its routers read, and its guide open', async () => {
    for (const name of ['Zuhause', 'Eltern', 'Büro'])
      await until(async () => (await view().row(name)).description.includes('Fernzugriff'), `${name} to be read`);
    assert.match(said, /^# FRITZ!Box-Fernzugriff ausprobieren$/m);
    await workbench.page.locator('.tab', { hasText: 'README.md' }).waitFor();
  });

  test('shows the fault that its guide tells of, and that the guide mends it', async () => {
    const { quickInput } = workbench;
    const password = /DynDNS-Kennwort ein:\s+`([^`]+)`/.exec(said)?.[1] ?? '';
    await view().menu(['Eltern'], 'Fernzugriff prüfen');
    await until(async () => (await view().row('Eltern')).description.includes('parents.example.org'), 'the fault');

    await view().menu(['Eltern'], 'Dynamic DNS', 'Dynamic DNS jetzt aktualisieren …');
    await quickInput.pick('Kennwort eingeben …');
    await quickInput.enter(password);
    await quickInput.pick('Deaktivieren und wieder aktivieren');
    await confirmAtBox();
    await confirmAtBox(/Eltern: Dynamic DNS wurde deaktiviert und wieder aktiviert/);
    await until(async () => {
      await view().menu(['Eltern'], 'Aktualisieren');
      return (await view().row('Eltern', 'Dynamic DNS')).description.startsWith('aktuell');
    }, 'the update to be through');
    await view().menu(['Eltern'], 'Fernzugriff prüfen');
    await until(
      async () => (await view().row('Eltern')).description.includes('selbst signiert'),
      'what is left when the fault is gone',
    );
  });

  test('resets a box when its guide says so', async () => {
    demo.stdin.write('reset\n');
    await until(() => said.includes('„Eltern“ hat seine Einstellungen verloren.'), 'the reset');
    await until(async () => {
      await view().menu(['Eltern'], 'Aktualisieren');
      return (await view().row('Eltern')).description === 'Fernzugriff nicht aktiv';
    }, 'the row');
  });
});
