import { l10n } from 'vscode';
import { type NameProblem, namesIn } from '../../box/domainNames';
import type { NameVerdict } from '../../diagnosis/nameVerdict';
import type { ComparedName, DdnsTrouble, NameFinding } from '../../diagnosis/names';
import type { ResolverFinding } from '../../diagnosis/resolver';
import { familyWords, type FindingWords } from './providerFindings';
import { errorWords } from './errors';
import { ddnsStateWords, myFritzWords } from './status';
import { urlFindingWords, urlNoteWords } from './updateUrl';

/** Where FRITZ!OS has its exceptions from DNS rebind protection. */
function rebindPage(): string {
  return l10n.t('Home Network / Network / Network Settings / DNS Rebind Protection');
}

/** Findings about the names a box is found by. */
export function nameWords(finding: NameFinding | ResolverFinding): FindingWords {
  switch (finding.code) {
    case 'ddns-unread': {
      const { message, remedy } = errorWords(finding.why.unread, finding.why);
      return {
        short: l10n.t('dynamic DNS could not be read'),
        summary: l10n.t('Dynamic DNS could not be read.'),
        why: message,
        remedy,
      };
    }
    case 'ddns-off':
      return {
        short: l10n.t('dynamic DNS is off'),
        summary: l10n.t('Dynamic DNS is off.'),
        why:
          namesIn(finding.domain).length === 0
            ? l10n.t('No name is updated.')
            : l10n.t('{0} is not updated and may lead to another connection.', finding.domain),
        remedy: l10n.t('Turn dynamic DNS on, or delete the name at the DDNS provider.'),
      };
    case 'ddns-offline':
    case 'ddns-account-disabled':
    case 'ddns-not-connected':
    case 'ddns-unknown-state':
    case 'ddns-in-progress':
    case 'ddns-false-error':
      return ddnsWords(finding);
    case 'update-url':
      if (finding.fault.code === 'password-may-need-escaping') {
        return {
          short: l10n.t('password in the update URL'),
          summary: urlFindingWords(finding.fault),
          why: l10n.t('The FRITZ!Box does not give the password back: whether it has such characters is not known.'),
          remedy: finding.fix && l10n.t('If it has, set dynamic DNS up again.'),
        };
      }
      return finding.level === 'problem'
        ? {
            short: l10n.t('error in the update URL'),
            summary: l10n.t('The update URL is wrong: {0}', urlFindingWords(finding.fault)),
            why: l10n.t('With this URL the DDNS provider does not receive the address of the FRITZ!Box.'),
            remedy: l10n.t('Set dynamic DNS up again.'),
          }
        : {
            short: urlNoteWords(finding.fault),
            summary: l10n.t('The update URL can be improved: {0}', urlFindingWords(finding.fault)),
            why: finding.works
              ? l10n.t('The name is up to date: the DDNS provider accepts the URL as it is.')
              : l10n.t('It may work with some DDNS providers and FRITZ!Boxes, and not with others.'),
            remedy: finding.fix && l10n.t('Set dynamic DNS up again.'),
          };
    case 'my-fritz-failed':
      return {
        short: l10n.t('MyFRITZ!: {0}', myFritzWords(finding.info)),
        summary: l10n.t('MyFRITZ!: {0}.', myFritzWords(finding.info)),
        why: l10n.t('The MyFRITZ! name then does not lead to the FRITZ!Box.'),
        remedy: l10n.t('Look on the FRITZ!Box under Internet / MyFRITZ! Account.'),
      };
    case 'no-name':
      return {
        short: l10n.t('no name on the internet'),
        summary: l10n.t('The FRITZ!Box has no name on the internet.'),
        why: l10n.t('Its address may change at any time. Without a name you have to know the new address.'),
        remedy: l10n.t('Set dynamic DNS up, or turn MyFRITZ! on under Internet / MyFRITZ! Account.'),
      };
    case 'name-missing':
      return {
        short: l10n.t('{0} has no address', finding.name),
        summary: l10n.t('{0} has no address.', finding.name),
        why: l10n.t('The name is not known, or nothing was ever entered for it.'),
        remedy:
          finding.role === 'ddns'
            ? l10n.t('Check the spelling of the name, and whether it exists at the DDNS provider.')
            : l10n.t('Look on the FRITZ!Box under Internet / MyFRITZ! Account.'),
      };
    case 'name-not-looked-up':
      return {
        short: l10n.t('{0} is not a name on the internet', finding.domain),
        summary: l10n.t(
          '{0} is set as the dynamic DNS domain, but it is not a name that can be looked up.',
          finding.domain,
        ),
        why: nameProblemWords(finding.problem),
        remedy: l10n.t('To check a name that leads to the FRITZ!Box, set up dynamic DNS with that name alone.'),
      };
    case 'name-unanswered':
      return {
        short: l10n.t('{0}: no name server answered', finding.name),
        summary: l10n.t('{0} could not be looked up.', finding.name),
        why: l10n.t('No name server answered, neither the one of this computer nor the one responsible for the name.'),
        remedy: l10n.t('Check the internet connection of this computer, and try again.'),
      };
    case 'name-right':
    case 'name-stale':
    case 'name-proxied':
    case 'name-same-network':
    case 'name-other-prefix':
    case 'name-without-family':
      return addressWords(finding);
    case 'record-left-behind':
      return {
        short: l10n.t('{0}: outdated {1} address', finding.name, familyWords(finding.family)),
        summary: l10n.t(
          '{0} still has an {1} address that is not updated: {2}.',
          finding.name,
          familyWords(finding.family),
          finding.found.join(', '),
        ),
        why: l10n.t(
          'Dynamic DNS does not update this kind of address. Connections to it fail or reach another device.',
        ),
        remedy: l10n.t('Delete it at the DDNS provider, or choose a mode that updates both kinds.'),
      };
    case 'name-cached':
      return {
        short: l10n.t('{0}: old address cached here', finding.name),
        summary: l10n.t('This computer still has an old address of {0} in its cache.', finding.name),
        why: l10n.t(
          'The name server responsible for it says {0}. The one that this computer uses says {1}.',
          listed(finding.current),
          listed(finding.cached),
        ),
        remedy: l10n.t('Wait until the old address expires. That takes minutes to hours.'),
      };
    case 'rebind-protection':
      return {
        short: l10n.t('{0} is blocked at home', finding.name),
        summary: finding.isSeen
          ? l10n.t('The FRITZ!Box blocks {0} in the home network.', finding.name)
          : l10n.t('The FRITZ!Box may block {0} in the home network.', finding.name),
        why: l10n.t(
          'The name leads to an address in the home network ({0}). To protect against misuse by web pages, the FRITZ!Box does not give such answers (DNS rebind protection).',
          finding.addresses.join(', '),
        ),
        remedy: l10n.t('If the name is to work there, add it under {0}.', rebindPage()),
      };
    case 'host-refused':
      return {
        short: l10n.t('{0} is refused (HTTP 400)', finding.name),
        summary: l10n.t('The FRITZ!Box does not answer to the name {0}.', finding.name),
        why: l10n.t('It answers only to names that it knows, and refused this request (HTTP 400).'),
        remedy: l10n.t('Use the name it is registered under, or add this one under {0}.', rebindPage()),
      };
    case 'fritz-box-public':
      return {
        short: l10n.t('fritz.box leads to the internet'),
        summary: l10n.t('fritz.box leads to the internet from this computer: {0}.', finding.addresses.join(', ')),
        why: l10n.t(
          'This computer does not use the FRITZ!Box as its DNS server (VPN, or DNS over HTTPS). What answers at that address is not your FRITZ!Box.',
        ),
        remedy: l10n.t('Never sign in there. Use the IP address of the FRITZ!Box, such as 192.168.178.1.'),
      };
  }
}

