import type { Unread } from '../../box/snapshot';
import { automaticUpdates } from '../providerAccess';
import type { CheckFinding } from './check';
import type { Observations } from './observations';

export type AutomaticUpdatesFinding = CheckFinding & { readonly check: 'automatic-updates' } & (
    | { readonly code: 'updates-managed'; readonly allowed: 'allowed' | 'not-allowed' | 'unknown' }
    | { readonly code: 'updates-allowed' | 'updates-not-allowed' }
    | { readonly code: 'updates-unknown'; readonly why: Unread }
  );

export function checkAutomaticUpdates(observations: Observations): AutomaticUpdatesFinding[] {
  const { verdict, managed, why } = automaticUpdates(observations);
  const check = 'automatic-updates';
  if (managed === true) return [{ check, level: 'info', code: 'updates-managed', allowed: verdict }];
  if (verdict === 'allowed') return [{ check, level: 'info', code: 'updates-allowed' }];
  if (verdict === 'not-allowed') return [{ check, level: 'ok', code: 'updates-not-allowed' }];
  return why === undefined ? [] : [{ check, level: 'unknown', code: 'updates-unknown', why }];
}
