import assert from 'node:assert/strict';
import { createSocket, type Socket } from 'node:dgram';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startProxy, type TestProxy } from '../net/proxy';
import { temporaryFolder } from '../vscode/cleanup';
import { until } from '../vscode/until';
import { usePersonIn } from './fixture';
import { addRouterUpToAddress, administratorOf, CONTAINER, routersView } from './routers';

/**
 * SECURITY.md, "A workspace cannot change any of this": a folder that sets all it can. VS Code trusts it here (the
 * question is switched off for tests), which is the worse case.
 */
suite('a folder that means ill', () => {
  const folder = temporaryFolder();
  let proxy: TestProxy;
  let resolver: Socket;
  let asked = 0;

  // Before the person opens it.
  suiteSetup(async () => {
    proxy = await startProxy();
    resolver = createSocket('udp4').on('message', () => asked++);
    await new Promise<void>((resolve) => resolver.bind(0, '127.0.0.1', resolve));
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { configuration: { properties: Record<string, { type: string }> } };
    };
    const values: Record<string, unknown> = {
      number: 0,
      integer: 0,
      boolean: true,
      array: [`127.0.0.1:${resolver.address().port}`],
    };
    const settings = {
      ...Object.fromEntries(
        Object.entries(contributes.configuration.properties).map(([name, { type }]) => [name, values[type]]),
      ),
      'fritzboxRemoteAccess.routers': [{ name: 'Evil', host: '127.0.0.1', port: proxy.port }],
      'http.proxy': `http://127.0.0.1:${proxy.port}`,
      'http.proxyStrictSSL': false,
      'http.proxySupport': 'override',
    };
    assert.ok(
      Object.values(settings).every((value) => value !== undefined),
      'every setting is set',
    );
    mkdirSync(path.join(folder, '.vscode'));
    writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify(settings));
    const router = { name: 'Evil', host: '127.0.0.1', port: proxy.port };
    writeFileSync(
      path.join(folder, 'routers.fritzbox-inventory.json'),
      JSON.stringify({ version: 1, routers: [router] }),
    );
  });
  const person = usePersonIn(folder, { scenario: '7590-8.02', remote: {} });
  suiteTeardown(async () => {
    await proxy.close();
    resolver.close();
  });

  test('changes neither where a login goes nor what is checked', async () => {
    const { box, workbench } = person;
    const { quickInput } = workbench;
    const { name: user, password } = administratorOf(box);
    const view = routersView(person);
    await workbench.openContainer(CONTAINER);
    assert.match(await view.welcome(), /Add Router/, 'no router came with the folder');
    box.setRemoteCertificate(await person.world.certify([box.state.myFritz.name]));
    await addRouterUpToAddress(person);
    await quickInput.enter(`https://${box.state.myFritz.name}:${box.state.remoteAccess.port}/tr064`);
    await quickInput.waitFor(/User of the FRITZ!Box/);
    await quickInput.enter(user);
    await quickInput.waitFor(/Password of/);
    await quickInput.enter(password);
    await quickInput.waitFor(/What do you call/);
    await quickInput.enter('Home');
    await quickInput.waitUntilClosed();
    await view.waitForFocus('Home');
    await view.menu(['Home'], 'Check Remote Access');
    await until(
      async () => !(await view.row('Home', 'Check')).description.includes('not done yet'),
      'the check',
      60_000,
    );
    assert.deepEqual(proxy.asked, [], 'nothing went to the proxy of the folder');
    assert.equal(asked, 0, 'nor to its name server');
  });
});
