import assert from 'node:assert/strict';
import type { Tr064Client } from '../../../src/tr064/client';
import type { Tr064Error } from '../../../src/tr064/errors';
import * as appSetup from '../../../src/tr064/services/appSetup';
import * as auth from '../../../src/tr064/services/auth';
import * as lanConfigSecurity from '../../../src/tr064/services/lanConfigSecurity';
import * as myFritz from '../../../src/tr064/services/myFritz';
import type { Caller } from '../../../src/tr064/services/service';
import { getExternalIPv4 } from '../../../src/tr064/services/wanConnection';
import { startBox, type BoxOptions, type SimulatedBox } from '../../box';
import { clientFor } from '../../clientFor';
import { closedAfterEach } from '../../closedAfterEach';

/** Answers every call with these out-arguments: for forms that are known from captures and not simulated. */
const answering = (values: Record<string, string>): Caller => ({
  call: () => Promise.resolve(new Map(Object.entries(values))),
});

suite('services', () => {
  const open = closedAfterEach();

  async function reader(options?: BoxOptions): Promise<[Tr064Client, SimulatedBox]> {
    const box = await startBox(options);
    const client = clientFor(box);
    open.push(box, client);
    return [client, box];
  }

  test('AppSetup tells rights and addresses', async () => {
    const [client, box] = await reader();
    const config = await appSetup.getConfig(client);
    assert.deepEqual([config.configRight, config.accessFromInternet], ['RW', false]);
    const info = await appSetup.getAppRemoteInfo(client);
    assert.equal(info.externalIPv4, box.state.internet.ipv4);
  });

  test('MyFRITZ! tells its state where the firmware has one', async () => {
    assert.equal((await myFritz.getInfo((await reader())[0])).state, 'dyndns_verified');
    assert.equal((await myFritz.getInfo((await reader({ scenario: '7530-7.29' }))[0])).state, undefined);
  });

  test('LANConfigSecurity tells users, rules for names, and whether any name will do', async () => {
    const [client, box] = await reader();
    const info = await lanConfigSecurity.getInfo(client);
    assert.equal(info.maxCharsPassword, 32);
    assert.equal(info.defaultPasswordActive, false);
    assert.equal(await lanConfigSecurity.getAnonymousLogin(client), false);
    box.state.anonymousLogin = true;
    assert.equal(await lanConfigSecurity.getAnonymousLogin(client), true);
    const old = await lanConfigSecurity.getInfo((await reader({ scenario: '7530-7.29' }))[0]);
    assert.equal(old.defaultPasswordActive, undefined);
  });

  test('the list of users is read in both forms that were seen, and empty', async () => {
    const list = (xml: string) => lanConfigSecurity.getUserList(answering({ 'NewX_AVM-DE_UserList': xml }));
    const expected = [
      { name: 'anna', lastUser: true },
      { name: 'Bert & Co', lastUser: false },
    ];
    assert.deepEqual(
      await list('<List><Username last_user="1">anna</Username><Username>Bert &amp; Co</Username></List>'),
      expected,
    );
    assert.deepEqual(
      await list(
        '<List><User><Username>anna</Username><LastUser>1</LastUser></User><User><Username>Bert &amp; Co</Username></User></List>',
      ),
      expected,
    );
    assert.deepEqual(await list(''), []);
    assert.deepEqual(await list('<List></List>'), []);
  });

  test('Auth tells whether a second factor is asked for', async () => {
    const [client, box] = await reader();
    assert.equal((await auth.getInfo(client)).enabled, box.state.secondFactor.enabled);
  });

  test('the default connection is the one the box says is in use', async () => {
    const [client, box] = await reader();
    const { ipv4 } = box.state.internet;
    box.state.internet.connection = 'ppp';
    assert.deepEqual(await getExternalIPv4(client), ipv4);
    box.state.internet.connection = 'ip';
    assert.deepEqual(await getExternalIPv4(client), ipv4);
    await assert.rejects(
      getExternalIPv4(answering({ NewDefaultConnectionService: 'Kanarie' })),
      ({ kind, message }: Tr064Error) => kind === 'bad-response' && !message.includes('Kanarie'),
    );
  });

  test('an argument that is missing or no boolean is said to be', async () => {
    await assert.rejects(auth.getInfo(answering({})), /GetInfo lacks NewEnabled/);
    await assert.rejects(auth.getInfo(answering({ NewEnabled: 'perhaps' })), { kind: 'bad-response' });
    assert.equal((await auth.getInfo(answering({ NewEnabled: 'TRUE' }))).enabled, true);
  });
});
