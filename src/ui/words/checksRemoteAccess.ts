import { l10n } from 'vscode';
import type { Fix } from '../../diagnosis/checks/check';
import type { RemoteAccessFinding } from '../../diagnosis/remoteAccessChecks';
import type { LookingAt } from '../../net/gatherRemoteAccess';
import { checkWords, type CheckWords } from './checks';
import { certificateWords } from './checksCertificate';
import { entryWords } from './checksEntry';
import { nameWords } from './checksNames';

/** Every finding of the remote-access check. */
export function remoteAccessCheckWords(finding: RemoteAccessFinding): CheckWords {
  switch (finding.check) {
    case 'remote-access-switch':
    case 'internet-user':
    case 'internet-addresses':
    case 'remote-port-open':
    case 'remote-port-number':
    case 'default-password':
    case 'second-factor':
      return entryWords(finding);
    case 'ddns-state':
    case 'update-url':
    case 'my-fritz-state':
    case 'name-resolves':
    case 'name-address':
    case 'leftover-record':
    case 'name-cached':
    case 'dns-rebind':
    case 'fritz-box-name':
      return nameWords(finding);
    case 'certificate-trust':
    case 'certificate-dates':
    case 'certificate-name':
    case 'certificate-port':
    case 'lets-encrypt':
      return certificateWords(finding);
    case 'automatic-configuration':
    case 'automatic-updates':
    case 'acs':
    case 'tr069-port':
    case 'connection-request-port':
    case 'external-address':
    case 'provider-branded':
      return checkWords(finding);
  }
}

/** What the command does that mends it. */
export function fixWords(fix: Fix): string {
  switch (fix) {
    case 'turn-on-remote-access':
      return l10n.t('Turn On Remote Access');
    case 'set-up-remote-access':
      return l10n.t('Set Up Remote Access');
    case 'turn-on-dynamic-dns':
      return l10n.t('Turn On Dynamic DNS');
    case 'set-up-dynamic-dns':
      return l10n.t('Set Up Dynamic DNS');
    case 'turn-on-lets-encrypt':
      return l10n.t("Turn On Let's Encrypt");
    case 'check-provider-access':
      return l10n.t('Check Provider Access');
  }
}

/** What is being looked at, while it takes its time. */
export function lookingAtWords(looking: LookingAt): string {
  switch (looking) {
    case 'box':
      return l10n.t('Asking the FRITZ!Box…');
    case 'names':
      return l10n.t('Looking up its names…');
    case 'endpoints':
      return l10n.t('Looking at what answers there…');
  }
}
