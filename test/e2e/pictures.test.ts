import { World } from '../net/world';
import { until } from '../vscode/until';
import { usePerson } from './fixture';
import { addRouter, CONTAINER, routersView } from './routers';

/** What `npm run pictures` takes for the README: each scene in a light and in a dark theme. */
suite('the pictures of the README', () => {
  const person = usePerson(
    { scenario: '7590-8.02', name: 'Home' },
    { scenario: '7590-8.02', name: 'Parents' },
    { scenario: '7530-7.29', name: 'Office' },
  );
  let world: World;

  suiteSetup(async () => {
    world = await World.start();
    const [home, parents, office] = person.boxes;
    if (home === undefined || parents === undefined || office === undefined) throw new Error('A box is missing.');
    home.state.myFritz.name = 'abc123def456.myfritz.net';
    Object.assign(parents.state.ddns, { domain: 'parents.example.org' });
    Object.assign(parents.state.myFritz, { enabled: false, registered: false });
    Object.assign(parents.state.remoteAccess, { port: 48443, letsEncryptEnabled: false });
    parents.state.managementServer.connectionRequestUrl = 'http://198.51.100.24:8089/a1b2c3d4e5f60718';
    Object.assign(parents.state.internet, { ipv4: '198.51.100.24', ipv6: '' });
    Object.assign(office.state.ddns, { enabled: false, domain: 'office.example.org' });
    // The provider still has the address from before.
    world.setName('parents.example.org', { A: ['198.51.100.7'] });
    await person.set('fritzboxRemoteAccess.resolvers', [world.resolver.address]);
    const { workbench } = person;
    await workbench.openContainer(CONTAINER);
    for (const [box, name] of [
      [home, 'Home'],
      [parents, 'Parents'],
      [office, 'Office'],
    ] as const) {
      await addRouter(person, box, name);
    }
    await workbench.page.setViewportSize({ width: 1240, height: 640 });
    await workbench.widenSideBar(480);
  });
  suiteTeardown(() => world.close());

  /** Waits until nothing is announced any more, then takes it. */
  async function picture(name: string): Promise<void> {
    await person.workbench.page.mouse.move(700, 620);
    await person.screenshot(`readme-${name}`);
  }

  for (const [theme, name] of [
    ['Light Modern', 'light'],
    ['Dark Modern', 'dark'],
  ] as const) {
    test(`are taken in ${name} colours`, async () => {
      const { workbench } = person;
      const { page, quickInput } = workbench;
      const view = routersView(person);
      await workbench.setTheme(theme);

      await workbench.runCommand('FRITZ!Box: Check Remote Access');
      await quickInput.pick('Parents');
      await page.keyboard.press('Enter');
      const report = page.frameLocator('iframe.webview').frameLocator('#active-frame');
      await report.getByRole('heading', { level: 1, name: /Parents/ }).waitFor({ timeout: 40_000 });
      await until(
        async () => (await view.row('Parents')).description.includes('parents.example.org'),
        'the row to say what the check has found',
      );
      await workbench.runCommand('Notifications: Clear All Notifications');
      await view.expand('Home');
      await picture(`overview-${name}`);

      await workbench.runCommand('View: Close All Editors');
      await view.menu(['Home'], 'Dynamic DNS', 'Set Up Dynamic DNS…');
      await quickInput.pick('Benutzerdefiniert');
      await quickInput.pick('IPv4 and IPv6 in one request');
      await quickInput.waitFor(/Domain name/);
      await quickInput.enter('home.example.org');
      await quickInput.waitFor(/User name of your account/);
      await quickInput.enter('anna');
      await quickInput.pick('Enter the password…');
      await quickInput.waitFor(/Password of your account/);
      await quickInput.enter('taubenschlag');
      await quickInput.waitFor(/^https:\/\/provider/);
      const url = 'https://dyn.example.net/nic/update?host=<domain>&user=<username>&pw=<pass>';
      await quickInput.type(`${url}&ip=<ipaddr>&ip6=<ipv6addr>`);
      await until(
        async () => ((await quickInput.read())?.items ?? []).some(({ label }) => label.includes('does not know')),
        'the finding',
      );
      await picture(`update-url-${name}`);
      await quickInput.type(`${url}&ip=<ipaddr>&ip6=<ip6addr>`);
      await quickInput.pick('Use this update URL');
      await quickInput.waitFor('Make this change?');
      await quickInput.pick('Compare before and after');
      await workbench.comparison();
      await quickInput.waitFor('Make this change?');
      await picture(`change-${name}`);
      await quickInput.escape();
      await quickInput.waitUntilClosed();
    });
  }
});
