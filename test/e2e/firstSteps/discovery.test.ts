import assert from 'node:assert/strict';
import { until } from '../../vscode/until';
import { usePerson } from '../fixture';
import { administratorOf, CONTAINER, routersView } from '../routers';

suite('the search', () => {
  const person = usePerson(
    { scenario: 'factory', name: 'Fresh from the shop', ssdp: true },
    { scenario: 'repeater', name: 'Hallway repeater', ssdp: true },
    { scenario: '7530-7.29', name: 'Parents', ssdp: true },
  );

  test('lists boxes and no repeaters; a fresh box needs its password only', async () => {
    const { workbench, box } = person;
    const { quickInput } = workbench;
    await workbench.openContainer(CONTAINER);
    await workbench.runCommand('FRITZ!Box: Add Router…');
    const found = await until(async () => {
      const shown = await quickInput.read();
      return shown && !shown.busy && shown.items.length > 2 ? shown : undefined;
    }, 'the end of the search');
    await person.screenshot('add-found');
    const labels = found.items.map(({ label }) => label);
    assert.ok(labels.includes('Fresh from the shop') && labels.includes('Parents'), labels.join());
    assert.ok(!labels.includes('Hallway repeater'));
    const parents = found.items.find(({ label }) => label === 'Parents');
    assert.equal(parents?.description, 'FRITZ!Box 7530 · FRITZ!OS 7.29 · 127.0.0.1');

    await quickInput.pick('Fresh from the shop');
    await quickInput.waitFor(/Is this your FRITZ!Box\?/);
    await quickInput.pick(/Yes, this is my FRITZ!Box/);
    await quickInput.waitFor(/^Password of the FRITZ!Box/);
    await quickInput.enter(administratorOf(box).password);
    await quickInput.waitFor(/What do you call/);
    await quickInput.enter('New one');
    await quickInput.waitUntilClosed();
    const view = routersView(person);
    await until(async () => (await view.row('New one')).description === 'remote access is off', 'the state of the box');
  });

  test('says what a user with few rights may not do, and offers the boxes that are left', async () => {
    const { workbench } = person;
    const { quickInput } = workbench;
    const parents = person.boxes[2];
    assert.ok(parents);
    await workbench.runCommand('FRITZ!Box: Add Router…');
    await quickInput.pick('Parents');
    const offered = await quickInput.waitFor(/Is this your FRITZ!Box\?/);
    assert.ok(!offered.items.some(({ label }) => label === 'Fresh from the shop'));
    await quickInput.pick(/Yes, this is my FRITZ!Box/);
    await quickInput.waitFor(/Which user/);
    await quickInput.pick('carl');
    await quickInput.waitFor(/Password of carl/);
    await quickInput.enter(parents.users[1]?.password ?? '');
    await quickInput.waitFor(/may not do everything/);
    await person.screenshot('add-limited');
    // Back to the password, and to the users.
    await quickInput.press('Back');
    await quickInput.waitFor(/Password of carl/);
    await quickInput.press('Back');
    await quickInput.waitFor(/Which user/);
    await quickInput.pick('berta');
    await quickInput.waitFor(/Password of berta/);
    await quickInput.enter(administratorOf(parents).password);
    await quickInput.waitFor(/What do you call/);
    await quickInput.enter('My parents');
    await quickInput.waitUntilClosed();
    const view = routersView(person);
    assert.equal((await view.row('My parents', "Let's Encrypt")).description, 'needs FRITZ!OS 7.50');
    assert.equal((await view.row('My parents')).description, 'dynamic DNS: not registered');
    await person.screenshot('two-routers');
  });

  test('is over; the palette asks which router is meant, and the keyboard is enough', async () => {
    const { workbench } = person;
    const { quickInput } = workbench;
    const { keyboard } = workbench.page;
    await workbench.runCommand('FRITZ!Box: Rename Router…');
    // The one added last is selected, and comes first.
    const { items } = await quickInput.waitFor('Which router?');
    assert.deepEqual(
      items.map(({ label, description }) => [label, description]),
      [
        ['My parents', 'dynamic DNS: not registered'],
        ['New one', 'remote access is off'],
      ],
    );
    await person.screenshot('which-router');
    await keyboard.press('Enter');
    await quickInput.waitFor(/What do you call/);
    await keyboard.press('Control+A');
    await keyboard.type('Mum and Dad');
    await keyboard.press('Enter');
    await routersView(person).row('Mum and Dad');
  });
});
