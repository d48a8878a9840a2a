import { isRead } from '../../box/snapshot';
import { assessLetsEncrypt } from '../health';
import type { CheckFinding } from './check';
import type { Observations } from './observations';

export type LetsEncryptFinding = CheckFinding & { readonly check: 'lets-encrypt' } & (
    | { readonly code: 'lets-encrypt-needs-myfritz' | 'lets-encrypt-invalid' | 'lets-encrypt-pending' }
    | { readonly code: 'lets-encrypt-unknown'; readonly raw: string }
  );

/** What the box says about its certificate from Let's Encrypt. */
export function checkLetsEncrypt({ letsEncrypt, myFritz }: Observations): LetsEncryptFinding[] {
  const check = 'lets-encrypt';
  if (letsEncrypt === undefined || letsEncrypt === 'not-supported' || !isRead(letsEncrypt)) return [];
  // A box may still show the state of before MyFRITZ! was switched off.
  const isWithoutName = myFritz !== undefined && isRead(myFritz) && !myFritz.enabled;
  if (letsEncrypt.enabled && isWithoutName) return [{ check, level: 'warning', code: 'lets-encrypt-needs-myfritz' }];
  return assessLetsEncrypt(letsEncrypt).map((finding) => ({ check, ...finding }));
}
