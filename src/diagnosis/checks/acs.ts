import { isRead } from '../../box/snapshot';
import type { CheckFinding } from './check';
import type { Observations } from './observations';

export type AcsFinding = CheckFinding & { readonly check: 'acs' } & (
    { readonly code: 'acs-https' | 'acs-plain-http'; readonly host: string } | { readonly code: 'acs-unreadable' }
  );

/** Which server configures the box, and whether the way to it is encrypted. */
export function checkAcs({ managementServer }: Observations): AcsFinding[] {
  if (managementServer === undefined || !isRead(managementServer)) return [];
  const { acs } = managementServer;
  if (acs === 'none') return [];
  if (acs === 'unreadable') return [{ check: 'acs', level: 'unknown', code: 'acs-unreadable' }];
  return acs.scheme === 'https'
    ? [{ check: 'acs', level: 'info', code: 'acs-https', host: acs.host }]
    : [{ check: 'acs', level: 'warning', code: 'acs-plain-http', host: acs.host }];
}
