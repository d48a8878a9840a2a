import assert from 'node:assert/strict';
import { until } from '../vscode/until';
import { usePerson } from './fixture';
import { addRouter, CONTAINER, routersView } from './routers';

suite('remote access for a time', () => {
  const person = usePerson({ scenario: '7590-8.02' });

  test('is turned on from the palette and counted down in its row', async () => {
    const { workbench, box } = person;
    box.state.remoteAccess.enabled = false;
    await workbench.openContainer(CONTAINER);
    await addRouter(person, box, 'Home');
    await workbench.runCommand('FRITZ!Box: Turn On Remote Access for…');
    const { items } = await workbench.quickInput.waitFor(/For how long\?/);
    assert.deepEqual(
      items.slice(0, 3).map(({ label }) => label),
      ['1 hour', '4 hours', 'Until tomorrow'],
    );
    await person.screenshot('exposure-choice');
    await workbench.quickInput.pick('4 hours');
    await workbench.waitForNotification(/Home: remote access is on until .*: https:/);
    assert.equal(box.state.remoteAccess.enabled, true);
    const row = async (): Promise<string> => (await routersView(person).row('Home', 'Remote access')).description;
    await until(async () => /^on · (4 hr|3 hr 59 min) left · \S+:\d+$/.test(await row()), 'the countdown');
    await person.screenshot('exposure-row');
  });
});
