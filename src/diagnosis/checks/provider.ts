import { isWanting } from '../health';
import { checkProviderAccess, type ProviderAccessFinding } from '../providerAccessChecks';
import type { Observations } from './observations';

/** What is wrong with the provider's access; what is only to be known about it has a command and report of its own. */
export function checkProvider(observations: Observations): ProviderAccessFinding[] {
  return checkProviderAccess(observations)
    .filter(({ level }) => isWanting(level))
    .map((finding) => ({ ...finding, fix: 'check-provider-access' }));
}
