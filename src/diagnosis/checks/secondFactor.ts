import { isRead } from '../../box/snapshot';
import type { CheckFinding } from './check';
import type { Observations } from './observations';

export interface SecondFactorFinding extends CheckFinding {
  readonly check: 'second-factor';
  readonly code: 'second-factor-off';
}

/** Whether whoever has a password from afar can change everything with it. */
export function checkSecondFactor({ secondFactor, remoteAccess }: Observations): SecondFactorFinding[] {
  if (secondFactor === undefined || !isRead(secondFactor) || secondFactor.enabled) return [];
  const isExposed = remoteAccess !== undefined && isRead(remoteAccess) && remoteAccess.enabled;
  return [{ check: 'second-factor', level: isExposed ? 'warning' : 'info', code: 'second-factor-off' }];
}
