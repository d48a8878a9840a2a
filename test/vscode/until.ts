import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again and again until there is an answer. `what` names the thing waited for when it does not come. Several VS Codes
 * may be starting on two cores: a longer time-out costs nothing where the answer comes.
 */
export async function until<T>(
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  what: string | (() => string | Promise<string>),
  timeout = 40_000,
): Promise<T> {
  const deadline = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) {
      throw new Error(`Waited ${timeout / 1000} s in vain for ${typeof what === 'string' ? what : await what()}`);
    }
    await sleep(50);
  }
}

/** Whether a text is the wanted one, or matches the wanted pattern. */
export function matches(wanted: string | RegExp, text: string): boolean {
  return typeof wanted === 'string' ? wanted === text : wanted.test(text);
}

/** The accessible name of a button, to which VS Code adds the keys that press it as well: "Back (Ctrl+Alt+-)". */
export function named(label: string): RegExp {
  return new RegExp(`^${label.replace(/[^\w\s]/g, '\\$&')}( \\([^)]*\\))?$`);
}
