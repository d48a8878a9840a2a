import { Person } from '../../vscode/person';
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SettingKind } from '../../../src/wanted/values';
import { CHANGE_TAKES } from '../../../src/changes/changeHistory';
import { change } from '../../../src/commands/change';
import { settleInterrupted } from '../../../src/commands/change/settleInterrupted';
import type { Plan } from '../../../src/commands/change/verb';
import type { Parts } from '../../../src/commands/parts';
import { changesReport } from '../../../src/reports/changes';
import type { RouterProfile } from '../../../src/routers/profile';
import { makeBoxCertificate, startBox, type BoxCertificate, type BoxOptions, type SimulatedBox } from '../../box';
import { Keyring } from '../../keyring';
import { SharedMemento } from '../../sharedState';
import { until } from '../../vscode/until';
import { homeRoute, WatchWindow } from '../../windows';

// SECURITY.md: what VS Code keeps may fail, be lost or be cut off at any moment. No login, identity or undo is
// lost without that being said, none that is out of date is used, and the box has one of two valid states.

const OFF = { wanted: { enabled: false } } as const;
const NEW = { value: 'Neuntoeter-Neu-9', change: 'new' as const };

suite('storage that fails', function () {
  this.timeout(60_000);
  let certificate: BoxCertificate;
  let person: Person;
  let state: SharedMemento;
  let keyring: Keyring;
  const boxes: SimulatedBox[] = [];
  const windows: WatchWindow[] = [];
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);

  suiteSetup(async () => {
    certificate = await makeBoxCertificate({ host: 'fritz-box' });
    process.on('unhandledRejection', note);
  });
  suiteTeardown(() => {
    process.off('unhandledRejection', note);
  });
  setup(() => {
    person = new Person();
    state = new SharedMemento();
    keyring = new Keyring();
  });
  teardown(async () => {
    keyring.locked = false;
    state.failsAt = state.failsFrom = Infinity;
    for (const window of windows.splice(0)) await window.close();
    for (const box of boxes.splice(0)) await box.close();
    person.leave();
    assert.deepEqual(unhandled.splice(0), []);
  });

  function open(): WatchWindow {
    const window = new WatchWindow(state, keyring.window());
    windows.push(window);
    return window;
  }

  async function box(options: BoxOptions = {}): Promise<SimulatedBox> {
    const started = await startBox({ certificate, ...options });
    started.state.paceMs = Infinity;
    boxes.push(started);
    return started;
  }

  async function add({ routers }: WatchWindow, home: SimulatedBox): Promise<RouterProfile> {
    const [user] = home.users;
    assert.ok(user);
    const { profile } = await routers.add({
      ...{ name: home.name, model: 'FRITZ!Box 7590', udn: `uuid:${home.fingerprint}` },
      route: homeRoute(home, { user: user.name, password: user.password }),
    });
    return profile;
  }

  const make = (here: Parts, profile: RouterProfile, kind: SettingKind, plan: Plan): Promise<void> =>
    change(here, [profile], {
      ...{ title: 'Test', apply: 'Do It', kind },
      plan: () => Promise.resolve({ ...plan, agreed: true }),
    });
  /** What was said, errors included. */
  const said = (): string => person.told.map(({ text }) => text).join('\n');
  const failed = (error: unknown): void => void person.told.push({ text: String(error), buttons: [] });
  const trustIn = (home: SimulatedBox) => ({ kind: 'key', fingerprint: home.fingerprint }) as const;

  for (const failing of [['get'], ['store'], ['delete'], ['get', 'store', 'delete']] as const) {
    test(`a keyring without ${failing.join(', ')} costs a login at most, and that is seen`, async () => {
      const home = await box();
      const window = open();
      const profile = await add(window, home);
      await make(window.parts, profile, 'ddns', { wanted: { domain: 'one.example.org' }, password: NEW });
      for (const what of failing) keyring.failing.add(what);

      const again = { value: 'Neuntoeter-Neu-10', change: 'new' as const };
      await make(window.parts, profile, 'ddns', { wanted: { domain: 'two.example.org' }, password: again }).catch(
        failed,
      );
      const stored = home.state.ddns.domain === 'two.example.org';
      assert.equal(home.state.ddns.password, stored ? again.value : NEW.value, 'one of two valid states');
      assert.ok(person.told.length >= 2, 'each time something was said');
      if (keyring.failing.has('store')) assert.match(said(), /no keyring/);

      // The next window finds what is true, or nothing.
      keyring.locked = false;
      const next = open();
      assert.deepEqual(next.routers.all(), [profile]);
      assert.deepEqual(next.identities.get(profile.id), trustIn(home));
      const values = { providerName: home.state.ddns.provider, username: home.state.ddns.username };
      const password = await next.ddnsPasswords.get(profile.id, [trustIn(home)], values);
      assert.ok([undefined, home.state.ddns.password].includes(password), `the password is ${password ?? ''}`);
      const [undo] = await next.history.lastUndos(profile.id, [trustIn(home)]);
      assert.ok(undo === undefined || undo.after.domain === home.state.ddns.domain, 'the undo is of the last change');
      await next.refresher.refresh();
      const { failure } = next.boxStates.get(profile.id);
      assert.ok([undefined, 'sign-in-needed'].includes(failure?.kind), failure?.kind);
      assert.equal(home.traffic.refusedLogins, 0);
    });
  }

  test('a keyring that has lost everything asks for the login anew, and keeps the identity', async () => {
    const home = await box();
    const before = open();
    const profile = await add(before, home);
    await make(before.parts, profile, 'letsEncrypt', OFF);
    keyring.values.clear();
    const window = open();
    await window.refresher.refresh();
    assert.equal(window.boxStates.get(profile.id).failure?.kind, 'sign-in-needed');
    assert.deepEqual(window.identities.get(profile.id), trustIn(home));
    assert.ok(window.boxStates.get(profile.id).boxState, 'what was last known is shown');
    assert.equal(window.history.all(profile.id).length, 1);
  });

  test('a router that cannot be kept leaves no login behind, wherever it fails', async () => {
    const home = await box();
    for (const write of [1, 2]) {
      const window = open();
      state.failsAt = state.writes.length + write;
      await assert.rejects(add(window, home), /disk full/);
      assert.deepEqual(window.routers.all(), []);
      assert.deepEqual([...keyring.values], []);
      assert.deepEqual(window.identities.all(''), []);
      state.failsAt = Infinity;
    }
  });

  test('a router is removed with all that can go, and what could not is said', async () => {
    const home = await box();
    const window = open();
    const { id } = await add(window, home);
    await window.refresher.refresh();
    state.failsAt = state.writes.length + 2;
    await assert.rejects(window.routers.remove(id), /disk full/);
    assert.deepEqual(window.routers.all(), []);
    assert.deepEqual(state.keys(), [`identity.${id}`], 'only what failed');
    keyring.failing.add('delete');
    const other = await add(window, home);
    await assert.rejects(window.routers.remove(other.id), /no keyring/);
    assert.deepEqual(window.routers.all(), [other], 'with its login a router stays');
  });

  test('what a newer version has kept is still there when an older one was at it', async () => {
    const home = await box();
    const { id } = await add(open(), home);
    const key = `router.${id}`;
    await state.update(key, { ...state.get<object>(key), colour: 'red', icon: { name: 'house' } });
    const later = { ...state.get<object>(key), id: 'later', routes: { vpn: { peer: 'x' } } };
    await state.update('router.later', later);
    const newer = { at: '2030-01-01T00:00:00.000Z', kind: 'vpn', seen: { kind: 'vpn' } };
    for (const list of ['history', 'seen']) await state.update(`${list}.${id}`, [newer]);
    const older = open();
    assert.deepEqual(
      older.routers.all().map((profile) => profile.id),
      [id],
      'what it does not understand it does not show',
    );
    await older.routers.rename(id, 'Renamed');
    await older.refresher.refresh();
    const { name, colour, icon } = state.get<Record<string, unknown>>(key) ?? {};
    assert.deepEqual([name, colour, icon], ['Renamed', 'red', { name: 'house' }]);
    assert.deepEqual(state.get('router.later'), later);

    const profile = older.routers.get(id);
    assert.ok(profile);
    await older.watch.turn();
    home.state.remoteAccess.port++;
    await older.watch.turn();
    await make(older.parts, profile, 'letsEncrypt', OFF);
    assert.equal(older.history.all(id).length, 1, 'which shows only its own');
    assert.ok(older.watched.all(id).length > 0);
    for (const list of ['history', 'seen']) assert.deepEqual(state.get<unknown[]>(`${list}.${id}`)?.[0], newer, list);
  });

  test('a full disk during a change: nothing is sent, or the outcome is said although it could not be noted', async () => {
    let sent = 0;
    for (let fails = 1; fails <= 6; fails++) {
      const home = await box();
      const window = open();
      const profile = await add(window, home);
      await window.refresher.refresh();
      state.failsAt = state.writes.length + fails;
      person.told.length = 0;
      await make(window.parts, profile, 'letsEncrypt', OFF).catch(failed);
      const isSent = home.traffic.log.some(({ action }) => action === 'SetLetsEncryptEnable');
      if (isSent) sent++;
      assert.equal(home.state.remoteAccess.letsEncryptEnabled, !isSent);
      assert.match(said(), isSent ? /now off/ : /disk full/, `write ${fails}`);
      assert.ok(window.routers.get(profile.id) && window.identities.get(profile.id), 'nothing else is lost');
      if (isSent) {
        const [undo] = await window.history.lastUndos(profile.id, [trustIn(home)]);
        assert.equal(undo?.before.enabled, true, 'it can be undone');
      }
      state.failsAt = Infinity;
    }
    assert.ok(sent > 0 && sent < 6, `${sent} were sent`);
  });

  test('a full disk keeps neither a read from being shown nor the watch from telling', async () => {
    const home = await box();
    const window = open();
    const { id } = await add(window, home);
    await window.watch.turn();
    home.state.remoteAccess.port = 50123;
    state.failsFrom = state.writes.length + 1;
    await window.watch.turn();
    const { boxState, failure } = window.boxStates.get(id);
    assert.deepEqual(
      [failure, boxState && 'port' in boxState.remoteAccess && boxState.remoteAccess.port],
      [undefined, 50123],
    );
    assert.deepEqual(window.told, ['remote-access-moved']);
    await window.watch.turn();
    assert.deepEqual(window.told, ['remote-access-moved'], 'once in this window');
  });

  test('a window that is closed while a write is out: the next one says what became of it, and can undo it', async () => {
    for (const [takesEffect, says] of [
      [false, /closed in the middle of a change .*not stored/],
      [true, /closed in the middle of a change .*now off/],
    ] as const) {
      const home = await box();
      const window = open();
      const profile = await add(window, home);
      if (!takesEffect) home.faults.order({ kind: 'hang' }, { action: 'SetLetsEncryptEnable' });
      // It is read once more when it has begun, and then written: each of it takes this long.
      home.faults.delayMs = 800;
      const changing = make(window.parts, profile, 'letsEncrypt', OFF).catch(() => undefined);
      await until(() => window.history.lastBegun(profile.id) > 0, 'the change to be begun');
      await sleep(1_200);
      assert.equal(home.state.remoteAccess.letsEncryptEnabled, true, 'not yet');
      await window.close();
      await changing;
      if (takesEffect) await until(() => !home.state.remoteAccess.letsEncryptEnabled, 'the write to take effect');
      home.faults.clear();
      person.told.length = 0;

      const next = open();
      const interrupted = await next.history.interrupted(profile.id, [trustIn(home)]);
      assert.ok(interrupted && interrupted.since <= Date.now(), 'it need not be waited for');
      await settleInterrupted(next.parts, profile.id);
      assert.equal(home.state.remoteAccess.letsEncryptEnabled, !takesEffect);
      assert.match(said(), says);
      const [undo] = await next.history.lastUndos(profile.id, [trustIn(home)]);
      assert.equal(undo?.before.enabled, takesEffect ? true : undefined);
      await settleInterrupted(next.parts, profile.id);
      assert.equal(person.told.length, 1, 'once');
      const sent = home.traffic.log.filter(({ action }) => action === 'SetLetsEncryptEnable');
      assert.ok(sent.length <= 1, 'never sent again');
    }
  });

  test('a window that is closed in the middle of Do Not Allow: the list of changes has what was sent', async () => {
    const home = await box();
    const window = open();
    const { id } = await add(window, home);
    const undo = { kind: 'providerConfiguration', before: {}, after: { enabled: false } } as const;
    await window.history.begin(id, { trust: trustIn(home), undo, withPassword: false });
    await window.close();
    const next = open();
    await settleInterrupted(next.parts, id);
    const listed = changesReport('Home', next.history.all(id), []);
    assert.match(
      listed,
      /Automatic configuration by the internet provider: sent as "not allowed"; the FRITZ!Box does not report it/,
    );
    assert.match(listed, /it is not known whether this was stored/);
  });

  test('a window that crashed while a write was out: the next one waits until no other can be at it', async () => {
    const home = await box();
    const window = open();
    const profile = await add(window, home);
    const undo = { kind: 'letsEncrypt', before: { enabled: true }, after: { enabled: false } } as const;
    await window.history.begin(profile.id, { trust: trustIn(home), undo, withPassword: false });
    const next = open();
    const interrupted = await next.history.interrupted(profile.id, [trustIn(home)]);
    assert.equal((interrupted?.since ?? 0) - (interrupted?.at.getTime() ?? 0), CHANGE_TAKES);
    assert.deepEqual(interrupted?.change?.undo, { ...undo });
    await window.history.finish(profile.id);
    assert.equal(await next.history.interrupted(profile.id, [trustIn(home)]), undefined, 'it has seen the end of it');
  });

  test('two windows that write the same at once leave one of both, whole, and each says what it is', async () => {
    const home = await box();
    const [here, there] = [open(), open()];
    const profile = await add(here, home);
    for (let round = 0; round < 5; round++) {
      person.told.length = 0;
      home.faults.delayMs = 5 * round;
      const plans = [here, there].map((window, index) => ({
        window,
        wanted: { domain: `${index}-${round}.example.org`, username: `user-${index}-${round}` },
        password: { value: `Neuntoeter-${index}-${round}`, change: 'new' as const },
      }));
      const results = await Promise.allSettled(
        plans.map(({ window, ...plan }) => make(window.parts, profile, 'ddns', plan)),
      );
      assert.deepEqual(
        results.map(({ status }) => status),
        ['fulfilled', 'fulfilled'],
      );
      const { domain, username, password } = home.state.ddns;
      assert.ok(
        plans.some(
          (plan) =>
            plan.wanted.domain === domain && plan.wanted.username === username && plan.password.value === password,
        ),
        `neither of both: ${domain} ${username} ${password}`,
      );
      assert.equal(person.told.length, 2, said());
      for (const { identities, routers } of [here, there]) {
        assert.deepEqual([identities.get(profile.id), routers.all().length], [trustIn(home), 1]);
      }
    }
  });
});