function ddnsWords({ code, domain, raw, verdict }: DdnsTrouble): FindingWords {
  const state = ddnsStateWords(raw);
  const short = l10n.t('dynamic DNS: {0}', state);
  switch (code) {
    case 'ddns-offline':
      return {
        short,
        summary: l10n.t('The FRITZ!Box could not update {0}.', domain),
        why: l10n.t(
          'It reports "{0}": the DDNS provider refused the update or was not reached, or a different address was found afterwards.',
          state,
        ),
        remedy: l10n.t('Check update URL, user name and password.'),
      };
    case 'ddns-account-disabled':
      return {
        short,
        summary: l10n.t('The DDNS provider has disabled the account of {0}.', domain),
        why: l10n.t(
          'This happens when it was not confirmed for a while or updated too often. Until it is enabled again, no update is accepted.',
        ),
        remedy: l10n.t('Sign in at the DDNS provider and enable it again. Then turn dynamic DNS off and on.'),
      };
    case 'ddns-not-connected':
      return {
        short,
        summary: l10n.t('Dynamic DNS is waiting for an internet connection.'),
        why: l10n.t(
          'The FRITZ!Box reports that it has no internet connection with this kind of address, so it cannot update {0}.',
          domain,
        ),
        remedy: l10n.t('Look on the FRITZ!Box under Internet / Online Monitor.'),
      };
    case 'ddns-unknown-state':
      return {
        short,
        summary: l10n.t('It is not known whether the update of {0} worked.', domain),
        why:
          verdict === 'perhaps-same-network'
            ? l10n.t(
                'The FRITZ!Box reports "{0}". This stays so while the name leads to another device of the network, because the FRITZ!Box expects its own address.',
                state,
              )
            : l10n.t('The FRITZ!Box reports "{0}".', state),
        remedy: verdict === 'perhaps-same-network' ? undefined : l10n.t('Check again in ten minutes.'),
      };
    case 'ddns-in-progress':
      return {
        short,
        summary: l10n.t('{0} is being updated.', domain),
        why:
          verdict === 'right'
            ? l10n.t(
                'The name is right already. The FRITZ!Box checks only every four minutes, so this state is normal for a while.',
              )
            : l10n.t('The FRITZ!Box reports "{0}". That is normal for some minutes.', state),
        remedy: verdict === 'right' ? undefined : l10n.t('Check again in ten minutes.'),
      };
    case 'ddns-false-error':
      return {
        short: l10n.t('dynamic DNS: the name is right'),
        summary: l10n.t('The FRITZ!Box reports "{0}" for {1}, but the name is right.', state, domain),
        why: falseErrorWords(verdict),
        remedy: undefined,
      };
  }
}

