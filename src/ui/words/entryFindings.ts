import { l10n } from 'vscode';
import type { EntryFinding } from '../../diagnosis/entry';
import type { Vantage } from '../../diagnosis/world';
import { formatAddress } from '../../tr064/address';
import { type ByCode, type FindingWords } from './byCode';
import { whyUnread } from './errors';
import { familyWords, fritzBoxServicesPage } from './providerFindings';

export const ENTRY_WORDS: ByCode<EntryFinding, FindingWords> = {
  'remote-access-off': ({ fix }) => ({
    short: l10n.t('remote access is off'),
    summary: l10n.t('Remote access is off.'),
    why: l10n.t('The FRITZ!Box takes no connection from the internet to its own pages.'),
    remedy:
      fix === 'turnOnRemoteAccess'
        ? l10n.t('If you want to reach it from outside, turn remote access on.')
        : l10n.t('If you want to reach it from outside, set remote access up: no user may sign in from there yet.'),
  }),
  'no-port': () => ({
    short: l10n.t('remote access has no port'),
    summary: l10n.t('Remote access is on, but the FRITZ!Box has no port for it.'),
    why: l10n.t('Without a port nothing can be reached.'),
    remedy: l10n.t('Set remote access up with a port.'),
  }),
  'remote-access-unread': ({ why }) => ({
    short: l10n.t('remote access could not be read'),
    summary: l10n.t('The state of remote access could not be read.'),
    ...whyUnread(why),
  }),
  'no-internet-user': () => ({
    short: l10n.t('no user may sign in from the internet'),
    summary: l10n.t('No user may set up the FRITZ!Box from the internet.'),
    why: l10n.t('The sign-in page can be reached from outside, but no user can sign in.'),
    remedy: l10n.t(
      'Set remote access up for a user, or allow "Access from the Internet" for one under System / FRITZ!Box Users.',
    ),
  }),
  'internet-user-unknown': () => ({
    short: l10n.t('no user reported for the internet'),
    summary: l10n.t('The FRITZ!Box reports no user who may set it up from the internet.'),
    why: l10n.t('It was not checked whether another user may sign in from there.'),
    remedy: l10n.t('Check remote access: that shows whether your own user may.'),
  }),
  'carrier-grade-nat': ({ address, hasIPv6 }) => ({
    short: l10n.t('IPv4 address shared (CGNAT)'),
    summary: l10n.t('The FRITZ!Box shares its IPv4 address with other customers (carrier-grade NAT): {0}.', address),
    why: l10n.t('It cannot be reached from the internet over IPv4.'),
    remedy: ipv4Remedy(hasIPv6),
  }),
  'behind-another-router': ({ address, hasIPv6 }) => ({
    short: l10n.t('behind another router'),
    summary: l10n.t('The IPv4 address of the FRITZ!Box belongs to a private network: {0}.', address),
    why: l10n.t(
      'Another router, your own or that of the internet provider, is between it and the internet. It can be reached over IPv4 only if that router forwards the port.',
    ),
    remedy: `${l10n.t('Forward the port on the other router, or use that one as a modem only.')} ${ipv4Remedy(hasIPv6)}`,
  }),
  'ds-lite': ({ address, hasIPv6 }) => ({
    short: l10n.t('IPv4 only through a tunnel (DS-Lite)'),
    summary: l10n.t('The FRITZ!Box has IPv4 only through a tunnel (DS-Lite): {0}.', address),
    why: l10n.t('It cannot be reached from the internet over IPv4.'),
    remedy: ipv4Remedy(hasIPv6),
  }),
  'no-ipv4': ({ hasIPv6 }) => ({
    short: l10n.t('no IPv4 address'),
    summary: l10n.t('The FRITZ!Box has no IPv4 address of its own on the internet.'),
    why: l10n.t('This is normal with DS-Lite. It cannot be reached from the internet over IPv4.'),
    remedy: ipv4Remedy(hasIPv6),
  }),
  'no-internet-address': () => ({
    short: l10n.t('no address on the internet'),
    summary: l10n.t('The FRITZ!Box has no address on the internet.'),
    why: l10n.t('It is not connected, or it is not the router that makes the connection.'),
    remedy: l10n.t('Look on the FRITZ!Box under Internet / Online Monitor.'),
  }),
  'remote-port-open': ({ port, vantage, address, family }) => ({
    short: l10n.t('port {0} answers over {1}', port, familyWords(family)),
    summary: l10n.t('{0} answers over {1}.', formatAddress(address, port), familyWords(family)),
    why: vantageWords(vantage),
  }),
  'remote-port-unproven': ({ port, address, family }) => ({
    short: l10n.t('port {0}: perhaps not the FRITZ!Box', port),
    summary: l10n.t(
      '{0} answers over {1}, but nothing shows that it is the FRITZ!Box.',
      formatAddress(address, port),
      familyWords(family),
    ),
    why: l10n.t(
      'The certificate there is neither the known one of this FRITZ!Box nor one that a public authority issued for its name: another device or something in between may have answered.',
    ),
    remedy: portRemedy(),
  }),
  'remote-port-closed': ({ port, vantage, address, family }) => ({
    short: l10n.t('port {0} refuses connections ({1})', port, familyWords(family)),
    summary: l10n.t('{0} refuses connections over {1}.', formatAddress(address, port), familyWords(family)),
    why: `${l10n.t('A device answers at this address, but not on this port.')} ${vantageWords(vantage)}`,
    remedy: portRemedy(),
  }),
  'remote-port-filtered': ({ port, vantage, address, family }) => ({
    short: l10n.t('port {0} does not answer ({1})', port, familyWords(family)),
    summary: l10n.t('{0} does not answer over {1}.', formatAddress(address, port), familyWords(family)),
    why: `${l10n.t('The FRITZ!Box, or something between it and this computer, drops the connection.')} ${vantageWords(vantage)}`,
    remedy: portRemedy(),
  }),
  'remote-port-no-tls': ({ port, address, family }) => ({
    short: l10n.t('port {0} without encryption ({1})', port, familyWords(family)),
    summary: l10n.t(
      '{0} answers over {1}, but makes no encrypted connection.',
      formatAddress(address, port),
      familyWords(family),
    ),
    why: l10n.t(
      'Either something else answers there, such as a device to which the port is forwarded, or the FRITZ!Box offers only outdated encryption.',
    ),
    remedy: l10n.t('Check under {0} which device has the port, and update FRITZ!OS.', fritzBoxServicesPage()),
  }),
  'remote-port-unreachable': ({ address, port, family }) => ({
    short: l10n.t('no {0} from this computer', familyWords(family)),
    summary: l10n.t(
      '{0} could not be checked: this computer has no route to it over {1}.',
      formatAddress(address, port),
      familyWords(family),
    ),
    why: l10n.t('That says nothing about the FRITZ!Box.'),
    remedy: l10n.t('Check again from a network that has {0}, such as mobile data.', familyWords(family)),
  }),
  'usual-port': ({ port }) => ({
    short: l10n.t('port {0}', port),
    summary: l10n.t('Remote access uses port 443, the usual one.'),
    why: l10n.t('Nearly every network allows it, and every scan of the internet tries it.'),
    remedy: l10n.t('If you do not need it, choose another port, which is scanned less often.'),
  }),
  'unusual-port': ({ port }) => ({
    short: l10n.t('port {0}', port),
    summary: l10n.t('Remote access uses port {0}.', port),
    why: l10n.t('It is scanned less often than port 443, but some company and hotel networks block it.'),
  }),
  'default-password': () => ({
    short: l10n.t('factory password'),
    summary: l10n.t('The FRITZ!Box still has its factory password.'),
    why: l10n.t('It is printed on the label of the FRITZ!Box, where anyone nearby can read it.'),
    remedy: l10n.t('Set a password of your own under System / FRITZ!Box Users.'),
  }),
  'second-factor-off': () => ({
    short: l10n.t('second factor is off'),
    summary: l10n.t('The FRITZ!Box does not ask for a second factor.'),
    why: l10n.t('Anyone who knows the password can change everything from the internet.'),
    remedy: l10n.t('Switch the confirmation on again under System / FRITZ!Box Users.'),
  }),
};

function ipv4Remedy(hasIPv6: boolean): string {
  return hasIPv6
    ? l10n.t(
        'Use IPv6, by the MyFRITZ! name or dynamic DNS in the mode "IPv6 only", from a network that has it. Or ask the internet provider for a public IPv4 address.',
      )
    : l10n.t('Ask the internet provider for a public IPv4 address or for IPv6.');
}

function portRemedy(): string {
  return l10n.t(
    'Check under {0} whether the port is right, and whether another router or the firewall of the internet provider is in between.',
    fritzBoxServicesPage(),
  );
}

/** What can be said from where this computer is. */
export function vantageWords(vantage: Vantage): string {
  return {
    home: l10n.t(
      'Seen from the home network or a VPN into it. There the FRITZ!Box itself answers at its external IP address: a check over mobile data would prove more.',
    ),
    elsewhere: l10n.t('Seen from another network, over the internet.'),
    unknown: l10n.t('It could not be determined whether this computer is in the network of the FRITZ!Box.'),
  }[vantage];
}
