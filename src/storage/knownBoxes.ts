import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { LIMITS } from '../common/limits';
import type { KnownBox } from '../tr064/client';
import { seal, unsealed } from './sealed';

/** To be raised whenever KnownBox changes. */
const VERSION = 1;

const unsealedBox = unsealed<{ readonly version: typeof VERSION; readonly box: KnownBox }>(VERSION);

/** What each box has told of its services, in a file per router: too much for the global state. */
export class KnownBoxes {
  /** Still to be written; `undefined` is to be forgotten. */
  private readonly latest = new Map<string, KnownBox | undefined>();
  private readonly writing = new Map<string, Promise<void>>();

  constructor(private readonly folder: string) {}

  async get(id: string): Promise<KnownBox | undefined> {
    try {
      await this.writing.get(id);
      return unsealedBox(JSON.parse(await readFile(this.file(id), 'utf8')))?.box;
    } catch {
      return undefined;
    }
  }

  /** @throws what the file system says when it cannot be written. */
  async set(id: string, known: KnownBox | undefined): Promise<void> {
    this.latest.set(id, known);
    let writing = this.writing.get(id);
    if (writing === undefined) {
      writing = this.write(id).finally(() => this.writing.delete(id));
      this.writing.set(id, writing);
    }
    await writing;
  }

  /** One after the other, and of those that have come meanwhile the newest. */
  private async write(id: string): Promise<void> {
    while (this.latest.has(id)) {
      const known = this.latest.get(id);
      this.latest.delete(id);
      const text = known === undefined ? '' : JSON.stringify(seal({ version: VERSION, box: known }));
      if (text === '' || text.length > LIMITS.knownBox) {
        await rm(this.file(id), { force: true });
      } else {
        await mkdir(this.folder, { recursive: true });
        await writeFile(this.file(id), text);
      }
    }
  }

  private file(id: string): string {
    return path.join(this.folder, `box-${encodeURIComponent(id)}.json`);
  }
}
