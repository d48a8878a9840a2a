import { CancellationError, ProgressLocation, window } from 'vscode';
import { inertText } from '../common/plainText';

/** What a long task says and hears while it runs. */
export interface Progress {
  /** Aborts when the person cancels. */
  readonly signal: AbortSignal;
  report(text: string): void;
  /** Reports a text with the seconds that are left, again and again until the next report. */
  countDown(until: number, words: (seconds: number) => string): void;
}

/** Milliseconds between two reports: often enough to see progress, seldom enough for a screen reader. */
const TICK = 5_000;

/** What is done within this time shows no notification, which would stay longer than the task; in milliseconds. */
const SHOW_AFTER = 700;

/** The same before a question, behind which VS Code would still show the notification for 0.8 s. */
export const SHOW_BEFORE_QUESTION_AFTER = 2_500;

const tasks = new Set<AbortController>();

/** Cancels all running tasks: VS Code is closing. */
export function cancelTasks(): void {
  for (const task of tasks) task.abort(new CancellationError());
}

/** Runs a task, behind a notification with a cancel button if it takes a moment. */
export async function withProgress<T>(
  title: string,
  task: (progress: Progress) => Promise<T>,
  showAfter = SHOW_AFTER,
): Promise<T> {
  const abort = new AbortController();
  tasks.add(abort);
  let ticking: NodeJS.Timeout | undefined;
  let said = '';
  let show = (text: string): void => {
    said = text;
  };
  const running = task({
    signal: abort.signal,
    report: (text) => {
      clearInterval(ticking);
      show(text);
    },
    countDown: (until, words) => {
      clearInterval(ticking);
      const tick = (): void => show(words(Math.max(0, Math.round((until - Date.now()) / 1000))));
      tick();
      ticking = setInterval(tick, TICK);
    },
  });
  const settled = running.catch(() => undefined);
  window.setStatusBarMessage(`$(loading~spin) ${inertText(title)}`, settled);
  const waiting = setTimeout(() => {
    const options = { location: ProgressLocation.Notification, title: inertText(title), cancellable: true };
    void window.withProgress(options, async (progress, token) => {
      token.onCancellationRequested(() => abort.abort(new CancellationError()));
      show = (text) => progress.report({ message: inertText(text) });
      show(said);
      await settled;
    });
  }, showAfter);
  try {
    return await running;
  } finally {
    tasks.delete(abort);
    clearTimeout(waiting);
    clearInterval(ticking);
  }
}
