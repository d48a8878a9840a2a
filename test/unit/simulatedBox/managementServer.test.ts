import assert from 'node:assert/strict';
import { type ScenarioName, type SimulatedBox } from '../../box';
import { call, request, startTestBox } from './client';

const SERVICE = 'ManagementServer';

/** What each action is sent here. */
const CALLS: Record<string, Record<string, string>> = {
  GetInfo: {},
  SetManagementServerURL: { NewURL: 'https://other.example/' },
  SetManagementServerUsername: { NewUsername: 'other' },
  SetManagementServerPassword: { NewPassword: 'geheim' },
  SetPeriodicInform: {
    NewPeriodicInformEnable: '0',
    NewPeriodicInformInterval: '60',
    NewPeriodicInformTime: '2026-01-02T03:04:05',
  },
  SetConnectionRequestAuthentication: {
    NewConnectionRequestUsername: 'acs',
    NewConnectionRequestPassword: 'geheim',
  },
  SetUpgradeManagement: { NewUpgradesManaged: '1' },
  X_SetTR069Enable: { NewTR069Enabled: '0' },
  'X_AVM-DE_GetTR069FirmwareDownloadEnabled': {},
  'X_AVM-DE_SetTR069FirmwareDownloadEnabled': { NewTR069FirmwareDownloadEnabled: '0' },
};

suite('Simulated box: what the provider may do', () => {
  let box: SimulatedBox;

  const start = async (scenario: ScenarioName = '7590-8.02') => {
    box = await startTestBox({ scenario });
  };
  const download = async () =>
    (await call(box, SERVICE, 'X_AVM-DE_GetTR069FirmwareDownloadEnabled')).NewTR069FirmwareDownloadEnabled;

  teardown(() => box.close());

  test('each setter changes what it is for, and nothing else', async () => {
    for (const [action, changed] of [
      ['SetManagementServerURL', { url: 'https://other.example/' }],
      ['SetManagementServerUsername', { username: 'other' }],
      ['SetManagementServerPassword', { password: 'geheim' }],
      [
        'SetPeriodicInform',
        { periodicInform: false, periodicInformInterval: 60, periodicInformTime: '2026-01-02T03:04:05' },
      ],
      ['SetConnectionRequestAuthentication', { connectionRequestUsername: 'acs', connectionRequestPassword: 'geheim' }],
      ['SetUpgradeManagement', { upgradesManaged: true }],
      ['X_SetTR069Enable', { tr069Enabled: false }],
      ['X_AVM-DE_SetTR069FirmwareDownloadEnabled', { firmwareDownload: false }],
    ] as const) {
      await start();
      const before = { ...box.state.managementServer };
      await call(box, SERVICE, action, CALLS[action]);
      assert.deepEqual(box.state.managementServer, { ...before, ...changed }, action);
      await box.close();
    }
  });

  test('what can be read is what was set; passwords and TR-069 itself cannot', async () => {
    await start();
    assert.equal(await download(), '1');
    for (const [action, args] of Object.entries(CALLS)) {
      await call(box, SERVICE, action, args);
    }
    assert.equal(await download(), '0');
    const info = await call(box, SERVICE, 'GetInfo');
    assert.equal(info.NewConnectionRequestUsername, 'acs');
    assert.doesNotMatch(JSON.stringify(info), /geheim|TR069/);
  });

  test('606 without the right to configure the box, for every single action', async () => {
    await start();
    const { body } = await request(box, { path: '/mgmsrvSCPD.xml' });
    const described = [...body.matchAll(/<action>\s*<name>([^<]+)</g)].map(([, name = '']) => name);
    assert.deepEqual([...described].sort(), Object.keys(CALLS).sort());
    const before = { ...box.state.managementServer };
    for (const action of described) {
      await assert.rejects(call(box, SERVICE, action, CALLS[action], box.users[1]), { message: '500/606' }, action);
    }
    assert.deepEqual(box.state.managementServer, before);
  });

  test('a box sold by a provider that manages its firmware', async () => {
    await start('provider-box');
    const info = await call(box, SERVICE, 'GetInfo');
    assert.match(info.NewURL ?? '', /^https:/);
    assert.match(info.NewConnectionRequestURL ?? '', /:8089\//);
    assert.deepEqual([info.NewUpgradesManaged, info.NewPeriodicInformEnable], ['1', '1']);
    assert.ok(Number(info.NewPeriodicInformInterval) > 0);
    assert.equal(box.state.managementServer.tr069Enabled, true);
    const { body } = await request(box, { path: '/tr64desc.xml' });
    assert.match(body, /<modelNumber>[^<]* - avme<\/modelNumber>/);
  });

  test('a box whose provider has no server for it', async () => {
    await start('no-acs');
    const info = await call(box, SERVICE, 'GetInfo');
    assert.deepEqual(
      [info.NewURL, info.NewConnectionRequestURL, info.NewPeriodicInformEnable, info.NewUpgradesManaged],
      ['', '', '0', '0'],
    );
    assert.equal(await download(), '0');
    assert.equal(box.state.managementServer.tr069Enabled, false);
  });
});
