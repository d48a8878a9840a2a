/**
 * Inputs and notifications of VS Code for unit tests of commands in plain Node, answered by a script. It adds to the
 * stand-in of l10n.ts: import this before what it stands in for.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { provide } from './l10n';

/** A row of a quick pick, as the extension gives it to VS Code. */
export interface ShownRow {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly kind?: number;
  readonly picked?: boolean;
}

/** What was asked: its title, what it says and the rows at the time of the answer. */
export interface Asked {
  readonly title: string;
  readonly says: string;
  readonly rows: readonly ShownRow[];
  /** What is in its text field already. */
  readonly value?: string;
}

export interface Told {
  readonly text: string;
  readonly buttons: readonly string[];
}

/**
 * An answer to one question: part of the label of a row or button that is chosen, or the text that is entered;
 * `undefined` gives up. A function does something before it answers.
 */
export type Answer = string | undefined | (() => string | undefined);

/** A person at VS Code, with the answers they give, in order. */
export class Person {
  readonly asked: Asked[] = [];
  /** Notifications, in order. */
  readonly told: Told[] = [];
  /** Reports that were shown, as pages around their Markdown, by their titles. */
  readonly reports = new Map<string, { readonly html: string }>();
  /** Commands that were run, with their arguments. */
  readonly ran: (readonly unknown[])[] = [];
  /** What is in the status bar. */
  readonly status: string[] = [];
  clipboard = '';
  private answers: Answer[] = [];
  private readonly missing: Asked[] = [];
  private readonly panels: (() => void)[] = [];
  private readonly remove: () => void;

  constructor() {
    this.remove = provide(this.api());
  }

  /** Sets the answers to the next questions. */
  will(...answers: Answer[]): void {
    this.answers = answers;
  }

  /** Takes this person out of the stand-in again. */
  leave(): void {
    for (const close of this.panels) close();
    this.remove();
  }

  /** Throws where an answer was not asked for, or one was missing. */
  isDone(): void {
    const missing = this.missing.splice(0);
    if (missing.length > 0) throw new Error(`No answer to: ${JSON.stringify(missing)}`);
    if (this.answers.length > 0) throw new Error(`Not asked for: ${JSON.stringify(this.answers)}`);
  }

  private next(asked: Asked): string | undefined {
    this.asked.push(asked);
    if (this.answers.length === 0) this.missing.push(asked);
    const answer = this.answers.shift();
    return typeof answer === 'function' ? answer() : answer;
  }

  private notify(text: string, more: readonly unknown[]): Promise<string | undefined> {
    const buttons = more.filter((one) => typeof one === 'string');
    const modal = more.find((one): one is { readonly detail?: string } => typeof one === 'object' && one !== null);
    if (modal === undefined) {
      this.told.push({ text, buttons });
      return Promise.resolve(undefined);
    }
    const says = [text, modal.detail].filter(Boolean).join('\n');
    return Promise.resolve(choose(buttons, this.next({ title: '', says, rows: buttons.map((label) => ({ label })) })));
  }

