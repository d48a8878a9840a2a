import { l10n } from 'vscode';
import type { Family } from '../../box/ipAddress';
import type { Disclosure } from '../../diagnosis/portAnswer';
import type { AutomaticConfiguration, AutomaticUpdates, Reason } from '../../diagnosis/providerAccess';
import type { PortFinding, ProviderFinding } from '../../diagnosis/provider';
import { formatAddress } from '../../tr064/address';
import { byCode, type ByCode, type FindingWords } from './byCode';
import { whyUnread } from './errors';
import { allowedWords } from './status';

/** Where the box itself has the two switches. */
export function providerServicesPage(): string {
  return l10n.t('Internet / Account Information / Provider Services');
}

/** Where it has the port and the switch of remote access. */
export function fritzBoxServicesPage(): string {
  return l10n.t('Internet / Permit Access / FRITZ!Box Services');
}

/** The same in every language. */
export function familyWords(family: Family): string {
  return family === 'ipv4' ? 'IPv4' : 'IPv6';
}

export function configurationWords(verdict: AutomaticConfiguration['verdict']): string {
  return {
    'likely-on': l10n.t('likely allowed'),
    'likely-off': l10n.t('likely not allowed'),
    unknown: l10n.t('unknown'),
  }[verdict];
}

export function updatesWords(verdict: AutomaticUpdates['verdict']): string {
  switch (verdict) {
    case 'allowed':
    case 'not-allowed':
      return allowedWords(verdict === 'allowed');
    case 'unknown':
      return l10n.t('unknown');
  }
}

/** What speaks for or against automatic configuration. */
export const reasonWords = byCode<Reason, string>({
  'acs-set': () => l10n.t('A server of the internet provider (ACS) is set.'),
  'acs-none': () => l10n.t('No server of the internet provider (ACS) is set.'),
  'request-set': () => l10n.t('There is an address at which the internet provider can ask the FRITZ!Box to connect.'),
  'request-none': () => l10n.t('There is no address at which the internet provider can ask the FRITZ!Box to connect.'),
  'inform-on': () => l10n.t('The FRITZ!Box is set to contact the server at intervals.'),
  'inform-off': () => l10n.t('The FRITZ!Box is not set to contact the server at intervals.'),
  'port-open': () => l10n.t('The port for TR-069 is open in the home network.'),
  'port-closed': () => l10n.t('The port for TR-069 is closed in the home network.'),
  'port-unclear': () => l10n.t('It could not be determined whether the port for TR-069 is open.'),
  'not-read': (reason) => whyUnread(reason.why).why,
});

/** What an answer told beyond its status. */
export function disclosureWords(disclosure: Disclosure): string {
  switch (disclosure.kind) {
    case 'not-http':
      return l10n.t('something that is not HTTP');
    case 'accepted':
      return l10n.t('success for a path that does not exist');
    case 'status':
      return l10n.t('an unusual status line');
    case 'header':
      return l10n.t('the HTTP header "{0}"', disclosure.name);
    case 'body':
      return l10n.t('text in the body');
  }
}

