// npm run bench: what a refresh costs, held against other clients and against the floor, side by side in one run.
//   npm run bench -- [--boxes 1,10,50] [--pace 25,0,serial] [--runs 7] [--only NAME,NAME] [--starts 9]
//     [--earlier FOLDER] [--json FILE]
// `--only none` measures what the extension costs in VS Code alone; `--starts 0` leaves that out. `--earlier` names a
// checkout of an earlier commit, which is started in VS Code in turn with this one.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { Tr064Client, type KnownBox } from '../../src/tr064/client';
import type { Pace, StartedBox } from './boxes';
import type { Target } from './contender';
import { type HostFigures, measureExtensionHost } from './extensionHost';
import { inventoryVerdicts } from './inventory';
import { Boxes, run, type Run } from './measure';
import { contenders, FLOOR, type Contender } from './peers';
import { figures, loadAndCold, type Series } from './series';
import { curveTable, paceWords, seriesTable, table, verdictTable } from './tables';
import { hostVerdicts, verdicts } from './targets';

const { values: options } = parseArgs({
  options: {
    boxes: { type: 'string', default: '1,10,50' },
    pace: { type: 'string', default: '25,0,serial' },
    runs: { type: 'string', default: '7' },
    only: { type: 'string' },
    starts: { type: 'string', default: '9' },
    earlier: { type: 'string' },
    json: { type: 'string' },
  },
});

/** `serial` is a box with 25 ms per request that serves one at a time. */
function paceOf(word: string): Pace {
  return word === 'serial' ? { delayMs: 25, serial: true } : { delayMs: Number(word), serial: false };
}

/** Reads what the extension would have kept of a box. All boxes have the same descriptions. */
async function describe(box: StartedBox): Promise<KnownBox> {
  const { host, tlsPort: port, fingerprint } = box;
  const client = new Tr064Client({ host, port, trust: { kind: 'key', fingerprint } });
  const description = await client.describe();
  await client.close();
  return { description, scpds: {} };
}

/** The contenders, and what each remembers: a contender that remembers boxes shows what that is worth. */
interface Entry {
  readonly contender: Contender;
  readonly known: boolean;
  readonly runs: Run[];
}

async function series(entrants: readonly Contender[], boxes: Boxes, count: number, pace: Pace): Promise<Series[]> {
  const started = await boxes.start(count, pace);
  const [first] = started;
  if (first === undefined) return [];
  const known = await describe(first);
  const entries = entrants.flatMap<Entry>((contender) => [
    { contender, known: true, runs: [] },
    ...(contender.remembers === true ? [{ contender, known: false, runs: [] }] : []),
  ]);
  for (let i = 0; i < Number(options.runs); i++) {
    // In turn, and each time another one first, so that what else the machine does hits all alike.
    for (let j = 0; j < entries.length; j++) {
      const entry = entries[(i + j) % entries.length];
      if (entry === undefined) continue;
      const targets: Target[] = started.map((box) => ({ ...box, ...(entry.known ? { known } : {}) }));
      entry.runs.push(await run(entry.contender, boxes, targets));
    }
    console.error(`${count} × ${paceWords(pace)}: ${i + 1} of ${options.runs}`);
  }
  return entries.map(({ contender, known: isKnown, runs }) => ({
    contender: contender.name,
    boxes: count,
    pace,
    known: isKnown,
    runs: runs.length,
    load: figures(runs.map(({ load }) => load)),
    first: figures(runs.map(loadAndCold)),
    cold: figures(runs.map(({ cold }) => cold)),
    warm: figures(runs.map(({ warm }) => warm)),
  }));
}

/** How many refused logins three reads with a wrong password cost. */
async function wrongPassword(entrants: readonly Contender[], boxes: Boxes): Promise<[string, string][]> {
  const started = await boxes.start(1, { delayMs: 25, serial: false });
  const rows: [string, string][] = [];
  for (const contender of entrants) {
    const { cold } = await run(
      contender,
      boxes,
      started.map((box) => ({ ...box, password: 'wrong' })),
    );
    const { refusedLogins } = cold.counts;
    rows.push([contender.name, refusedLogins === 0 ? 'never came to a login' : String(refusedLogins)]);
  }
  return rows;
}

async function main(): Promise<void> {
  execFileSync(process.execPath, ['esbuild.js', '--bench'], { stdio: ['ignore', 2, 2] });
  const only = options.only?.split(',');
  const { found: entrants, missing } = await contenders(only);
  const boxes = new Boxes();
  const measured: Series[] = [];
  const print = (text: string): void => {
    console.log(`${text}\n`);
  };

  print(
    `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${os.availableParallelism()} cores ` +
      `(${os.cpus()[0]?.model ?? 'unknown'}), load average ${os.loadavg()[0]?.toFixed(1) ?? ''} at the start; ` +
      `medians of ${options.runs} runs, interleaved.`,
  );
  for (const line of missing) print(`Not in the tables: ${line}.`);
  for (const pace of entrants.length === 0 ? [] : options.pace.split(',').map(paceOf)) {
    const ofPace: Series[] = [];
    for (const count of options.boxes.split(',').map(Number)) {
      const these = await series(entrants, boxes, count, pace);
      print(`### ${count === 1 ? '1 box' : `${count} boxes`}, ${paceWords(pace)}\n\n${seriesTable(these)}`);
      ofPace.push(...these);
    }
    print(`### Growth, ${paceWords(pace)}\n\n${curveTable(ofPace)}`);
    print(`### Targets, ${paceWords(pace)}\n\n${verdictTable(verdicts(ofPace))}`);
    measured.push(...ofPace);
  }
  const refused = await wrongPassword(
    entrants.filter(({ name }) => name !== FLOOR),
    boxes,
  );
  if (refused.length > 0) print(`### Wrong password\n\n${table(['', 'refused logins for three reads'], refused)}`);
  print(`### Inventory\n\n${verdictTable(await inventoryVerdicts())}`);
  const starts = Number(options.starts);
  let host: HostFigures | undefined;
  try {
    host =
      starts === 0
        ? undefined
        : await measureExtensionHost(await boxes.start(50, paceOf('25')), starts, options.earlier);
  } catch (error) {
    // What was measured before is kept.
    console.error('Not measured in VS Code:', error);
    process.exitCode = 1;
  }
  if (host !== undefined) print(`### In VS Code, 50 routers, 25 ms per request\n\n${verdictTable(hostVerdicts(host))}`);
  if (options.json !== undefined) {
    const all = { at: new Date().toISOString(), measured, refused, host };
    writeFileSync(options.json, `${JSON.stringify(all, null, 2)}\n`);
  }
  process.exit();
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
