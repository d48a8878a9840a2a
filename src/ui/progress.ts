import * as vscode from 'vscode';
import { inertText } from '../common/plainText';

/** What a long task says and hears while it runs. */
export interface Progress {
  /** Aborts when the person cancels. */
  readonly signal: AbortSignal;
  report(text: string): void;
  /** Reports a text with the seconds that are left, again and again until the next report. */
  countDown(until: number, words: (seconds: number) => string): void;
}

/** Often enough to see it run, seldom enough for who has it read out; in milliseconds. */
const TICK = 5_000;

/** Runs a task behind a notification with a cancel button. */
export async function withProgress<T>(title: string, task: (progress: Progress) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const options = { location: vscode.ProgressLocation.Notification, title: inertText(title), cancellable: true };
  try {
    return await vscode.window.withProgress(options, (progress, token) => {
      token.onCancellationRequested(() => {
        abort.abort(new vscode.CancellationError());
      });
      const say = (text: string): void => {
        progress.report({ message: inertText(text) });
      };
      return task({
        signal: abort.signal,
        report: (text) => {
          clearInterval(timer);
          say(text);
        },
        countDown: (until, words) => {
          clearInterval(timer);
          const tick = (): void => {
            say(words(Math.max(0, Math.round((until - Date.now()) / 1000))));
          };
          tick();
          timer = setInterval(tick, TICK);
        },
      });
    });
  } finally {
    clearInterval(timer);
  }
}
