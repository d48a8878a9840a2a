import { l10n } from 'vscode';
import { fritzOsVersion } from '../../box/boxState';
import { COMMANDS, type CommandId } from '../../common/commandIds';
import type { ChangeKind, StateChange } from '../../watch/stateChanges';
import { settingWords } from './changes';
import { ddnsStateWords } from './status';

/** A change of state in a few words, to stand behind the name of a router. */
export function stateChangeWords(change: StateChange): string {
  switch (change.code) {
    case 'ddns-failed':
      return l10n.t('dynamic DNS is no longer current: {0}', ddnsStateWords(change.raw));
    case 'ddns-off':
      return l10n.t('dynamic DNS was turned off (not from this VS Code)');
    case 'ddns-current':
      return l10n.t('dynamic DNS is current again');
    case 'lets-encrypt-invalid':
      return l10n.t("the Let's Encrypt certificate has become invalid");
    case 'lets-encrypt-valid':
      return l10n.t("the Let's Encrypt certificate is valid again");
    case 'certificate-expiring':
      return expiryWords(change.days);
    case 'certificate-renewed':
      return l10n.t('the certificate was renewed: {0} days left', change.days);
    case 'remote-access-on':
      return change.port === undefined
        ? l10n.t('remote access was turned on (not from this VS Code)')
        : l10n.t('remote access was turned on with port {0} (not from this VS Code)', change.port);
    case 'remote-access-off':
      return l10n.t('remote access was turned off (not from this VS Code)');
    case 'remote-access-moved':
      return l10n.t(
        'remote access was moved from port {0} to port {1} (not from this VS Code)',
        change.from ?? '–',
        change.port ?? '–',
      );
    case 'user-changed':
      return userWords(change.from, change.to);
    case 'firmware-changed':
      return l10n.t('FRITZ!OS changed from {0} to {1}', fritzOsVersion(change.from), fritzOsVersion(change.to));
    case 'identity-changed':
      return l10n.t('it shows a different identity from the one you accepted. Nothing is sent to it');
    case 'identity-accepted':
      return l10n.t('it again shows an identity that you accepted');
    case 'updates-allowed':
      return l10n.t('the internet provider may now install FRITZ!OS updates');
    case 'updates-forbidden':
      return l10n.t('the internet provider may no longer install FRITZ!OS updates');
    case 'acs-set':
      return change.host === undefined
        ? l10n.t('a server of the internet provider (ACS) was set')
        : l10n.t('a server of the internet provider (ACS) was set: {0}', change.host);
    case 'acs-removed':
      return l10n.t('the server of the internet provider (ACS) was removed');
    case 'unreachable':
      return l10n.t('it has not been reached for several checks');
    case 'reachable':
      return l10n.t('it can be reached again');
    case 'differs-from-file':
      return l10n.t('it no longer is as the file wants it: {0} (not from this VS Code)', settingWords(change.setting));
  }
}

function expiryWords(days: number): string {
  if (days < 0) return l10n.t('the certificate has expired');
  return days === 1 ? l10n.t('the certificate expires in 1 day') : l10n.t('the certificate expires in {0} days', days);
}

function userWords(from: string, to: string): string {
  if (from === '') return l10n.t('a user got the right to set it up from the internet: {0}', to);
  if (to === '') return l10n.t('the user {0} may no longer set it up from the internet', from);
  return l10n.t('the user who may set it up from the internet is now {0}, no longer {1}', to, from);
}

/** A kind of changes, as people choose whether to be told of it. */
export function changeKindWords(kind: ChangeKind): string {
  switch (kind) {
    case 'ddns':
      return l10n.t('Dynamic DNS is no longer current, or was turned off');
    case 'lets-encrypt':
      return l10n.t("The Let's Encrypt certificate has become invalid");
    case 'certificate':
      return l10n.t('The certificate expires soon (21, 7 and 1 days before)');
    case 'remote-access':
      return l10n.t('Remote access was turned on or off or moved to another port, not from this VS Code');
    case 'user':
      return l10n.t('Another user may set up the FRITZ!Box from the internet');
    case 'firmware':
      return l10n.t('The FRITZ!OS version changed');
    case 'identity':
      return l10n.t('The identity changed');
    case 'provider-access':
      return l10n.t('The internet provider got more access');
    case 'reachability':
      return l10n.t('The FRITZ!Box cannot be reached');
    case 'wanted':
      return l10n.t('A setting is no longer as the file wants it that you compare with');
  }
}

/** The command that helps with an alert, and what it is called on a button. */
export function helpFor({ code }: StateChange): { readonly label: string; readonly command: CommandId } {
  switch (code) {
    case 'ddns-failed':
      return { label: l10n.t('Set Up Dynamic DNS…'), command: COMMANDS.setUpDynamicDns };
    case 'ddns-off':
      return { label: l10n.t('Turn On'), command: COMMANDS.turnOnDynamicDns };
    case 'remote-access-on':
      return { label: l10n.t('Turn Off'), command: COMMANDS.turnOffRemoteAccess };
    case 'remote-access-off':
      return { label: l10n.t('Turn On'), command: COMMANDS.turnOnRemoteAccess };
    case 'user-changed':
      return { label: l10n.t('Open FRITZ!Box in Browser'), command: COMMANDS.openWebPage };
    case 'identity-changed':
      return { label: l10n.t('Review Identity…'), command: COMMANDS.reviewIdentity };
    case 'updates-allowed':
      return { label: l10n.t('Do Not Allow'), command: COMMANDS.forbidProviderUpdates };
    case 'acs-set':
      return { label: l10n.t('Check Internet Provider Access'), command: COMMANDS.checkProviderAccess };
    case 'differs-from-file':
      return { label: l10n.t('Compare With File'), command: COMMANDS.compareInventory };
    case 'unreachable':
      return { label: l10n.t('Try Again'), command: COMMANDS.refresh };
    default:
      return { label: l10n.t('Show Status'), command: COMMANDS.showStatus };
  }
}
