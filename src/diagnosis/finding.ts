import type { CommandName } from '../common/commandIds';
import type { Level } from '../common/level';

/** The commands that can do something about a finding. */
export const FIXES = [
  'turnOnRemoteAccess',
  'setUpRemoteAccess',
  'turnOnDynamicDns',
  'setUpDynamicDns',
  'updateDynamicDns',
  'turnOnLetsEncrypt',
  'checkProviderAccess',
  'compareInventory',
] as const satisfies readonly CommandName[];
export type Fix = (typeof FIXES)[number];

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
