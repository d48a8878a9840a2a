import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Parts } from '../../src/commands/parts';
import { COMMANDS } from '../../src/common/commandIds';
import { Groups } from '../../src/routers/groups';
import { RoutersDragAndDrop } from '../../src/tree/dragAndDrop';
import { RoutersTree, type TreeElement } from '../../src/tree/routersTree';
import { SharedMemento } from '../sharedState';
import { activated } from './extension';
import { addListed, forgetAll, listed, rows } from './lists';

const names = (things: readonly { readonly name: string }[]): string => things.map(({ name }) => name).join(' ');

suite('kept groups', () => {
  const [a, b, c] = [listed('A', 0), listed('B', 1), listed('C', 2)];
  const all = [c, a, b];

  test('keep the order of the person, at first that of adding', async () => {
    const groups = new Groups(new SharedMemento());
    assert.equal(names(groups.sorted(all)), 'A B C');
    await groups.moveRouters(all, ['c'], undefined, { id: 'a', side: 'before' });
    assert.equal(names(groups.sorted(all)), 'C A B');
    await groups.moveRouters(all, ['c'], undefined, { id: 'a', side: 'after' });
    assert.equal(names(groups.sorted(all)), 'A C B');
    await groups.moveRouters(all, ['a', 'c'], undefined);
    assert.equal(names(groups.sorted(all)), 'B A C');
    assert.equal(names(groups.sorted([...all, listed('D', 1e9)])), 'B A C D', 'what is added comes last');
  });

  test('write of a change what was changed and nothing else', async () => {
    const memento = new SharedMemento();
    const groups = new Groups(memento);
    const { id } = await groups.create('Customers');
    await groups.moveRouters(all, ['b'], id);
    await groups.moveRouters(all, ['a'], id, { id: 'b', side: 'before' });
    await groups.rename(id, 'Clients');
    await groups.remove(id);
    assert.deepEqual(memento.writes, [
      `group.${id}`,
      'place.b',
      'place.a',
      `group.${id}`,
      `group.${id}`,
      `place.${id}`,
    ]);
  });

  test('are not lost to another window that changes other things', async () => {
    const memento = new SharedMemento();
    const [here, there] = [new Groups(memento), new Groups(memento)];
    const [mine, theirs] = await Promise.all([here.create('Mine'), there.create('Theirs')]);
    await Promise.all([here.moveRouters(all, ['a'], mine.id), there.moveRouters(all, ['b'], theirs.id)]);
    await Promise.all([here.rename(mine.id, 'Ours'), there.moveGroup(mine.id)]);
    for (const window of [here, there]) {
      assert.equal(names(window.all()), 'Theirs Ours');
      assert.deepEqual([window.of('a')?.name, window.of('b')?.name, window.of('c')], ['Ours', 'Theirs', undefined]);
    }
    // Both put something between the same two.
    await Promise.all(
      [here, there].map((window, i) =>
        window.moveRouters([a, b, c, listed('D', 3)], [['c'], ['d']][i] ?? [], mine.id, { id: 'a', side: 'after' }),
      ),
    );
    assert.equal(new Set(here.sorted([a, c, listed('D', 3)])).size, 3);
    await here.moveRouters([a, b, c, listed('D', 3)], ['b'], mine.id, { id: 'a', side: 'after' });
    assert.match(names(here.members([a, b, c, listed('D', 3)], mine.id)), /^A B (C D|D C)$/);
  });

  test('that are gone leave their routers in none', async () => {
    const memento = new SharedMemento();
    const [here, there] = [new Groups(memento), new Groups(memento)];
    const { id } = await here.create('Gone');
    await here.remove(id);
    await there.moveRouters(all, ['a'], id);
    assert.equal(here.of('a'), undefined);
    assert.equal(names(here.members(all, undefined)), 'B C A');
    await here.rename(id, 'Back');
    assert.deepEqual(here.all(), [], 'a name brings no group back');
  });

  for (const [what, group, place] of [
    ['nothing', null, null],
    ['texts', 'x', 'x'],
    ['lists', [], []],
    ['half of it', { id: 'g' }, { group: 'g' }],
    ['other types', { id: 1, name: {}, addedAt: [] }, { group: 1, rank: 5 }],
    ['ranks that are none', { id: 'g', name: 'G' }, { group: 'g', rank: '10' }],
    [
      'prototypes',
      JSON.parse('{"__proto__":{"id":"g","name":"G","addedAt":"x"}}'),
      JSON.parse('{"__proto__":{"rank":"5"}}'),
    ],
  ] as const) {
    test(`are not made of rubbish: ${what}`, () => {
      const memento = new SharedMemento();
      memento.values.set('group.g', JSON.stringify(group));
      memento.values.set('place.a', JSON.stringify(place));
      const groups = new Groups(memento);
      assert.deepEqual([groups.all(), groups.of('a')], [[], undefined]);
      assert.equal(names(groups.sorted(all)), 'A B C');
      assert.ok(memento.values.has('group.g'), 'it may be a newer version’s');
    });
  }
});

