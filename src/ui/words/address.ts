import { l10n } from 'vscode';
import type { InternetAddress } from '../../diagnosis/internetAddress';
import type { AddressProblem } from '../../tr064/address';

/** What is not known of an address that is offered. */
export function addressWords(known: InternetAddress['known']): string {
  return {
    seen: l10n.t('The FRITZ!Box answered there when it was checked.'),
    'not-checked': l10n.t('It has not been checked whether this address works.'),
    updating: l10n.t('The name may lead elsewhere until dynamic DNS has been updated.'),
    doubtful: l10n.t('The name may not lead to the FRITZ!Box: check remote access.'),
  }[known];
}

/** What is wrong with an address as it was typed. */
export function addressProblemWords(problem: AddressProblem): string {
  return {
    empty: l10n.t('Enter a name or an IP address.'),
    'invalid-host': l10n.t('This is neither a name nor an IP address. IPv6 with a port is written [fd00::1]:49443.'),
    'invalid-port': l10n.t('Ports go from 1 to 65535.'),
    'path-not-wanted': l10n.t('Enter just the name or address, without what follows a slash.'),
    'login-not-wanted': l10n.t('Enter just the name or address. User and password are asked for later.'),
  }[problem];
}
