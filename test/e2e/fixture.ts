import assert from 'node:assert/strict';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { type BrowserContext } from 'playwright-core';
import { startBox, type BoxOptions, type SimulatedBox } from '../box';
import { World } from '../net/world';
import { openBrowser } from '../vscode/chromium';
import { temporaryFolder } from '../vscode/cleanup';
import { addLanguagePack } from '../vscode/languagePack';
import { sandboxInstalled } from '../vscode/sandboxed';
import { installVsix, readOutputChannel, startServer, type Server } from '../vscode/server';
import { packVsix } from '../vsix';
import { Workbench } from '../vscode/workbench';
import { CONTAINER, removeAllRouters } from './routers';

/**
 * A person at a VS Code of their own, with the VSIX installed and simulated boxes in their network.
 * `usePerson()` gives one to a suite, which starts without routers. The suites of a job share the VS Code, since
 * starting one takes longer than most tests.
 */
export class Person {
  private folder = temporaryFolder();
  private server: Server | undefined;
  private browser: BrowserContext | undefined;
  private openWorkbench: Workbench | undefined;
  private readonly running: SimulatedBox[] = [];
  private network: World | undefined;

  get workbench(): Workbench {
    assert.ok(this.openWorkbench, 'the workbench is open');
    return this.openWorkbench;
  }

  /** The internet around them, with their boxes in it. */
  get world(): World {
    assert.ok(this.network, 'there is a world');
    return this.network;
  }

  /** The boxes, in the order of the options. */
  get boxes(): readonly SimulatedBox[] {
    return this.running;
  }

  get box(): SimulatedBox {
    const [box] = this.running;
    assert.ok(box, 'there is a box');
    return box;
  }

  /** `locale` is the display language of their VS Code, `workspace` the folder they have open in it. */
  constructor(private readonly options: { readonly locale?: 'de'; readonly workspace?: string } = {}) {}

  /** Opens VS Code, unless the suite before has left it open. */
  async arrive(boxes: readonly BoxOptions[]): Promise<void> {
    this.network ??= await World.start();
    for (const options of boxes) {
      const ssdp = options.ssdp === true ? this.world.searchPort : false;
      const box = await startBox({ ...options, ssdp });
      this.running.push(box);
      this.world.add(box);
    }
    if (this.openWorkbench !== undefined) return;
    const { locale } = this.options;
    if (locale !== undefined) await addLanguagePack(this.folder, locale);
    await installVsix(this.folder, await packVsix());
    sandboxInstalled(this.folder, this.world.environment(this.folder));
    await this.openVsCode();
  }

  /** Leaves VS Code open for the next suite, without routers, editors and notifications. */
  async tidyUp(): Promise<void> {
    const { workbench } = this;
    await workbench.closeAllEditors();
    await workbench.openContainer(CONTAINER);
    await removeAllRouters(this);
    await workbench.forgetNotifications();
    await this.takeBoxesAway();
  }

  async leave(): Promise<void> {
    await this.closeVsCode();
    await this.takeBoxesAway();
    await this.network?.close();
    [this.network, this.server, this.folder] = [undefined, undefined, temporaryFolder()];
  }

  /** Ends VS Code and starts it again on the same data: what was kept is still there. */
  async restart(): Promise<void> {
    // In a browser, VS Code writes its state every five seconds and not when it is closed.
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    await this.closeVsCode();
    await this.openVsCode();
  }

  /** Everything that went to an output channel. */
  async outputChannel(name: string): Promise<string> {
    return readOutputChannel(this.folder, name);
  }

  /** Takes a picture into shots/. */
  async screenshot(name: string): Promise<void> {
    await mkdir('shots', { recursive: true });
    await this.workbench.screenshot(path.join('shots', `${name}.png`));
  }

  /** The files with a text in clear among all that VS Code and the browser have written: settings, state, logs, profile. */
  async filesWith(text: string): Promise<string[]> {
    // The browser keeps part of its texts as UTF-16.
    const spellings = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
    const entries = await readdir(this.folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
    const found: string[] = [];
    for (const file of files) {
      // The browser renames and removes files at any time.
      const content = await readFile(file).catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw error;
      });
      if (content === undefined) continue;
      if (spellings.some((spelling) => content.includes(spelling))) found.push(path.relative(this.folder, file));
    }
    return found;
  }

  private async openVsCode(): Promise<void> {
    // The same port again after a restart: the browser keeps secrets by it.
    this.server = await startServer({
      folder: this.folder,
      ...(this.server && { port: this.server.port }),
      ...(this.options.locale !== undefined && { locale: this.options.locale }),
      env: this.world.environment(this.folder),
    });
    this.browser = await openBrowser(path.join(this.folder, 'profile'));
    this.openWorkbench = await Workbench.open(this.browser, this.server.url(this.options.workspace));
  }

  private async closeVsCode(): Promise<void> {
    await this.browser?.close();
    await this.server?.stop();
    this.openWorkbench = undefined;
  }

  private async takeBoxesAway(): Promise<void> {
    for (const box of this.running.splice(0)) {
      this.network?.remove(box);
      await box.close();
    }
  }
}

const sharing = new Person();
suiteTeardown(() => sharing.leave());

/** Gives the suite it is called in a person, and a screenshot of every failure. */
export function usePerson(...boxes: BoxOptions[]): Person {
  return use(sharing, boxes, async (hasFailed) => {
    // What a test that has failed left open is not in the way of the next suite.
    if (hasFailed) await sharing.leave();
    else {
      await sharing.tidyUp().catch(async (error: unknown) => {
        await sharing.screenshot('failed-to-tidy-up');
        await sharing.leave();
        throw error;
      });
    }
  });
}

/** The same for a person whose VS Code is in German. VS Code's own words stay English. */
export function useGermanPerson(...boxes: BoxOptions[]): Person {
  const person = new Person({ locale: 'de' });
  return use(person, boxes, () => person.leave());
}

/** The same for a person who has a folder open. */
export function usePersonIn(workspace: string, ...boxes: BoxOptions[]): Person {
  const person = new Person({ workspace });
  return use(person, boxes, () => person.leave());
}

function use(person: Person, boxes: readonly BoxOptions[], end: (hasFailed: boolean) => Promise<void>): Person {
  let hasFailed = false;
  suiteSetup(() => person.arrive(boxes));
  teardown(async function () {
    const test = this.currentTest;
    if (test?.isFailed()) {
      hasFailed = true;
      await person.screenshot(`failed ${test.fullTitle()}`.replace(/[^\w-]+/g, '-'));
    }
    const faults = (await person.workbench.notifications()).filter(({ message }) =>
      /Something went wrong|ist ein Fehler aufgetreten/.test(message),
    );
    assert.deepEqual(faults, [], 'the extension has a fault');
  });
  suiteTeardown(() => end(hasFailed));
  return person;
}
