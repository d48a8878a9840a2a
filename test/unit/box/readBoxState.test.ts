import assert from 'node:assert/strict';
import { readBoxState } from '../../../src/box/readBoxState';
import { type BoxState, withCheckedParts } from '../../../src/box/boxState';
import type { Tr064Client } from '../../../src/tr064/client';
import { startBox, type SimulatedBox } from '../../box';
import { clientFor, loginOf } from '../../clientFor';
import { closedAfterEach } from '../../closedAfterEach';

suite('the state of a box', () => {
  const open = closedAfterEach();

  function client(box: SimulatedBox, index = 0): Tr064Client {
    const made = clientFor(box, { credentials: loginOf(box, index) });
    open.push(box, made);
    return made;
  }

  test('holds what the box says, without secrets', async () => {
    const box = await startBox();
    const boxState = await readBoxState(client(box), {});
    assert.deepEqual(boxState.device, {
      model: 'FRITZ!Box 7590',
      modelNumber: '7590 - avm',
      softwareVersion: '154.08.02',
    });
    assert.deepEqual(boxState.letsEncrypt, { enabled: true, state: 'valid' });
    assert.deepEqual(boxState.external, {
      externalIPv4: box.state.internet.ipv4,
      externalIPv6: box.state.internet.ipv6,
    });
    assert.ok('maskedUpdateUrl' in boxState.ddns && boxState.ddns.maskedUpdateUrl.endsWith('&token=***'));
    assert.ok(!JSON.stringify(boxState).includes('eule-Token'));
  });

  test("says when a box has no Let's Encrypt", async () => {
    assert.equal(
      (await readBoxState(client(await startBox({ scenario: '7530-7.29' })), {})).letsEncrypt,
      'not-supported',
    );
  });

  test('holds what a user without all rights may read', async () => {
    const boxState = await readBoxState(client(await startBox(), 1), {});
    assert.ok('port' in boxState.remoteAccess);
    assert.deepEqual(boxState.external, { unread: 'not-authorized', code: 606, status: undefined });
    assert.equal(boxState.device.model, 'FRITZ!Box 7590', 'from the description');
  });

  test('holds more for a check, which stays when the box is refreshed', async () => {
    const box = await startBox();
    box.state.managementServer.url = 'https://acsuser:geheim-1@acs.example.net:7547/geheim-2';
    const reader = client(box);
    const checked = await readBoxState(reader, { forCheck: true });
    assert.deepEqual(checked.users, { names: ['anna', 'paul'] });
    assert.deepEqual([checked.secondFactor, checked.password], [{ enabled: true }, { isDefault: false }]);
    assert.deepEqual(checked.ownUrlProvider, { name: 'Benutzerdefiniert' });
    assert.ok(checked.rights !== undefined && 'configRight' in checked.rights);
    assert.ok(!/geheim|acsuser/.test(JSON.stringify(checked)));
    const fresh = await readBoxState(reader, {});
    assert.equal(fresh.rights, undefined);
    const { rights, users } = withCheckedParts(fresh, checked);
    assert.deepEqual([rights, users], [checked.rights, checked.users]);
    assert.deepEqual(withCheckedParts(checked, fresh), checked);
  });

  test('takes the address from the connection where a box tells it nowhere else', async () => {
    const box = await startBox();
    box.faults.order({ kind: 'fault', code: 401 }, { action: 'GetAppRemoteInfo' });
    const { external } = await readBoxState(client(box), {});
    assert.deepEqual(external, { externalIPv4: box.state.internet.ipv4, externalIPv6: '' });
  });

  const FAULTS = [401, 402, 501, 502, 503, 600, 603, 606, 713, 714, 801, 802, 803, 820, 866, 867, 868] as const;
  const PARTS: readonly (readonly [action: string, part: keyof BoxState])[] = [
    ['GetAppRemoteInfo', 'external'],
    ['GetDDNSInfo', 'ddns'],
    ['X_AVM-DE_GetTR069FirmwareDownloadEnabled', 'firmwareDownload'],
  ];
  for (const [action, part] of PARTS) {
    test(`holds all but one part when the box has a fault at ${action}`, async () => {
      const box = await startBox();
      const reader = client(box);
      const whole = await readBoxState(reader, {});
      for (const code of FAULTS) {
        box.faults.order({ kind: 'fault', code }, { action });
        const { [part]: failed, readAt, ...rest } = await readBoxState(reader, {});
        // Where the action itself is missing, another one tells the address.
        if (part === 'external' && code === 401) continue;
        assert.ok(typeof failed === 'object' && 'unread' in failed && failed.code === code, `${code}`);
        assert.deepEqual({ ...rest, [part]: whole[part], readAt }, { ...whole, readAt });
      }
    });
  }

  for (const [action, part] of PARTS) {
    test(`holds all but one part when the box always drops the connection at ${action}`, async () => {
      const box = await startBox();
      const reader = client(box);
      const whole = await readBoxState(reader, {});
      box.faults.order({ kind: 'drop before' }, { action, times: Infinity });
      for (const login of ['known', 'new']) {
        const { [part]: failed, readAt, ...rest } = await readBoxState(login === 'new' ? client(box) : reader, {});
        assert.ok(typeof failed === 'object' && 'unread' in failed && failed.unread === 'connection-lost', login);
        assert.deepEqual({ ...rest, [part]: whole[part], readAt }, { ...whole, readAt }, login);
      }
    });
  }

  test('holds all but one part when the first call, which logs in, is always dropped, or never answered', async () => {
    const box = await startBox();
    // The first of them is that of remote access; what is dropped is asked once more.
    for (const [kind, times] of [
      ['drop before', 2],
      ['hang', 1],
    ] as const) {
      box.faults.order({ kind }, { action: 'GetInfo', times });
      const { remoteAccess, device, ddns } = await readBoxState(client(box), { timeout: 300 });
      assert.deepEqual(['unread' in remoteAccess, 'model' in device, 'domain' in ddns], [true, true, true], kind);
    }
  });

  test('is not read, soon, when the box answers nothing any more, and its login is tried with two calls at most', async () => {
    const box = await startBox();
    const known = client(box);
    await readBoxState(known, {});
    for (const kind of ['drop before', 'drop after', 'hang'] as const) {
      box.faults.order({ kind }, { times: Infinity });
      for (const reader of [known, client(box)]) {
        const start = performance.now();
        const { length } = await calledIn(box, () =>
          assert.rejects(readBoxState(reader, { timeout: 300 }), {
            kind: kind === 'hang' ? 'timeout' : 'connection-lost',
          }),
        );
        assert.ok(length <= (reader === known ? 10 : 4), `${kind}: ${length} requests`);
        assert.ok(performance.now() - start < 1_500, kind);
      }
      box.faults.clear();
    }
  });

  /** Actions, or nothing for descriptions, that a box was asked for meanwhile. */
  async function calledIn(box: SimulatedBox, run: () => Promise<unknown>): Promise<string[]> {
    const before = box.traffic.log.length;
    await run();
    return box.traffic.log.slice(before).flatMap(({ action }) => action ?? []);
  }

  test('is read even when the box has a fault at everything it is asked', async () => {
    const box = await startBox();
    const reader = client(box);
    box.faults.order({ kind: 'fault', code: 820 }, { times: Infinity });
    const { device, remoteAccess, managementServer } = await readBoxState(reader, {});
    assert.equal(device.model, 'FRITZ!Box 7590');
    for (const part of [remoteAccess, managementServer])
      assert.deepEqual(part, { unread: 'internal-error', code: 820, status: undefined });
  });

  test('is not read when the box is gone or refuses every login', async () => {
    const box = await startBox();
    const reader = client(box);
    await readBoxState(reader, {});
    box.state.accessForApplications = false;
    await assert.rejects(readBoxState(reader, {}), { kind: 'tr064-off' });
    await box.close();
    await assert.rejects(readBoxState(reader, {}), { kind: 'unreachable' });
    open.splice(open.indexOf(box), 1);
  });
});
