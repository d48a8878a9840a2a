import { Person } from '../../vscode/person';
import assert from 'node:assert/strict';
import path from 'node:path';
import type { Memento, SecretStorage } from 'vscode';
import type { Replacements } from '../../../src/container';
import { FileLock } from '../../../src/storage/fileLock';
import { MISSES } from '../../../src/watch/stateChanges';
import { startBox, type BoxOptions, type SimulatedBox } from '../../box';
import { Keyring } from '../../keyring';
import { SharedMemento } from '../../sharedState';
import { folderOf, homeRoute, quietLog, WatchWindow } from '../../windows';

suite('the watch', () => {
  let person: Person;
  const boxes: SimulatedBox[] = [];
  const windows: WatchWindow[] = [];
  let state: Memento;
  let secrets: SecretStorage;

  suiteSetup(() => {
    person = new Person();
  });
  suiteTeardown(() => {
    person.leave();
  });
  setup(() => {
    state = new SharedMemento();
    secrets = new Keyring().window();
  });
  teardown(async () => {
    for (const window of windows.splice(0)) await window.close();
    for (const box of boxes.splice(0)) await box.close();
  });

  /** A window over the state all share. */
  function open(options?: Replacements): WatchWindow {
    const window = new WatchWindow(state, secrets, options);
    windows.push(window);
    return window;
  }

  /** Documentation addresses are not to be tried: the box has none on the internet. */
  async function box(options?: BoxOptions): Promise<SimulatedBox> {
    const started = await startBox(options);
    Object.assign(started.state.internet, { ipv4: '', ipv6: '' });
    started.state.paceMs = Infinity;
    boxes.push(started);
    return started;
  }

  async function add(window: WatchWindow, home: SimulatedBox): Promise<string> {
    const [user] = home.users;
    assert.ok(user);
    const { profile } = await window.routers.add({
      ...{ name: home.name, model: 'FRITZ!Box 7590', udn: `uuid:${home.fingerprint}` },
      route: homeRoute(home, { user: user.name, password: user.password }),
    });
    return profile.id;
  }

  const turnOff = (state: SimulatedBox['state']): void => {
    state.remoteAccess.enabled = false;
  };
  const changes: [
    name: string,
    change: (state: SimulatedBox['state']) => void,
    expected: string,
    first?: (state: SimulatedBox['state']) => void,
  ][] = [
    ['dynamic DNS that failed', ({ ddns }) => void (ddns.statusIPv4 = 'account-disabled'), 'ddns-failed'],
    ['dynamic DNS that was turned off', ({ ddns }) => void (ddns.enabled = false), 'ddns-off'],
    [
      'an invalid certificate',
      ({ remoteAccess }) => void (remoteAccess.letsEncryptState = 'invalid'),
      'lets-encrypt-invalid',
    ],
    ['remote access turned off elsewhere', turnOff, 'remote-access-off'],
    [
      'remote access turned on elsewhere',
      ({ remoteAccess }) => void (remoteAccess.enabled = true),
      'remote-access-on',
      turnOff,
    ],
    ['another port', ({ remoteAccess }) => void (remoteAccess.port = 50123), 'remote-access-moved'],
    ['another user', ({ remoteAccess }) => void (remoteAccess.username = 'paul'), 'user-changed'],
    [
      'a first user',
      ({ remoteAccess }) => void (remoteAccess.username = 'paul'),
      'user-changed',
      ({ remoteAccess }) => void (remoteAccess.username = ''),
    ],
    ['another FRITZ!OS', ({ device }) => void (device.firmware.patch = 20), 'firmware-changed'],
    [
      'updates allowed',
      ({ managementServer }) => void (managementServer.firmwareDownload = true),
      'updates-allowed',
      ({ managementServer }) => void (managementServer.firmwareDownload = false),
    ],
    [
      'a server of the provider',
      ({ managementServer }) => void (managementServer.url = 'https://acs.example.com/x'),
      'acs-set',
      ({ managementServer }) => void (managementServer.url = ''),
    ],
  ];
  for (const [name, change, expected, first] of changes) {
    test(`sees ${name} once, across a restart and in two windows`, async () => {
      const home = await box();
      first?.(home.state);
      const evening = open();
      const id = await add(evening, home);
      await evening.watch.turn();
      assert.deepEqual(evening.told, [], 'nothing at first');
      await evening.close();
      change(home.state);

      const morning = open();
      const second = open();
      await morning.watch.turn();
      await second.watch.turn();
      await morning.watch.turn();
      assert.deepEqual(morning.told, [expected]);
      assert.deepEqual(second.told, []);
      assert.deepEqual(
        second.watched.attention(id).map(({ code }) => code),
        [expected],
      );
      await morning.close();

      const third = open();
      await third.watch.turn();
      await second.watch.turn();
      assert.deepEqual([...third.told, ...second.told], []);
      assert.deepEqual(third.seen(id), [expected]);
    });
  }

  test('waits for a second look where it cannot be sure', async () => {
    const home = await box();
    const window = open();
    await add(window, home);
    await window.watch.turn();
    home.state.ddns.statusIPv4 = 'offline';
    await window.watch.turn();
    assert.deepEqual(window.told, []);
    await window.close();
    const restarted = open();
    await restarted.watch.turn();
    await restarted.watch.turn();
    assert.deepEqual(restarted.told, ['ddns-failed']);
  });

  test('sees a certificate run out step by step, and a box that shows another identity', async () => {
    const home = await box();
    let days = 30;
    const window = open({ certificateDays: () => Promise.resolve(days) });
    const id = await add(window, home);
    for (days of [30, 21, 20, 7, 1, 0]) await window.watch.turn();
    assert.deepEqual(window.told, ['certificate-expiring', 'certificate-expiring', 'certificate-expiring']);
    days = 89;
    await window.watch.turn();
    await window.identities.accept(id, { kind: 'key', fingerprint: 'SHA256:another' });
    await window.credentials.set(id, { kind: 'key', fingerprint: 'SHA256:another' }, { user: 'x', password: 'y' });
    await window.clients.reset(id);
    await window.watch.turn();
    await window.watch.turn();
    assert.deepEqual(window.told.slice(3), ['identity-changed']);
    assert.equal(home.traffic.refusedLogins, 0);
    assert.deepEqual(window.seen(id).slice(3), ['certificate-renewed', 'identity-changed']);
  });

  test('says that a box is not reached after several checks, and not when none is', async () => {
    const [home, parents] = [await box(), await box()];
    const window = open();
    const id = await add(window, home);
    await add(window, parents);
    await window.watch.turn();
    await home.close();
    for (let i = 1; i < MISSES; i++) await window.watch.turn();
    assert.deepEqual(window.told, []);
    await window.watch.turn();
    await window.watch.turn();
    assert.deepEqual(window.told, ['unreachable']);
    assert.deepEqual(window.seen(id), ['unreachable']);
    await parents.close();
    for (let i = 0; i <= MISSES; i++) await window.watch.turn();
    assert.deepEqual(window.told, ['unreachable'], 'this computer may be somewhere else');
  });

  test('looks less often at a router that is reached through the internet', async () => {
    const clock = { time: Date.now() };
    const home = await box({ remote: {} });
    const window = open({ now: () => clock.time });
    const { user, password } = { user: home.users[0]?.name ?? '', password: home.users[0]?.password ?? '' };
    await window.routers.add({
      ...{ name: home.name, model: '', udn: '' },
      route: {
        ...homeRoute(home, { user, password }),
        kind: 'internet',
        address: { host: home.host, port: home.state.remoteAccess.port },
      },
    });
    const reads = (): number => home.traffic.log.filter(({ action }) => action === 'GetDDNSInfo').length;
    const counts: number[] = [];
    for (let i = 0; i < 5; i++) {
      await window.watch.turn();
      counts.push(reads());
      clock.time += 15 * 60_000;
    }
    assert.deepEqual(counts, [1, 1, 1, 1, 2]);
  });

  test('is not put off at such a router by refreshing it all the time', async () => {
    const clock = { time: Date.now() };
    const home = await box({ remote: {} });
    const window = open({ now: () => clock.time });
    const { user, password } = { user: home.users[0]?.name ?? '', password: home.users[0]?.password ?? '' };
    const { profile } = await window.routers.add({
      ...{ name: home.name, model: '', udn: '' },
      route: {
        ...homeRoute(home, { user, password }),
        kind: 'internet',
        address: { host: home.host, port: home.state.remoteAccess.port },
      },
    });
    await window.watch.turn();
    home.state.ddns.statusIPv4 = 'account-disabled';
    for (let i = 0; i < 4; i++) {
      clock.time += 15 * 60_000;
      await window.refresher.refresh([profile.id]);
      const { boxState } = window.boxStates.get(profile.id);
      assert.ok(boxState);
      await window.boxStates.succeed(profile.id, { ...boxState, readAt: new Date(clock.time).toISOString() });
      await window.watch.turn();
    }
    assert.deepEqual(window.told, ['ddns-failed']);
  });

  test('is done by one window; the others follow, and take over when it is gone', async () => {
    const clock = { time: Date.now() };
    const home = await box();
    const [first, second] = [open({ now: () => clock.time }), open({ now: () => clock.time })];
    const id = await add(first, home);
    const reads = () => home.traffic.log.filter(({ action, status }) => action === 'GetDDNSInfo' && status === 200);
    await first.watch.turn();
    await second.watch.turn();
    assert.equal(reads().length, 1);
    assert.deepEqual(second.boxStates.get(id).boxState, first.boxStates.get(id).boxState, 'it follows');
    turnOff(home.state);
    // The first is killed: its lock is not released.
    clock.time += 15 * 60_000;
    await second.watch.turn();
    assert.equal(reads().length, 1);
    clock.time += 30 * 60_000;
    await second.watch.turn();
    assert.equal(reads().length, 2);
    assert.deepEqual(second.told, ['remote-access-off']);
  });

  test('tells nothing again when another window puts back what was known before', async () => {
    const home = await box();
    const window = open();
    const id = await add(window, home);
    await window.watch.turn();
    const before: unknown = state.get(`watch.${id}`);
    turnOff(home.state);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await window.watch.turn();
    await state.update(`watch.${id}`, before);
    await window.watch.turn();
    assert.deepEqual(window.told, ['remote-access-off']);
  });

  test('asks nothing of a box that refuses the login until the next sign-in', async () => {
    const home = await box();
    const window = open();
    const id = await add(window, home);
    await window.credentials.set(id, { kind: 'key', fingerprint: home.fingerprint }, { user: 'anna', password: 'no' });
    await window.watch.turn();
    const { requests } = home.traffic;
    await window.watch.turn();
    assert.equal(home.traffic.requests, requests);
    assert.equal(home.traffic.refusedLogins, 1);
    assert.deepEqual(window.told, []);
    const [user] = home.users;
    assert.ok(user);
    const trust = { kind: 'key', fingerprint: home.fingerprint } as const;
    await window.credentials.set(id, trust, { user: user.name, password: user.password });
    await window.refresher.refreshAnew(id);
    await window.watch.turn();
    assert.ok(home.traffic.requests > requests);
  });

  test('keeps quiet about what was changed from here, and about what is muted', async () => {
    const clock = { time: Date.now() };
    const home = await box();
    const [here, there] = [open({ now: () => clock.time }), open({ now: () => clock.time })];
    const id = await add(here, home);
    await here.watch.turn();
    // Another window turns it off: in the middle of it, and afterwards.
    const trust = here.identities.get(id);
    assert.ok(trust);
    await there.history.begin(id);
    turnOff(home.state);
    await here.watch.turn();
    const before = { enabled: true, port: '44123', username: 'anna' };
    const undo = { kind: 'remoteAccess', before, after: { ...before, enabled: false } } as const;
    await there.history.add(id, trust, undo, { withPassword: false, isKnown: true });
    clock.time += 10 * 60_000;
    await here.watch.turn();
    assert.deepEqual([here.told, here.seen(id), here.watched.attention(id)], [[], [], []]);

    await here.watched.mute(id, ['remote-access']);
    Object.assign(home.state.remoteAccess, { enabled: true, port: 50123 });
    await here.watch.turn();
    assert.deepEqual([here.told, here.watched.attention(id)], [[], []]);
    assert.deepEqual(here.seen(id), ['remote-access-on'], 'but in the list');
    await here.watched.mute(id, []);
    home.state.remoteAccess.port = 50124;
    await here.watch.turn();
    assert.deepEqual(here.told, ['remote-access-moved']);
  });

  test('calls for attention until it is over or the person has looked', async () => {
    const home = await box();
    const window = open();
    const id = await add(window, home);
    const attention = () => window.watched.attention(id).map(({ code }) => code);
    await window.watch.turn();
    home.state.ddns.statusIPv4 = 'account-disabled';
    turnOff(home.state);
    await window.watch.turn();
    assert.deepEqual(attention(), ['remote-access-off', 'ddns-failed']);
    home.state.ddns.statusIPv4 = 'complete';
    await window.watch.turn();
    assert.deepEqual(attention(), ['remote-access-off']);
    await window.watched.lookedAt(id);
    await window.watch.turn();
    assert.deepEqual(attention(), []);
    assert.deepEqual(window.told, ['remote-access-off', 'ddns-failed']);
  });

  test('forgets a router with all it knew of it', async () => {
    const home = await box();
    const window = open();
    const id = await add(window, home);
    await window.watch.turn();
    await window.watched.mute(id, ['ddns']);
    turnOff(home.state);
    await window.watch.turn();
    await window.routers.remove(id);
    assert.deepEqual(
      state.keys().filter((key) => key.includes(id)),
      [],
    );
  });

  test("takes what a call of the person's own has changed as theirs", async () => {
    const home = await box();
    const window = open();
    const id = await add(window, home);
    await window.watch.turn();
    await window.history.begin(id);
    turnOff(home.state);
    await window.watch.turn();
    assert.deepEqual(window.seen(id), [], 'not looked at in the middle of it');
    await window.watch.takeAsOwn(id);
    home.state.ddns.statusIPv4 = 'account-disabled';
    const later = open({ now: () => Date.now() + 3_600_000 });
    await later.watch.check();
    assert.deepEqual([window.seen(id), later.seen(id)], [['ddns-failed'], ['ddns-failed']]);
  });

  test('keeps no secret of a box', async () => {
    const home = await box();
    const window = open();
    await add(window, home);
    await window.watch.turn();
    home.state.ddns.statusIPv4 = 'account-disabled';
    await window.watch.turn();
    const kept = JSON.stringify(state.keys().map((key) => state.get(key)));
    assert.ok(kept.includes('ddns-failed'));
    for (const secret of ['eule-Token', 'zaunkoenig', 'kranich-Weg7', 'a1b2c3d4e5f60718']) {
      assert.ok(!kept.includes(secret), secret);
    }
  });

  test('runs at its interval while there are routers, and not at 0', async () => {
    const home = await box();
    const window = open();
    const id = await add(window, home);
    const listeners: (() => void)[] = [];
    const interval = {
      value: 0.002,
      onDidChange: (listener: () => void) => {
        listeners.push(listener);
        return { dispose: () => undefined };
      },
    };
    const { routers, boxStates, refresher, history, watched: store } = window;
    const { Watch } = await import('../../../src/watch/watch');
    const lock = new FileLock(path.join(folderOf(state), 'other.lock'));
    const watch = new Watch({ routers, boxStates, refresher, history, store, lock, interval, log: quietLog });
    watch.start();
    for (let i = 0; i < 50 && store.lastCheck([id]) === undefined; i++) await new Promise((r) => setTimeout(r, 50));
    assert.ok(store.lastCheck([id]), 'checked by itself');
    interval.value = 0;
    for (const listener of listeners) listener();
    await watch.check();
    const { requests } = home.traffic;
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(home.traffic.requests, requests);
    watch.dispose();
  });
});