function falseErrorWords(verdict: NameVerdict): string {
  switch (verdict) {
    case 'proxied':
      return l10n.t('It leads to a proxy on purpose. The FRITZ!Box expects its own address and never finds it.');
    case 'same-network':
      return l10n.t(
        'It leads to another device of your network on purpose. The FRITZ!Box expects its own address and never finds it.',
      );
    default:
      return l10n.t(
        'The name leads to the address of the FRITZ!Box. The FRITZ!Box may have checked too early, or received an outdated answer.',
      );
  }
}

function addressWords({ code, role, name, family, found, own }: ComparedName): FindingWords {
  const kind = familyWords(family);
  switch (code) {
    case 'name-right':
      return {
        short: l10n.t('{0} is right ({1})', name, kind),
        summary: l10n.t('{0} leads to the {1} address of the FRITZ!Box.', name, kind),
        why: l10n.t('The name and the FRITZ!Box have the same address: {0}.', own),
        remedy: undefined,
      };
    case 'name-stale':
      return {
        short: l10n.t('leads elsewhere over {0}: {1}', kind, name),
        summary: l10n.t('{0} leads to {1}, but the FRITZ!Box has {2}.', name, found.join(', '), own),
        why: l10n.t(
          'The address changed and the name was not updated: connections over {0} do not reach the FRITZ!Box.',
          kind,
        ),
        remedy:
          role === 'ddns'
            ? l10n.t('Update dynamic DNS now. If the name stays as it is, check the settings of dynamic DNS.')
            : l10n.t('Look on the FRITZ!Box under Internet / MyFRITZ! Account.'),
      };
    case 'name-proxied':
      return {
        short: l10n.t('{0} leads to a proxy', name),
        summary: l10n.t('{0} leads to a proxy and not to the FRITZ!Box: {1}.', name, found.join(', ')),
        why: l10n.t(
          'What answers there has a valid certificate for the name. The FRITZ!Box then never sees its own address and may report an error, and proxies pass on only certain ports.',
        ),
        remedy: l10n.t(
          'To reach the FRITZ!Box by this name, turn the proxy off for it at the DDNS provider, or use the MyFRITZ! name.',
        ),
      };
    case 'name-same-network':
      return {
        short: l10n.t('{0} leads to another device', name),
        summary: l10n.t('{0} leads to another device of the same network: {1}.', name, found.join(', ')),
        why: l10n.t(
          'It begins like the address of the FRITZ!Box ({0}) but is not the same. The FRITZ!Box cannot be reached by it over IPv6.',
          own,
        ),
        remedy: l10n.t('If the FRITZ!Box is meant, send <ip6addr> instead of an address made from <ip6lanprefix>.'),
      };
    case 'name-other-prefix':
      return {
        short: l10n.t('{0} has another prefix', name),
        summary: l10n.t('{0} leads to another device, probably of the same network: {1}.', name, found.join(', ')),
        why: l10n.t(
          'The update URL sends the prefix of the home network. The FRITZ!Box does not report that prefix, and its own address {0} has another one. It is not known whether the name is up to date.',
          own,
        ),
        remedy: undefined,
      };
    case 'name-without-family':
      return {
        short: l10n.t('{0} has no {1} address', name, kind),
        summary: l10n.t('{0} has no {1} address, although the FRITZ!Box has one.', name, kind),
        why: l10n.t('Networks that have only {0} cannot reach it by this name.', kind),
        remedy:
          role === 'ddns'
            ? l10n.t(
                'Check whether the DDNS provider supports this kind of address and whether the update URL sends it.',
              )
            : l10n.t('Look on the FRITZ!Box under Internet / MyFRITZ! Account.'),
      };
  }
}

function nameProblemWords(problem: NameProblem): string {
  switch (problem) {
    case 'no-dot':
      return l10n.t('It has no dot, so it is not a name on the internet. Some DDNS providers do not use this field.');
    case 'wildcard':
      return l10n.t('It is a wildcard for all names with this ending, and not a name itself.');
    case 'no-name':
      return l10n.t('It has characters that domain names cannot have, or is too long.');
    case 'too-many':
      return l10n.t('There are more names than the check looks up.');
  }
}

function listed(addresses: readonly string[]): string {
  return addresses.length === 0 ? l10n.t('nothing') : addresses.join(', ');
}
