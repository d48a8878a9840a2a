import assert from 'node:assert/strict';
import { applyChange, type ApplyOptions, type Change, type Outcome } from '../../../src/changes/applyChange';
import type { Values } from '../../../src/wanted/values';
import { SETTINGS } from '../../../src/changes/settings';
import type { Tr064Client } from '../../../src/tr064/client';
import { Tr064Error, type Tr064ErrorKind } from '../../../src/tr064/errors';
import { startBox, type SimulatedBox } from '../../box';
import { clientFor, loginOf } from '../../clientFor';

suite('changes', () => {
  let box: SimulatedBox;
  let client: Tr064Client;
  setup(async () => {
    box = await startBox();
    client = clientFor(box);
  });
  teardown(async () => {
    await client.close();
    await box.close();
  });

  const options: ApplyOptions = { onWaiting: () => undefined, pollInterval: 20, waitFor: 1_000, askFor: 3_000 };
  const is = (kind: Tr064ErrorKind) => (error: unknown) => error instanceof Tr064Error && error.kind === kind;
  const apply = async (
    kind: keyof typeof SETTINGS,
    wanted: Values,
    more: Partial<Change & ApplyOptions> = {},
  ): Promise<Outcome> => {
    const setting = SETTINGS[kind];
    const before = more.before ?? (await setting.read(client, {}));
    return applyChange(client, { setting, before, wanted, ...more }, { ...options, ...more });
  };
  const writes = (action: string) =>
    box.traffic.log.filter((one) => one.action === action && one.status !== 401).length;

  test('are stored and read back', async () => {
    const outcome = await apply('ddns', { domain: 'new.example.org' }, { password: 'p' });
    assert.equal(outcome.kind, 'stored');
    const { domain, password, mode, updateUrl } = box.state.ddns;
    assert.deepEqual([domain, password, mode], ['new.example.org', 'p', 'ddns_together']);
    assert.match(updateUrl, /token=eule-Token-5150$/, 'the rest stays');
    assert.equal(outcome.now?.domain, 'new.example.org');
  });

  test('say what the box stored otherwise', async () => {
    // The box picks another port than this one.
    await apply('remoteAccess', { enabled: false });
    const outcome = await apply('remoteAccess', { enabled: true, port: '1' });
    assert.ok(outcome.kind === 'stored' && outcome.other.join() === 'port');
  });

  const FILLED_IN = ['updateUrl', 'serverIPv4', 'serverIPv6'] as const;

  test('to a provider that the box knows leave URL and servers to the box', async () => {
    const before = await SETTINGS.ddns.read(client, {});
    const outcome = await apply('ddns', { providerName: 'Beispiel-DNS' }, { password: 'p' });
    assert.ok(outcome.kind === 'stored' && outcome.now !== undefined);
    assert.deepEqual(outcome.other, []);
    assert.ok(FILLED_IN.every((name) => name in before && !(name in (outcome.now ?? {}))));
    assert.match(box.state.ddns.updateUrl, /^\/update\.php/);
    // And back: what the box filled in is not kept.
    const wanted = {
      providerName: 'Benutzerdefiniert',
      updateUrl: 'https://dyn.example/u',
      serverIPv4: '',
      serverIPv6: '',
    };
    const back = await apply('ddns', wanted, { password: 'p' });
    assert.ok(back.kind === 'stored' && back.other.length === 0 && back.now?.updateUrl === wanted.updateUrl);
  });

  test('to such a provider are found to be stored when the answer is lost, and no key of another one is sent', async () => {
    const own = box.state.ddnsProviders.find(({ name }) => name === 'Beispiel-DNS');
    assert.ok(own?.fillsIn);
    const { fillsIn } = own;
    // To see what is sent.
    Object.assign(own, { fillsIn: {} });
    await apply('ddns', { providerName: 'Beispiel-DNS' }, { password: 'p' });
    assert.deepEqual(
      FILLED_IN.map((name) => box.state.ddns[name]),
      ['', '', ''],
    );
    Object.assign(own, { fillsIn });
    Object.assign(box.state.ddns, { provider: 'Benutzerdefiniert', updateUrl: 'https://dyn.example/u?key=geheim' });
    box.faults.order({ kind: 'drop after' }, { action: 'SetDDNSConfig' });
    assert.equal((await apply('ddns', { providerName: 'Beispiel-DNS' }, { password: 'p' })).kind, 'stored');
  });

  test('of the domain at such a provider change nothing else', async () => {
    await apply('ddns', { providerName: 'Beispiel-DNS' }, { password: 'p' });
    for (const fault of [undefined, 'drop after'] as const) {
      if (fault !== undefined) box.faults.order({ kind: fault }, { action: 'SetDDNSConfig' });
      const outcome = await apply(
        'ddns',
        { domain: `${fault ?? 'new'}.example.org`.replace(' ', '-') },
        { password: 'p' },
      );
      assert.ok(outcome.kind === 'stored' && outcome.other.length === 0);
    }
  });

  test('at such a provider are made when its list is missing for once: nothing was changed elsewhere', async () => {
    await apply('ddns', { providerName: 'Beispiel-DNS' }, { password: 'p' });
    for (const isMissingFirst of [true, false]) {
      const missing = (): void => box.faults.order({ kind: 'fault', code: 820 }, { action: 'GetDDNSProviders' });
      if (isMissingFirst) missing();
      const before = await SETTINGS.ddns.read(client, {});
      if (!isMissingFirst) missing();
      const domain = isMissingFirst ? 'one.example.org' : 'two.example.org';
      assert.equal((await apply('ddns', { domain }, { before, password: 'p' })).kind, 'stored');
      assert.equal(box.state.ddns.domain, domain);
    }
  });

  test('are not made when the values were changed elsewhere meanwhile', async () => {
    const before = await SETTINGS.ddns.read(client, {});
    box.state.ddns.domain = 'theirs.example.org';
    const outcome = await apply('ddns', { username: 'me' }, { before, password: 'p' });
    assert.ok(outcome.kind === 'changed-meanwhile' && outcome.now.domain === 'theirs.example.org');
    assert.equal(writes('SetDDNSConfig'), 0);
  });

  for (const kind of ['drop after', 'truncate'] as const) {
    test(`whose answer is lost (${kind}) are found to be stored, and not sent again`, async () => {
      box.faults.order({ kind }, { action: 'SetDDNSConfig' });
      const lost: string[] = [];
      const onLost = () => lost.push('lost');
      const outcome = await apply('ddns', { domain: 'new.example.org' }, { password: 'p', onLost });
      assert.deepEqual([outcome.kind, lost, writes('SetDDNSConfig')], ['stored', ['lost'], 1]);
    });
  }

  test('that never arrived are found not to be stored, and not sent again', async () => {
    box.faults.order({ kind: 'drop before' }, { action: 'SetDDNSConfig' });
    const outcome = await apply('ddns', { domain: 'new.example.org' }, { password: 'p' });
    assert.deepEqual([outcome.kind, writes('SetDDNSConfig')], ['not-stored', 1]);
    assert.equal(box.state.ddns.domain, 'home.example.org');
  });

  test('of which nothing is to be seen are not known to be stored', async () => {
    box.faults.order({ kind: 'drop after' }, { action: 'SetDDNSConfig' });
    assert.equal((await apply('ddns', {}, { password: 'only this' })).kind, 'unknown');
  });

  for (const [when, kind] of [
    ['before', 'not-stored'],
    ['after', 'stored'],
  ] as const) {
    test(`survive a restart ${when} they took effect`, async () => {
      box.faults.order({ kind: 'reboot', when, forMs: 700 }, { action: 'SetLetsEncryptEnable' });
      assert.equal((await apply('letsEncrypt', { enabled: false })).kind, kind);
      assert.equal(box.state.remoteAccess.letsEncryptEnabled, kind === 'not-stored');
    }).timeout(10_000);
  }

  test('are not known to be stored when the box stays away', async () => {
    box.faults.order({ kind: 'reboot', when: 'after', forMs: 60_000 }, { action: 'SetLetsEncryptEnable' });
    const outcome = await apply('letsEncrypt', { enabled: false }, { askFor: 300 });
    assert.deepEqual(outcome, { kind: 'unknown', now: undefined });
  }).timeout(10_000);

  test('that a box refuses are errors, and nothing is stored', async () => {
    for (const [kind, action, code, error] of [
      ['remoteAccess', 'SetEnable', 402, 'invalid-args'],
      ['remoteAccess', 'SetEnable', 606, 'not-authorized'],
      ['remoteAccess', 'SetEnable', 820, 'internal-error'],
      ['letsEncrypt', 'SetLetsEncryptEnable', 402, 'invalid-args'],
      ['letsEncrypt', 'SetLetsEncryptEnable', 606, 'not-authorized'],
      ['letsEncrypt', 'SetLetsEncryptEnable', 820, 'internal-error'],
      ['remoteAccessUser', 'SetConfig', 402, 'invalid-args'],
      ['remoteAccessUser', 'SetConfig', 820, 'internal-error'],
      ['ddns', 'SetDDNSConfig', 501, 'action-failed'],
    ] as const) {
      box.faults.order({ kind: 'fault', code }, { action });
      await assert.rejects(apply(kind, { enabled: false }, { password: 'p' }), is(error), `${action} ${code}`);
    }
    assert.deepEqual([box.state.remoteAccess.enabled, box.state.ddns.enabled], [true, true]);
  });

  test('turn remote access on with a port of the box, and not without a user for the internet', async () => {
    await apply('remoteAccess', { enabled: false });
    const on = await apply('remoteAccess', { enabled: true });
    assert.ok(on.kind === 'stored' && on.now?.port === String(box.state.remoteAccess.port));
    assert.notEqual(on.now.port, '44123');

    await apply('remoteAccess', { enabled: false });
    for (const user of box.state.users) user.fromInternet = false;
    await assert.rejects(apply('remoteAccess', { enabled: true }), is('no-internet-user'));
    assert.equal(box.state.remoteAccess.enabled, false);
  });

  test('of the own user go on with the new login', async () => {
    const { user } = loginOf(box);
    const newLogin = { user, password: 'quite-New-7' };
    const told: unknown[] = [];
    const outcome = await apply(
      'remoteAccessUser',
      { enabled: true, port: '50123', username: user },
      { password: newLogin.password, newLogin, onNewLogin: (login) => Promise.resolve(void told.push(login)) },
    );
    assert.ok(outcome.kind === 'stored' && outcome.now?.port === '50123');
    assert.deepEqual(told, [newLogin]);
    assert.equal(box.traffic.refusedLogins, 0);
  });

  test('of the own user end their second factor with the new login', async () => {
    const { user } = loginOf(box);
    box.state.secondFactor.required = ['SetConfig'];
    const outcome = await apply(
      'remoteAccessUser',
      { enabled: true, port: '50123', username: user },
      {
        password: 'quite-New-7',
        newLogin: { user, password: 'quite-New-7' },
        onWaiting: () => setTimeout(() => box.pressButton(), 50),
      },
    );
    assert.deepEqual([outcome.kind, box.state.secondFactor.process?.state], ['stored', 'stopped']);
    assert.equal(box.traffic.refusedLogins, 0);
  });

  test('keep the login that works when the new one does not', async () => {
    // With no user to rename, the box makes another one.
    box.state.remoteAccess.username = '';
    const told: unknown[] = [];
    const outcome = await apply(
      'remoteAccessUser',
      { enabled: true, port: '50123', username: 'erik' },
      {
        password: 'quite-New-7',
        newLogin: { user: 'erik', password: 'another-One-8' },
        onNewLogin: (login) => Promise.resolve(void told.push(login)),
      },
    );
    assert.ok(outcome.kind === 'stored' && outcome.now?.port === '50123');
    assert.deepEqual([told, client.credentials?.user], [[], loginOf(box).user]);
  });

  for (const [kind, refused] of [
    ['drop before', 1],
    ['drop after', 0],
  ] as const) {
    test(`of the own user find the login that works when the answer is lost (${kind})`, async () => {
      const { user } = loginOf(box);
      const newLogin = { user, password: 'quite-New-7' };
      box.faults.order({ kind }, { action: 'SetConfig' });
      const outcome = await apply(
        'remoteAccessUser',
        { enabled: true, port: '50123', username: user },
        { password: newLogin.password, newLogin },
      );
      assert.equal(outcome.kind, kind === 'drop after' ? 'stored' : 'not-stored');
      assert.equal(box.traffic.refusedLogins, refused);
      assert.equal((await SETTINGS.remoteAccess.read(client, {})).port, kind === 'drop after' ? '50123' : '44123');
    });
  }

  test('wait for a second factor', async () => {
    box.state.secondFactor.required = ['SetEnable'];
    const onWaiting = () => setTimeout(() => box.pressButton(), 50);
    const outcome = await apply('remoteAccess', { enabled: false }, { onWaiting });
    assert.deepEqual([outcome.kind, box.state.remoteAccess.enabled], ['stored', false]);
  });
});
