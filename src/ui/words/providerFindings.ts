import { l10n } from 'vscode';
import type { Family } from '../../box/ipAddress';
import type { Unread } from '../../box/boxState';
import type { Disclosure } from '../../diagnosis/portAnswer';
import type { AutomaticConfiguration, AutomaticUpdates, Reason } from '../../diagnosis/providerAccess';
import type { PortFinding, ProviderFinding } from '../../diagnosis/provider';
import { formatAddress } from '../../tr064/address';
import { errorWords } from './errors';
import { allowedWords } from './status';

/** A finding in words. */
export interface FindingWords {
  /** For a row: no sentence, without a full stop. */
  readonly short: string;
  /** One sentence. */
  readonly summary: string;
  readonly why: string;
  /** What to do; `undefined` when there is nothing to do. */
  readonly remedy: string | undefined;
}

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
  switch (verdict) {
    case 'likely-on':
      return l10n.t('probably allowed');
    case 'likely-off':
      return l10n.t('probably not allowed');
    case 'unknown':
      return l10n.t('unknown');
  }
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
export function reasonWords(reason: Reason): string {
  switch (reason.code) {
    case 'acs-set':
      return l10n.t('A server of the internet provider (ACS) is set.');
    case 'acs-none':
      return l10n.t('No server of the internet provider (ACS) is set.');
    case 'request-set':
      return l10n.t('There is an address at which the internet provider can ask the FRITZ!Box to connect.');
    case 'request-none':
      return l10n.t('There is no address at which the internet provider can ask the FRITZ!Box to connect.');
    case 'inform-on':
      return l10n.t('The FRITZ!Box is set to contact the server at intervals.');
    case 'inform-off':
      return l10n.t('The FRITZ!Box is not set to contact the server at intervals.');
    case 'port-open':
      return l10n.t('The port for TR-069 is open in the home network.');
    case 'port-closed':
      return l10n.t('The port for TR-069 is closed in the home network.');
    case 'port-unclear':
      return l10n.t('It could not be determined whether the port for TR-069 is open.');
    case 'not-read':
      return unreadWords(reason.why).message;
  }
}

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

/** Every finding about the provider's access. */
export function providerWords(finding: ProviderFinding): FindingWords {
  switch (finding.code) {
    case 'configuration-likely-on':
      return {
        short: l10n.t('configuration {0}', configurationWords('likely-on')),
        summary: l10n.t('Automatic configuration by the internet provider is probably allowed.'),
        why: l10n.t(
          'The internet provider can then set up internet access and telephony and diagnose faults remotely.',
        ),
        remedy: l10n.t('If you do not want that, change it under {0}.', providerServicesPage()),
      };
    case 'configuration-likely-off':
      return {
        short: l10n.t('configuration {0}', configurationWords('likely-off')),
        summary: l10n.t('Automatic configuration by the internet provider is probably not allowed.'),
        why: l10n.t('The FRITZ!Box does not report this setting. Everything that was read indicates it.'),
        remedy: undefined,
      };
    case 'configuration-unknown':
      return {
        short: l10n.t('configuration {0}', configurationWords('unknown')),
        summary: l10n.t('It is not known whether the internet provider may configure the FRITZ!Box.'),
        why: l10n.t('The FRITZ!Box does not report this setting, and what was read is not conclusive.'),
        remedy: l10n.t('Look on the FRITZ!Box under {0}.', providerServicesPage()),
      };
    case 'updates-managed':
      return {
        short: l10n.t('internet provider manages updates'),
        summary: l10n.t('The internet provider manages FRITZ!OS updates.'),
        why:
          finding.allowed === 'not-allowed'
            ? l10n.t(
                'The FRITZ!Box leaves updates to the internet provider, which is not allowed to install any: it may miss updates.',
              )
            : l10n.t('The FRITZ!Box leaves updates to the internet provider and may get them later than other boxes.'),
        remedy: l10n.t('Check whether FRITZ!OS is up to date, and ask the internet provider when it installs updates.'),
      };
    case 'updates-allowed':
      return {
        short: l10n.t('updates {0}', updatesWords('allowed')),
        summary: l10n.t('The internet provider may install FRITZ!OS updates.'),
        why: l10n.t(
          'The FRITZ!Box accepts only versions signed by the manufacturer, but the internet provider chooses when and which.',
        ),
        remedy: l10n.t('If you do not want that, change it under {0}.', providerServicesPage()),
      };
    case 'updates-not-allowed':
      return {
        short: l10n.t('updates {0}', updatesWords('not-allowed')),
        summary: l10n.t('The internet provider may not install FRITZ!OS updates.'),
        why: l10n.t('Updates then come from the manufacturer or from you.'),
        remedy: undefined,
      };
    case 'updates-unknown':
      return {
        short: l10n.t('updates {0}', updatesWords('unknown')),
        summary: l10n.t('It is not known whether the internet provider may install FRITZ!OS updates.'),
        why: unreadWords(finding.why).message,
        remedy: unreadWords(finding.why).remedy,
      };
    case 'acs-https':
      return {
        short: l10n.t('internet provider server: {0}', finding.host),
        summary: l10n.t('The FRITZ!Box is set to be configured by {0}, over an encrypted connection.', finding.host),
        why: l10n.t('The operator of this server can change settings of the FRITZ!Box.'),
        remedy: l10n.t('Check whether the name belongs to your internet provider.'),
      };
    case 'acs-plain-http':
      return {
        short: l10n.t('internet provider server not encrypted'),
        summary: l10n.t('The FRITZ!Box is set to be configured by {0} without encryption.', finding.host),
        why: l10n.t('Anyone between the FRITZ!Box and that server can read and change what it sends.'),
        remedy: l10n.t(
          'Ask your internet provider for an encrypted address, or turn automatic configuration off under {0}.',
          providerServicesPage(),
        ),
      };
    case 'acs-unreadable':
      return {
        short: l10n.t('internet provider server not readable'),
        summary: l10n.t('A server of the internet provider is set, but its address could not be parsed.'),
        why: l10n.t('It is not shown, because it may hold a password.'),
        remedy: l10n.t('Ask your internet provider which server it uses.'),
      };
    case 'port-closed':
    case 'port-silent':
    case 'port-filtered':
    case 'port-unreachable':
    case 'port-correct':
    case 'port-discloses':
    case 'port-accepts':
    case 'port-unproven':
      return portWords(finding);
    case 'external-unread':
      return {
        short: l10n.t('external IP address could not be read'),
        summary: l10n.t('The external IP address of the FRITZ!Box is unknown, so its port there was not checked.'),
        why: unreadWords(finding.why).message,
        remedy: unreadWords(finding.why).remedy,
      };
    case 'provider-branded':
      return {
        short: l10n.t('internet provider edition "{0}"', finding.edition),
        summary: l10n.t(
          'The FRITZ!Box may come from your internet provider: it is of the edition "{0}".',
          finding.edition,
        ),
        why: l10n.t('Service and support may then depend on this access.'),
        remedy: l10n.t('Ask your internet provider before you turn its access off.'),
      };
  }
}

