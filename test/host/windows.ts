import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LogOutputChannel, Memento, SecretStorage } from 'vscode';
import type { Parts } from '../../src/commands/parts';
import { Container, type Replacements } from '../../src/container';
import type { Notice } from '../../src/watch/watch';

const ROOT = mkdtempSync(path.join(tmpdir(), 'windows-'));

/** Windows that share a global state share a folder, too. */
const folders = new WeakMap<Memento, string>();
let made = 0;

export function folderOf(globalState: Memento): string {
  const folder = folders.get(globalState) ?? path.join(ROOT, String(made++));
  folders.set(globalState, folder);
  return folder;
}

const INTERVAL = { value: 15, onDidChange: () => ({ dispose: () => undefined }) };

/** What one window has of the extension, without anything to see. It looks at no certificate unless told how. */
export class WatchWindow extends Container {
  /** Codes of what it told, in that order. */
  readonly told: string[] = [];

  constructor(
    globalState: Memento,
    secrets: SecretStorage,
    log: LogOutputChannel,
    { folder = folderOf(globalState), ...replaced }: Replacements & { readonly folder?: string } = {},
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

  /** The extension's own parts, with those of this window in their place. */
  partsOf(parts: Parts): Parts {
    return { ...parts, ...this };
  }

  /** As when VS Code is closed. */
  override async close(): Promise<void> {
    await super.close();
    this.dispose();
  }
}
