// What the extension costs when it is only installed: measured in VS Code, on the bundle that ships.
import { cp, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { npm } from '../npm';
import { openBrowser } from '../vscode/chromium';
import { temporaryFolder } from '../vscode/cleanup';
import { startServer, type Server } from '../vscode/server';
import { until } from '../vscode/until';
import type { StartedBox } from './boxes';
import type { HostReport, Refresh } from './host';
import { spread, type Spread } from './series';

export interface StartFigures {
  /** As "Developer: Show Running Extensions" tells it. All times in milliseconds. */
  readonly activation: Spread;
  /** From the end of the activation until the page shows the first router, from what was kept. */
  readonly firstPaint: Spread;
}

export interface HostFigures extends StartFigures {
  /** host/floor.ts, started in turn with the extension. */
  readonly floor: StartFigures;
  /** The extension of an earlier commit, likewise. */
  readonly earlier: StartFigures | undefined;
  /** The first loads the protocol and reads the descriptions; the others are like all later ones. */
  readonly refreshes: readonly Refresh[];
}

/** With adding the routers; in milliseconds. */
const LONGEST_START = 180_000;

declare const document: { querySelector(selector: string): { readonly textContent: string } | null };
declare const window: { paintedAt?: number; requestAnimationFrame(callback: () => void): void };

/** Runs in the page and notes when it shows the first router. */
function notePaint(): void {
  const look = (): void => {
    const label = document.querySelector('.pane-body .monaco-list-row .label-name');
    if (label?.textContent.startsWith('Router ') === true) window.paintedAt = Date.now();
    else window.requestAnimationFrame(look);
  };
  look();
}

/**
 * Starts VS Code so many times on the same data, after once with none, when the routers are added; in turn with the
 * floor, and with the extension of an earlier commit on data of its own.
 */
export async function measureExtensionHost(
  boxes: readonly StartedBox[],
  starts: number,
  earlierFolder?: string,
): Promise<HostFigures> {
  await npm(['run', 'build'], { output: 'collect' });
  if (earlierFolder !== undefined) await npm(['run', 'build'], { output: 'collect', cwd: earlierFolder });
  const browser = await openBrowser(path.join(temporaryFolder(), 'profile'));
  const data = await startData(boxes);
  const earlierData = earlierFolder === undefined ? undefined : await startData(boxes);
  const entries: Entry[] = [
    { name: 'own', folder: '.', data, starts: [] },
    { name: 'floor', folder: await floorExtension(), data, starts: [] },
    ...(earlierFolder === undefined || earlierData === undefined
      ? []
      : [{ name: 'earlier' as const, folder: earlierFolder, data: earlierData, starts: [] }]),
  ];
  try {
    for (const { name, folder, data } of entries) if (name !== 'floor') await start(browser, data.server, folder);
    for (let i = 0; i < starts; i++) {
      for (const { folder, data, starts } of entries) {
        const { activation, paintedAt } = await start(browser, data.server, folder);
        const started = (await reports(data.file)).flatMap((line) => (line.kind === 'start' ? line.activatedAt : []));
        starts.push({ activation, firstPaint: paintedAt - (started.at(-1) ?? NaN) });
      }
      console.error(`VS Code: ${i + 1} of ${starts}`);
    }
  } finally {
    await browser.close();
    await data.server.stop();
    await earlierData?.server.stop();
  }
  const refreshes = (await reports(data.file)).flatMap((line) => (line.kind === 'refresh' ? line : []));
  const of = (wanted: Entry['name']): StartFigures | undefined => {
    const entry = entries.find(({ name }) => name === wanted);
    return entry && startFigures(entry.starts);
  };
  const [own, floor] = [of('own'), of('floor')];
  if (own === undefined || floor === undefined) throw new Error('Nothing was started');
  return { ...own, floor, earlier: of('earlier'), refreshes };
}

interface Start {
  readonly activation: number;
  readonly firstPaint: number;
}

/** What is started: an extension's folder, and the server whose data it keeps. */
interface Entry {
  readonly name: 'own' | 'floor' | 'earlier';
  readonly folder: string;
  readonly data: Data;
  readonly starts: Start[];
}

interface Data {
  readonly server: Server;
  /** Where host/index.ts reports. */
  readonly file: string;
}

async function startData(boxes: readonly StartedBox[]): Promise<Data> {
  const folder = temporaryFolder();
  const file = path.join(folder, 'report');
  const env = { BENCH_REPORT: file, BENCH_BOXES: JSON.stringify(boxes) };
  return { server: await startServer({ folder, forTests: true, env }), file };
}

function startFigures(starts: readonly Start[]): StartFigures {
  return {
    activation: spread(starts.map(({ activation }) => activation)),
    firstPaint: spread(starts.map(({ firstPaint }) => firstPaint)),
  };
}

/** A folder with the extension's package.json and the floor's code. */
async function floorExtension(): Promise<string> {
  const folder = temporaryFolder();
  for (const name of ['package.json', 'package.nls.json', 'media']) {
    await cp(name, path.join(folder, name), { recursive: true });
  }
  await mkdir(path.join(folder, 'dist'));
  await cp('out/test/bench/host/floor.js', path.join(folder, 'dist/extension.js'));
  return folder;
}

async function reports(file: string): Promise<HostReport[]> {
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  return lines.map((line) => JSON.parse(line) as HostReport);
}

/** One start of the workbench, until host/index.ts has ended. */
async function start(
  browser: BrowserContext,
  server: Server,
  extension: string,
): Promise<{ activation: number; paintedAt: number }> {
  const page = await browser.newPage();
  const output: unknown[] = [];
  try {
    const ended = new Promise<number>((resolve) => {
      void page.exposeFunction('codeAutomationExit', resolve);
    });
    await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => output.push(...args));
    await page.addInitScript(notePaint);
    const remote = (file: string): string => `vscode-remote://127.0.0.1:${server.port}${path.resolve(file)}`;
    const payload = [
      ['extensionDevelopmentPath', remote(extension)],
      ['extensionTestsPath', remote('out/test/bench/host/index.js')],
    ] as const;
    await page.goto(server.url(undefined, payload));
    const failed = ended.then((code) => {
      if (code !== 0) throw new Error(`VS Code ended with ${code}`);
    });
    const [activation] = await Promise.all([activationTime(page), failed]);
    return { activation, paintedAt: await page.evaluate(() => window.paintedAt ?? NaN) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${why}\nThe last of the console:\n${output.slice(-20).join('\n')}`);
  } finally {
    await page.close();
  }
}

/** Reads the editor "Running Extensions", which host/index.ts opens at its end. */
function activationTime(page: Page): Promise<number> {
  const editor = page.locator('.runtime-extensions-editor');
  return until(
    async () => {
      const text = (await editor.allInnerTexts()).join('\n');
      const [, ms] = /fritzbox-remote-access\n[\s\S]*?Activation: (\d+)ms/.exec(text) ?? [];
      return ms === undefined ? undefined : Number(ms);
    },
    'the activation time',
    LONGEST_START,
  );
}
