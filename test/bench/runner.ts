// The process of one contender: reads all its boxes, and again when it is told to.
// An extension host has used these parts of Node long before, so they are no part of what loading a contender costs.
import 'node:assert';
import 'node:crypto';
import 'node:https';
import { createInterface } from 'node:readline';
import type { Cost, Module, Reader, Report, Target, Task, Values } from './contender';

/** Of the scenario of all boxes. */
const EXPECTED: Values = { port: 44123, domain: 'home.example.org', model: 'FRITZ!Box 7590' };

interface Start {
  readonly at: number;
  readonly cpu: NodeJS.CpuUsage;
}

function start(): Start {
  return { at: performance.now(), cpu: process.cpuUsage() };
}

function costSince({ at, cpu }: Start): Cost {
  const wall = performance.now() - at;
  const { user, system } = process.cpuUsage(cpu);
  return { wall, cpu: (user + system) / 1000, memory: process.resourceUsage().maxRSS / 1024 };
}

function report(line: Report): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function check(values: Values): void {
  for (const name of ['port', 'domain', 'model'] as const) {
    if (values[name] !== EXPECTED[name]) throw new Error(`${name} is ${values[name]}`);
  }
}

/** Reads every box, all at once, and counts what failed. */
async function readAll(read: readonly (() => Promise<Values>)[]): Promise<Record<string, number>> {
  const failed: Record<string, number> = {};
  await Promise.all(
    read.map(async (one) => {
      try {
        check(await one());
      } catch (error) {
        const why = String((error as { kind?: unknown }).kind ?? error).slice(0, 200);
        failed[why] = (failed[why] ?? 0) + 1;
      }
    }),
  );
  return failed;
}

async function main(): Promise<void> {
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const { module, targets } = JSON.parse(String((await lines.next()).value)) as Task;

  const loading = start();
  const { connect, prepare } = (await import(module)) as Module;
  await prepare?.();
  report({ stretch: 'load', ...costSince(loading), failed: {} });

  const readers: Reader[] = [];
  const first = async (target: Target): Promise<Values> => {
    const reader = await connect(target);
    readers.push(reader);
    return reader.read();
  };
  const cold = start();
  const failed = await readAll(targets.map((target) => () => first(target)));
  report({ stretch: 'cold', ...costSince(cold), failed });

  await lines.next();
  const warm = start();
  const failedAgain = await readAll(readers.map((reader) => () => reader.read()));
  report({ stretch: 'warm', ...costSince(warm), failed: failedAgain });
  await Promise.all(readers.map((reader) => reader.close()));
  process.exit();
}

void main();
