import { Desk } from './desk';
import assert from 'node:assert/strict';

suite('commands/callAction', () => {
  let desk: Desk;
  setup(() => {
    desk = new Desk();
  });
  teardown(() => desk.close());

  /** Labels of the rows that were asked with. */
  const labels = (index: number): string[] => desk.person.asked[index]?.rows.map(({ label }) => label) ?? [];

  test('lists the actions of all services, those used last first', async () => {
    const [, { id }] = await desk.add('Home');
    await desk.run('callAction', id, 'GetDDNSInfo');
    const rows = desk.person.asked[0]?.rows ?? [];
    const info = rows.filter(({ label }) => label === 'GetInfo').map(({ description }) => description);
    assert.ok(info.includes('DeviceInfo:1') && info.includes('X_AVM-DE_RemoteAccess:1'), info.join());
    const json = desk.documents.get('GetDDNSInfo.json') ?? '';
    assert.match(json, /"NewDomain": "home\.example\.org"/);
    assert.doesNotMatch(json, /eule-Token/);

    await desk.run('callAction', id, 'GetDefaultConnectionService');
    await desk.run('callAction', id, undefined);
    assert.deepEqual(labels(2).slice(0, 4), ['used last', 'GetDefaultConnectionService', 'GetDDNSInfo', 'all others']);
    assert.equal(labels(2).filter((label) => label === 'GetDDNSInfo').length, 1);
  });

  test('asks once more before a call that may change the box, and outdates what was seen of it', async () => {
    const [box, { id }] = await desk.add('Home');
    const seen = { at: new Date().toISOString(), vantage: 'home', seen: [] } as const;
    await desk.parts.worlds.set(id, { ports: seen });
    await desk.run('callAction', id, 'SetLetsEncryptEnable', '0', undefined, undefined);
    assert.equal(box.state.remoteAccess.letsEncryptEnabled, true);
    await desk.run('callAction', id, 'SetLetsEncryptEnable', '0', 'Call');
    assert.equal(box.state.remoteAccess.letsEncryptEnabled, false);
    assert.equal(desk.parts.worlds.get(id)?.ports, undefined);
  });
});
