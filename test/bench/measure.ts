// One run: a contender's process from its start to its end, and what reached the boxes meanwhile.
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { atExit } from '../vscode/cleanup';
import type { Counts, Order, Pace, StartedBox } from './boxes';
import type { Report, Stretch, Target, Task } from './contender';
import type { Contender } from './peers';

/** Rest before everything is read again, in milliseconds: long enough that a login is not simply taken for granted. */
const REST = 400;

/** A contender that takes longer than this hangs, in milliseconds. */
const LONGEST_RUN = 300_000;

/** The simulated boxes, seen from here. */
export class Boxes {
  private readonly child: ChildProcess = fork(path.join(__dirname, 'boxes.js'), { stdio: ['ignore', 2, 2, 'ipc'] });

  constructor() {
    atExit(() => this.child.kill());
  }

  start(count: number, pace: Pace): Promise<StartedBox[]> {
    return this.ask({ start: count, pace });
  }

  /** What reached them since this was asked last. */
  count(): Promise<Counts> {
    return this.ask('count');
  }

  private async ask<T>(order: Order): Promise<T> {
    const answer = once(this.child, 'message') as Promise<[T]>;
    this.child.send(order);
    return (await answer)[0];
  }
}

export interface Measured extends Report {
  readonly counts: Counts;
}

export type Run = Readonly<Record<Stretch, Measured>>;

/** Has a contender read all targets in a new process, and once more after a rest. */
export async function run(contender: Contender, boxes: Boxes, targets: readonly Target[]): Promise<Run> {
  const child = spawn(contender.command, contender.args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...contender.env },
    timeout: LONGEST_RUN,
  });
  const callOff = atExit(() => child.kill());
  const ended = once(child, 'close');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<Measured> => {
    const line = await lines.next();
    if (line.done === true) throw new Error(`${contender.name} ended early`);
    return { ...(JSON.parse(line.value) as Report), counts: await boxes.count() };
  };
  const task: Task = { module: contender.module, targets };
  await boxes.count();
  child.stdin.write(`${JSON.stringify(task)}\n`);
  const load = await next();
  const cold = await next();
  await sleep(REST);
  child.stdin.write('again\n');
  const warm = await next();
  child.stdin.end();
  await ended;
  callOff();
  return { load, cold, warm };
}
