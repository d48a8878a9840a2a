import assert from 'node:assert/strict';
import * as managementServer from '../../../src/tr064/services/managementServer';
import type { Caller } from '../../../src/tr064/services/service';
import { startBox, type SimulatedBox } from '../../box';
import { clientFor, loginOf } from '../../clientFor';
import { closedAfterEach } from '../../closedAfterEach';

suite('ManagementServer', () => {
  const open = closedAfterEach();

  async function reader(index = 0): Promise<[Caller, SimulatedBox]> {
    const box = await startBox({ scenario: '7590-8.02' });
    const client = clientFor(box, { credentials: loginOf(box, index) });
    open.push(box, client);
    return [client, box];
  }

  test('tells server, intervals and where the box is asked to call', async () => {
    const [client, box] = await reader();
    const { state } = box;
    state.managementServer.upgradesManaged = true;
    assert.deepEqual(await managementServer.getInfo(client), {
      url: 'https://acs.example.net:7547/cwmp',
      periodicInform: true,
      periodicInformInterval: 86_400,
      periodicInformTime: '0001-01-01T00:00:00',
      connectionRequestUrl: 'http://203.0.113.7:8089/a1b2c3d4e5f60718',
      connectionRequestUsername: state.managementServer.connectionRequestUsername,
      upgradesManaged: true,
    });
  });

  test('allows and forbids updates, and tells which', async () => {
    const [client, box] = await reader();
    for (const allowed of [false, true]) {
      await managementServer.setFirmwareDownloadEnabled(client, allowed);
      assert.equal(box.state.managementServer.firmwareDownload, allowed);
      assert.equal(await managementServer.getFirmwareDownloadEnabled(client), allowed);
    }
  });

  test('allows and forbids automatic configuration, and changes nothing else', async () => {
    const [client, box] = await reader();
    const before = structuredClone(box.state.managementServer);
    for (const enabled of [false, true]) {
      await managementServer.setTr069Enable(client, enabled);
      assert.deepEqual(box.state.managementServer, { ...before, tr069Enabled: enabled });
    }
  });

  test('sends flags as 0 and 1', async () => {
    const sent: unknown[] = [];
    const client: Caller = {
      call: (_service, action, args) => {
        sent.push([action, args]);
        return Promise.resolve(new Map());
      },
    };
    await managementServer.setTr069Enable(client, true);
    await managementServer.setFirmwareDownloadEnabled(client, false);
    assert.deepEqual(sent, [
      ['X_SetTR069Enable', { NewTR069Enabled: '1' }],
      ['X_AVM-DE_SetTR069FirmwareDownloadEnabled', { NewTR069FirmwareDownloadEnabled: '0' }],
    ]);
  });

  test('takes the right to configure the box', async () => {
    const [client] = await reader(1);
    const refused = { kind: 'not-authorized' };
    await assert.rejects(managementServer.getInfo(client), refused);
    await assert.rejects(managementServer.getFirmwareDownloadEnabled(client), refused);
    await assert.rejects(managementServer.setTr069Enable(client, false), refused);
    await assert.rejects(managementServer.setFirmwareDownloadEnabled(client, false), refused);
  });
});
