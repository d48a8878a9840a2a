import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientOptions, Tr064Client } from '../../../src/tr064/client';
import { Tr064Error } from '../../../src/tr064/errors';
import { getInfo, setEnable } from '../../../src/tr064/services/remoteAccess';
import { activeResources, leftOver } from '../../activeResources';
import { startBox, type SimulatedBox } from '../../box';
import { clientFor } from '../../clientFor';
import { closedAfterEach } from '../../closedAfterEach';
import { startProxy } from '../../net/proxy';
import { record } from './recorder';

// SECURITY.md: deactivation closes everything. At once, in the middle of anything: nothing is left to wait
// for a time-out.

suite('a client that is closed', function () {
  this.timeout(10_000);
  let box: SimulatedBox;
  const open = closedAfterEach();

  setup(async () => {
    box = await startBox({ remote: {} });
  });
  teardown(async () => {
    await box.close();
  });

  async function proxied(status?: 'silent'): Promise<Partial<ClientOptions>> {
    const proxy = await startProxy(status);
    open.push(proxy);
    const { port } = box.state.remoteAccess;
    box.state.hostNames.push('home.invalid');
    const way = { scheme: 'http', host: '127.0.0.1', port: proxy.port, strict: true } as const;
    return { host: 'home.invalid', port, route: 'internet', proxy: way };
  }

  /** A computer that takes connections and says nothing, not even in TLS. */
  async function mute(): Promise<Partial<ClientOptions>> {
    const recorder = await record(undefined);
    open.push(recorder);
    return { port: recorder.port };
  }

  const middles: [string, () => Promise<Partial<ClientOptions>>, (client: Tr064Client) => Promise<unknown>][] = [
    ['of nothing', async () => Promise.resolve({}), (client) => getInfo(client)],
    [
      'of a read',
      async () => Promise.resolve({}),
      async (client) => {
        await getInfo(client);
        box.faults.order({ kind: 'hang' }, { times: 2 });
        return Promise.all([getInfo(client), getInfo(client)]);
      },
    ],
    [
      'of a write',
      async () => Promise.resolve({}),
      async (client) => {
        await getInfo(client);
        box.faults.order({ kind: 'hang' }, { times: 2 });
        return setEnable(client, false);
      },
    ],
    ['of connecting', mute, (client) => getInfo(client)],
    ['of finding out whether the box is there', mute, (client) => client.reach()],
    ['of nothing, with a connection opened ahead', async () => Promise.resolve({}), (client) => client.reach()],
    ['of nothing, through a proxy', proxied, (client) => getInfo(client)],
    ['of nothing, with a connection opened ahead through a proxy', proxied, (client) => client.reach()],
    ['of asking a proxy', () => proxied('silent'), (client) => client.reach()],
  ];

  for (const [name, way, act] of middles) {
    test(`in the middle ${name} leaves no socket and no timer`, async () => {
      const options = await way();
      const before = activeResources();
      const client = clientFor(box, options);
      const acting = act(client).then(
        () => undefined,
        (error: unknown) => error,
      );
      await Promise.race([acting, sleep(300, undefined, { ref: false })]);
      await client.close();
      const error = await Promise.race([acting, sleep(300, 'still waiting', { ref: false })]);
      assert.ok(error === undefined || error instanceof Tr064Error, String(error));
      await assert.rejects(client.reach(), { kind: 'connection-lost' });
      await assert.rejects(getInfo(client), { kind: 'connection-lost' });
      assert.deepEqual(await leftOver(before), []);
    });
  }
});
