import { ddnsMode, usesFamily } from '../../box/ddns';
import { FAMILIES, type Family } from '../../box/ipAddress';
import { isRead } from '../../box/snapshot';
import { ddnsNames, nameVerdict } from '../nameVerdict';
import { addressesOf } from '../worldNames';
import type { CheckFinding } from './check';
import type { Observations } from './observations';

export interface LeftoverRecordFinding extends CheckFinding {
  readonly check: 'leftover-record';
  readonly code: 'record-left-behind';
  readonly name: string;
  /** The one that is not kept up to date any more. */
  readonly family: Family;
  readonly found: readonly string[];
}

/** Whether the name still has an address of the family that dynamic DNS does not send: whoever uses that is lost. */
export function checkLeftoverRecord(observations: Observations): LeftoverRecordFinding[] {
  const { ddns } = observations;
  if (ddns === undefined || !isRead(ddns)) return [];
  const mode = ddnsMode(ddns.mode);
  const families = FAMILIES.filter((family) => !usesFamily(mode, family));
  return ddnsNames(observations).flatMap((name) =>
    families.flatMap((family): LeftoverRecordFinding[] => {
      const found = addressesOf(name)?.[family] ?? [];
      const isHarmless = ['right', 'proxied', 'same-network'].includes(nameVerdict(observations, name, family));
      if (found.length === 0 || isHarmless) return [];
      const common = { check: 'leftover-record', level: 'warning', code: 'record-left-behind' } as const;
      return [{ ...common, name: name.name, family, found, fix: 'set-up-dynamic-dns' }];
    }),
  );
}
