import assert from 'node:assert/strict';
import { makeBoxCertificate } from '../../box';
import { until } from '../../vscode/until';
import { usePerson } from '../fixture';
import { addRouter, administratorOf, CONTAINER, routersView } from '../routers';

suite('a box that changes', () => {
  const person = usePerson({ scenario: '7590-8.02' });

  suiteSetup(async () => {
    await person.workbench.openContainer(CONTAINER);
    await addRouter(person, person.box, 'Home');
    await routersView(person).row('Home', 'Device');
  });

  test('gets nothing when its identity is another one, until that is accepted with a login', async () => {
    const { box, workbench } = person;
    const { quickInput } = workbench;
    const view = routersView(person);
    const before = box.fingerprint;
    await box.setCertificate(await makeBoxCertificate({ host: 'other' }));
    box.traffic.reset();
    await view.rowButton(['Home'], 'Refresh');
    await until(async () => (await view.row('Home')).description.startsWith('identity changed'), 'the change');
    assert.equal(box.traffic.requests, 0);
    await person.screenshot('identity-changed');

    await view.click('Home', 'Review the identity…');
    const question = await quickInput.waitFor(/Not the identity you accepted/);
    const details = question.items.map(({ detail }) => detail).join('\n');
    assert.ok(details.includes(before) && details.includes(box.fingerprint));
    await person.screenshot('identity-review');
    await quickInput.escape();
    await quickInput.waitUntilClosed();
    assert.equal(box.traffic.log.filter(({ hadCredentials }) => hadCredentials).length, 0);

    await view.click('Home', 'Review the identity…');
    await quickInput.waitFor(/Not the identity you accepted/);
    await quickInput.pick(/accept the new identity/);
    await quickInput.waitFor(/Which user/);
    await quickInput.pick('anna');
    await quickInput.waitFor(/Password of anna/);
    await quickInput.enter(administratorOf(box).password);
    await quickInput.waitUntilClosed();
    await until(async () => (await view.row('Home')).icon === 'question', 'the router to be read again');
  });

  test('is not tried again with a password it refuses, until the person signs in', async () => {
    const { box, workbench } = person;
    const { quickInput } = workbench;
    const view = routersView(person);
    const [anna] = box.state.users;
    assert.ok(anna);
    anna.password = 'habicht-Neu-8';
    box.forgetNonces();
    box.traffic.reset();
    await view.rowButton(['Home'], 'Refresh');
    await until(async () => (await view.row('Home')).description.startsWith('sign-in refused'), 'the refusal');
    const tries = box.traffic.refusedLogins;
    assert.ok(tries <= 2, `${tries} tries: one with the nonce that was kept, one with a new one`);
    for (let i = 0; i < 3; i++) await workbench.runCommand('FRITZ!Box: Refresh All');
    assert.equal(box.traffic.refusedLogins, tries);
    assert.ok(await view.row('Home', 'Remote access'), 'the last known state stays');
    await person.screenshot('sign-in-refused');

    await view.click('Home', 'Sign in…');
    await quickInput.waitFor(/Which user/);
    await quickInput.pick('anna');
    await quickInput.waitFor(/Password of anna/);
    await quickInput.enter('habicht-Neu-8');
    await quickInput.waitUntilClosed();
    await until(async () => (await view.row('Home')).icon === 'question', 'the router to be read again');
  });

  test('is signed out of, from the palette', async () => {
    const signedOut = async (): Promise<boolean> =>
      (await routersView(person).row('Home')).description.startsWith('not signed in');
    await person.workbench.runCommand('FRITZ!Box: Sign Out');
    await until(signedOut, 'the sign-out');
    await person.workbench.runCommand('FRITZ!Box: Turn Off Remote Access…');
    const { buttons } = await person.workbench.waitForNotification(/^Home: You are not signed in/);
    assert.deepEqual(buttons, ['Sign In…']);
  });
});
