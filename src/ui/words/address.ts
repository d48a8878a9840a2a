import { l10n } from 'vscode';
import type { InternetAddress } from '../../diagnosis/internetAddress';
import type { AddressProblem } from '../../tr064/address';

/** What is not known of an address that is offered. */
export function addressWords(known: InternetAddress['known']): string {
  switch (known) {
    case 'seen':
      return l10n.t('The FRITZ!Box answered there when it was checked.');
    case 'not-checked':
      return l10n.t('It has not been checked whether this address works.');
    case 'updating':
      return l10n.t('The name may lead elsewhere until dynamic DNS has been updated.');
    case 'doubtful':
      return l10n.t('The name may not lead to the FRITZ!Box: check remote access.');
  }
}

/** What is wrong with an address as it was typed. */
export function addressProblemWords(problem: AddressProblem): string {
  switch (problem) {
    case 'empty':
      return l10n.t('Enter a name or an IP address.');
    case 'invalid-host':
      return l10n.t('This is neither a name nor an IP address. IPv6 with a port is written [fd00::1]:49443.');
    case 'invalid-port':
      return l10n.t('Ports go from 1 to 65535.');
    case 'path-not-wanted':
      return l10n.t('Enter just the name or address, without what follows a slash.');
    case 'login-not-wanted':
      return l10n.t('Enter just the name or address. User and password are asked for later.');
  }
}
