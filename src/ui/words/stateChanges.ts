import { l10n } from 'vscode';
import { fritzOsVersion } from '../../box/boxState';
import { COMMANDS, type CommandId } from '../../common/commandIds';
import type { ChangeKind, StateChange } from '../../watch/stateChanges';
import { byCode } from './byCode';
import { settingWords } from './changes';
import { ddnsStateWords } from './status';

/** A change of state in a few words, to stand behind the name of a router. */
export const stateChangeWords = byCode<StateChange, string>({
  'ddns-failed': ({ raw }) => l10n.t('dynamic DNS is no longer current: {0}', ddnsStateWords(raw)),
  'ddns-off': () => l10n.t('dynamic DNS was turned off (not from this VS Code)'),
  'ddns-current': () => l10n.t('dynamic DNS is current again'),
  'lets-encrypt-invalid': () => l10n.t("the Let's Encrypt certificate has become invalid"),
  'lets-encrypt-valid': () => l10n.t("the Let's Encrypt certificate is valid again"),
  'certificate-expiring': ({ days }) => expiryWords(days),
  'certificate-renewed': ({ days }) => l10n.t('the certificate was renewed: {0} days left', days),
  'remote-access-on': ({ port }) =>
    port === undefined
      ? l10n.t('remote access was turned on (not from this VS Code)')
      : l10n.t('remote access was turned on with port {0} (not from this VS Code)', port),
  'remote-access-off': () => l10n.t('remote access was turned off (not from this VS Code)'),
  'remote-access-moved': ({ from, port }) =>
    l10n.t('remote access was moved from port {0} to port {1} (not from this VS Code)', from ?? '–', port ?? '–'),
  'user-changed': ({ from, to }) => userWords(from, to),
  'firmware-changed': ({ from, to }) =>
    l10n.t('FRITZ!OS changed from {0} to {1}', fritzOsVersion(from), fritzOsVersion(to)),
  'identity-changed': () => l10n.t('it shows a different identity from the one you accepted. Nothing is sent to it'),
  'identity-accepted': () => l10n.t('it again shows an identity that you accepted'),
  'updates-allowed': () => l10n.t('the internet provider may now install FRITZ!OS updates'),
  'updates-forbidden': () => l10n.t('the internet provider may no longer install FRITZ!OS updates'),
  'acs-set': ({ host }) =>
    host === undefined
      ? l10n.t('a server of the internet provider (ACS) was set')
      : l10n.t('a server of the internet provider (ACS) was set: {0}', host),
  'acs-removed': () => l10n.t('the server of the internet provider (ACS) was removed'),
  unreachable: () => l10n.t('it has not been reached for several checks'),
  reachable: () => l10n.t('it can be reached again'),
  'differs-from-file': ({ setting }) =>
    l10n.t('it no longer matches the file: {0} (not from this VS Code)', settingWords(setting)),
});

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
  return {
    ddns: l10n.t('Dynamic DNS is no longer current, or was turned off'),
    'lets-encrypt': l10n.t("The Let's Encrypt certificate has become invalid"),
    certificate: l10n.t('The certificate expires soon (21, 7 and 1 days before)'),
    'remote-access': l10n.t('Remote access was turned on or off or moved to another port, not from this VS Code'),
    user: l10n.t('Another user may set up the FRITZ!Box from the internet'),
    firmware: l10n.t('The FRITZ!OS version changed'),
    identity: l10n.t('The identity changed'),
    'provider-access': l10n.t('The internet provider got more access'),
    reachability: l10n.t('The FRITZ!Box cannot be reached'),
    wanted: l10n.t('A setting no longer matches the file you compare with'),
  }[kind];
}

interface Help {
  readonly label: string;
  readonly command: CommandId;
}

/** The command that helps with an alert, and what it is called on a button. */
export function helpFor({ code }: StateChange): Help {
  const help: Partial<Record<StateChange['code'], Help>> = {
    'ddns-failed': { label: l10n.t('Set Up Dynamic DNS…'), command: COMMANDS.setUpDynamicDns },
    'ddns-off': { label: l10n.t('Turn On'), command: COMMANDS.turnOnDynamicDns },
    'remote-access-on': { label: l10n.t('Turn Off'), command: COMMANDS.turnOffRemoteAccess },
    'remote-access-off': { label: l10n.t('Turn On'), command: COMMANDS.turnOnRemoteAccess },
    'user-changed': { label: l10n.t('Open FRITZ!Box in Browser'), command: COMMANDS.openWebPage },
    'identity-changed': { label: l10n.t('Review Identity…'), command: COMMANDS.reviewIdentity },
    'updates-allowed': { label: l10n.t('Do Not Allow'), command: COMMANDS.forbidProviderUpdates },
    'acs-set': { label: l10n.t('Check Internet Provider Access'), command: COMMANDS.checkProviderAccess },
    'differs-from-file': { label: l10n.t('Compare With File'), command: COMMANDS.compareInventory },
    unreachable: { label: l10n.t('Try Again'), command: COMMANDS.refresh },
  };
  return help[code] ?? { label: l10n.t('Show Status'), command: COMMANDS.showStatus };
}
