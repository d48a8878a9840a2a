import type { SettingKind, Values } from '../wanted/values';
import type { HistoryEntry } from '../changes/changeHistory';
import type { StateChange } from './stateChanges';

/** A BoxState is dated when its read ends: a change made while it was read may be dated before it; in milliseconds. */
const SLACK = 60_000;

/** True when a change of state is what one of the changes `made` from here left behind `since` the state before was read. */
export function isOwn(change: StateChange, made: readonly HistoryEntry[], since: Date): boolean {
  return made.some(({ at, kind, after }) => Date.parse(at) > since.getTime() - SLACK && leadsTo(change, kind, after));
}

/** Whether setting these values on a box leads to such a change of its state. */
function leadsTo(change: StateChange, kind: SettingKind, after: Values): boolean {
  const isAccess = kind === 'remoteAccess' || kind === 'remoteAccessUser';
  switch (change.code) {
    case 'remote-access-on':
    case 'remote-access-moved':
      return isAccess && after.enabled === true && after.port === String(change.port ?? '');
    case 'remote-access-off':
      return isAccess && after.enabled === false;
    case 'user-changed':
      return isAccess && after.username === change.to;
    case 'ddns-off':
      return kind === 'ddns' && after.enabled === false;
    case 'updates-allowed':
    case 'updates-forbidden':
      return kind === 'providerUpdates' && after.enabled === (change.code === 'updates-allowed');
    // The box fetches or forgets the server of the provider when its access is switched.
    case 'acs-set':
    case 'acs-removed':
      return kind === 'providerConfiguration' && after.enabled === (change.code === 'acs-set');
    case 'differs-from-file':
      return change.setting === (isAccess ? 'remoteAccess' : kind);
    default:
      return false;
  }
}
