import { isRead } from '../../box/snapshot';
import type { CheckFinding } from './check';
import type { Observations } from './observations';

export interface DefaultPasswordFinding extends CheckFinding {
  readonly check: 'default-password';
  readonly code: 'default-password';
}

/** Whether the password is still the one from the factory, which stands on the box's label. */
export function checkDefaultPassword({ password, remoteAccess }: Observations): DefaultPasswordFinding[] {
  if (password === undefined || !isRead(password) || password.isDefault !== true) return [];
  const isExposed = remoteAccess !== undefined && isRead(remoteAccess) && remoteAccess.enabled;
  return [{ check: 'default-password', level: isExposed ? 'problem' : 'warning', code: 'default-password' }];
}
