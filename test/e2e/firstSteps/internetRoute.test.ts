import assert from 'node:assert/strict';
import type { SimulatedBox } from '../../box';
import { until } from '../../vscode/until';
import { usePerson } from '../fixture';
import { addRouter, addRouterUpToAddress, administratorOf, CONTAINER, routersView, signInAtHome } from '../routers';

suite('a router somewhere else', () => {
  const person = usePerson(
    { scenario: '7590-8.02', name: 'Parents', remote: {} },
    { scenario: '7590-8.02', name: 'Home', remote: {} },
  );
  let parents: SimulatedBox;
  let home: SimulatedBox;

  suiteSetup(async () => {
    const [first, second] = person.boxes;
    assert.ok(first && second);
    [parents, home] = [first, second];
    parents.setRemoteCertificate(await person.world.certify([parents.state.myFritz.name]));
    await person.workbench.openContainer(CONTAINER);
  });

  const described = async (...row: string[]): Promise<string> => (await routersView(person).row(...row)).description;

  test('is added by its address on the internet, where a good certificate needs no question', async () => {
    const { quickInput } = person.workbench;
    const { name: user, password } = administratorOf(parents);
    await addRouterUpToAddress(person);
    await person.screenshot('internet-address');
    await quickInput.enter(`https://${parents.state.myFritz.name}:${parents.state.remoteAccess.port}/tr064`);
    await quickInput.waitFor(/User of the FRITZ!Box/);
    await quickInput.enter(user);
    await quickInput.waitFor(/Password of/);
    await quickInput.enter('wrong-password');
    await until(
      async () => ((await quickInput.read())?.message ?? '').includes('may sign in from the internet'),
      'the refusal to say what is special',
    );
    await person.screenshot('internet-refused');
    await quickInput.enter(password);
    await quickInput.waitFor(/What do you call/);
    await quickInput.enter('Parents');
    await quickInput.waitUntilClosed();
    await routersView(person).waitForFocus('Parents');
    await routersView(person).expand('Parents', 'Device');
    await routersView(person).row('Parents', 'Device', 'Internet');
    assert.ok(parents.traffic.log.every(({ path }) => path.startsWith('/tr064/')));
    await person.screenshot('internet-read');
  });

  test('that is turned off over its own access is warned of', async () => {
    const { workbench } = person;
    await routersView(person).menu(['Parents', 'Remote access'], 'Turn Off Remote Access…');
    const dialog = await workbench.dialog();
    assert.match(dialog, /You are reaching Parents over this very access/);
    await person.screenshot('internet-cut-off');
    await workbench.pressInDialog('Cancel');
    assert.equal(parents.state.remoteAccess.enabled, true);
  });

  test('can be added to one of the home network, with a question about who it is', async () => {
    const { workbench } = person;
    const { quickInput } = workbench;
    await addRouter(person, home, 'Home');
    const { port } = home.state.remoteAccess;
    await routersView(person).expand('Home', 'Remote access');
    await person.screenshot('internet-offered');
    await routersView(person).click('Home', 'Remote access', 'Set Up Internet Route…');
    const offered = await quickInput.waitFor(/Address of the FRITZ!Box on the internet/);
    assert.ok(offered.value.endsWith(`:${port}`));
    await quickInput.type('192.168.178.1');
    await until(
      async () => ((await quickInput.read())?.message ?? '').includes('address of the home network'),
      'an address of the home network to be refused',
    );
    await quickInput.enter(`${home.state.myFritz.name}:${port}`);
    const question = await quickInput.waitFor(/Is this your FRITZ!Box\?/);
    assert.ok(question.items.some(({ detail }) => detail.includes(home.fingerprint)));
    await quickInput.pick(/Yes, this is my FRITZ!Box/);
    await quickInput.waitFor(/Which user may sign in from the internet/);
    await person.screenshot('internet-user');
    await quickInput.pick(/with the password of the home network/);
    await workbench.waitForNotification(/Home is reached at \S+\.myfritz\.net:\d+ from now on/);
    await routersView(person).expand('Home', 'Device');
    await until(
      async () => (await described('Home', 'Device', 'Home network')).includes('this time'),
      'the home network to go first',
    );
    await routersView(person).row('Home', 'Device', 'Internet');
    await person.screenshot('internet-both');
  });

  test('gets its home network when it is added once more, there', async () => {
    const { quickInput } = person.workbench;
    await signInAtHome(person, parents);
    await quickInput.waitFor(/in the list already, as Parents/);
    await person.screenshot('internet-same-box');
    await quickInput.pick('Reach it in its home network, too');
    await quickInput.waitUntilClosed();
    await until(
      async () => (await described('Parents', 'Device', 'Home network')).includes('this time'),
      'the home network to go first',
    );
  });
});
