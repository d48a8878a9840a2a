import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { temporaryFolder } from '../../vscode/cleanup';
import { until } from '../../vscode/until';
import { usePerson } from '../fixture';
import { addRouter, administratorOf, CONTAINER, pressInView, routersView } from '../routers';

/** Runs in the page. */
const WIDER_THAN_ITS_PAGE = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';

suite('many routers', () => {
  const person = usePerson({ name: 'Home box' }, { name: 'Mum’s box' }, { name: 'Office box' });
  const folder = temporaryFolder();

  test('are put into a group from the row', async () => {
    const { workbench, boxes } = person;
    const { quickInput } = workbench;
    await workbench.openContainer(CONTAINER);
    const [home, mum] = boxes;
    assert.ok(home && mum);
    mum.state.ddns.statusIPv4 = 'account-disabled';
    const view = routersView(person);
    // The view comes to the front when a router is added, and takes the keyboard with it.
    const isRead = (name: string): Promise<boolean> =>
      until(async () => !(await view.row(name)).description.includes('read'), `${name} to be read`);
    await addRouter(person, home, 'Home');
    await isRead('Home');
    await addRouter(person, mum, 'Mum');
    await isRead('Mum');
    await view.menu(['Mum'], 'Manage', 'Move to Group…');
    await quickInput.pick(/New group/);
    await quickInput.waitFor(/What do you call this group/);
    await quickInput.enter('Family');
    await until(async () => (await view.row('Family')).description.startsWith('1 router'), 'the group');
    const group = await view.row('Family');
    assert.match(group.spoken, /^Family, 1 router · 1 needs attention, (warning|problem)/);
    await view.expand('Family');
    await view.row('Family', 'Mum');
    assert.equal((await view.row('Family', 'Mum')).expanded, false);
    await person.screenshot('many-group');
  });

  test('are dragged into a group', async () => {
    const view = routersView(person);
    await view.drag(['Home'], ['Family', 'Mum']);
    await until(async () => (await view.row('Family')).description.startsWith('2 routers'), 'both in it');
    const labels = (await view.rows()).filter(({ level }) => level === 2).map(({ label }) => label);
    assert.deepEqual(labels, ['Home', 'Mum']);
  });

  test('are filtered, and the view says so', async () => {
    const { workbench } = person;
    const { quickInput } = workbench;
    const view = routersView(person);
    await view.titleButton('Filter Routers…');
    await quickInput.waitFor(/Part of a name/);
    await quickInput.type('mum');
    await until(async () => (await quickInput.read())?.items[0]?.label.includes('Show 1 of 2'), 'the count');
    await person.screenshot('many-filter');
    await quickInput.enter('mum');
    await until(async () => (await view.message()) === '1 of 2 · filter “mum”', 'the message');
    assert.match((await view.row('Family')).description, /^1 of 2 routers/);
    await person.screenshot('many-filtered');
    await workbench.runCommand('FRITZ!Box: Filter Routers…');
    await quickInput.waitFor(/Part of a name/);
    await quickInput.enter('nobody');
    assert.match(await view.welcome(), /^No router matches\.\nClear the Filter/);
    await person.screenshot('many-unmatched');
    await view.welcomeButton('Clear the Filter');
    await view.row('Family', 'Home');
    assert.equal(await view.message(), '');
  });

  test('are in one report, the worst first', async () => {
    const { workbench } = person;
    await workbench.runCommand('FRITZ!Box: Show Fleet Report');
    const frame = workbench.page.frameLocator('iframe.webview').frameLocator('iframe');
    await frame.getByRole('heading', { level: 1, name: 'Fleet report' }).waitFor();
    const names = await frame.locator('tbody tr td:first-child').allInnerTexts();
    assert.deepEqual(names, ['Mum', 'Home']);
    assert.equal(await frame.locator('html').evaluate(WIDER_THAN_ITS_PAGE), false);
    await person.screenshot('many-report');
    await frame.getByRole('link', { name: 'Check All Routers' }).click();
    await until(async () => (await frame.getByRole('link', { name: 'Check Now' }).count()) === 0, 'both to be checked');
    await person.screenshot('many-checked');
  });

  test('are removed with one question', async () => {
    const { workbench } = person;
    const view = routersView(person);
    await view.select(['Family', 'Home'], ['Family', 'Mum']);
    await pressInView(person, 'Delete');
    assert.match(await workbench.dialog(), /^Remove 2 routers from the list\?\n+Home, Mum\n/);
    await person.screenshot('many-remove');
    await workbench.pressInDialog('Cancel');
  });

  test('are written to a file that an editor knows, and read from one', async () => {
    const { workbench, box, boxes } = person;
    const office = boxes[2];
    assert.ok(office);
    const { quickInput } = workbench;
    const file = path.join(folder, 'mine.fritzbox-inventory.json');
    await workbench.runCommand('FRITZ!Box: Export Inventory…');
    await quickInput.pick('All routers with their settings');
    await quickInput.waitFor('Export Inventory');
    await quickInput.enterFile(file);
    // It is there before there is something in it.
    const text = await until(async () => (await readFile(file, 'utf8').catch(() => '')) || undefined, 'the file');
    const names = (JSON.parse(text) as { routers: { name: string; group?: string }[] }).routers;
    assert.deepEqual(
      names.map(({ name, group }) => [name, group]),
      [
        ['Home', 'Family'],
        ['Mum', 'Family'],
      ],
    );
    assert.ok(!text.includes(administratorOf(box).password));
    await person.screenshot('many-exported');

    const shared = path.join(folder, 'shared.fritzbox-inventory.json');
    const routers = [
      ...names,
      { name: 'Office', host: office.host, port: office.tlsPort },
      { name: 'Evil', host: 'https://evil@fritz.box' },
    ];
    await writeFile(shared, JSON.stringify({ version: 1, routers }, null, 2));
    await workbench.runCommand('FRITZ!Box: Import Inventory…');
    await quickInput.pick(/Choose a file/);
    await quickInput.waitFor('Import Inventory');
    await quickInput.enterFile(shared);
    assert.match(await workbench.dialog(), /Problems: 1\. Routers that are good: 3\./);
    await person.screenshot('many-problems');
    await workbench.pressInDialog('Import the Good Ones');
    await workbench.waitForNotification(
      /Routers imported: 1\..*In the list already, and left as they are: 2 \(Home, Mum\)/,
    );
    const view = routersView(person);
    await until(async () => (await view.row('Office')).description === 'not signed in', 'the row');
    await person.screenshot('many-imported');
    assert.equal(office.traffic.requests, 0);

    await view.click('Office', 'Sign in…');
    await quickInput.waitFor(/Is this your FRITZ!Box\?/);
    await person.screenshot('many-sign-in');
    await quickInput.pick(/Yes, this is my FRITZ!Box/);
    await quickInput.waitFor(/Which user/);
    await quickInput.pick(administratorOf(office).name);
    await quickInput.waitFor(/Password of/);
    await quickInput.enter(administratorOf(office).password);
    await until(
      async () => (await view.row('Office')).description.startsWith('remote access on'),
      'the router to be read',
    );
  });

  test('stay in the list when their group is deleted', async () => {
    const { workbench } = person;
    const view = routersView(person);
    await view.click('Family');
    await pressInView(person, 'Delete');
    assert.match(await workbench.dialog(), /^Delete the group Family\?\n+Its routers stay in the list\./);
    await workbench.pressInDialog('Delete Group');
    await view.row('Home');
    await view.row('Mum');
  });
});
