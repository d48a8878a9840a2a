import assert from 'node:assert/strict';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Parts } from '../../src/commands/parts';
import type { RouterState } from '../../src/storage/boxStateStore';
import { BOXES_AT_A_TIME } from '../../src/tr064/limiter';
import { RoutersTree } from '../../src/tree/routersTree';
import { startBox, type SimulatedBox } from '../box';
import { addBox } from '../windows';
import { activated } from './extension';
import { forgetAll } from './lists';

const BOXES = 50;
const DEAD = 3;
const SLOW = 2;
const QUICK = BOXES - DEAD - SLOW;

suite('fifty routers', () => {
  let parts: Parts;
  const boxes: SimulatedBox[] = [];
  const sockets = new Set<Socket>();
  let silent: Server | undefined;

  suiteSetup(async function () {
    this.timeout(300_000);
    parts = await activated();
    const first = await startBox({ delayMs: 60_000 });
    const { certificate } = first;
    boxes.push(first);
    while (boxes.length < SLOW) boxes.push(await startBox({ certificate, delayMs: 60_000 }));
    while (boxes.length < SLOW + QUICK) boxes.push(await startBox({ certificate, name: `Box ${boxes.length}` }));
    // Two take connections and say nothing, as a box that hangs does. The third port has no listener.
    silent = createServer((socket) => sockets.add(socket.on('error', () => undefined)));
    await new Promise<void>((resolve) => silent?.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const dead = [port, port, 1].map((tlsPort) => ({
      name: 'Dead',
      host: '127.0.0.1',
      tlsPort,
      users: first.users,
      fingerprint: first.fingerprint,
    }));
    // The worst come first: they are the first to be read.
    const group = await parts.groups.create('Customers');
    const ids: string[] = [];
    for (const box of [...dead, ...boxes]) ids.push((await addBox(parts, box)).id);
    await parts.groups.moveRouters(parts.routers.all(), ids, group.id);
  });
  suiteTeardown(async function () {
    this.timeout(300_000);
    await forgetAll(parts);
    await Promise.all(boxes.map((box) => box.close()));
    for (const socket of sockets) socket.destroy();
    silent?.close();
  });

  test('fill in as they come: dead and slow boxes hold up no other', async () => {
    const ids = parts.routers.all().map(({ id }) => id);
    assert.equal(ids.length, BOXES);
    const states = (): RouterState[] => ids.map((id) => parts.boxStates.get(id));
    const read = (): number => states().filter(({ boxState }) => boxState !== undefined).length;

    const tree = new RoutersTree(parts);
    let draws = 0;
    tree.onDidChangeTreeData(() => draws++);
    let most = 0;
    let waitingAtFirst = 0;
    const seen: number[] = [];
    let allQuickAreRead: (() => void) | undefined;
    const done = new Promise<void>((resolve) => (allQuickAreRead = resolve));
    const listener = parts.boxStates.onDidChange(() => {
      const waiting = states().filter(({ refreshing }) => refreshing).length;
      most = Math.max(most, waiting);
      if (seen.length === 0 && read() > 0) waitingAtFirst = waiting;
      if (read() > seen.length) seen.push(read());
      if (read() === QUICK) allQuickAreRead?.();
    });
    const refresh = parts.refresher.refresh();
    await done;
    listener.dispose();

    const [group] = tree.getChildren();
    assert.ok(group);
    assert.equal(tree.getChildren(group).length, BOXES);
    assert.ok(waitingAtFirst >= DEAD - 1 + SLOW, `${waitingAtFirst} were waited for when the first was read`);
    assert.ok(most <= BOXES_AT_A_TIME, `${most} at a time`);
    assert.ok(most > BOXES_AT_A_TIME / 2, `${most} at a time`);
    assert.deepEqual(
      seen,
      Array.from({ length: QUICK }, (_, index) => index + 1),
      'one after the other, and not all at the end',
    );
    assert.ok(draws > 1 && draws < BOXES, `drawn ${draws} times`);
    assert.deepEqual(
      boxes.slice(SLOW).filter(({ traffic }) => traffic.refusedLogins > 0),
      [],
    );

    parts.refresher.cancel();
    await refresh;
    tree.dispose();
    assert.equal(read(), QUICK);
    const failed = ids.filter((id) => parts.boxStates.get(id).failure !== undefined);
    assert.ok(
      failed.every((id) => ids.indexOf(id) < DEAD + SLOW),
      'none but the dead and, on a busy machine, the slow',
    );
    assert.equal(parts.boxStates.get(ids[DEAD - 1] ?? '').failure?.kind, 'unreachable');
  });
});
