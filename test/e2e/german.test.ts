import assert from 'node:assert/strict';
import { until } from '../vscode/until';
import { useGermanPerson } from './fixture';
import { administratorOf, pickAddressEntry } from './routers';

/** Words that only English has: none of them may be in what the extension shows in German. */
const ENGLISH =
  /\b(the|router[s]? could|reachable|current|valid|remote access|provider access|last read|turn o|set up)\b/i;

suite('in German', () => {
  const person = useGermanPerson({ scenario: '7590-8.02', name: 'Zuhause' });
  const view = () => person.workbench.view('Router');

  test('a router is found, recognised, signed in to and named', async () => {
    const { workbench, box } = person;
    const { quickInput } = workbench;
    const { name, password } = administratorOf(box);
    await workbench.openContainer('FRITZ!Box');
    assert.match(await view().welcome(), /^Router hinzufügen …$/m);
    await person.screenshot('de-welcome');
    await view().welcomeButton('Router hinzufügen …');
    await pickAddressEntry(person, 'Adresse eingeben …', /^Name oder IP-Adresse der FRITZ!Box/);
    await quickInput.type('fritz.box:99999');
    await quickInput.waitFor('Ports gehen von 1 bis 65535.');
    await quickInput.enter(`127.0.0.1:${box.tlsPort}`);
    await quickInput.waitFor(/^Ist das Ihre FRITZ!Box\?/);
    await person.screenshot('de-identity');
    await quickInput.pick(/^Ja, das ist meine FRITZ!Box/);
    await quickInput.waitFor(/^Als welcher FRITZ!Box-Benutzer/);
    await person.screenshot('de-user');
    await quickInput.pick(name);
    await quickInput.waitFor(/^Kennwort von anna/);
    await quickInput.enter('falsch');
    await quickInput.waitFor(/^Die FRITZ!Box lehnt Benutzername oder Kennwort ab/);
    await person.screenshot('de-password');
    await quickInput.enter(password);
    await quickInput.waitFor(/Wie nennen Sie diesen Router\?/);
    await quickInput.enter('Zuhause');
    await quickInput.waitUntilClosed();
  });

  test('its rows say how it stands', async () => {
    await view().expand('Zuhause', 'Dynamic DNS');
    await view().expand('Zuhause', 'Internetanbieter');
    await view().expand('Zuhause', 'Gerät');
    const text = await view().text();
    assert.match(text, /^Zuhause {2}Fernzugriff aktiv · ungeprüft$/m);
    assert.match(text, /^ {2}Fernzugriff {2}aktiv · \S+:\d+$/m);
    assert.match(text, /^ {2}Gerät {2}7590 · FRITZ!OS 8\.02$/m);
    assert.doesNotMatch(text, ENGLISH);
    assert.match((await view().row('Zuhause', 'Dynamic DNS', 'IPv4')).spoken, /^IPv4, aktuell$/);
    await person.screenshot('de-rows');
  });

  test('it is changed after a dialog that says whom it cuts off', async () => {
    const { workbench, box } = person;
    await workbench.runCommand('FRITZ!Box: Fernzugriff deaktivieren …');
    const asked = await workbench.dialog();
    assert.match(asked, /werden getrennt/);
    assert.doesNotMatch(asked.replace(/\nCancel$/, ''), ENGLISH);
    await person.screenshot('de-turn-off');
    await workbench.pressInDialog('Deaktivieren');
    await until(() => !box.state.remoteAccess.enabled, 'the box to have it');
    await workbench.waitForNotification(/Zuhause: Fernzugriff: jetzt nicht aktiv/);
    await person.screenshot('de-turned-off');
    await workbench.runCommand('FRITZ!Box: Änderungen anzeigen');
    await workbench.page.locator('.monaco-editor .view-lines', { hasText: 'Von hier aus' }).waitFor();
    await person.screenshot('de-changes');
  });

  test('its setup asks step by step', async () => {
    const { workbench } = person;
    const { quickInput } = workbench;
    await workbench.runCommand('FRITZ!Box: Fernzugriff einrichten …');
    await quickInput.waitFor('Fernzugriff aktivieren?');
    await person.screenshot('de-setup-1');
    await quickInput.pick('Ein');
    await quickInput.waitFor(/^Port, 1 bis 65535/);
    await person.screenshot('de-setup-2');
    await quickInput.enter('44123');
    await quickInput.waitFor(/^Welcher Benutzer erhält/);
    await person.screenshot('de-setup-3');
    await quickInput.escape();
    await workbench.runCommand('FRITZ!Box: Dynamic DNS einrichten …');
    await quickInput.waitFor(/^Bei welchem/);
    await person.screenshot('de-ddns-1');
    await quickInput.pick('Benutzerdefiniert');
    await quickInput.waitFor(/^Zu welchen Adressen/);
    await person.screenshot('de-ddns-2');
    await quickInput.pick('nur IPv4');
    await quickInput.waitFor(/^Domainname/);
    await quickInput.enter('zuhause.example.org');
    await quickInput.waitFor(/^Benutzername Ihres Kontos/);
    await quickInput.enter('anna');
    await quickInput.waitFor(/^Welches DynDNS-Kennwort/);
    await person.screenshot('de-ddns-password');
    await quickInput.pick('Kein Kennwort');
    await quickInput.waitFor(/https:\/\/anbieter/);
    await quickInput.type('https://dyn.example/update?ip=<ipadr>');
    await until(async () => JSON.stringify(await quickInput.read()).includes('<ipadr> nicht'), 'the advice');
    await person.screenshot('de-ddns-url');
    await quickInput.escape();
    await quickInput.waitUntilClosed();
  });

  test('its reports are in German', async () => {
    const { workbench } = person;
    const { page } = workbench;
    const content = page.frameLocator('iframe.webview').frameLocator('#active-frame');
    await workbench.runCommand('FRITZ!Box: Zugriff des Internetanbieters prüfen');
    await content.getByRole('heading', { level: 1, name: 'Zugriff des Internetanbieters: Zuhause' }).waitFor();
    assert.doesNotMatch(await content.locator('body').innerText(), /\b(the|and|is|of)\b/);
    await person.screenshot('de-provider-report');
    await workbench.runCommand('FRITZ!Box: Problem melden');
    await page.locator('.monaco-editor .view-lines', { hasText: '# Problembericht' }).waitFor();
    await person.screenshot('de-problem-report');
  });

  test('its menu, the palette and the walkthrough are in German', async () => {
    const { workbench } = person;
    const { page } = workbench;
    await view().openMenu('Zuhause');
    await person.screenshot('de-menu');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await workbench.quickInput.type('>FRITZ!Box: ');
    const titles = await until(async () => {
      const { items = [] } = (await workbench.quickInput.read()) ?? {};
      return items.length > 5 && items.map(({ label }) => label);
    }, 'the commands');
    for (const title of titles) assert.doesNotMatch(title, ENGLISH);
    await person.screenshot('de-palette');
    await workbench.quickInput.escape();
    await page.setViewportSize({ width: 1680, height: 900 });
    await workbench.runCommand('Welcome: Open Walkthrough...');
    await workbench.quickInput.pick('Ihre FRITZ!Box im Blick');
    for (const [index, title] of [
      'FRITZ!Box vorbereiten',
      'Router hinzufügen',
      'Identität akzeptieren und anmelden',
      'Status ansehen',
      'Aus dem Internet erreichbar sein',
      'Ein Zertifikat, dem Browser vertrauen',
    ].entries()) {
      await page.locator('.getting-started-step .step-title', { hasText: title }).click();
      await page.waitForTimeout(300);
      await person.screenshot(`de-walkthrough-${index + 1}`);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  test('what fails says why, and what to do', async () => {
    const { workbench, box } = person;
    await box.close();
    await view().rowButton(['Zuhause'], 'Aktualisieren');
    await until(
      async () => (await view().row('Zuhause')).description.startsWith('nicht erreicht · Stand '),
      'the failure',
    );
    assert.match((await view().rows())[1]?.label ?? '', /antwortet nicht\.$/);
    await person.screenshot('de-unreachable');
    await workbench.runCommand('FRITZ!Box: Router entfernen …');
    assert.match(await workbench.dialog(), /^Zuhause aus der Liste entfernen\?/);
    await person.screenshot('de-remove');
    await workbench.pressInDialog('Entfernen');
    assert.match(await view().welcome(), /Router hinzufügen/);
  });
});
