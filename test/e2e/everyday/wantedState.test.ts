import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { SCENARIOS } from '../../box';
import { temporaryFolder } from '../../vscode/cleanup';
import { until } from '../../vscode/until';
import { usePerson } from '../fixture';
import { addRouter, administratorOf, CONTAINER, routersView } from '../routers';

suite('the settings of a router in a file', () => {
  const person = usePerson({ scenario: '7590-8.02' });
  const file = path.join(temporaryFolder(), 'mine.fritzbox-inventory.json');

  const lenses = async (): Promise<string[]> => person.workbench.page.locator('.codelens-decoration a').allInnerTexts();
  const report = () => person.workbench.page.frameLocator('iframe.webview').frameLocator('#active-frame');
  const lens = async (title: RegExp): Promise<void> => {
    await until(async () => (await lenses()).some((text) => title.test(text)), `a lens ${String(title)}`);
    await person.workbench.page.locator('.codelens-decoration a', { hasText: title }).first().click();
  };

  test('are saved, and match it', async () => {
    const { workbench, box } = person;
    const { quickInput } = workbench;
    await workbench.openContainer(CONTAINER);
    await addRouter(person, box, 'Home');
    await until(async () => (await routersView(person).row('Home')).description.includes('on'), 'the row');
    await workbench.runCommand('FRITZ!Box: Export Inventory…');
    await quickInput.pick('All routers with their settings');
    await quickInput.waitFor('Export Inventory');
    await quickInput.enterFile(file);
    const text = await until(async () => (await readFile(file, 'utf8').catch(() => '')) || undefined, 'the file');
    assert.match(text, /token=\*\*\*/);
    assert.ok(!text.includes(administratorOf(box).password));
    await until(
      async () => (await lenses()).some((title) => title.startsWith('matches the file · read')),
      'the lenses',
    );
    assert.deepEqual((await lenses()).slice(0, 2), ['Routers: 1, with differences: 0', 'Keep Comparing']);
    await person.screenshot('wanted-in-step');
  });

  test('show a value that was changed elsewhere', async () => {
    const { workbench, box } = person;
    await lens(/^Keep Comparing$/);
    box.state.remoteAccess.letsEncryptEnabled = false;
    await workbench.runCommand('FRITZ!Box: Refresh All');
    await until(async () => (await lenses()).some((title) => title.startsWith('1 difference')), 'the difference');
    await until(async () => (await routersView(person).row('Home', 'File')).description === '1 difference', 'the row');
    assert.equal(await workbench.badge(CONTAINER), '1');
    await person.screenshot('wanted-difference');
    await lens(/^1 difference · read/);
    const frame = report();
    await frame.getByRole('heading', { level: 2, name: 'Home' }).waitFor();
    assert.deepEqual(await frame.locator('tbody td').allInnerTexts(), ["Let's Encrypt", 'on', 'off']);
    await person.screenshot('wanted-report');
    await frame.getByRole('link', { name: 'Apply…' }).click();
    const { items } = await workbench.quickInput.waitFor(/Make this change/);
    const rows = items.map(({ label, detail }) => `${label}: ${detail}`);
    assert.ok(rows.includes("Let's Encrypt: off → on"), rows.join('\n'));
    await person.screenshot('wanted-question');
    await workbench.quickInput.escape();
  });

  test('come back after the box was reset', async () => {
    const { workbench, box } = person;
    const { quickInput } = workbench;
    const { remoteAccess, ddns, managementServer } = box.state;
    const before = { port: remoteAccess.port, url: ddns.updateUrl, domain: ddns.domain, mode: ddns.mode };
    const fresh = SCENARIOS.factory();
    Object.assign(remoteAccess, fresh.remoteAccess);
    Object.assign(ddns, fresh.ddns);
    managementServer.firmwareDownload = false;
    await report().getByRole('link', { name: 'Apply…' }).click();
    await quickInput.waitFor(/To set the port, .* Which user/);
    await quickInput.pick('anna');
    await quickInput.waitFor(/New password of anna/);
    await quickInput.enter('blaumeise-Neu-5');
    await quickInput.waitFor(/once more/);
    await quickInput.enter('blaumeise-Neu-5');
    const { value } = await quickInput.waitFor(/Replace \*\*\* with the secret it stands for/);
    assert.match(value, /token=\*\*\*/);
    await person.screenshot('wanted-secret');
    await quickInput.enter(before.url);
    await quickInput.waitFor(/Which dynamic DNS password/);
    await quickInput.pick('Enter the password…');
    await quickInput.waitFor(/Password of your account/);
    await quickInput.enter('zaunkoenig-Ddns-9');
    const question = await workbench.dialog();
    assert.match(question, /^Home: Apply Settings From mine\.fritzbox-inventory\.json\?/);
    for (const line of ['Port: 443 → ', 'Domain: (empty) → home.example.org', "Let's Encrypt", 'Update URL: ']) {
      assert.ok(question.includes(line), `${line} in ${question}`);
    }
    assert.ok(!/eule-Token|blaumeise|zaunkoenig/.test(question));
    await person.screenshot('wanted-restore');
    await workbench.pressInDialog('Apply');
    await workbench.waitForNotification(/^Home: .*Let's Encrypt: now on\./);
    assert.deepEqual({ port: remoteAccess.port, url: ddns.updateUrl, domain: ddns.domain, mode: ddns.mode }, before);
    assert.deepEqual([remoteAccess.enabled, remoteAccess.letsEncryptEnabled, ddns.enabled], [true, true, true]);
    assert.equal(managementServer.firmwareDownload, true);
    await report()
      .getByText(/^matches the file · read/)
      .waitFor();
    await person.screenshot('wanted-report-anew');
    await workbench.runCommand('View: Close Editor');
    await until(
      async () => (await lenses()).some((title) => title.startsWith('matches the file · read')),
      'the lenses',
    );
    await person.screenshot('wanted-restored');
  });
});
