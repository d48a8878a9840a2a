import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { LIMITS } from '../common/limits';
import { isListOf, isMapOf, isObject, isOneOf, isOptional, isString } from '../common/schema';
import type { KnownBox } from '../tr064/client';
import type { BoxDescription, ServiceDescription } from '../tr064/description';
import type { Scpd, ScpdAction, ScpdVariable } from '../tr064/scpd';

const isKnownBox = isObject<KnownBox>({
  description: isObject<BoxDescription>({
    friendlyName: isString,
    modelName: isString,
    modelNumber: isOptional(isString),
    manufacturer: isString,
    udn: isString,
    softwareVersion: isString,
    presentationUrl: isString,
    services: isListOf(
      isObject<ServiceDescription>({
        serviceType: isString,
        serviceId: isString,
        controlUrl: isString,
        scpdUrl: isString,
      }),
    ),
  }),
  scpds: isMapOf(
    isObject<Scpd>({
      actions: isListOf(
        isObject<ScpdAction>({
          name: isString,
          args: isListOf(
            isObject<ScpdAction['args'][number]>({
              name: isString,
              direction: isOneOf('in', 'out'),
              variable: isString,
            }),
          ),
        }),
      ),
      variables: isListOf(
        isObject<ScpdVariable>({
          name: isString,
          dataType: isString,
          defaultValue: isOptional(isString),
          allowedValues: isListOf(isString),
        }),
      ),
    }),
  ),
});

/**
 * What each box has told of its services, in a file per router: too much for the global state, all of which VS Code
 * sends and writes whenever anything in it changes. What cannot be read is read from the box again.
 */
export class KnownBoxes {
  /** Still to be written; `undefined` is to be forgotten. */
  private readonly latest = new Map<string, KnownBox | undefined>();
  private readonly writing = new Map<string, Promise<void>>();

  constructor(private readonly folder: string) {}

  async get(id: string): Promise<KnownBox | undefined> {
    try {
      await this.writing.get(id);
      const known: unknown = JSON.parse(await readFile(this.file(id), 'utf8'));
      return isKnownBox(known) ? known : undefined;
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
      const text = JSON.stringify(known) ?? '';
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