suite('groups in the view', () => {
  let parts: Parts;

  suiteSetup(async () => {
    parts = await activated();
  });
  setup(() => addListed(parts, 'A', 'B', 'C', 'D'));
  teardown(() => forgetAll(parts));

  const group = async (name: string, ...ids: string[]): Promise<string> => {
    const { id } = await parts.groups.create(name);
    if (ids.length > 0) await parts.groups.moveRouters(parts.routers.all(), ids, id);
    return id;
  };
  const drop = async (dragged: TreeElement[], target?: TreeElement): Promise<void> => {
    const controller = new RoutersDragAndDrop(parts);
    const data = new vscode.DataTransfer();
    controller.handleDrag(dragged, data);
    await controller.handleDrop(target, data);
  };
  const row = (id: string): TreeElement => ({ routerId: id });

  test('come first, with their routers below them', async () => {
    await group('Customers', 'c', 'b');
    await group('Empty');
    assert.deepEqual(rows(parts), ['Customers', '  B', '  C', 'Empty', 'A', 'D']);
  });

  test('say in words how many routers they have and how many need attention', async () => {
    const id = await group('Customers', 'a', 'b');
    await group('Empty');
    const failure = { kind: 'unreachable', details: {}, at: new Date().toISOString() } as const;
    const tree = new RoutersTree(parts);
    const item = (groupId: string): vscode.TreeItem => {
      tree.redraw();
      return tree.getTreeItem({ groupId });
    };
    const spoken = (groupId: string): unknown => item(groupId).accessibilityInformation?.label;
    assert.equal(spoken(id), 'Customers, 2 routers, unknown');
    parts.boxStates.fail('a', failure);
    assert.equal(item(id).description, '2 routers · 1 needs attention');
    assert.equal(spoken(id), 'Customers, 2 routers · 1 needs attention, warning');
    assert.deepEqual([(item(id).iconPath as vscode.ThemeIcon).id, item(id).contextValue], ['warning', 'group']);
    parts.boxStates.fail('b', { ...failure, kind: 'wrong-credentials' });
    assert.equal(spoken(id), 'Customers, 2 routers · 2 need attention, problem');
    await parts.filterAndSort.setFilter({ text: 'a.example' });
    assert.equal(item(id).description, '1 of 2 routers · 2 need attention');
    await parts.filterAndSort.clearFilter();
    const empty = parts.groups.all()[1]?.id ?? '';
    assert.equal(item(empty).description, 'no router yet');
    tree.dispose();
  });

  test('are drawn anew when one of their routers changes how they stand', async () => {
    const id = await group('Customers', 'a');
    const tree = new RoutersTree(parts);
    tree.getChildren();
    const drawn: unknown[] = [];
    tree.onDidChangeTreeData((elements) => drawn.push(elements));
    const settled = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 60));
    const failure = { kind: 'unreachable', details: {}, at: new Date().toISOString() } as const;
    parts.boxStates.fail('a', failure);
    parts.boxStates.fail('d', failure);
    await settled();
    parts.boxStates.fail('a', failure);
    await settled();
    await parts.filterAndSort.setSort('health');
    parts.boxStates.fail('d', { ...failure, kind: 'wrong-credentials' });
    await settled();
    assert.deepEqual(drawn, [
      [{ groupId: id }, row('a'), row('d')],
      [row('a')],
      undefined,
      // D was the first of its list already: the order is as it was.
      [row('d')],
    ]);
    tree.dispose();
  });

  test('are left by routers that are dropped elsewhere', async () => {
    const customers = await group('Customers', 'a', 'b');
    await drop([row('c'), row('d')], { groupId: customers });
    assert.deepEqual(rows(parts), ['Customers', '  A', '  B', '  C', '  D']);
    await drop([row('b'), row('d')]);
    assert.deepEqual(rows(parts), ['Customers', '  A', '  C', 'B', 'D']);
    await drop([row('d')], row('c'));
    assert.deepEqual(rows(parts), ['Customers', '  A', '  D', '  C', 'B'], 'it takes the place');
    await drop([row('a')], row('c'));
    assert.deepEqual(rows(parts), ['Customers', '  D', '  C', '  A', 'B'], 'so the last place can be had');
    await drop([row('a')], row('a'));
    await drop([], row('a'));
    assert.deepEqual(rows(parts), ['Customers', '  D', '  C', '  A', 'B']);
  });

  test('take each other’s place', async () => {
    const [one, two] = [await group('One'), await group('Two', 'a')];
    await group('Three');
    await drop([{ groupId: one }], row('a'));
    assert.deepEqual(rows(parts).slice(0, 4), ['Two', '  A', 'One', 'Three']);
    await drop([{ groupId: one }, row('b')], { groupId: two });
    assert.deepEqual(rows(parts).slice(0, 4), ['One', 'Two', '  A', 'Three']);
    await drop([{ groupId: one }], row('b'));
    assert.deepEqual(rows(parts).slice(0, 4), ['Two', '  A', 'Three', 'One']);
  });

  test('are not moved by what another window drags, nor what is gone', async () => {
    const before = rows(parts);
    const data = new vscode.DataTransfer();
    const controller = new RoutersDragAndDrop(parts);
    data.set(controller.dropMimeTypes[0] ?? '', new vscode.DataTransferItem('[object Object]'));
    await controller.handleDrop(row('a'), data);
    await drop([row('gone'), { groupId: 'gone' }], row('a'));
    await drop([row('gone')], row('a'));
    assert.deepEqual(rows(parts), before);
  });

  test('are joined, but given no order by hand, while rows are sorted', async () => {
    const customers = await group('Customers', 'd', 'c');
    await parts.filterAndSort.setSort('name');
    await drop([row('b')], row('c'));
    await drop([row('a')], { groupId: customers });
    await drop([row('d')], row('a'));
    await parts.filterAndSort.setSort('own');
    assert.deepEqual(rows(parts), ['Customers', '  C', '  D', '  B', '  A']);
  });

  test('and routers move by one row', async () => {
    const customers = await group('Customers', 'a', 'b');
    await group('Others');
    const run = (command: string, element: TreeElement): Thenable<unknown> =>
      vscode.commands.executeCommand(command, element);
    await run(COMMANDS.moveUp, row('d'));
    await run(COMMANDS.moveUp, row('d'));
    await run(COMMANDS.moveDown, row('a'));
    await run(COMMANDS.moveDown, { groupId: customers });
    assert.deepEqual(rows(parts), ['Others', 'Customers', '  B', '  A', 'D', 'C']);
    await run(COMMANDS.deleteGroup, { groupId: parts.groups.all()[0]?.id ?? '' });
    assert.deepEqual(rows(parts), ['Customers', '  B', '  A', 'D', 'C'], 'an empty one goes without a question');
  });
});
