import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LogOutputChannel, Memento, SecretStorage } from 'vscode';
import type { Parts } from '../src/commands/parts';
import { Container, type Replacements } from '../src/container';
import type { RouterProfile } from '../src/routers/profile';
import type { NewRoute } from '../src/routers/routers';
import type { Credentials } from '../src/tr064/digest';
import type { Notice } from '../src/watch/watch';
import type { SimulatedBox } from './box';

const ROOT = mkdtempSync(path.join(tmpdir(), 'windows-'));

/** Windows that share a global state share a folder, too. */
const folders = new WeakMap<Memento, string>();
let made = 0;

export function folderOf(globalState: Memento): string {
  const folder = folders.get(globalState) ?? path.join(ROOT, String(made++));
  folders.set(globalState, folder);
  return folder;
}

const nothing = (): void => undefined;
// At the level Info, of which no message says what was sent and received.
const log: unknown = { logLevel: 3, trace: nothing, info: nothing, debug: nothing, warn: nothing, error: nothing };
/** A log that keeps nothing. */
export const quietLog = log as LogOutputChannel;

const INTERVAL = { value: 15, onDidChange: () => ({ dispose: () => undefined }) };

/** What one window has of the extension, without anything to see. It looks at no certificate unless told how. */
export class WatchWindow extends Container {
  /** Codes of what it told, in that order. */
  readonly told: string[] = [];

  constructor(
    globalState: Memento,
    secrets: SecretStorage,
    {
      folder = folderOf(globalState),
      log = quietLog,
      ...replaced
    }: Replacements & { readonly folder?: string; readonly log?: LogOutputChannel } = {},
  ) {
    const shared = { globalState, workspaceState: globalState, secrets, folder, log };
    super(
      { ...shared, refreshInterval: INTERVAL, watchInterval: INTERVAL },
      { certificateDays: () => Promise.resolve(undefined), ...replaced },
    );
    this.watch.onDidNotice((notices: Notice[]) => {
      this.told.push(...notices.flatMap(({ alerts }) => alerts.map(({ code }) => code)));
    });
  }

  /** What was seen of a router, as the list of changes has it. */
  seen(routerId: string): string[] {
    return this.watched.all(routerId).map(({ seen }) => seen.code);
  }

  /** What commands take. There is no view, and there are no documents. */
  get parts(): Parts {
    return this as unknown as Parts;
  }

  /** As when VS Code is closed. */
  override async close(): Promise<void> {
    await super.close();
    this.dispose();
  }
}

/** What of a box is needed to add it: it need not be there. */
type Addable = Pick<SimulatedBox, 'name' | 'host' | 'tlsPort' | 'users' | 'fingerprint'>;

/** The way to a box in its home network. */
export function homeRoute(
  { host, tlsPort: port, fingerprint }: Pick<SimulatedBox, 'host' | 'tlsPort' | 'fingerprint'>,
  credentials: Credentials,
): NewRoute {
  return { kind: 'lan', address: { host, port }, trust: { kind: 'key', fingerprint }, credentials };
}

/** Adds a box as "Add Router…" does at its end. */
export async function addBox(
  { routers }: Parts<'routers'>,
  box: Addable,
  password?: string,
  index = 0,
): Promise<RouterProfile> {
  const user = box.users[index];
  assert.ok(user);
  const { profile, kept } = await routers.add({
    name: box.name,
    model: 'FRITZ!Box 7590',
    udn: `uuid:${box.fingerprint}`,
    route: homeRoute(box, { user: user.name, password: password ?? user.password }),
  });
  assert.equal(kept, 'stored');
  return profile;
}
