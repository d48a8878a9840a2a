import type { SettingKind, Values } from '../wanted/values';
import type { HistoryEntry } from '../changes/changeHistory';
import type { StateChange } from './stateChanges';

/** A BoxState is dated when its read ends: a change made while it was read may be dated before it; in milliseconds. */
const SLACK = 60_000;

/**
 * True when a change of state is what a change made from here left behind, in whichever window: `made` lists those,
 * and `since` is when the state before was read.
 */
export function isOwn(change: StateChange, made: readonly HistoryEntry[], since: Date): boolean {
  const left = leftBy(change);
  if (left === undefined) return false;
  return made.some(
    ({ at, kind, after }) =>
      Date.parse(at) > since.getTime() - SLACK && left.kinds.includes(kind) && left.matches(after),
  );
}

interface Left {
  readonly kinds: readonly SettingKind[];
  readonly matches: (after: Values) => boolean;
}

const REMOTE_ACCESS = ['remoteAccess', 'remoteAccessUser'] as const;

/** Which of the person's own changes lead to this one; `undefined` where none does. */
function leftBy(change: StateChange): Left | undefined {
  switch (change.code) {
    case 'remote-access-on':
    case 'remote-access-moved': {
      const port = String(change.port ?? '');
      return { kinds: REMOTE_ACCESS, matches: (after) => after.enabled === true && after.port === port };
    }
    case 'remote-access-off':
      return { kinds: REMOTE_ACCESS, matches: (after) => after.enabled === false };
    case 'user-changed':
      return { kinds: REMOTE_ACCESS, matches: (after) => after.username === change.to };
    case 'ddns-off':
      return { kinds: ['ddns'], matches: (after) => after.enabled === false };
    case 'updates-allowed':
    case 'updates-forbidden':
      return {
        kinds: ['providerUpdates'],
        matches: (after) => after.enabled === (change.code === 'updates-allowed'),
      };
    // The box fetches or forgets the server of the provider when its access is switched.
    case 'acs-set':
    case 'acs-removed':
      return {
        kinds: ['providerConfiguration'],
        matches: (after) => after.enabled === (change.code === 'acs-set'),
      };
    case 'differs-from-file':
      return { kinds: change.setting === 'remoteAccess' ? REMOTE_ACCESS : [change.setting], matches: () => true };
    default:
      return undefined;
  }
}
