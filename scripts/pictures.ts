// npm run pictures: takes the pictures of the README anew, in the demo's VS Code: each scene in light and dark colours,
// into shots/, and those that the README shows into docs/.
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openBrowser } from '../test/vscode/chromium';
import { until } from '../test/vscode/until';
import { Workbench } from '../test/vscode/workbench';
import { type Demo, serveDemo, setUpDemo } from './demoSetup';

const THEMES = [
  ['Light Modern', 'light'],
  ['Dark Modern', 'dark'],
] as const;

async function takeScenes(workbench: Workbench, { scene, workspace }: Demo, name: string): Promise<void> {
  const { page, quickInput } = workbench;
  const view = workbench.view('Routers');
  /** Waits until nothing is announced any more, then takes it. */
  const picture = async (what: string): Promise<void> => {
    await page.mouse.move(700, 620);
    await workbench.screenshot(path.join('shots', `readme-${what}-${name}.png`));
  };
  const check = async (router: string): Promise<void> => {
    await view.menu([router], 'Check Remote Access');
    await page
      .frameLocator('iframe.webview')
      .frameLocator('#active-frame')
      .getByRole('heading', { level: 1, name: router })
      .waitFor({ timeout: 40_000 });
    await workbench.runCommand('Notifications: Clear All Notifications');
  };

  await workbench.runCommand('View: Close All Editors');
  await check('Home');
  await check('Parents');
  await until(
    async () => (await view.row('Parents')).description.includes('parents.example.org'),
    'the row to say what the check has found',
  );
  await view.expand('Home');
  await picture('overview');

  await workbench.runCommand('View: Close All Editors');
  await view.menu(['Home'], 'Dynamic DNS', 'Set Up Dynamic DNS…');
  await quickInput.pick('Benutzerdefiniert');
  await quickInput.pick('IPv4 and IPv6 in one request');
  await quickInput.waitFor(/Domain name/);
  await quickInput.enter('home.example.org');
  await quickInput.waitFor(/User name of your account/);
  await quickInput.enter('anna');
  await quickInput.pick('Enter the password…');
  await quickInput.waitFor(/Password of your account/);
  await quickInput.enter('taubenschlag');
  await quickInput.waitFor(/^https:\/\/provider/);
  const url = 'https://dyn.example.net/nic/update?host=<domain>&user=<username>&pw=<pass>';
  await quickInput.type(`${url}&ip=<ipaddr>&ip6=<ipv6addr>`);
  await until(
    async () => ((await quickInput.read())?.items ?? []).some(({ label }) => label.includes('does not know')),
    'the finding',
  );
  await picture('update-url');
  await quickInput.type(`${url}&ip=<ipaddr>&ip6=<ip6addr>`);
  await quickInput.pick('Use this update URL');
  await quickInput.waitFor('Make this change?');
  await quickInput.pick('Compare');
  await workbench.comparison();
  await quickInput.waitFor('Make this change?');
  await picture('change');
  await quickInput.escape();
  await quickInput.waitUntilClosed();

  await workbench.runCommand('View: Close All Editors');
  await workbench.runCommand('FRITZ!Box: Export Inventory…');
  await quickInput.pick('All routers with their settings');
  const file = path.join(workspace, `${name}.fritzbox-inventory.json`);
  await quickInput.enterFile(file);
  const { remoteAccess } = scene.home.state;
  remoteAccess.letsEncryptEnabled = false;
  await workbench.runCommand('FRITZ!Box: Refresh All');
  const lenses = page.locator('.codelens-decoration a');
  await until(async () => (await lenses.allInnerTexts()).some((text) => text.startsWith('1 difference')), 'the lens');
  // Its path, which the tab shows meanwhile, goes with the focus.
  await page.locator('.monaco-editor .view-line', { hasText: '"version"' }).click();
  await picture('file');
  remoteAccess.letsEncryptEnabled = true;
  await workbench.runCommand('FRITZ!Box: Refresh All');
}

async function main(): Promise<void> {
  mkdirSync('shots', { recursive: true });
  const demo = await setUpDemo('english');
  const server = await serveDemo(demo);
  const browser = await openBrowser(path.join(demo.folder, 'profile'));
  const workbench = await Workbench.open(browser, server.url(demo.workspace));
  await workbench.openContainer('FRITZ!Box');
  await workbench.page.setViewportSize({ width: 1240, height: 640 });
  await workbench.widenSideBar(480);
  for (const [theme, name] of THEMES) {
    await workbench.setTheme(theme);
    try {
      await takeScenes(workbench, demo, name);
    } catch (error) {
      await workbench.screenshot('shots/failed-pictures.png');
      throw error;
    }
  }
  for (const [file, name = ''] of readFileSync('README.md', 'utf8').matchAll(/\bdocs\/([\w-]+\.png)/g)) {
    copyFileSync(path.join('shots', `readme-${name}`), file);
  }
}

void main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
