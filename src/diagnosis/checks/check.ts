import { type Level, worstFirst } from '../health';
import type { Observations } from './observations';

/** What a command of this extension can do about a finding. */
export type Fix =
  | 'turn-on-remote-access'
  | 'set-up-remote-access'
  | 'turn-on-dynamic-dns'
  | 'set-up-dynamic-dns'
  | 'turn-on-lets-encrypt'
  | 'check-provider-access';

/** What a check has to say, as data: the words for each code are in src/ui/words/checks.ts. */
export interface CheckFinding {
  /** The check it comes from. */
  readonly check: string;
  readonly level: Level;
  readonly code: string;
  /** What would mend it; `undefined` where no command can. */
  readonly fix?: Fix | undefined;
}

/**
 * Looks at observations and says what they mean. A check whose observations are missing or could not be read finds
 * nothing or something `unknown`, never something `ok`.
 */
export type Check<F extends CheckFinding> = (observations: Observations) => readonly F[];

/** What all checks find, the worst first; findings of one level stay in the order of the checks. */
export function runChecks<F extends CheckFinding>(checks: readonly Check<F>[], observations: Observations): F[] {
  return checks.flatMap((check) => check(observations)).sort((a, b) => worstFirst(a.level, b.level));
}
