import { l10n } from 'vscode';
import { fritzOsVersion } from '../../box/boxState';
import { COMMANDS, type CommandId } from '../../common/commandIds';
import type { ChangeKind, StateChange } from '../../watch/stateChanges';
import { ddnsStateWords } from './status';

/** A change of state in a few words, to stand behind the name of a router. */
export function stateChangeWords(change: StateChange): string {
  switch (change.code) {
    case 'ddns-failed':
      return l10n.t('dynamic DNS is no longer current: {0}', ddnsStateWords(change.raw));
    case 'ddns-off':
      return l10n.t('dynamic DNS was turned off, and not from here');
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
        ? l10n.t('remote access was turned on, and not from here')
        : l10n.t('remote access was turned on, and not from here: port {0}', change.port);
    case 'remote-access-off':
      return l10n.t('remote access was turned off, and not from here');
    case 'remote-access-moved':
      return l10n.t(
        'remote access was moved from port {0} to port {1}, and not from here',
        change.from ?? '–',
        change.port ?? '–',
      );
    case 'user-changed':
      return userWords(change.from, change.to);
    case 'firmware-changed':
      return l10n.t('FRITZ!OS changed from {0} to {1}', fritzOsVersion(change.from), fritzOsVersion(change.to));
    case 'identity-changed':
      return l10n.t('it shows another identity than the one you have accepted. Nothing is sent to it');
    case 'identity-accepted':
      return l10n.t('it shows an identity you have accepted again');
    case 'updates-allowed':
      return l10n.t('the provider may now install updates of FRITZ!OS');
    case 'updates-forbidden':
      return l10n.t('the provider may no longer install updates of FRITZ!OS');
    case 'acs-set':
      return change.host === undefined
        ? l10n.t('a server of the provider (ACS) was set')
        : l10n.t('a server of the provider (ACS) was set: {0}', change.host);
    case 'acs-removed':
      return l10n.t('the server of the provider (ACS) was removed');
    case 'unreachable':
      return l10n.t('it has not been reached for several checks');
    case 'reachable':
      return l10n.t('it is reached again');
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
      return l10n.t('The certificate expires in 21, 7 days or 1 day');
    case 'remote-access':
      return l10n.t('Remote access was turned on or off, or moved to another port, by somebody else');
    case 'user':
      return l10n.t('Another user may set up the FRITZ!Box from the internet');
    case 'firmware':
      return l10n.t('FRITZ!OS changed');
    case 'identity':
      return l10n.t('The identity changed');
    case 'provider-access':
      return l10n.t('The provider got more access');
    case 'reachability':
      return l10n.t('The FRITZ!Box is not reached');
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
      return { label: l10n.t('Forbid'), command: COMMANDS.forbidProviderUpdates };
    case 'acs-set':
      return { label: l10n.t('Check Provider Access'), command: COMMANDS.checkProviderAccess };
    case 'unreachable':
      return { label: l10n.t('Try Again'), command: COMMANDS.refresh };
    default:
      return { label: l10n.t('Show Status'), command: COMMANDS.showStatus };
  }
}
