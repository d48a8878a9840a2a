import assert from 'node:assert/strict';
import { until } from '../../vscode/until';
import { usePerson } from '../fixture';
import { addRouter, CONTAINER, routersView } from '../routers';

suite("the provider's access", () => {
  const person = usePerson({ scenario: 'provider-box', name: 'Rented box', maintenance: { behaviour: 'chatty' } });

  test('is in the tree, and its check opens a report', async () => {
    const { workbench, box } = person;
    await workbench.openContainer(CONTAINER);
    await addRouter(person, box, 'Rented');
    const view = routersView(person);
    const row = () => view.row('Rented', 'Internet provider');
    assert.match((await row()).description, /^updates: yes$/);
    await view.rowButton(['Rented', 'Internet provider'], 'Check Internet Provider Access');
    await until(async () => (await row()).icon === 'warning' || (await row()).icon === 'error', 'the finding');
    const frame = workbench.page.frameLocator('iframe.webview').frameLocator('iframe');
    await frame.getByRole('heading', { level: 1, name: /Internet provider access: Rented/ }).waitFor();
    await frame.getByRole('heading', { level: 2, name: 'How to change it' }).waitFor();
    await person.screenshot('provider-report');
    await view.expand('Rented', 'Internet provider');
    await person.screenshot('provider-rows');
    assert.equal(box.traffic.maintenance.length, 3, 'one at home, and one at each address on the internet');
  });

  test('lets updates be forbidden after a strong warning', async () => {
    const { workbench, box } = person;
    await workbench.runCommand('FRITZ!Box: Do Not Allow Updates by the Internet Provider…');
    assert.match(await workbench.dialog(), /no longer installs updates\./);
    await person.screenshot('provider-warning');
    await workbench.pressInDialog('Do Not Allow');
    await until(() => !box.state.managementServer.firmwareDownload, 'the box to have it');
    await workbench.waitForNotification(/Automatic updates by the internet provider: now not allowed/);
    const view = routersView(person);
    await until(
      async () => (await view.row('Rented', 'Internet provider', 'Updates')).description === 'not allowed',
      'the row',
    );
  });
});
