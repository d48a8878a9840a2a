import { isRead } from '../../box/snapshot';
import type { CheckFinding } from './check';
import type { Observations } from './observations';

export interface RemotePortNumberFinding extends CheckFinding {
  readonly check: 'remote-port-number';
  readonly code: 'usual-port' | 'unusual-port';
  readonly port: number;
}

/** Port 443 is let through everywhere and found by everybody; with any other one it is the other way round. */
export function checkRemotePortNumber({ remoteAccess }: Observations): RemotePortNumberFinding[] {
  if (remoteAccess === undefined || !isRead(remoteAccess) || !remoteAccess.enabled) return [];
  const { port } = remoteAccess;
  if (port === undefined) return [];
  const code = port === 443 ? 'usual-port' : 'unusual-port';
  return [{ check: 'remote-port-number', level: 'info', code, port }];
}
