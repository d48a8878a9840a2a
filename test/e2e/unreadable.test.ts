import assert from 'node:assert/strict';
import { until } from '../vscode/until';
import { usePerson } from './fixture';
import { addRouterUpToName, CONTAINER, routersView } from './routers';

suite('a router of which nothing is known', () => {
  const person = usePerson({});

  test('has the view say what to do when it cannot be read', async () => {
    const { workbench, box } = person;
    const { quickInput } = workbench;
    await workbench.openContainer(CONTAINER);
    await addRouterUpToName(person, box);
    // The box goes before it is read for the first time.
    await box.close();
    await quickInput.enter('Home');
    await quickInput.waitUntilClosed();
    const view = routersView(person);
    await until(async () => (await view.welcome()).includes('None of your routers could be read'), 'the welcome view');
    assert.match(await view.welcome(), /^Try Again$/m);
    assert.deepEqual(await workbench.notifications(), [], 'the view says it, and nothing else does');
    await person.screenshot('unreadable');
  });
});