function portWords(finding: PortFinding): FindingWords {
  const where = formatAddress(finding.address, finding.port);
  const short = l10n.t('port {0} {1}', finding.port, portStateWords(finding.code));
  switch (finding.code) {
    case 'port-closed':
      return {
        short,
        summary: l10n.t('{0} is closed.', where),
        why: `${l10n.t('TR-069 cannot be reached there from this network.')} ${vantageWords(finding.side)}`,
        remedy: undefined,
      };
    case 'port-silent':
      return {
        short,
        summary: l10n.t('{0} is open and sends no answer.', where),
        why: `${l10n.t('This is what the manufacturer promises: a request with an unknown path gets no answer.')} ${vantageWords(finding.side)}`,
        remedy: undefined,
      };
    case 'port-correct':
      return {
        short,
        summary: l10n.t('{0} is open and only refuses the request.', where),
        why: `${l10n.t('This is what the manufacturer promises: a request with an unknown path has no effect and returns no information.')} ${vantageWords(finding.side)}`,
        remedy: undefined,
      };
    case 'port-filtered':
      return {
        short,
        summary: l10n.t('{0} does not answer.', where),
        why: l10n.t(
          'The FRITZ!Box, or something between it and this computer, drops the connection: the state of the port is unknown.',
        ),
        remedy: finding.side === 'home' ? l10n.t('Try again from a computer in the home network.') : undefined,
      };
    case 'port-unreachable':
      return {
        short,
        summary: l10n.t('{0} cannot be reached from this computer.', where),
        why: l10n.t('This network has no route to it: the state of the port is unknown.'),
        remedy: finding.side === 'home' ? l10n.t('Try again from a computer in the home network.') : undefined,
      };
    case 'port-unproven':
      return {
        short,
        summary: l10n.t('Something answers at {0}. It may not be the FRITZ!Box.', where),
        why: l10n.t(
          'Nothing there shows that it is the FRITZ!Box: a gateway or a sign-in page of this network may answer in its place.',
        ),
        remedy: l10n.t('Check again from a computer in the home network.'),
      };
    case 'port-discloses':
      return {
        short,
        summary: l10n.t(
          '{0} discloses more than it should: {1}.',
          where,
          finding.answer.disclosures.map(disclosureWords).join(', '),
        ),
        why: l10n.t('The manufacturer promises that nothing can be read there. Such information helps attackers.'),
        remedy: l10n.t(
          'Update FRITZ!OS. If that does not help, send the answer to the manufacturer or your internet provider, and turn the access off under {0} until it is fixed.',
          providerServicesPage(),
        ),
      };
    case 'port-accepts':
      return {
        short,
        summary: l10n.t('{0} accepts a request for a path that does not exist.', where),
        why: l10n.t(
          'The manufacturer promises that only a path agreed with the internet provider has an effect. Either that is not so here, or something else answers there.',
        ),
        remedy: l10n.t(
          'Update FRITZ!OS. If that does not help, send the answer to the manufacturer or your internet provider, and turn the access off under {0} until it is fixed.',
          providerServicesPage(),
        ),
      };
  }
}

/** How a port of TR-069 looks, in a few words. */
export function portStateWords(code: PortFinding['code']): string {
  switch (code) {
    case 'port-closed':
      return l10n.t('closed');
    case 'port-filtered':
      return l10n.t('does not answer');
    case 'port-unreachable':
      return l10n.t('not reachable from here');
    case 'port-silent':
      return l10n.t('silent');
    case 'port-correct':
      return l10n.t('open, discloses nothing');
    case 'port-discloses':
      return l10n.t('open, discloses something');
    case 'port-accepts':
      return l10n.t('open, accepts any path');
    case 'port-unproven':
      return l10n.t('perhaps not the FRITZ!Box');
  }
}

/** What is fine from here need not be so from elsewhere. */
function vantageWords(side: PortFinding['side']): string {
  return side === 'home'
    ? l10n.t('Seen from the home network, this does not show how the port looks from the internet.')
    : l10n.t(
        'In the home network the FRITZ!Box itself answers at this address. From the internet the result may differ.',
      );
}

function unreadWords({ unread, code, status }: Unread): ReturnType<typeof errorWords> {
  return errorWords(unread, { code, status });
}
