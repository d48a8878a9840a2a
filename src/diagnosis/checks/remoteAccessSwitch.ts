import { isRead, type Unread } from '../../box/snapshot';
import type { CheckFinding } from './check';
import type { Observations } from './observations';

export type SwitchFinding = CheckFinding & { readonly check: 'remote-access-switch' } & (
    { readonly code: 'remote-access-off' | 'no-port' } | { readonly code: 'remote-access-unread'; readonly why: Unread }
  );

/** Whether the box lets anybody in from the internet at all. */
export function checkRemoteAccessSwitch({ remoteAccess }: Observations): SwitchFinding[] {
  const check = 'remote-access-switch';
  if (remoteAccess === undefined) return [];
  if (!isRead(remoteAccess)) return [{ check, level: 'unknown', code: 'remote-access-unread', why: remoteAccess }];
  if (!remoteAccess.enabled) {
    // Without a user who may sign in from the internet, a box does not let itself be switched on (document, §1.6).
    const fix = remoteAccess.username === '' ? 'set-up-remote-access' : 'turn-on-remote-access';
    return [{ check, level: 'warning', code: 'remote-access-off', fix }];
  }
  if (remoteAccess.port !== undefined) return [];
  return [{ check, level: 'problem', code: 'no-port', fix: 'set-up-remote-access' }];
}
