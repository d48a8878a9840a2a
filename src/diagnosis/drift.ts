import type { BoxState } from '../box/boxState';
import { compare, type Difference, isKnown } from '../wanted/wanted';
import type { Common } from './finding';
import type { World } from './world';

/** How a box compares with the file that the person chose for that. */
export type DriftFinding = Common<'drift'> & {
  readonly code: 'differs-from-file' | 'as-in-file' | 'invalid-in-file';
  /** Name of the file. */
  readonly file: string;
  /** Those included that could not be compared. */
  readonly differences: readonly Difference[];
};

export function driftFindings(state: BoxState, world: World | undefined): DriftFinding[] {
  const wanted = world?.wanted;
  if (wanted === undefined) return [];
  const { file } = wanted;
  const differences = compare(wanted.settings, state);
  const common = { subject: 'drift', basis: 'box', file, differences } as const;
  if (wanted.isInvalid === true)
    return [{ ...common, code: 'invalid-in-file', level: 'warning', fix: 'compareInventory' }];
  return [
    differences.some(isKnown)
      ? { ...common, code: 'differs-from-file', level: 'warning', fix: 'compareInventory' }
      : { ...common, code: 'as-in-file', level: 'ok' },
  ];
}
