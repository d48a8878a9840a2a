import { isRead } from '../../box/snapshot';
import type { CheckFinding } from './check';
import type { Observations } from './observations';

export interface InternetUserFinding extends CheckFinding {
  readonly check: 'internet-user';
  readonly code: 'no-internet-user';
}

/**
 * Whether anybody may sign in from the internet. The box names the user who may set it up from there, and tells of the
 * login in use whether it may sign in; of other users it tells nothing.
 */
export function checkInternetUser({ remoteAccess, rights }: Observations): InternetUserFinding[] {
  if (remoteAccess === undefined || !isRead(remoteAccess) || !remoteAccess.enabled) return [];
  const thisLoginMay = rights !== undefined && isRead(rights) && rights.internetRights;
  if (remoteAccess.username !== '' || thisLoginMay) return [];
  return [{ check: 'internet-user', level: 'warning', code: 'no-internet-user', fix: 'set-up-remote-access' }];
}
