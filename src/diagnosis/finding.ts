import type { Level } from '../common/level';

/** What a command of this extension can do about a finding. */
export type Fix =
  | 'turn-on-remote-access'
  | 'set-up-remote-access'
  | 'turn-on-dynamic-dns'
  | 'set-up-dynamic-dns'
  | 'update-dynamic-dns'
  | 'turn-on-lets-encrypt'
  | 'check-provider-access'
  | 'compare-with-file';

/** One thing that is known of a router, as data: the words for each code are in src/ui/words. */
export interface Common<Subject extends 'entry' | 'names' | 'certificate' | 'provider' | 'drift'> {
  readonly subject: Subject;
  readonly code: string;
  readonly level: Level;
  /** What the box says of itself, or what was seen from this computer. */
  readonly basis: 'box' | 'seen';
  /** What would mend it; `undefined` where no command can. */
  readonly fix?: Fix | undefined;
}
