import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Memento } from 'vscode';
import { OrderedMemento } from '../../../src/storage/orderedMemento';

/**
 * As the extension host's Memento of the global state goes about it: writes are sent a moment later, all values at
 * once, and what comes back of each replaces what is here.
 */
class EchoingMemento implements Memento {
  private values: Record<string, unknown> = {};
  stored: Record<string, unknown> = {};
  full = false;

  keys(): readonly string[] {
    return Object.keys(this.values);
  }

  get<T>(key: string): T | undefined {
    return this.values[key] as T | undefined;
  }

  async update(key: string, value: unknown): Promise<void> {
    if (this.full) throw new Error('disk full');
    this.values[key] = value;
    if (value === undefined) Reflect.deleteProperty(this.values, key);
    await sleep(1);
    this.stored = structuredClone(this.values);
    const echo = structuredClone(this.stored);
    await sleep(5);
    this.values = echo;
  }
}

suite('the ordered memento', () => {
  test('loses nothing and shows at once what was written', async () => {
    const echoing = new EchoingMemento();
    const memento = new OrderedMemento(echoing);
    const writes: Promise<void>[] = [];
    for (let i = 0; i < 20; i++) {
      writes.push(memento.update(`key ${i}`, i));
      for (let j = 0; j <= i; j++) assert.equal(memento.get(`key ${j}`), j);
      assert.equal(memento.keys().length, i + 1);
      if (i % 3 === 0) await sleep(3);
    }
    writes.push(memento.update('key 0', undefined));
    assert.equal(memento.get('key 0', 'none'), 'none');
    assert.equal(memento.keys().length, 19);
    await Promise.all(writes);
    assert.equal(Object.keys(echoing.stored).length, 19);
    assert.equal(memento.keys().length, 19);
  });

  test('writes together what comes while a write is under way, the newest of each', async () => {
    const log: string[] = [];
    const memento = new OrderedMemento({
      keys: () => [],
      get: <T>(_key: string, value?: T) => value,
      update: async (key: string, value: unknown) => {
        log.push(`${key} = ${String(value)}`);
        await sleep(5);
        log.push(`${key} is written`);
      },
    });
    const writes = [memento.update('a', 1)];
    await sleep(1);
    for (const value of [1, 2, 3]) writes.push(memento.update('b', value), memento.update('c', value));
    assert.equal(memento.get('b'), 3);
    await Promise.all(writes);
    assert.deepEqual(log, ['a = 1', 'a is written', 'b = 3', 'c = 3', 'b is written', 'c is written']);
  });

  test('goes on after a write that failed', async () => {
    const echoing = new EchoingMemento();
    const memento = new OrderedMemento(echoing);
    echoing.full = true;
    await assert.rejects(memento.update('a', 1), /disk full/);
    assert.equal(memento.get('a'), undefined);
    echoing.full = false;
    await memento.update('b', 2);
    assert.equal(memento.get('b'), 2);
  });
});
