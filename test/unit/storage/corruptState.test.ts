import { Person } from '../../vscode/person';
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { Parts } from '../../../src/commands/parts';
import { changesReport } from '../../../src/reports/changes';
import { fleetReport } from '../../../src/reports/fleet';
import { statusReport } from '../../../src/reports/status';
import { writeInventory } from '../../../src/routers/inventory';
import { routerNode } from '../../../src/tree/nodes/router';
import { RoutersTree, type TreeElement } from '../../../src/tree/routersTree';
import { startBox, type SimulatedBox } from '../../box';
import { Keyring } from '../../keyring';
import { mutations } from '../../mutations';
import { scene } from '../../observed';
import { SharedMemento } from '../../sharedState';
import { folderOf, homeRoute, WatchWindow } from '../../windows';

// SECURITY.md: what VS Code kept may be anything: cut off, of another version, or written by another program.
// In each case the other routers look as they did, nothing is thrown away, and once it is right again all is back.

const RUBBISH = [null, '', 'x', 0, -1, 1e300, true, [], [null], {}, { version: 999 }, { id: {} }] as const;

suite('kept state that is corrupt', function () {
  this.timeout(120_000);
  let person: Person;
  let box: SimulatedBox;
  let keyring: Keyring;
  /** What was kept of two routers, with everything that can be. */
  let whole: Map<string, string>;
  let good: string;

  suiteSetup(async () => {
    person = new Person();
    box = await startBox();
    box.state.paceMs = Infinity;
    keyring = new Keyring();
    const state = new SharedMemento();
    const { window, all } = open(state);
    const [user] = box.users;
    assert.ok(user);
    for (const name of ['Home', 'Parents']) {
      const { profile } = await window.routers.add({
        ...{ name, model: 'FRITZ!Box 7590', udn: `uuid:${name}` },
        route: homeRoute(box, { user: user.name, password: user.password }),
      });
      const { id } = profile;
      await window.watch.turn();
      box.state.remoteAccess.port++;
      await window.watch.turn();
      await window.watched.mute(id, ['firmware']);
      const trust = { kind: 'key', fingerprint: box.fingerprint } as const;
      const undo = { kind: 'ddns', before: { domain: 'a' }, after: { domain: 'b' } } as const;
      await window.history.begin(id, { trust, undo, withPassword: true });
      await window.history.add(id, trust, undo, { withPassword: true, isKnown: false });
      await all.exposures.set(id, { at: AT, until: AT, port: box.state.remoteAccess.port });
      await all.worlds.set(id, scene().world);
      await all.worlds.set(id, { certificate: { at: AT, of: 'home.example.org', validTo: AT } });
      const group = await all.groups.create(`Group of ${name}`);
      await all.groups.moveRouters(window.routers.all(), [id], group.id);
    }
    await all.filterAndSort.setSort('name');
    await all.filterAndSort.setFilter({ text: 'o', needsAttention: false });
    good = look(all);
    whole = new Map(state.values);
    await window.close();
  });
  suiteTeardown(async () => {
    person.leave();
    await box.close();
  });

  const AT = '2026-11-01T00:00:00.000Z';

  /** What is known of the boxes is in it. */
  const folder = folderOf(new SharedMemento());

  function open(state: SharedMemento): { window: WatchWindow; all: Parts } {
    const window = new WatchWindow(state, keyring.window(), { folder });
    return { window, all: window.parts };
  }

  /** All that a window shows, as text. */
  function look(all: Parts): string {
    const tree = new RoutersTree(all);
    try {
      const rows = (element?: TreeElement): unknown[] =>
        tree.getChildren(element).map((child) => [tree.getTreeItem(child), rows(child)]);
      const shown = rows();
      const states = all.routers.all().map((profile) => {
        const { id } = profile;
        const node = routerNode(profile, all.boxStates.get(id), all.worlds.get(id), all.exposures.get(id));
        return [
          statusReport(node),
          changesReport(profile.name, all.history.all(id), all.watched.all(id)),
          [all.watched.attention(id), all.watched.muted(id), all.watched.seen(id), all.history.lastBegun(id)],
          all.identities.all(id),
        ];
      });
      const report = fleetReport(
        all.routers.all().map((profile) => ({
          ...{ state: all.boxStates.get(profile.id), world: all.worlds.get(profile.id) },
          id: profile.id,
          name: profile.name,
          group: all.groups.of(profile.id)?.name,
        })),
        new Date(AT),
      );
      return inspect([shown, states, report, writeInventory(all.routers.all(), all.groups)], { depth: 12 });
    } finally {
      tree.dispose();
    }
  }

  function stateWith(key: string, value: unknown): SharedMemento {
    const state = new SharedMemento();
    for (const [name, text] of whole) state.values.set(name, text);
    if (value === undefined) state.values.delete(key);
    else state.values.set(key, JSON.stringify(value));
    return state;
  }

  async function survives(key: string, value: unknown, andBack: boolean): Promise<void> {
    const state = stateWith(key, value);
    const before = new Map(state.values);
    const { window, all } = open(state);
    try {
      look(all);
      assert.deepEqual(state.values, before, 'nothing is thrown away by looking');
      if (andBack) {
        state.values.set(key, whole.get(key) ?? '');
        const again = open(state);
        assert.equal(look(again.all), good, 'all is back when it is right again');
        await again.window.close();
      }
    } catch (error) {
      throw new Error(`${key} = ${JSON.stringify(value)}: ${String(error)}`, { cause: error });
    } finally {
      await window.close();
    }
  }

  test('has something of every kind in it', () => {
    const kinds = new Set([...whole.keys()].map((key) => key.split('.')[0]));
    assert.deepEqual([...kinds].sort(), [
      ...['boxState', 'changing', 'exposure', 'filter', 'group', 'history', 'identity', 'mute'],
      ...['place', 'router', 'seen', 'sort', 'watch', 'world'],
    ]);
  });

  /** A key of each kind: what is kept of the other router is the same. */
  function keys(): string[] {
    return [...new Map([...whole.keys()].map((key) => [key.split('.')[0], key])).values()];
  }

  test('hinders nothing when a value is missing or is something else altogether', async () => {
    for (const key of keys()) for (const value of [undefined, ...RUBBISH]) await survives(key, value, true);
  });

  test('hinders nothing when any part of a value is missing or something else', async () => {
    let tried = 0;
    for (const key of keys()) {
      const kept: unknown = JSON.parse(whole.get(key) ?? '');
      const isSealed = typeof kept === 'object' && kept !== null && 'sum' in kept;
      for (const [index, mutated] of [...mutations(kept)].entries()) {
        // Any change breaks the seal of a sealed value, and all that is read of it is lost with it: a few show that.
        if (isSealed && index % 25 !== 0) continue;
        await survives(key, mutated, false);
        tried++;
      }
    }
    assert.ok(tried > 300, `${tried} tried`);
  });

  test('is no reason for a check of the watch to fail, nor to use a login anywhere else', async () => {
    for (const key of keys()) {
      for (const value of [undefined, null, 'x', {}, [null]]) {
        const state = stateWith(key, value);
        const { window, all } = open(state);
        try {
          await window.watch.check();
          look(all);
        } catch (error) {
          throw new Error(`${key} = ${JSON.stringify(value)}: ${String(error)}`, { cause: error });
        } finally {
          await window.close();
        }
      }
    }
    assert.equal(box.traffic.refusedLogins, 0);
  });
});
