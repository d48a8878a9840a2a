import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LogOutputChannel, Memento, SecretStorage } from 'vscode';
import type { Parts } from '../../src/commands/parts';
import { Container, type Replacements } from '../../src/container';
import type { Notice } from '../../src/watch/watch';

/** All windows of a computer share it. */
const FOLDER = mkdtempSync(path.join(tmpdir(), 'windows-'));

const INTERVAL = { value: 15, onDidChange: () => ({ dispose: () => undefined }) };

/** What one window has of the extension, without anything to see. It looks at no certificate unless told how. */
export class WatchWindow extends Container {
  /** Codes of what it told, in that order. */
  readonly told: string[] = [];

  constructor(globalState: Memento, secrets: SecretStorage, log: LogOutputChannel, replaced: Replacements = {}) {
    const shared = { globalState, workspaceState: globalState, secrets, folder: FOLDER, log };
    super(
      { ...shared, refreshInterval: INTERVAL, watchInterval: INTERVAL },
      { settle: 5, certificateDays: () => Promise.resolve(undefined), ...replaced },
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
