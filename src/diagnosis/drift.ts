import type { BoxState } from '../box/boxState';
import { compare, type Difference, isKnown } from '../wanted/wanted';
import type { Common } from './finding';
import type { World } from './world';

/** What a box has otherwise than the file that the person chose to compare it with. */
export type DriftFinding = Common<'drift'> & {
  readonly code: 'differs-from-file';
  /** Name of the file. */
  readonly file: string;
  readonly differences: readonly Difference[];
};

export function driftFindings(state: BoxState, world: World | undefined): DriftFinding[] {
  const wanted = world?.wanted;
  if (wanted === undefined) return [];
  const { file } = wanted;
  const differences = compare(wanted.settings, state).filter(isKnown);
  if (differences.length === 0) return [];
  const common = { subject: 'drift', level: 'warning', basis: 'box', fix: 'compare-with-file' } as const;
  return [{ ...common, code: 'differs-from-file', file, differences }];
}
