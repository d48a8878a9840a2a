import { l10n } from 'vscode';
import type { AddressProblem } from '../../tr064/address';

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
