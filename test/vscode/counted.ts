/**
 * As much of VS Code's API as activating the extension takes, counting what is taken and not given back. For what cannot
 * be seen in a real extension host: that ends with the extension.
 */
import { provide } from './l10n';

/** In which the extension hands out its parts. */
export const TEST_MODE = 3;

type Listener = (value: unknown) => void;

export interface CountedVsCode {
  /** What was registered, created or listened to, and has not been disposed of. */
  held(): string[];
  /** Takes what is counted out of the stand-in again. */
  remove(): void;
}

/** Has the stand-in for `vscode` count. */
export function provideCountedVsCode(): CountedVsCode {
  const held = new Set<{ readonly what: string }>();
  const hold = (what: string, members: object = {}): { dispose(): void } => {
    const entry = { what };
    held.add(entry);
    return { ...members, dispose: () => void held.delete(entry) };
  };
  const holding =
    (what: string, members?: object) =>
    (name: unknown): object =>
      hold(typeof name === 'string' ? `${what} ${name}` : what, members);
  const nothing = (): void => undefined;

  class EventEmitter {
    private readonly listeners = new Map<Listener, { dispose(): void }>();
    readonly event = (listener: Listener): { dispose(): void } => {
      const entry = hold('listener of an event of its own');
      this.listeners.set(listener, entry);
      return { dispose: () => void (this.listeners.delete(listener), entry.dispose()) };
    };
    fire(value: unknown): void {
      for (const listener of [...this.listeners.keys()]) listener(value);
    }
    dispose(): void {
      for (const entry of this.listeners.values()) entry.dispose();
      this.listeners.clear();
    }
  }

  const log = {
    logLevel: 0,
    trace: nothing,
    info: nothing,
    debug: nothing,
    warn: nothing,
    error: nothing,
    show: nothing,
  };
  const listening = holding('listener of the view');
  const view = { visible: true, onDidChangeVisibility: listening, onDidChangeSelection: listening };
  type Disposables = { dispose(): void }[];
  const Disposable = {
    from: (...all: Disposables) => ({
      dispose: () => {
        for (const one of all) one.dispose();
      },
    }),
  };
  const remove = provide({
    EventEmitter,
    Disposable,
    l10n: { t: String },
    env: {},
    ExtensionMode: { Test: TEST_MODE },
    LogLevel: { Trace: 1 },
    commands: { registerCommand: holding('command'), executeCommand: () => Promise.resolve() },
    lm: { registerTool: holding('tool') },
    window: {
      createOutputChannel: holding('output channel', log),
      registerFileDecorationProvider: holding('file decorations'),
      createTreeView: holding('view', view),
      createStatusBarItem: holding('status bar item', { show: nothing, hide: nothing }),
      withProgress: (_options: unknown, task: () => unknown) => task(),
    },
    workspace: {
      getConfiguration: () => ({ get: nothing, inspect: nothing }),
      onDidChangeConfiguration: holding('listener of the settings'),
      onDidCloseTextDocument: holding('listener of documents'),
      onDidOpenTextDocument: holding('listener of opened documents'),
      textDocuments: [],
      registerTextDocumentContentProvider: holding('documents'),
    },
  });
  return {
    held: () => [...held].map(({ what }) => what).sort(),
    remove,
  };
}
