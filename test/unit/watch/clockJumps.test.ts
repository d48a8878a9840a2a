import { Person } from '../../vscode/person';
import assert from 'node:assert/strict';
import { startBox, type BoxOptions, type SimulatedBox } from '../../box';
import { Keyring } from '../../keyring';
import { SharedMemento } from '../../sharedState';
import { homeRoute, WatchWindow } from '../../windows';

const DAY = 86_400_000;

suite('a clock that is set by days', () => {
  let state: SharedMemento;
  let keyring: Keyring;
  const clock = { time: 0 };
  const boxes: SimulatedBox[] = [];
  const windows: WatchWindow[] = [];
  const original = Date.now;

  let person: Person;

  suiteSetup(() => {
    person = new Person();
  });
  suiteTeardown(() => {
    person.leave();
  });
  setup(() => {
    clock.time = original();
    state = new SharedMemento();
    keyring = new Keyring();
    Date.now = () => clock.time;
  });
  teardown(async () => {
    Date.now = original;
    for (const window of windows.splice(0)) await window.close();
    for (const box of boxes.splice(0)) await box.close();
  });

  function open(): WatchWindow {
    const window = new WatchWindow(state, keyring.window(), { now: () => clock.time });
    windows.push(window);
    return window;
  }

  async function add({ routers }: WatchWindow, options: BoxOptions = {}): Promise<[SimulatedBox, string]> {
    const box = await startBox(options);
    box.state.paceMs = Infinity;
    boxes.push(box);
    const [user] = box.users;
    assert.ok(user);
    const route = homeRoute(box, { user: user.name, password: user.password });
    const far = { kind: 'internet', address: { host: box.host, port: box.state.remoteAccess.port } } as const;
    const { profile } = await routers.add({
      ...{ name: box.name, model: '', udn: '' },
      route: options.remote === undefined ? route : { ...route, ...far },
    });
    return [box, profile.id];
  }

  /** When the next check is due, in milliseconds from now, as the timer is set. */
  function due(window: WatchWindow): number {
    const real = globalThis.setTimeout;
    const delays: number[] = [];
    const noting = (callback: () => void, delay = 0): NodeJS.Timeout => {
      delays.push(delay);
      return real(callback, delay);
    };
    try {
      globalThis.setTimeout = noting as typeof setTimeout;
      window.watch.start();
    } finally {
      globalThis.setTimeout = real;
    }
    const [delay] = delays;
    assert.ok(delay !== undefined && delays.length === 1);
    return delay;
  }

  for (const by of [-10 * DAY, 10 * DAY]) {
    const how = by < 0 ? 'back' : 'forward';
    test(`${how} leaves the watch checking and telling, in one window`, async () => {
      const evening = open();
      const [box, id] = await add(evening);
      await evening.watch.turn();
      clock.time += by;
      box.state.remoteAccess.port = 50123;
      const [morning, second] = [open(), open()];
      assert.ok(due(morning) <= 1.1 * 15 * 60_000, 'the next check comes within one interval');
      for (const window of [evening, morning, second]) await window.watch.turn();
      await evening.watch.turn();
      const told = [evening, morning, second].flatMap((window) => window.told);
      assert.deepEqual(told, ['remote-access-moved']);
      assert.deepEqual(second.seen(id), ['remote-access-moved']);
    });

    test(`${how} hides nothing behind a change that was begun long ago or will be`, async () => {
      const window = open();
      const [box, id] = await add(window);
      await window.watch.turn();
      await window.history.begin(id);
      clock.time += by;
      box.state.remoteAccess.port = 50123;
      await window.watch.turn();
      assert.deepEqual(window.told, ['remote-access-moved']);
    });

    test(`${how} leaves no router unread that is reached through the internet`, async () => {
      const window = open();
      const [box, id] = await add(window, { remote: {} });
      await window.watch.turn();
      assert.equal(window.boxStates.get(id).failure, undefined);
      const reads = (): number => box.traffic.log.filter(({ action }) => action === 'GetDDNSInfo').length;
      const before = reads();
      // What was read is dated by the clock as it was then.
      clock.time += by;
      await window.watch.turn();
      assert.ok(reads() > before);
    });

    test(`${how} lets an interrupted change be found out in time`, async () => {
      const window = open();
      const [box, id] = await add(window);
      const trust = { kind: 'key', fingerprint: box.fingerprint } as const;
      const undo = { kind: 'letsEncrypt', before: { enabled: true }, after: { enabled: false } } as const;
      await window.history.begin(id, { trust, undo, withPassword: false });
      clock.time += by;
      const interrupted = await open().history.interrupted(id, [trust]);
      assert.deepEqual(interrupted?.change?.undo, undo);
    });
  }
});
