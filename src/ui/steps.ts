import {
  type Disposable,
  type InputBox,
  InputBoxValidationSeverity,
  type QuickInput,
  QuickInputButtons,
  type QuickPick,
  type QuickPickItem,
  QuickPickItemKind,
  ThemeIcon,
  window,
} from 'vscode';
import { inertText, plainLines, plainText } from '../common/plainText';
import { showError } from './notifications';
import { toHumanError } from './words/errors';

/** Multi-step input: each step says what comes next. Back goes to the one before, Escape ends it all. */

const open = new Set<QuickInput>();

/** Closes all inputs, as Escape does: VS Code is closing. */
export function closeInputs(): void {
  for (const input of open) input.hide();
}

/** Thrown by a step's input when the person goes back or gives up. */
class Left extends Error {
  constructor(readonly how: 'back' | 'cancelled') {
    super(how);
  }
}

/** One step: shows its input and returns the next step, or `undefined` when it was the last. */
export type Step = (input: StepInput) => Promise<Step | undefined>;

/** Runs steps from the first; false when the person gave up. */
export async function runSteps(title: string, first: Step): Promise<boolean> {
  const trail: Step[] = [];
  let step: Step | undefined = first;
  const abort = new AbortController();
  try {
    while (step !== undefined) {
      const input = new StepInput(title, trail.length > 0, abort.signal);
      try {
        const next: Step | undefined = await step(input);
        // A step that asked nothing is not gone back to.
        if (input.shown) trail.push(step);
        step = next;
      } catch (error) {
        if (error instanceof Left) {
          if (error.how === 'cancelled') return false;
        } else {
          // What fails between two inputs is said, and the input before it is there to be changed.
          if (trail.length === 0) throw error;
          void showError(error);
        }
        step = trail.pop();
      }
    }
    return true;
  } finally {
    abort.abort();
  }
}

/** Runs steps of which one is done with what was asked for; `undefined` when the person gave up. */
export async function askFor<T>(
  title: string,
  first: (done: (answer: T) => undefined) => Step,
): Promise<T | undefined> {
  let answer: T | undefined;
  const step = first((given) => {
    answer = given;
  });
  await runSteps(title, step);
  return answer;
}

/** A row to pick. Its texts may come from a device: only `icon` becomes one. */
export interface PickItem<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** Name of a codicon. */
  readonly icon?: string;
  /** Rows without a value are there to be read; picking one does nothing. */
  readonly value?: T;
  /** Does something while the pick stays open: when the row is picked, or its button is pressed where it has one. */
  readonly action?: () => void;
  readonly button?: { readonly icon: string; readonly tooltip: string };
}

export interface Heading {
  readonly heading: string;
}

export interface PickOptions<T> {
  readonly placeholder: string;
  readonly items: readonly (PickItem<T> | Heading)[];
  /** The value that Enter picks if the person does nothing else: what they have now. */
  readonly active?: T | undefined;
  /** Adds items while the pick is open, with a progress bar until it is done. */
  readonly more?: (
    show: (items: readonly (PickItem<T> | Heading)[], placeholder?: string) => void,
    signal: AbortSignal,
  ) => Promise<void>;
}

/** What a row of `compose` stands for: the text as it is, or another text to go on with. */
export type Composed = { readonly accept: true } | { readonly text: string };

export interface ComposeOptions {
  readonly placeholder: string;
  readonly value: string;
  /** The rows below the text, made anew at every key. */
  readonly rows: (text: string) => readonly (PickItem<Composed> | Heading)[];
}

export interface TextOptions {
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly password?: boolean;
  /** A sentence while the text is no good, checked at every key. */
  readonly validate?: (text: string) => string | undefined;
  /** A warning about a text that is accepted all the same. */
  readonly advise?: (text: string) => string | undefined;
  /** Tried when the person accepts; what it throws is shown below the text, which stays for another try. */
  readonly accept?: (text: string, signal: AbortSignal) => Promise<void>;
}

export class StepInput {
  /** Whether this step has asked anything. */
  shown = false;

  constructor(
    private readonly title: string,
    private readonly canGoBack: boolean,
    /** Aborts when the whole input ends. */
    readonly signal: AbortSignal,
  ) {}

  async pick<T>({ placeholder, items, active, more }: PickOptions<T>): Promise<T> {
    const pick = window.createQuickPick<Row<T>>();
    pick.placeholder = placeholder;
    pick.items = items.map(toRow);
    if (active !== undefined) pick.activeItems = pick.items.filter(({ value }) => value === active);
    pick.matchOnDescription = true;
    pick.onDidTriggerItemButton(({ item }) => item.action?.());
    const done = new AbortController();
    if (more !== undefined) {
      pick.busy = true;
      const show = (next: readonly (PickItem<T> | Heading)[], nextPlaceholder = placeholder): void => {
        const [active] = pick.activeItems;
        const rows = next.map(toRow);
        pick.items = rows;
        pick.placeholder = nextPlaceholder;
        // New rows must not slip under the finger that is about to press Enter.
        const same = rows.filter(
          ({ label, description }) => label === active?.label && description === active.description,
        );
        if (same.length > 0) pick.activeItems = same;
      };
      void more(show, done.signal)
        .catch(() => undefined)
        .finally(() => {
          if (!done.signal.aborted) pick.busy = false;
        });
    }
    try {
      return await this.show<T>(pick, (resolve) =>
        pick.onDidAccept(() => {
          const [row] = pick.selectedItems;
          if (row?.value !== undefined) resolve(row.value);
          else if (row?.buttons === undefined) row?.action?.();
        }),
      );
    } finally {
      done.abort();
    }
  }

