import { l10n } from 'vscode';
import type { Finding, Level } from '../../diagnosis/health';
import { ddnsStateWords, letsEncryptWords, myFritzWords } from './status';

/** A finding in a few words, for the row of a router. */
export function findingWords(finding: Finding): string {
  switch (finding.code) {
    case 'remote-access-off':
      return l10n.t('remote access is off');
    case 'remote-access-unread':
      return l10n.t('remote access could not be read');
    case 'ddns-unread':
      return l10n.t('dynamic DNS could not be read');
    case 'lets-encrypt-unread':
      return l10n.t("Let's Encrypt could not be read");
    case 'no-port':
      return l10n.t('remote access is on but has no port');
    case 'no-user':
      return l10n.t('no user may set up the box from the internet');
    case 'no-name':
      return l10n.t('remote access is on but there is no name to reach it by');
    case 'ddns':
      return l10n.t('dynamic DNS: {0}', ddnsStateWords(finding.raw));
    case 'lets-encrypt-invalid':
      return l10n.t('certificate invalid');
    case 'lets-encrypt-pending':
      return l10n.t('certificate being requested');
    case 'lets-encrypt-unknown':
      return l10n.t("Let's Encrypt: {0}", letsEncryptWords(finding.raw));
    case 'lets-encrypt-needs-myfritz':
      return l10n.t("Let's Encrypt needs MyFRITZ!, which is off");
    case 'my-fritz':
      return l10n.t('MyFRITZ!: {0}', myFritzWords(finding.info));
  }
}

/** A level in one word, for those who do not see its icon. */
export function levelWords(level: Level): string {
  switch (level) {
    case 'ok':
      return l10n.t('all well');
    case 'info':
      return l10n.t('for information');
    case 'unknown':
      return l10n.t('unknown');
    case 'warning':
      return l10n.t('warning');
    case 'problem':
      return l10n.t('problem');
  }
}

/** The same, as a heading begins. */
export function levelHeading(level: Level): string {
  const words = levelWords(level);
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
