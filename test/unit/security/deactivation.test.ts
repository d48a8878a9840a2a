import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExtensionContext } from 'vscode';
import { applyChange } from '../../../src/changes/applyChange';
import { SETTINGS } from '../../../src/changes/settings';
import type { Parts } from '../../../src/commands/parts';
import type * as Extension from '../../../src/extension';
import type { RouterProfile } from '../../../src/routers/profile';
import { Tr064Error } from '../../../src/tr064/errors';
import { setEnable } from '../../../src/tr064/services/remoteAccess';
import { activeResources, leftOver } from '../../activeResources';
import { startBox, type SimulatedBox } from '../../box';
import { loginOf } from '../../clientFor';
import { Keyring } from '../../keyring';
import { SharedMemento } from '../../sharedState';
import { temporaryFolder } from '../../vscode/cleanup';
import { type CountedVsCode, provideCountedVsCode, TEST_MODE } from '../../vscode/counted';
import { until } from '../../vscode/until';

// SECURITY.md: deactivation closes everything, in the middle of anything.

suite('deactivation', function () {
  this.timeout(10_000);
  let vscode: CountedVsCode;
  let extension: typeof Extension;
  let box: SimulatedBox;
  let folder: string;

  suiteSetup(async () => {
    folder = temporaryFolder();
    vscode = provideCountedVsCode();
    extension = await import('../../../src/extension');
  });
  suiteTeardown(() => vscode.remove());
  setup(async () => {
    box = await startBox({ remote: {} });
  });
  teardown(() => box.close());

  function context(): ExtensionContext {
    const made: unknown = {
      subscriptions: [],
      globalState: new SharedMemento(),
      workspaceState: new SharedMemento(),
      secrets: new Keyring().window(),
      globalStorageUri: { fsPath: folder },
      extension: { packageJSON: { version: '0' } },
      extensionMode: TEST_MODE,
    };
    return made as ExtensionContext;
  }

  async function addBox({ routers }: Parts, ways: 1 | 2): Promise<RouterProfile> {
    const trust = { kind: 'key', fingerprint: box.fingerprint } as const;
    const common = { trust, credentials: loginOf(box) };
    const home = { kind: 'lan', address: { host: box.host, port: box.tlsPort }, ...common } as const;
    const { profile } = await routers.add({ name: 'Home', model: 'x', udn: 'uuid:x', route: home });
    const { port } = box.state.remoteAccess;
    if (ways === 2) {
      await routers.setRoute(profile.id, { kind: 'internet', address: { host: box.host, port }, ...common });
    }
    return routers.get(profile.id) ?? profile;
  }

  const middles: Record<string, (parts: Parts, profile: RouterProfile) => Promise<unknown>> = {
    nothing: ({ refresher }) => refresher.refresh(),
    'a refresh': ({ refresher }) => {
      box.faults.order({ kind: 'hang' }, { times: 4 });
      return refresher.refresh();
    },
    'a refresh that begins then': async ({ refresher }) => {
      await refresher.refresh();
      await sleep(290);
      return refresher.refresh();
    },
    'a write': async ({ clients }, profile) => {
      const client = await clients.get(profile);
      await client.describe();
      box.faults.order({ kind: 'hang' }, { times: 4 });
      return setEnable(client, false);
    },
    'a change, whose outcome is to be asked for': async ({ clients }, profile) => {
      const client = await clients.get(profile);
      const setting = SETTINGS.letsEncrypt;
      const before = await setting.read(client, {});
      box.faults.order({ kind: 'hang' }, { action: setting.action });
      const change = { setting, before, wanted: { enabled: before.enabled !== true } };
      return applyChange(client, change, { onWaiting: () => undefined });
    },
    'a write, with a client for the port it moves to': async ({ clients }, profile) => {
      const moved = await clients.at(profile, 'lan', box.tlsPort);
      await moved.reach();
      return sleep(10_000, undefined, { ref: false });
    },
  };

  for (const ways of [1, 2] as const) {
    for (const [name, act] of Object.entries(middles)) {
      test(`in the middle of ${name} leaves nothing behind (${ways} ${ways === 1 ? 'way' : 'ways'} to the box)`, async () => {
        // Mocha's own timer begins with the first wait.
        await sleep(1);
        const before = activeResources();
        const opened = context();
        const parts = extension.activate(opened);
        assert.ok(parts);
        assert.ok(vscode.held().length > 40, 'it is counted');
        const profile = await addBox(parts, ways);
        const acting = act(parts, profile).catch((error: unknown) => error);
        await Promise.race([acting, sleep(300, undefined, { ref: false })]);
        await until(() => box.traffic.connections.tls > 0, 'a connection');

        // In VS Code's order.
        await extension.deactivate();
        for (const subscription of opened.subscriptions) void subscription.dispose();
        assert.deepEqual(await leftOver(before), []);
        assert.deepEqual(vscode.held(), []);
        box.traffic.reset();
        assert.equal(parts.boxStates.get(profile.id).failure, undefined, 'it is not held against the box');
        // A task that was under way goes on a little, and gets no new connection.
        await parts.refresher.refresh();
        await assert.rejects(parts.clients.get(profile), Tr064Error);
        await assert.rejects(parts.clients.at(profile, 'lan', box.tlsPort), { kind: 'connection-lost' });
        assert.deepEqual([box.traffic.connections.tls, box.traffic.requests], [0, 0]);
      });
    }
  }
});
