import { Desk } from './desk';
import assert from 'node:assert/strict';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Exposure, Exposures } from '../../../src/changes/exposures';
import { ExposureClock } from '../../../src/commands/exposure/exposureClock';
import { durations, turnOnRemoteAccessFor } from '../../../src/commands/exposure/turnOnRemoteAccessFor';
import type { Parts } from '../../../src/commands/parts';
import type { RouterProfile } from '../../../src/routers/profile';
import { FileLock } from '../../../src/storage/fileLock';
import { remoteAccessNode } from '../../../src/tree/nodes/remoteAccess';
import type { BoxOptions, SimulatedBox } from '../../box';
import { SharedMemento } from '../../sharedState';
import { temporaryFolder } from '../../vscode/cleanup';
import type { Answer } from '../../vscode/person';

const HOUR = 3_600_000;

suite('remote access for a time', () => {
  let desk: Desk;
  let parts: Parts;
  let state: SharedMemento;
  let folder: string;
  /** The clock by which time is over; it is ahead of the real one by so much. */
  let ahead = 0;

  setup(() => {
    desk = new Desk();
    ({ parts } = desk);
    state = new SharedMemento();
    folder = temporaryFolder();
    ahead = 0;
  });
  teardown(() => desk.close());

  async function router(options?: BoxOptions, enabled = false): Promise<[SimulatedBox, RouterProfile]> {
    const [box, profile] = await desk.add('Home', options);
    box.state.remoteAccess.enabled = enabled;
    return [box, profile];
  }

  /** A window over the state all share; another one is a restart, or a second window. */
  function open(): { here: Parts; clock: ExposureClock } {
    const here: Parts = { ...parts, exposures: new Exposures(state) };
    const now = () => Date.now() + ahead;
    return { here, clock: new ExposureClock(here, new FileLock(path.join(folder, 'exposures.lock'), now), now) };
  }

  /** Runs the command with these answers. */
  async function choose(here: Parts, profile: RouterProfile, ...answers: Answer[]): Promise<void> {
    desk.person.will(...answers);
    await turnOnRemoteAccessFor(here, profile);
    desk.person.isDone();
  }

  const kept = ({ exposures }: Parts, { id }: RouterProfile): Exposure => {
    const exposure = exposures.get(id);
    assert.ok(exposure, 'it is to be turned off');
    return exposure;
  };
  const set = async ({ exposures }: Parts, { id }: RouterProfile, port = 44123): Promise<void> => {
    const at = new Date();
    await exposures.set(id, { at: at.toISOString(), until: new Date(at.getTime() + HOUR).toISOString(), port });
  };
  const writes = (box: SimulatedBox): number =>
    box.traffic.log.filter(({ action, status }) => action === 'SetEnable' && status === 200).length;

  test('may last an hour, four, or until six in the morning of the next day', () => {
    const at = (...moment: [number, number, number, number, number]) => new Date(...moment);
    const untils = (now: Date) => durations(now).map(({ until }) => until);
    assert.deepEqual(untils(at(2026, 0, 31, 18, 30)), [
      at(2026, 0, 31, 19, 30),
      at(2026, 0, 31, 22, 30),
      at(2026, 1, 1, 6, 0),
    ]);
    assert.deepEqual(untils(at(2026, 0, 31, 2, 0))[2], at(2026, 1, 1, 6, 0));
  });

  test('is turned on, counted down in its row, and turned off after a restart', async () => {
    const [box, profile] = await router();
    const evening = open();
    await choose(evening.here, profile, '1 hour');
    assert.equal(box.state.remoteAccess.enabled, true);
    const exposure = kept(evening.here, profile);
    assert.equal(exposure.port, box.state.remoteAccess.port);
    const { boxState } = parts.boxStates.get(profile.id);
    assert.ok(boxState);
    const row = (now?: number) => remoteAccessNode(boxState, profile, undefined, exposure, now).description ?? '';
    assert.match(row(), /^on · (1 hr|59 min) left · \w+\.myfritz\.net:/);
    assert.match(row(Date.parse(exposure.until) - 30 * 60_000), /30 min left/);
    assert.match(row(Date.parse(exposure.until) + 1), /should be off since/);
    assert.doesNotMatch(
      remoteAccessNode(boxState, profile, undefined, { ...exposure, port: 1 }).description ?? '',
      /left/,
    );

    ahead = 59 * 60_000;
    await evening.clock.tick();
    assert.equal(box.state.remoteAccess.enabled, true);
    ahead = 10 * HOUR;
    const morning = open();
    await morning.clock.tick();
    assert.equal(box.state.remoteAccess.enabled, false);
    assert.deepEqual(morning.here.exposures.ids(), []);
    assert.deepEqual(
      parts.history.all(profile.id).map(({ after }) => after.enabled),
      [true, false],
      'both are in the list of changes',
    );
  });

  test('is turned off by one window', async () => {
    const [box, profile] = await router({}, true);
    const [first, second] = [open(), open()];
    await set(first.here, profile);
    ahead = HOUR;
    await Promise.all([first.clock.tick(), second.clock.tick()]);
    await second.clock.tick();
    assert.equal(box.state.remoteAccess.enabled, false);
    assert.equal(writes(box), 1);
  });

  test('is only given an end where it was on already, and the end can be moved and taken away', async () => {
    const [box, profile] = await router({}, true);
    const { here, clock } = open();
    await choose(here, profile, '1 hour');
    const { until, port } = kept(here, profile);
    assert.deepEqual([port, writes(box)], [44123, 0]);
    await choose(here, profile, '4 hours');
    const later = Date.parse(kept(here, profile).until) - Date.parse(until);
    assert.ok(Math.abs(later - 3 * HOUR) < 60_000, `${later}`);
    ahead = 2 * HOUR;
    await clock.tick();
    assert.equal(box.state.remoteAccess.enabled, true);
    await choose(here, profile, 'Leave it on');
    ahead = 24 * HOUR;
    await clock.tick();
    assert.deepEqual([box.state.remoteAccess.enabled, writes(box)], [true, 0]);
  });

  test('is left on where it was turned on elsewhere since', async () => {
    const [box, profile] = await router({}, true);
    const { here, clock } = open();
    await set(here, profile);
    box.state.remoteAccess.port = 50123;
    ahead = HOUR;
    await clock.tick();
    assert.deepEqual([box.state.remoteAccess.enabled, writes(box), here.exposures.ids()], [true, 0, []]);
    // Seen before the time is over, too.
    await set(here, profile);
    await sleep(5);
    await parts.refresher.refresh([profile.id]);
    ahead = 0;
    await clock.tick();
    assert.deepEqual(here.exposures.ids(), []);
  });

  test('is over when the clock is set back to before it began, and not days later', async () => {
    const [box, profile] = await router({}, true);
    const { here, clock } = open();
    await set(here, profile);
    ahead = -30_000;
    await clock.tick();
    assert.equal(box.state.remoteAccess.enabled, true, 'clocks are put right by some seconds');
    ahead = -72 * HOUR;
    await clock.tick();
    assert.equal(box.state.remoteAccess.enabled, false);
    assert.deepEqual(here.exposures.ids(), []);
  });

  test('is over when it is turned off by hand', async () => {
    const [box, profile] = await router({}, true);
    const { here, clock } = open();
    await set(here, profile);
    await clock.tick();
    assert.equal(here.exposures.ids().length, 1);
    box.state.remoteAccess.enabled = false;
    await sleep(5);
    await parts.refresher.refresh([profile.id]);
    await clock.tick();
    assert.deepEqual(here.exposures.ids(), []);
  });

  test('asks for the second factor, and leaves it to the person when it is not confirmed', async () => {
    const [box, profile] = await router({ scenario: 'second-factor' }, true);
    const { here, clock } = open();
    await set(here, profile);
    ahead = HOUR;
    box.state.secondFactor.blocked = true;
    await clock.tick();
    const tries = () => box.traffic.log.filter(({ action }) => action === 'SetEnable').length;
    const before = tries();
    ahead += HOUR;
    await clock.tick();
    assert.deepEqual([box.state.remoteAccess.enabled, tries()], [true, before], 'not again by itself');

    box.state.secondFactor.blocked = false;
    ahead += HOUR;
    const closing = open().clock.tick();
    for (let i = 0; i < 50 && box.state.secondFactor.process?.state !== 'waitingforauth'; i++) await sleep(50);
    box.pressButton();
    await closing;
    assert.equal(box.state.remoteAccess.enabled, false);
    assert.deepEqual(here.exposures.ids(), []);
  });

  test('is turned off as soon as the box is reached again', async () => {
    const [box, profile] = await router({}, true);
    const { here, clock } = open();
    await set(here, profile);
    ahead = HOUR;
    const away = box.reboot(600);
    await clock.tick();
    await away;
    assert.equal(here.exposures.ids().length, 1);
    for (let i = 0; i < 20 && here.exposures.ids().length > 0; i++) {
      await sleep(100);
      ahead += 5 * 60_000;
      await clock.tick();
    }
    assert.deepEqual([box.state.remoteAccess.enabled, here.exposures.ids()], [false, []]);
  });

  test('that the box refuses, or that is given up, leaves nothing behind', async () => {
    const [box, profile] = await router();
    const { here } = open();
    box.faults.order({ kind: 'fault', code: 820 }, { action: 'SetEnable' });
    await assert.rejects(choose(here, profile, '1 hour'));
    assert.deepEqual([box.state.remoteAccess.enabled, here.exposures.ids()], [false, []]);
  });

  test('that is turned on elsewhere in the middle of it stays on when the person gives up', async () => {
    const [box, profile] = await router();
    const { here } = open();
    const elsewhere = (): string => {
      Object.assign(box.state.remoteAccess, { enabled: true, port: 50123 });
      return '1 hour';
    };
    await choose(here, profile, elsewhere, undefined);
    assert.deepEqual([box.state.remoteAccess.port, writes(box), here.exposures.ids()], [50123, 0, []]);
  });

  test('whose answer was lost finds the port the box has picked', async () => {
    const [box, profile] = await router({}, true);
    const { here, clock } = open();
    const at = new Date().toISOString();
    await here.exposures.set(profile.id, { at, until: new Date(Date.now() + HOUR).toISOString(), port: undefined });
    await sleep(5);
    await parts.refresher.refresh([profile.id]);
    await clock.tick();
    assert.equal(kept(here, profile).port, 44123);
    ahead = HOUR;
    await clock.tick();
    assert.equal(box.state.remoteAccess.enabled, false);
  });

  test('without a port to compare is left to the person', async () => {
    const [box, profile] = await router({}, true);
    const { here, clock } = open();
    const at = new Date().toISOString();
    await here.exposures.set(profile.id, { at, until: at, port: undefined });
    await clock.tick();
    assert.deepEqual([box.state.remoteAccess.enabled, writes(box), here.exposures.ids()], [true, 0, [profile.id]]);
  });

  test('survives a kept port that is none: remote access is not to stay on because of it', () => {
    const moment = new Date().toISOString();
    state.values.set('exposure.r', JSON.stringify({ until: moment, at: moment, port: null }));
    assert.deepEqual(new Exposures(state).get('r'), { until: moment, at: moment, port: undefined });
  });
});