export const PROVIDER_WORDS: ByCode<ProviderFinding, FindingWords> = {
  'configuration-likely-on': () => ({
    short: l10n.t('configuration {0}', configurationWords('likely-on')),
    summary: l10n.t('Automatic configuration by the internet provider is probably allowed.'),
    why: l10n.t('The internet provider can then set up internet access and telephony and diagnose faults remotely.'),
    remedy: l10n.t('If you do not want that, change it under {0}.', providerServicesPage()),
  }),
  'configuration-likely-off': () => ({
    short: l10n.t('configuration {0}', configurationWords('likely-off')),
    summary: l10n.t('Automatic configuration by the internet provider is probably not allowed.'),
    why: l10n.t('The FRITZ!Box does not report this setting. Everything that was read indicates it.'),
  }),
  'configuration-unknown': () => ({
    short: l10n.t('configuration {0}', configurationWords('unknown')),
    summary: l10n.t('It is not known whether the internet provider may configure the FRITZ!Box.'),
    why: l10n.t('The FRITZ!Box does not report this setting, and what was read is not conclusive.'),
    remedy: l10n.t('Look on the FRITZ!Box under {0}.', providerServicesPage()),
  }),
  'updates-managed': ({ allowed }) => ({
    short: l10n.t('internet provider manages updates'),
    summary: l10n.t('The internet provider manages FRITZ!OS updates.'),
    why:
      allowed === 'not-allowed'
        ? l10n.t(
            'The FRITZ!Box leaves updates to the internet provider, which is not allowed to install any: it may miss updates.',
          )
        : l10n.t('The FRITZ!Box leaves updates to the internet provider and may get them later than other boxes.'),
    remedy: l10n.t('Check whether FRITZ!OS is up to date, and ask the internet provider when it installs updates.'),
  }),
  'updates-allowed': () => ({
    short: l10n.t('updates {0}', updatesWords('allowed')),
    summary: l10n.t('The internet provider may install FRITZ!OS updates.'),
    why: l10n.t(
      'The FRITZ!Box accepts only versions signed by the manufacturer, but the internet provider chooses when and which.',
    ),
    remedy: l10n.t('If you do not want that, change it under {0}.', providerServicesPage()),
  }),
  'updates-not-allowed': () => ({
    short: l10n.t('updates {0}', updatesWords('not-allowed')),
    summary: l10n.t('The internet provider may not install FRITZ!OS updates.'),
    why: l10n.t('Updates then come from the manufacturer or from you.'),
  }),
  'updates-unknown': ({ why }) => ({
    short: l10n.t('updates {0}', updatesWords('unknown')),
    summary: l10n.t('It is not known whether the internet provider may install FRITZ!OS updates.'),
    ...whyUnread(why),
  }),
  'acs-https': ({ host }) => ({
    short: l10n.t('internet provider server: {0}', host),
    summary: l10n.t('The FRITZ!Box is set to be configured by {0}, over an encrypted connection.', host),
    why: l10n.t('The operator of this server can change settings of the FRITZ!Box.'),
    remedy: l10n.t('Check whether the name belongs to your internet provider.'),
  }),
  'acs-plain-http': ({ host }) => ({
    short: l10n.t('internet provider server not encrypted'),
    summary: l10n.t('The FRITZ!Box is set to be configured by {0} without encryption.', host),
    why: l10n.t('Anyone between the FRITZ!Box and that server can read and change what it sends.'),
    remedy: l10n.t(
      'Ask your internet provider for an encrypted address, or turn automatic configuration off under {0}.',
      providerServicesPage(),
    ),
  }),
  'acs-unreadable': () => ({
    short: l10n.t('internet provider server not readable'),
    summary: l10n.t('A server of the internet provider is set, but its address could not be parsed.'),
    why: l10n.t('It is not shown, because it may hold a password.'),
    remedy: l10n.t('Ask your internet provider which server it uses.'),
  }),
  'port-closed': (finding) => ({
    short: portShort(finding),
    summary: l10n.t('{0} is closed.', whereOf(finding)),
    why: `${l10n.t('TR-069 cannot be reached there from this network.')} ${vantageWords(finding.side)}`,
  }),
  'port-silent': (finding) => ({
    short: portShort(finding),
    summary: l10n.t('{0} is open and sends no answer.', whereOf(finding)),
    why: `${l10n.t('This is what the manufacturer promises: a request with an unknown path gets no answer.')} ${vantageWords(finding.side)}`,
  }),
  'port-correct': (finding) => ({
    short: portShort(finding),
    summary: l10n.t('{0} is open and only refuses the request.', whereOf(finding)),
    why: `${l10n.t('This is what the manufacturer promises: a request with an unknown path has no effect and returns no information.')} ${vantageWords(finding.side)}`,
  }),
  'port-filtered': (finding) => ({
    short: portShort(finding),
    summary: l10n.t('{0} does not answer.', whereOf(finding)),
    why: l10n.t(
      'The FRITZ!Box, or something between it and this computer, drops the connection: the state of the port is unknown.',
    ),
    remedy: finding.side === 'home' ? l10n.t('Try again from a computer in the home network.') : undefined,
  }),
  'port-unreachable': (finding) => ({
    short: portShort(finding),
    summary: l10n.t('{0} cannot be reached from this computer.', whereOf(finding)),
    why: l10n.t('This network has no route to it: the state of the port is unknown.'),
    remedy: finding.side === 'home' ? l10n.t('Try again from a computer in the home network.') : undefined,
  }),
  'port-unproven': (finding) => ({
    short: portShort(finding),
    summary: l10n.t('Something answers at {0}. It may not be the FRITZ!Box.', whereOf(finding)),
    why: l10n.t(
      'Nothing there shows that it is the FRITZ!Box: a gateway or a sign-in page of this network may answer in its place.',
    ),
    remedy: l10n.t('Check again from a computer in the home network.'),
  }),
  'port-discloses': (finding) => ({
    short: portShort(finding),
    summary: l10n.t(
      '{0} discloses more than it should: {1}.',
      whereOf(finding),
      finding.answer.disclosures.map(disclosureWords).join(', '),
    ),
    why: l10n.t('The manufacturer promises that nothing can be read there. Such information helps attackers.'),
    remedy: answerRemedy(),
  }),
  'port-accepts': (finding) => ({
    short: portShort(finding),
    summary: l10n.t('{0} accepts a request for a path that does not exist.', whereOf(finding)),
    why: l10n.t(
      'The manufacturer promises that only a path agreed with the internet provider has an effect. Either that is not so here, or something else answers there.',
    ),
    remedy: answerRemedy(),
  }),
  'external-unread': ({ why }) => ({
    short: l10n.t('external IP address could not be read'),
    summary: l10n.t('The external IP address of the FRITZ!Box is unknown, so its port there was not checked.'),
    ...whyUnread(why),
  }),
  'provider-branded': ({ edition }) => ({
    short: l10n.t('internet provider edition "{0}"', edition),
    summary: l10n.t('The FRITZ!Box may come from your internet provider: it is of the edition "{0}".', edition),
    why: l10n.t('Service and support may then depend on this access.'),
    remedy: l10n.t('Ask your internet provider before you turn its access off.'),
  }),
};

