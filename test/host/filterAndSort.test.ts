import assert from 'node:assert/strict';
import { TreeItemCollapsibleState } from 'vscode';
import { readBoxState } from '../../src/box/readBoxState';
import type { Parts } from '../../src/commands/parts';
import { FilterAndSort } from '../../src/routers/filterAndSort';
import { arrange } from '../../src/tree/arrangement';
import { RoutersTree } from '../../src/tree/routersTree';
import { startBox } from '../box';
import { clientFor } from '../clientFor';
import { SharedMemento } from '../sharedState';
import { activated } from './extension';
import { addListed, forgetAll, rows } from './lists';

suite('filter and order', () => {
  let parts: Parts;

  suiteSetup(async () => {
    parts = await activated();
  });
  teardown(() => forgetAll(parts));

  test('are left alone at first: few routers are open, of many none is', async () => {
    const states = async (names: readonly string[]): Promise<unknown[]> => {
      await addListed(parts, ...names);
      const tree = new RoutersTree(parts);
      const found = tree.getChildren().map((row) => tree.getTreeItem(row).collapsibleState);
      tree.dispose();
      return found;
    };
    const { Collapsed, Expanded } = TreeItemCollapsibleState;
    assert.deepEqual(await states(['A', 'B', 'C']), Array(3).fill(Expanded));
    assert.deepEqual(await states(['D']), Array(4).fill(Collapsed));
  });

  test('find a router by any of its names and addresses', async () => {
    await addListed(parts, 'Müllers', 'Office', 'Unread');
    const box = await startBox();
    const client = clientFor(box);
    try {
      box.state.ddns.domain = 'mum.example.org';
      await parts.boxStates.succeed('müllers', await readBoxState(client, {}));
    } finally {
      await client.close();
      await box.close();
    }
    const found = (text: string): string[] => {
      const { groups, routers, shown, total } = arrange(parts, { text, needsAttention: false });
      assert.deepEqual([groups, shown, total], [[], routers.length, 3]);
      return routers.map(({ name }) => name);
    };
    assert.deepEqual(found(''), ['Müllers', 'Office', 'Unread']);
    for (const text of [
      'MÜLL',
      'mu\u0308llers',
      'müllers.example',
      '7590',
      'fritz!box',
      'MUM.',
      '203.0.113.7',
      'myfritz',
      ' box  müll ',
    ]) {
      assert.deepEqual(found(text), ['Müllers'], text);
    }
    assert.deepEqual(found('.example'), ['Müllers', 'Office', 'Unread']);
    assert.deepEqual(found('müll office'), []);
    assert.deepEqual(found('('), [], 'no pattern');
  });

  test('show only what needs attention, and groups that have some of it', async () => {
    await addListed(parts, 'A', 'B', 'C');
    const [one, two] = [await parts.groups.create('One'), await parts.groups.create('Two')];
    await parts.groups.moveRouters(parts.routers.all(), ['a'], one.id);
    await parts.groups.moveRouters(parts.routers.all(), ['b'], two.id);
    const at = new Date().toISOString();
    parts.boxStates.fail('b', { kind: 'timeout', details: {}, at });
    parts.boxStates.fail('c', { kind: 'sign-in-needed', details: {}, at });
    await parts.filterAndSort.setFilter({ needsAttention: true });
    assert.deepEqual(rows(parts), ['Two', '  B']);
    assert.deepEqual([arrange(parts).shown, arrange(parts).total], [1, 3]);
    await parts.filterAndSort.setFilter({ text: 'a.example' });
    assert.deepEqual(rows(parts), [], 'both have to hold');
    await parts.filterAndSort.clearFilter();
    assert.deepEqual(rows(parts), ['One', '  A', 'Two', '  B', 'C']);
  });

  test('sort routers and groups', async () => {
    await addListed(parts, 'Box 10', 'Box 9', 'ärger', 'Zoo');
    const [zoo, arrears] = [await parts.groups.create('zoo'), await parts.groups.create('Arrears')];
    await parts.groups.moveRouters(parts.routers.all(), ['zoo'], zoo.id);
    const failure = { kind: 'timeout', details: {}, at: new Date().toISOString() } as const;
    parts.boxStates.fail('box 9', failure);
    parts.boxStates.fail('zoo', { ...failure, kind: 'wrong-credentials' });
    const sorted = async (sort: 'own' | 'name' | 'health' | 'read'): Promise<string[]> => {
      await parts.filterAndSort.setSort(sort);
      return rows(parts);
    };
    assert.deepEqual(await sorted('own'), ['zoo', '  Zoo', 'Arrears', 'Box 10', 'Box 9', 'ärger']);
    assert.deepEqual(await sorted('name'), ['Arrears', 'zoo', '  Zoo', 'ärger', 'Box 9', 'Box 10']);
    assert.deepEqual(await sorted('health'), ['zoo', '  Zoo', 'Arrears', 'Box 9', 'Box 10', 'ärger']);
    await parts.groups.moveGroup(arrears.id, { id: zoo.id, side: 'before' });
    assert.equal((await sorted('read')).length, 6);
  });

  test('sort by the last read, what was never read first', async () => {
    await addListed(parts, 'New', 'Never', 'Old');
    const box = await startBox();
    const client = clientFor(box);
    try {
      const boxState = await readBoxState(client, {});
      await parts.boxStates.succeed('new', boxState);
      await parts.boxStates.succeed('old', { ...boxState, readAt: '2026-01-01T00:00:00.000Z' });
    } finally {
      await client.close();
      await box.close();
    }
    await parts.filterAndSort.setSort('read');
    assert.deepEqual(rows(parts), ['Never', 'Old', 'New']);
  });

  test('are the window’s own, and every window’s', async () => {
    const everywhere = new SharedMemento();
    const [here, there] = [
      new FilterAndSort(everywhere, new SharedMemento()),
      new FilterAndSort(everywhere, new SharedMemento()),
    ];
    await here.setSort('health');
    await here.setFilter({ text: 'mum' });
    assert.deepEqual(
      [there.sort, there.filter, there.isFiltered],
      ['health', { text: '', needsAttention: false }, false],
    );
    await here.setFilter({ needsAttention: true });
    assert.deepEqual(here.filter, { text: 'mum', needsAttention: true });
  });

  for (const rubbish of [null, 5, 'own ', [], { text: 7, needsAttention: 'yes' }, { needsAttention: 1 }]) {
    test(`are not made of rubbish: ${JSON.stringify(rubbish)}`, () => {
      const memento = new SharedMemento();
      for (const key of ['sort', 'filter']) memento.values.set(key, JSON.stringify(rubbish));
      const filterAndSort = new FilterAndSort(memento, memento);
      assert.deepEqual(
        [filterAndSort.sort, filterAndSort.filter, filterAndSort.isFiltered],
        ['own', { text: '', needsAttention: false }, false],
      );
    });
  }
});
