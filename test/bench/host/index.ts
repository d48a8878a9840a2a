// Runs in the extension host, on the production bundle. The first time it adds routers and reads them; from then on
// the extension starts with what it has kept.
import '../../net/sandbox';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import * as vscode from 'vscode';
import type { Parts } from '../../../src/commands/parts';
import type { RoutersTree } from '../../../src/tree/routersTree';
import type { StartedBox } from '../boxes';

export interface Refresh {
  readonly kind: 'refresh';
  readonly routers: number;
  readonly failed: number;
  readonly wall: number;
  /** How long at most the event loop did not get to anything else. Times in milliseconds. */
  readonly longestBlock: number;
  /** The same of a thread beside it that does nothing: so much is what else this machine did. */
  readonly idleBlock: number;
  /** Changes of routers the tree told VS Code of, and the most of one router within 16 ms. */
  readonly changes: number;
  readonly mostPerFrame: number;
}

/** What is written, as a line of JSON each. `activatedAt` is when activate() had returned, as Date.now() tells it. */
export type HostReport = { readonly kind: 'start'; readonly activatedAt: number } | Refresh;

const VIEW = 'fritzboxRemoteAccess.routers';
const REFRESHES = 4;
const FRAME = 16;

interface Change {
  readonly routerId: string;
  readonly at: number;
}

export async function run(): Promise<void> {
  const { BENCH_REPORT: file = '', BENCH_BOXES: boxes = '[]' } = process.env;
  const report = (line: HostReport): void => {
    appendFileSync(file, `${JSON.stringify(line)}\n`);
  };
  await sleep(4_000); // VS Code has other things to do when it starts
  const extension = vscode.extensions.getExtension<Parts>('fritzbox-remote-access.fritzbox-remote-access');
  const shown = vscode.commands.executeCommand(`${VIEW}.focus`);
  const parts = await extension?.activate();
  report({ kind: 'start', activatedAt: Date.now() });
  await shown;
  // The floor hands out nothing.
  if (parts?.routers.all().length === 0) {
    const changes: Change[] = [];
    treeOf(parts).onDidChangeTreeData((elements) => {
      const at = performance.now();
      for (const element of [elements ?? []].flat()) if ('routerId' in element) changes.push({ ...element, at });
    });
    for (const [index, box] of (JSON.parse(boxes) as StartedBox[]).entries()) await add(parts, box, index);
    for (let i = 0; i < REFRESHES; i++) {
      await sleep(1_000); // for what came before to be over
      changes.length = 0;
      report(await refresh(parts, changes));
    }
    await sleep(3_000); // VS Code writes what is to be kept after a while
  }
  await sleep(1_000); // for the tree to be drawn
  await vscode.commands.executeCommand('workbench.view.explorer'); // the next start is one without the view
  await vscode.commands.executeCommand('workbench.action.showRuntimeExtensions');
  await sleep(3_000); // it shows what runs, which ends with this function
}

async function add({ routers }: Parts, box: StartedBox, index: number): Promise<void> {
  await routers.add({
    name: `Router ${index + 1}`,
    model: 'FRITZ!Box 7590',
    udn: `uuid:${index}`,
    route: {
      kind: 'lan',
      address: { host: box.host, port: box.tlsPort },
      trust: { kind: 'key', fingerprint: box.fingerprint },
      credentials: { user: box.user, password: box.password },
    },
  });
}

async function refresh(parts: Parts, changes: readonly Change[]): Promise<Refresh> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const idle = await watchIdleThread();
  const start = performance.now();
  delay.enable();
  await parts.refresher.refresh();
  const wall = performance.now() - start;
  await sleep(5 * FRAME);
  delay.disable();
  const ids = parts.routers.all().map(({ id }) => id);
  // Earlier commits call them by another name.
  const boxStates = Reflect.get(parts, 'boxStates') ?? Reflect.get(parts, 'snapshots');
  const ofRouters = changes.filter(({ routerId }) => ids.includes(routerId));
  const perFrame = ofRouters.map(
    ({ routerId, at }) =>
      ofRouters.filter((other) => other.routerId === routerId && other.at >= at && other.at < at + FRAME).length,
  );
  return {
    kind: 'refresh',
    routers: ids.length,
    failed: ids.filter((id) => boxStates.get(id).failure !== undefined).length,
    wall,
    longestBlock: delay.max / 1e6 - 1,
    idleBlock: await idle(),
    changes: ofRouters.length,
    mostPerFrame: Math.max(0, ...perFrame),
  };
}

const IDLE_THREAD = `
  const { parentPort } = require('node:worker_threads');
  const delay = require('node:perf_hooks').monitorEventLoopDelay({ resolution: 1 });
  parentPort.once('message', () => parentPort.postMessage(delay.max / 1e6 - 1));
  setTimeout(() => { delay.enable(); parentPort.postMessage('ready'); }, 200);
`;

/** Returns what ends it, and tells how long that thread's event loop had to wait at most. */
async function watchIdleThread(): Promise<() => Promise<number>> {
  const thread = new Worker(IDLE_THREAD, { eval: true });
  await once(thread, 'message');
  return async () => {
    const answer = once(thread, 'message') as Promise<[number]>;
    thread.postMessage('end');
    const [longest] = await answer;
    await thread.terminate();
    return longest;
  };
}

/** The tree is the view's own affair; what it tells VS Code is heard of nowhere else. */
function treeOf({ view }: Parts): RoutersTree {
  return (view as unknown as { readonly tree: RoutersTree }).tree;
}