function answerRemedy(): string {
  return l10n.t(
    'Update FRITZ!OS. If that does not help, send the answer to the manufacturer or your internet provider, and turn the access off under {0} until it is fixed.',
    providerServicesPage(),
  );
}

function whereOf({ address, port }: PortFinding): string {
  return formatAddress(address, port);
}

function portShort({ port, code }: PortFinding): string {
  return l10n.t('port {0} {1}', port, portStateWords(code));
}

/** How a port of TR-069 looks, in a few words. */
export function portStateWords(code: PortFinding['code']): string {
  return {
    'port-closed': l10n.t('closed'),
    'port-filtered': l10n.t('does not answer'),
    'port-unreachable': l10n.t('not reachable from here'),
    'port-silent': l10n.t('silent'),
    'port-correct': l10n.t('open, discloses nothing'),
    'port-discloses': l10n.t('open, discloses something'),
    'port-accepts': l10n.t('open, accepts any path'),
    'port-unproven': l10n.t('perhaps not the FRITZ!Box'),
  }[code];
}

/** What is fine from here need not be so from elsewhere. */
function vantageWords(side: PortFinding['side']): string {
  return side === 'home'
    ? l10n.t('Seen from the home network, this does not show how the port looks from the internet.')
    : l10n.t(
        'In the home network the FRITZ!Box itself answers at this address. From the internet the result may differ.',
      );
}