  /** Lets the person write a line with help below it: rows that say how it stands, and rows that write on. */
  async compose({ placeholder, value, rows }: ComposeOptions): Promise<string> {
    const pick = window.createQuickPick<Row<Composed>>();
    pick.placeholder = placeholder;
    pick.value = value;
    const draw = (): void => {
      pick.items = rows(pick.value).map((row) => ({ ...toRow(row), alwaysShow: true }));
    };
    draw();
    pick.onDidChangeValue(draw);
    return this.show<string>(pick, (resolve) =>
      pick.onDidAccept(() => {
        const chosen = pick.selectedItems[0]?.value;
        if (chosen === undefined) return;
        if ('accept' in chosen) {
          resolve(pick.value);
          return;
        }
        pick.value = chosen.text;
        draw();
      }),
    );
  }

  /** Asks in a dialog; `undefined` where it is closed. */
  async ask<T extends string>(message: string, detail: string, ...buttons: T[]): Promise<T | undefined> {
    this.shown = true;
    return window.showWarningMessage(plainText(message), { modal: true, detail: plainLines(detail) }, ...buttons);
  }

  /** Asks in a dialog that has to be answered: closing it goes back, or ends all steps where it is the first. */
  async modal<T extends string>(message: string, detail: string, ...buttons: T[]): Promise<T> {
    const chosen = await this.ask(message, detail, ...buttons);
    if (chosen === undefined) throw new Left(this.canGoBack ? 'back' : 'cancelled');
    return chosen;
  }

  cancel(): never {
    throw new Left('cancelled');
  }

  async text({ prompt, placeholder, value, password, validate, advise, accept }: TextOptions): Promise<string> {
    const box = window.createInputBox();
    box.prompt = inertText(prompt);
    box.placeholder = placeholder;
    box.value = value ?? '';
    box.password = password ?? false;
    // An empty field is no mistake yet.
    const check = (text: string): void => {
      const advice = advise?.(text);
      const warning =
        advice === undefined ? undefined : { message: advice, severity: InputBoxValidationSeverity.Warning };
      box.validationMessage = text === '' ? undefined : (validate?.(text) ?? warning);
    };
    check(box.value);
    const typing = box.onDidChangeValue(check);
    const attempt = new AbortController();
    try {
      return await this.show<string>(box, (resolve) =>
        box.onDidAccept(async () => {
          const text = box.value;
          const problem = validate?.(text);
          if (problem !== undefined) box.validationMessage = problem;
          if (problem !== undefined || !box.enabled) return;
          box.enabled = false;
          box.busy = true;
          try {
            await accept?.(text, attempt.signal);
            resolve(text);
          } catch (error) {
            if (attempt.signal.aborted) return;
            const { message, remedy } = toHumanError(error);
            box.validationMessage = inertText([message, remedy].filter(Boolean).join(' '));
          } finally {
            box.enabled = true;
            box.busy = false;
          }
        }),
      );
    } finally {
      attempt.abort();
      typing.dispose();
    }
  }

  /** Shows that something is being done between two inputs; Escape ends it. */
  async wait<T>(what: string, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const pick = window.createQuickPick();
    pick.placeholder = plainText(what);
    pick.busy = true;
    const done = new AbortController();
    const { shown } = this;
    try {
      return await this.show<T>(pick, (resolve, reject) => {
        task(done.signal).then(resolve, reject);
        return { dispose: () => undefined };
      });
    } finally {
      done.abort();
      // It asked nothing, so Back skips it.
      this.shown = shown;
    }
  }

  private async show<T>(
    input: QuickPick<QuickPickItem> | InputBox,
    settle: (resolve: (value: T) => void, reject: (error: unknown) => void) => Disposable,
  ): Promise<T> {
    this.shown = true;
    input.title = plainText(this.title);
    input.ignoreFocusOut = true;
    input.buttons = this.canGoBack ? [QuickInputButtons.Back] : [];
    const listeners: Disposable[] = [];
    open.add(input);
    try {
      return await new Promise<T>((resolve, reject) => {
        listeners.push(
          settle(resolve, reject),
          input.onDidTriggerButton(() => reject(new Left('back'))),
          input.onDidHide(() => reject(new Left('cancelled'))),
        );
        input.show();
      });
    } finally {
      open.delete(input);
      for (const listener of listeners) listener.dispose();
      input.dispose();
    }
  }
}

interface Row<T> extends QuickPickItem {
  readonly value?: T;
  readonly action?: () => void;
}

function toRow<T>(item: PickItem<T> | Heading): Row<T> {
  if ('heading' in item) return { label: item.heading, kind: QuickPickItemKind.Separator };
  const { label, description, detail, icon, value, action, button } = item;
  return {
    label: `${icon === undefined ? '' : `$(${icon}) `}${inertText(label)}`,
    ...(description === undefined ? {} : { description: inertText(description) }),
    ...(detail === undefined ? {} : { detail: inertText(detail) }),
    ...(value === undefined ? {} : { value }),
    ...(action === undefined ? {} : { action }),
    ...(button === undefined ? {} : { buttons: [{ iconPath: new ThemeIcon(button.icon), tooltip: button.tooltip }] }),
    // What is typed filters names, not what there is to do and to read.
    alwaysShow: icon !== undefined || value === undefined,
  };
}
