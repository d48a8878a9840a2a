import assert from 'node:assert/strict';
import { until } from '../../vscode/until';
import { usePerson } from '../fixture';
import { addRouterUpToName, administratorOf, CONTAINER, pickAddressEntry, pressInView, routersView } from '../routers';

suite('a router', () => {
  const person = usePerson({ scenario: '7590-8.02', name: 'Home box' }, {});

  test('can be looked for and given up, and nothing is left of it', async () => {
    const { workbench, box } = person;
    const { quickInput } = workbench;
    await workbench.openContainer(CONTAINER);
    assert.match(await routersView(person).welcome(), /^Add Router…?$/m);
    await person.screenshot('welcome');
    await routersView(person).welcomeButton('Add Router…');
    await pickAddressEntry(person);

    await quickInput.type('fritz.box:99999');
    assert.match((await quickInput.waitFor(/Ports go from/)).message, /65535/);
    await person.screenshot('add-address-invalid');
    await quickInput.enter('127.0.0.1:1');
    await quickInput.waitFor(/127\.0\.0\.1:1 does not answer/);
    await person.screenshot('add-address-unreachable');

    await quickInput.enter(`127.0.0.1:${box.tlsPort}`);
    await quickInput.waitFor(/Is this your FRITZ!Box\?/);
    assert.equal(box.traffic.log.filter(({ hadCredentials }) => hadCredentials).length, 0);
    await quickInput.press('Back');
    assert.equal((await quickInput.waitFor(/Name or IP address/)).value, `127.0.0.1:${box.tlsPort}`);
    await quickInput.escape();
    await quickInput.waitUntilClosed();
    assert.match(await routersView(person).welcome(), /Add Router/);
  });

  test('of which nothing is known has the view say what to do when it cannot be read', async () => {
    const { workbench, boxes } = person;
    const { quickInput } = workbench;
    const gone = boxes[1];
    assert.ok(gone);
    await addRouterUpToName(person, gone);
    // The box goes before it is read for the first time.
    await gone.close();
    await quickInput.enter('Gone');
    await quickInput.waitUntilClosed();
    const view = routersView(person);
    await until(async () => (await view.welcome()).includes('None of your routers could be read'), 'the welcome view');
    assert.match(await view.welcome(), /^Try Again$/m);
    assert.deepEqual(await workbench.notifications(), [], 'the view says it, and nothing else does');
    await person.screenshot('unreadable');
    await workbench.runCommand('FRITZ!Box: Remove Router…');
    await workbench.pressInDialog('Remove');
    await until(async () => /^Add Router…?$/m.test(await view.welcome()), 'the view to be empty');
  });

  test('is added by its address, its identity and a user from its list', async () => {
    const { workbench, box } = person;
    const { quickInput } = workbench;
    const { name, password } = administratorOf(box);
    await routersView(person).welcomeButton('Add Router…');
    await pickAddressEntry(person);
    await quickInput.enter(`127.0.0.1:${box.tlsPort}`);

    const identity = await quickInput.waitFor(/Is this your FRITZ!Box\?/);
    assert.ok(identity.items.some(({ detail }) => detail.includes(box.fingerprint)));
    await person.screenshot('add-identity');
    await quickInput.pick(/Yes, this is my FRITZ!Box/);

    const users = await quickInput.waitFor(/Which user/);
    assert.deepEqual(
      users.items.map(({ label, description }) => [label, description]),
      [
        ['anna', 'last signed in at the FRITZ!Box'],
        ['paul', ''],
        ['Another user…', ''],
      ],
    );
    await person.screenshot('add-user');
    await quickInput.pick(name);

    assert.equal((await quickInput.waitFor(/Password of anna/)).masked, true);
    box.traffic.reset();
    await quickInput.enter('not-the-password');
    const refused = await quickInput.waitFor(/refuses the user name or the password/);
    assert.equal(refused.severity, 'error');
    await person.screenshot('add-wrong-password');
    // One message, one try, and then silence.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    assert.equal(box.traffic.refusedLogins, 1);
    assert.deepEqual(await workbench.notifications(), []);

    await quickInput.enter(password);
    assert.equal((await quickInput.waitFor(/What do you call/)).value, 'Home box');
    await person.screenshot('add-name');
    await quickInput.enter('Home');
    await quickInput.waitUntilClosed();
    assert.equal(box.traffic.refusedLogins, 1);
  });

  test('shows remote access, dynamic DNS, certificate, MyFRITZ! and the device', async () => {
    const view = routersView(person);
    const myFritz = person.box.state.myFritz.name;
    await view.expand('Home', 'Dynamic DNS');
    await person.screenshot('home');
    const description = async (...path: string[]): Promise<string> => (await view.row('Home', ...path)).description;
    assert.equal(await description(), 'remote access on · not checked');
    assert.equal(await description('Remote access'), `on · ${myFritz}:44123`);
    assert.equal(await description('Dynamic DNS'), 'current · home.example.org');
    assert.equal(await description('Dynamic DNS', 'IPv4'), 'current');
    assert.equal(await description('Dynamic DNS', 'IPv6'), 'current');
    assert.equal(await description('Dynamic DNS', 'DDNS provider'), 'Benutzerdefiniert · IPv4 and IPv6 in one request');
    assert.match(await description('Dynamic DNS', 'Update URL'), /&user=<username>&token=\*\*\*$/);
    assert.equal(await description("Let's Encrypt"), 'valid');
    assert.equal(await description('MyFRITZ!'), 'registered');
    assert.match(await description('Device'), /^7590 · FRITZ!OS 8\.02$/);
    assert.match((await view.row('Home')).spoken, /^Home, remote access on · not checked/);
  });

  test('has what is worth copying copied', async () => {
    const view = routersView(person);
    await view.menu(['Home'], 'Remote Access', 'Copy Internet Address');
    const address = `https://${person.box.state.myFritz.name}:44123`;
    await until(async () => (await person.workbench.clipboard()) === address, 'the address in the clipboard');
    await view.menu(['Home', 'Dynamic DNS'], 'Copy Value');
    await until(async () => (await person.workbench.clipboard()) === 'home.example.org', 'the domain in the clipboard');
  });

  test('shows what has changed after a refresh, and counts in the badge when it needs attention', async () => {
    const { box, workbench } = person;
    const view = routersView(person);
    box.state.ddns.statusIPv4 = 'account-disabled';
    box.state.remoteAccess.letsEncryptState = 'invalid';
    await view.titleButton('Refresh All');
    await until(async () => (await view.row('Home')).icon === 'error', 'the router to be marked');
    assert.equal((await view.row('Home', 'Dynamic DNS', 'IPv4')).description, 'account disabled');
    assert.equal((await view.row('Home', "Let's Encrypt")).description, 'certificate invalid');
    assert.match((await view.row('Home')).spoken, /problem/);
    assert.equal(await workbench.badge(CONTAINER), '1');
    assert.match(await workbench.activityLabel(CONTAINER), /1 router needs attention/);
    await person.screenshot('home-problem');
    box.state.ddns.statusIPv4 = 'complete';
    box.state.remoteAccess.letsEncryptState = 'valid';
    await view.rowButton(['Home'], 'Refresh');
    await until(async () => (await view.row('Home')).icon === 'question', 'no problem any more');
  });

  test('is there after a restart, signed in, and its password is nowhere in clear', async () => {
    const { password } = administratorOf(person.box);
    person.box.traffic.reset();
    await person.restart();
    await person.workbench.openContainer(CONTAINER);
    await until(
      () => person.box.traffic.log.some(({ action, status }) => action === 'GetDDNSInfo' && status === 200),
      'a refresh',
    );
    assert.equal((await routersView(person).row('Home')).description, 'remote access on · not checked');
    assert.equal(person.box.traffic.refusedLogins, 0);
    assert.match(await person.outputChannel('FRITZ!Box Remote Access'), /./, 'the log is written');

    assert.notDeepEqual(await person.filesWith('home.example.org'), [], 'what is kept can be found');
    for (const secret of [password, 'not-the-password', 'eule-Token-5150']) {
      for (const spelling of [secret, Buffer.from(secret).toString('base64'), encodeURIComponent(secret)]) {
        assert.deepEqual(await person.filesWith(spelling), [], `in clear: ${spelling}`);
      }
    }
  });

  test('stays with its last known state when it cannot be reached', async () => {
    const view = routersView(person);
    await person.box.close();
    await view.rowButton(['Home'], 'Refresh');
    await until(async () => (await view.row('Home')).description.startsWith('not reached · last read '), 'the failure');
    assert.match((await view.rows())[1]?.label ?? '', /does not answer/);
    assert.equal((await view.rows())[2]?.label, 'Try again');
    assert.ok(await view.row('Home', 'Remote access'));
    await person.screenshot('home-unreachable');
  });

  test('is renamed', async () => {
    const { workbench } = person;
    await routersView(person).click('Home');
    await pressInView(person, 'F2');
    await workbench.quickInput.waitFor(/What do you call/);
    await workbench.quickInput.enter('At home');
    await routersView(person).row('At home');
  });

  test('is removed with all that belongs to it, after asking', async () => {
    const { workbench } = person;
    await routersView(person).click('At home');
    await pressInView(person, 'Delete');
    assert.match(await workbench.dialog(), /^Remove At home from the list\?/);
    await person.screenshot('remove');
    await workbench.pressInDialog('Cancel');
    await routersView(person).row('At home');
    await workbench.runCommand('FRITZ!Box: Remove Router…');
    await workbench.pressInDialog('Remove');
    assert.match(await routersView(person).welcome(), /Add Router/);
  });
});
