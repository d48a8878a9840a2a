import assert from 'node:assert/strict';
import { usePerson } from './fixture';

suite('a new installation', () => {
  const person = usePerson();

  test('has its place in the activity bar and says how to begin', async () => {
    await person.workbench.openContainer('FRITZ!Box');
    assert.match(await person.workbench.view('Routers').welcome(), /^Add Router…?$/m);
    await person.screenshot('welcome');
  });
});