  private api(): Record<string, unknown> {
    const notify = (text: string, ...more: readonly unknown[]): Promise<string | undefined> => this.notify(text, more);
    const nothing = (): void => undefined;
    return {
      EventEmitter: Emitter,
      Disposable: { from: nothing },
      CancellationError: class CancellationError extends Error {},
      ThemeIcon: class {
        constructor(readonly id: string) {}
      },
      QuickInputButtons: { Back: 'back' },
      QuickPickItemKind: { Separator: -1, Default: 0 },
      ProgressLocation: { Notification: 15 },
      commands: {
        executeCommand: (...call: readonly unknown[]) => {
          this.ran.push(call);
          return Promise.resolve(call[0] === 'markdown.api.render' ? call[1] : undefined);
        },
      },
      env: {
        language: 'en',
        openExternal: (uri: unknown) => {
          this.ran.push(['open', String(uri)]);
          return Promise.resolve(true);
        },
        clipboard: {
          writeText: (text: string) => {
            this.clipboard = text;
            return Promise.resolve();
          },
        },
      },
      Uri: { parse: String, from: ({ scheme, path }: Record<string, string>) => `${scheme}:${path}` },
      // All settings are as they come.
      workspace: { getConfiguration: () => ({ inspect: nothing }) },
      window: {
        showInformationMessage: notify,
        showWarningMessage: notify,
        showErrorMessage: notify,
        createWebviewPanel: (_type: string, title: string) => {
          const webview = { html: '' };
          this.reports.set(title, webview);
          return { webview, reveal: nothing, onDidDispose: (close: () => void) => this.panels.push(close) };
        },
        setStatusBarMessage: (text: string) => {
          this.status.push(text);
          return { dispose: nothing };
        },
        withProgress: (_options: unknown, task: (progress: object, token: object) => unknown) =>
          task({ report: nothing }, { onCancellationRequested: nothing }),
        createQuickPick: () => new Input('pick', (input) => this.answer(input)),
        createInputBox: () => new Input('text', (input) => this.answer(input)),
        showQuickPick: (rows: readonly ShownRow[], { title = '', placeHolder = '' }: Partial<Record<string, string>>) =>
          Promise.resolve(
            ((answer) => rows.find(({ label }) => answer !== undefined && label.includes(answer)))(
              this.next({ title, says: placeHolder, rows }),
            ),
          ),
      },
    };
  }

  /** Answers an input until it is gone, whenever there is something to answer: what is only waited for ends by itself. */
  private async answer(input: Input): Promise<void> {
    for (; !input.isGone; await sleep(1)) {
      if (input.kind === 'pick' ? input.items.length === 0 : !input.enabled) continue;
      const { title, items: rows, value } = input;
      const answer = this.next({ title, says: input.prompt || input.placeholder, rows, value });
      const row = rows.find(({ label, kind }) => kind !== -1 && answer !== undefined && label.includes(answer));
      if (answer === undefined) input.hide();
      else if (row !== undefined) input.choose(row);
      else input.enter(answer);
    }
  }
}

/** A quick pick or an input box. */
class Input {
  title = '';
  placeholder = '';
  prompt = '';
  value = '';
  enabled = true;
  busy = false;
  isGone = false;
  validationMessage: string | undefined;
  items: readonly ShownRow[] = [];
  activeItems: readonly ShownRow[] = [];
  selectedItems: readonly ShownRow[] = [];
  private readonly accepted = new Emitter();
  private readonly hidden = new Emitter();
  private readonly changed = new Emitter();
  readonly onDidAccept = this.accepted.event;
  readonly onDidHide = this.hidden.event;
  readonly onDidChangeValue = this.changed.event;
  readonly onDidTriggerButton = new Emitter().event;
  readonly onDidTriggerItemButton = new Emitter().event;

  constructor(
    readonly kind: 'pick' | 'text',
    private readonly shown: (input: Input) => Promise<void>,
  ) {}

  show(): void {
    void this.shown(this);
  }

  hide(): void {
    this.hidden.fire(undefined);
  }

  dispose(): void {
    this.isGone = true;
  }

  choose(row: ShownRow): void {
    this.selectedItems = [row];
    this.accepted.fire(undefined);
  }

  /** Types a text; Enter takes the first row there is then. */
  enter(text: string): void {
    this.value = text;
    this.changed.fire(text);
    this.selectedItems = this.items.slice(0, 1);
    this.accepted.fire(undefined);
  }
}

function choose(labels: readonly string[], answer: string | undefined): string | undefined {
  return labels.find((label) => answer !== undefined && label.includes(answer));
}

class Emitter {
  private readonly listeners = new Set<(value: unknown) => void>();
  readonly event = (listener: (value: unknown) => void): { dispose(): void } => {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  };
  fire(value: unknown): void {
    for (const listener of [...this.listeners]) listener(value);
  }
  dispose(): void {
    this.listeners.clear();
  }
}
