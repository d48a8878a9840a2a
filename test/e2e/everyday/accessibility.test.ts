import assert from 'node:assert/strict';
import { checkWebview, readSpokenRows } from '../../vscode/accessibility';
import { until } from '../../vscode/until';
import { usePerson } from '../fixture';
import { addRouter, CONTAINER, routersView } from '../routers';

suite('with a screen reader and a keyboard', () => {
  const person = usePerson({ scenario: '7590-8.02' });

  suiteSetup(async () => {
    await person.workbench.openContainer(CONTAINER);
    await addRouter(person, person.box, 'Home');
    await routersView(person).row('Home', 'Device');
    // A router that was added is shown, and takes the focus.
    await person.workbench.page.locator('.part.sidebar .monaco-list.element-focused .focused').waitFor();
  });

  test('every row is said in words, with its place in the tree', async () => {
    const { workbench, box } = person;
    const rows = () => readSpokenRows(workbench.page, 'Routers');
    await routersView(person).expand('Home', 'Dynamic DNS');
    const said = await until(async () => {
      const read = await rows();
      return read.length > 8 && read;
    }, 'the rows');
    const name = box.state.myFritz.name;
    assert.deepEqual(
      said.slice(0, 4).map(({ level, name }) => `${level} ${name}`),
      [
        '1 Home, remote access on · not checked, unknown',
        `2 Remote access, on · ${name}:44123`,
        '2 Dynamic DNS, current · home.example.org',
        '3 IPv4, current',
      ],
    );
    box.state.ddns.statusIPv4 = 'account-disabled';
    box.state.remoteAccess.letsEncryptState = 'unknown';
    await workbench.runCommand('FRITZ!Box: Refresh All');
    // What a colour shows is said as well.
    await until(async () => (await rows())[0]?.name.endsWith(', problem'), 'the problem to be said');
    const names = (await rows()).map(({ level, name }) => `${level} ${name}`);
    assert.ok(names.includes('3 IPv4, account disabled, problem'), names.join('\n'));
    assert.ok(names.includes("2 Let's Encrypt, unknown error, unknown"), names.join('\n'));
    box.state.ddns.statusIPv4 = 'complete';
    box.state.remoteAccess.letsEncryptState = 'valid';
    await workbench.runCommand('FRITZ!Box: Refresh All');
    await until(async () => (await rows())[0]?.name.endsWith('not checked, unknown'), 'no problem any more');
  });

  test('everything is reached by the keyboard alone', async () => {
    const { workbench, box } = person;
    const { keyboard } = workbench.page;
    const press = async (...keys: string[]): Promise<void> => {
      for (const key of keys) await keyboard.press(key, { delay: 30 });
    };
    await workbench.runCommand('FRITZ!Box: Focus on Routers View');
    await press('Home', 'ArrowDown', 'ArrowRight');
    await until(
      async () => (await readSpokenRows(workbench.page, 'Routers')).some(({ name }) => name.startsWith('Port')),
      'the rows below',
    );
    await press('Shift+F10');
    const focused = workbench.page.locator('.monaco-menu .action-item.focused');
    await until(async () => {
      if ((await focused.allInnerTexts()).some((entry) => entry.startsWith('Copy Internet Address'))) return true;
      await press('ArrowDown');
      await workbench.page.waitForTimeout(100);
      return false;
    }, 'the entry of the menu');
    await press('Enter');
    await until(
      async () => (await workbench.clipboard()) === `https://${box.state.myFritz.name}:44123`,
      'the address in the clipboard',
    );
  });

  test('reports hold what a checker looks for', async () => {
    const { workbench } = person;
    const { page } = workbench;
    const content = page.frameLocator('iframe.webview').frameLocator('#active-frame');
    await workbench.runCommand('FRITZ!Box: Check Internet Provider Access');
    await content.getByRole('heading', { level: 1, name: /Internet provider access/ }).waitFor();
    await person.screenshot('report-light');
    assert.deepEqual(await checkWebview(page), []);
    for (const theme of ['Dark Modern', 'Dark High Contrast']) {
      await workbench.setTheme(theme);
      await person.screenshot(`report-${theme.toLowerCase().replaceAll(' ', '-')}`);
      assert.deepEqual(await checkWebview(page), [], theme);
    }
    await workbench.runCommand('FRITZ!Box: Report a Problem');
    await page.locator('.monaco-editor .view-lines', { hasText: '# Problem report' }).waitFor();
    // What stands there to be replaced is selected.
    await page.keyboard.type('The router was red.');
    await person.screenshot('problem-report');
    await workbench.pressInNotification(/Write into the report what happened/, 'Copy Report');
    const copied = await until(async () => {
      const text = await workbench.clipboard();
      return text.startsWith('# ') && text;
    }, 'the report in the clipboard');
    assert.match(copied, /## What happened\n\nThe router was red\.\n\n## Versions/);
  });
});
