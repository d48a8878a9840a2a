import { type AcsFinding, checkAcs } from './checks/acs';
import { type AutomaticConfigurationFinding, checkAutomaticConfiguration } from './checks/automaticConfiguration';
import { type AutomaticUpdatesFinding, checkAutomaticUpdates } from './checks/automaticUpdates';
import { type Check, runChecks } from './checks/check';
import { checkConnectionRequestPort } from './checks/connectionRequestPort';
import { checkExternalAddress, type ExternalUnreadFinding } from './checks/externalAddress';
import type { Observations } from './checks/observations';
import type { PortFinding } from './checks/portFinding';
import { checkProviderBranded, type ProviderBrandedFinding } from './checks/providerBranded';
import { checkTr069Port } from './checks/tr069Port';

export type ProviderAccessFinding =
  | AutomaticConfigurationFinding
  | AutomaticUpdatesFinding
  | AcsFinding
  | PortFinding
  | ExternalUnreadFinding
  | ProviderBrandedFinding;

const CHECKS: readonly Check<ProviderAccessFinding>[] = [
  checkAutomaticConfiguration,
  checkAutomaticUpdates,
  checkTr069Port,
  checkConnectionRequestPort,
  checkExternalAddress,
  checkAcs,
  checkProviderBranded,
];

/** What is to say about the provider's access, the worst first. */
export function checkProviderAccess(observations: Observations): ProviderAccessFinding[] {
  return runChecks(CHECKS, observations);
}
