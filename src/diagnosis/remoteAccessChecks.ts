import { type CertificateDatesFinding, checkCertificateDates } from './checks/certificateDates';
import { type CertificateNameFinding, checkCertificateName } from './checks/certificateName';
import { type CertificatePortFinding, checkCertificatePort } from './checks/certificatePort';
import { type CertificateTrustFinding, checkCertificateTrust } from './checks/certificateTrust';
import { type Check, runChecks } from './checks/check';
import { checkDdnsState, type DdnsStateFinding } from './checks/ddnsState';
import { checkDefaultPassword, type DefaultPasswordFinding } from './checks/defaultPassword';
import { checkDnsRebind, type DnsRebindFinding } from './checks/dnsRebind';
import { checkFritzBoxName, type FritzBoxNameFinding } from './checks/fritzBoxName';
import { checkInternetAddresses, type InternetAddressFinding } from './checks/internetAddresses';
import { checkInternetUser, type InternetUserFinding } from './checks/internetUser';
import { checkLeftoverRecord, type LeftoverRecordFinding } from './checks/leftoverRecord';
import { checkLetsEncrypt, type LetsEncryptFinding } from './checks/letsEncrypt';
import { checkMyFritzState, type MyFritzFinding } from './checks/myFritzState';
import { checkNameAddress, type NameAddressFinding } from './checks/nameAddress';
import { checkNameCached, type NameCachedFinding } from './checks/nameCached';
import { checkNameResolves, type NameResolvesFinding } from './checks/nameResolves';
import type { Observations } from './checks/observations';
import { checkProvider } from './checks/provider';
import { checkRemoteAccessSwitch, type SwitchFinding } from './checks/remoteAccessSwitch';
import { checkRemotePortNumber, type RemotePortNumberFinding } from './checks/remotePortNumber';
import { checkRemotePortOpen, type RemotePortFinding } from './checks/remotePortOpen';
import { checkSecondFactor, type SecondFactorFinding } from './checks/secondFactor';
import { checkDdnsUpdateUrl, type UpdateUrlFinding } from './checks/updateUrl';
import { type Explained, explain } from './explain';
import { isWanting } from './health';
import type { ProviderAccessFinding } from './providerAccessChecks';

/** What has to do with the box letting anybody in. */
export type EntryFinding =
  | SwitchFinding
  | InternetUserFinding
  | InternetAddressFinding
  | RemotePortFinding
  | RemotePortNumberFinding
  | DefaultPasswordFinding
  | SecondFactorFinding;

/** What has to do with the names it is found by. */
export type NameFinding =
  | DdnsStateFinding
  | UpdateUrlFinding
  | MyFritzFinding
  | NameResolvesFinding
  | NameAddressFinding
  | LeftoverRecordFinding
  | NameCachedFinding
  | DnsRebindFinding
  | FritzBoxNameFinding;

export type CertificateFinding =
  | CertificateTrustFinding
  | CertificateDatesFinding
  | CertificateNameFinding
  | CertificatePortFinding
  | LetsEncryptFinding;

export type RemoteAccessFinding = EntryFinding | NameFinding | CertificateFinding | ProviderAccessFinding;

/** Those whose failure explains others before those they explain. */
const CHECKS: readonly Check<RemoteAccessFinding>[] = [
  checkRemoteAccessSwitch,
  checkInternetUser,
  checkInternetAddresses,
  checkDdnsUpdateUrl,
  checkDdnsState,
  checkMyFritzState,
  checkNameResolves,
  checkNameAddress,
  checkLeftoverRecord,
  checkRemotePortOpen,
  checkLetsEncrypt,
  checkCertificatePort,
  checkCertificateDates,
  checkCertificateTrust,
  checkCertificateName,
  checkDnsRebind,
  checkNameCached,
  checkDefaultPassword,
  checkSecondFactor,
  checkFritzBoxName,
  checkRemotePortNumber,
  checkProvider,
];

/** What is to say about reaching the box from the internet, the worst first; what follows from something else after it. */
export function checkRemoteAccess(observations: Observations): Explained[] {
  return explain(runChecks(CHECKS, observations));
}

/** The one thing that is wrong, or `undefined` when nothing that was looked at is. */
export function mainFinding(findings: readonly Explained[]): RemoteAccessFinding | undefined {
  return findings.find(({ finding, because }) => because === undefined && isWanting(finding.level))?.finding;
}
