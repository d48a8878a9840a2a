import { l10n } from 'vscode';
import { type NameProblem, namesIn } from '../../box/domainNames';
import type { NameVerdict } from '../../diagnosis/nameVerdict';
import type { NameFinding } from '../../diagnosis/names';
import type { ResolverFinding } from '../../diagnosis/resolver';
import { type ByCode, type FindingWords } from './byCode';
import { whyUnread } from './errors';
import { familyWords } from './providerFindings';
import { ddnsStateWords, myFritzWords } from './status';
import { urlFindingWords, urlNoteWords } from './updateUrl';

/** Where FRITZ!OS has its exceptions from DNS rebind protection. */
function rebindPage(): string {
  return l10n.t('Home Network / Network / Network Settings / DNS Rebind Protection');
}

export const NAME_WORDS: ByCode<NameFinding | ResolverFinding, FindingWords> = {
  'ddns-unread': ({ why }) => ({
    short: l10n.t('dynamic DNS could not be read'),
    summary: l10n.t('Dynamic DNS could not be read.'),
    ...whyUnread(why),
  }),
  'ddns-off': ({ domain }) => ({
    short: l10n.t('dynamic DNS is off'),
    summary: l10n.t('Dynamic DNS is off.'),
    why:
      namesIn(domain).length === 0
        ? l10n.t('No name is updated.')
        : l10n.t('{0} is not updated and may lead to another connection.', domain),
    remedy: l10n.t('Turn dynamic DNS on, or delete the name at the DDNS provider.'),
  }),
  'ddns-offline': ({ domain, raw }) => ({
    short: ddnsShort(raw),
    summary: l10n.t('The FRITZ!Box could not update {0}.', domain),
    why: l10n.t(
      'It reports "{0}": the DDNS provider refused the update or was not reached, or a different address was found afterwards.',
      ddnsStateWords(raw),
    ),
    remedy: l10n.t('Check update URL, user name and password.'),
  }),
  'ddns-account-disabled': ({ domain, raw }) => ({
    short: ddnsShort(raw),
    summary: l10n.t('The DDNS provider has disabled the account of {0}.', domain),
    why: l10n.t(
      'This happens when it was not confirmed for a while or updated too often. Until it is enabled again, no update is accepted.',
    ),
    remedy: l10n.t('Sign in at the DDNS provider and enable it again. Then turn dynamic DNS off and on.'),
  }),
  'ddns-not-connected': ({ domain, raw }) => ({
    short: ddnsShort(raw),
    summary: l10n.t('Dynamic DNS is waiting for an internet connection.'),
    why: l10n.t(
      'The FRITZ!Box reports that it has no internet connection with this kind of address, so it cannot update {0}.',
      domain,
    ),
    remedy: l10n.t('Look on the FRITZ!Box under Internet / Online Monitor.'),
  }),
  'ddns-unknown-state': ({ domain, verdict, raw }) => ({
    short: ddnsShort(raw),
    summary: l10n.t('It is not known whether the update of {0} worked.', domain),
    why:
      verdict === 'perhaps-same-network'
        ? l10n.t(
            'The FRITZ!Box reports "{0}". This stays so while the name leads to another device of the network, because the FRITZ!Box expects its own address.',
            ddnsStateWords(raw),
          )
        : l10n.t('The FRITZ!Box reports "{0}".', ddnsStateWords(raw)),
    remedy: verdict === 'perhaps-same-network' ? undefined : l10n.t('Check again in ten minutes.'),
  }),
  'ddns-in-progress': ({ domain, verdict, raw }) => ({
    short: ddnsShort(raw),
    summary: l10n.t('{0} is being updated.', domain),
    why:
      verdict === 'right'
        ? l10n.t(
            'The name is right already. The FRITZ!Box checks only every four minutes, so this state is normal for a while.',
          )
        : l10n.t('The FRITZ!Box reports "{0}". That is normal for some minutes.', ddnsStateWords(raw)),
    remedy: verdict === 'right' ? undefined : l10n.t('Check again in ten minutes.'),
  }),
  'ddns-false-error': ({ domain, verdict, raw }) => ({
    short: l10n.t('dynamic DNS: the name is right'),
    summary: l10n.t('The FRITZ!Box reports "{0}" for {1}, but the name is right.', ddnsStateWords(raw), domain),
    why: falseErrorWords(verdict),
  }),
  'update-url': ({ level, fault, works, fix }) => {
    if (fault.code === 'password-may-need-escaping') {
      return {
        short: l10n.t('password in the update URL'),
        summary: urlFindingWords(fault),
        why: l10n.t('The FRITZ!Box does not give the password back: whether it has such characters is not known.'),
        remedy: fix && l10n.t('If it has, set dynamic DNS up again.'),
      };
    }
    return level === 'problem'
      ? {
          short: l10n.t('error in the update URL'),
          summary: l10n.t('The update URL is wrong: {0}', urlFindingWords(fault)),
          why: l10n.t('With this URL the DDNS provider does not receive the address of the FRITZ!Box.'),
          remedy: l10n.t('Set dynamic DNS up again.'),
        }
      : {
          short: urlNoteWords(fault),
          summary: l10n.t('The update URL can be improved: {0}', urlFindingWords(fault)),
          why: works
            ? l10n.t('The name is up to date: the DDNS provider accepts the URL as it is.')
            : l10n.t('It may work with some DDNS providers and FRITZ!Boxes, and not with others.'),
          remedy: fix && l10n.t('Set dynamic DNS up again.'),
        };
  },
  'my-fritz-failed': ({ info }) => ({
    short: l10n.t('MyFRITZ!: {0}', myFritzWords(info)),
    summary: l10n.t('MyFRITZ!: {0}.', myFritzWords(info)),
    why: l10n.t('The MyFRITZ! name then does not lead to the FRITZ!Box.'),
    remedy: l10n.t('Look on the FRITZ!Box under Internet / MyFRITZ! Account.'),
  }),
  'no-name': () => ({
    short: l10n.t('no name on the internet'),
    summary: l10n.t('The FRITZ!Box has no name on the internet.'),
    why: l10n.t('Its address may change at any time. Without a name you have to know the new address.'),
    remedy: l10n.t('Set dynamic DNS up, or turn MyFRITZ! on under Internet / MyFRITZ! Account.'),
  }),
  'name-missing': ({ name, role }) => ({
    short: l10n.t('{0} has no address', name),
    summary: l10n.t('{0} has no address.', name),
    why: l10n.t('The name is not known, or nothing was ever entered for it.'),
    remedy:
      role === 'ddns'
        ? l10n.t('Check the spelling of the name, and whether it exists at the DDNS provider.')
        : l10n.t('Look on the FRITZ!Box under Internet / MyFRITZ! Account.'),
  }),
  'name-not-looked-up': ({ domain, problem }) => ({
    short: l10n.t('{0} is not a name on the internet', domain),
    summary: l10n.t('{0} is set as the dynamic DNS domain, but it is not a name that can be looked up.', domain),
    why: nameProblemWords(problem),
    remedy: l10n.t('To check a name that leads to the FRITZ!Box, set up dynamic DNS with that name alone.'),
  }),
  'name-unanswered': ({ name }) => ({
    short: l10n.t('{0}: no name server answered', name),
    summary: l10n.t('{0} could not be looked up.', name),
    why: l10n.t('No name server answered, neither the one of this computer nor the one responsible for the name.'),
    remedy: l10n.t('Check the internet connection of this computer, and try again.'),
  }),
  'name-right': ({ name, own, family }) => ({
    short: l10n.t('{0} is right ({1})', name, familyWords(family)),
    summary: l10n.t('{0} leads to the {1} address of the FRITZ!Box.', name, familyWords(family)),
    why: l10n.t('The name and the FRITZ!Box have the same address: {0}.', own),
  }),
  'name-stale': ({ role, name, found, own, family }) => ({
    short: l10n.t('leads elsewhere over {0}: {1}', familyWords(family), name),
    summary: l10n.t('{0} leads to {1}, but the FRITZ!Box has {2}.', name, found.join(', '), own),
    why: l10n.t(
      'The address changed and the name was not updated: connections over {0} do not reach the FRITZ!Box.',
      familyWords(family),
    ),
    remedy:
      role === 'ddns'
        ? l10n.t('Update dynamic DNS now. If the name stays as it is, check the settings of dynamic DNS.')
        : l10n.t('Look on the FRITZ!Box under Internet / MyFRITZ! Account.'),
  }),
  'name-proxied': ({ name, found }) => ({
    short: l10n.t('{0} leads to a proxy', name),
    summary: l10n.t('{0} leads to a proxy and not to the FRITZ!Box: {1}.', name, found.join(', ')),
    why: l10n.t(
      'The server there has a valid certificate for the name. The FRITZ!Box then never sees its own address and may report an error, and proxies pass on only certain ports.',
    ),
    remedy: l10n.t(
      'To reach the FRITZ!Box by this name, turn the proxy off for it at the DDNS provider, or use the MyFRITZ! name.',
    ),
  }),
  'name-same-network': ({ name, found, own }) => ({
    short: l10n.t('{0} leads to another device', name),
    summary: l10n.t('{0} leads to another device of the same network: {1}.', name, found.join(', ')),
    why: l10n.t(
      'It begins like the address of the FRITZ!Box ({0}) but is not the same. The FRITZ!Box cannot be reached by it over IPv6.',
      own,
    ),
    remedy: l10n.t('If the FRITZ!Box is meant, send <ip6addr> instead of an address made from <ip6lanprefix>.'),
  }),
  'name-other-prefix': ({ name, found, own }) => ({
    short: l10n.t('{0} has another prefix', name),
    summary: l10n.t('{0} leads to another device, probably of the same network: {1}.', name, found.join(', ')),
    why: l10n.t(
      'The update URL sends the prefix of the home network. The FRITZ!Box does not report that prefix, and its own address {0} has another one. It is not known whether the name is up to date.',
      own,
    ),
  }),
  'name-without-family': ({ role, name, family }) => ({
    short: l10n.t('{0} has no {1} address', name, familyWords(family)),
    summary: l10n.t('{0} has no {1} address, although the FRITZ!Box has one.', name, familyWords(family)),
    why: l10n.t('Networks that have only {0} cannot reach it by this name.', familyWords(family)),
    remedy:
      role === 'ddns'
        ? l10n.t('Check whether the DDNS provider supports this kind of address and whether the update URL sends it.')
        : l10n.t('Look on the FRITZ!Box under Internet / MyFRITZ! Account.'),
  }),
  'record-left-behind': ({ name, family, found }) => ({
    short: l10n.t('{0}: outdated {1} address', name, familyWords(family)),
    summary: l10n.t(
      '{0} still has an {1} address that is not updated: {2}.',
      name,
      familyWords(family),
      found.join(', '),
    ),
    why: l10n.t('Dynamic DNS does not update this kind of address. Connections to it fail or reach another device.'),
    remedy: l10n.t('Delete it at the DDNS provider, or choose a mode that updates both kinds.'),
  }),
  'name-cached': ({ name, current, cached }) => ({
    short: l10n.t('{0}: old address cached here', name),
    summary: l10n.t('This computer still has an old address of {0} in its cache.', name),
    why: l10n.t(
      'The name server responsible for it says {0}. The one that this computer uses says {1}.',
      listed(current),
      listed(cached),
    ),
    remedy: l10n.t('Wait until the old address expires. That takes minutes to hours.'),
  }),
  'rebind-protection': ({ name, isSeen, addresses }) => ({
    short: l10n.t('{0} is blocked at home', name),
    summary: isSeen
      ? l10n.t('The FRITZ!Box blocks {0} in the home network.', name)
      : l10n.t('The FRITZ!Box may block {0} in the home network.', name),
    why: l10n.t(
      'The name leads to an address in the home network ({0}). To protect against misuse by web pages, the FRITZ!Box does not give such answers (DNS rebind protection).',
      addresses.join(', '),
    ),
    remedy: l10n.t('If you want the name to work there, add it under {0}.', rebindPage()),
  }),
  'host-refused': ({ name }) => ({
    short: l10n.t('{0} is refused (HTTP 400)', name),
    summary: l10n.t('The FRITZ!Box does not answer to the name {0}.', name),
    why: l10n.t('It answers only to names that it knows, and refused this request (HTTP 400).'),
    remedy: l10n.t('Use the name it is registered under, or add this one under {0}.', rebindPage()),
  }),
  'fritz-box-public': ({ addresses }) => ({
    short: l10n.t('fritz.box leads to the internet'),
    summary: l10n.t('fritz.box leads to the internet from this computer: {0}.', addresses.join(', ')),
    why: l10n.t(
      'This computer does not use the FRITZ!Box as its DNS server (VPN, or DNS over HTTPS). What answers at that address is not your FRITZ!Box.',
    ),
    remedy: l10n.t('Never sign in there. Use the IP address of the FRITZ!Box, such as 192.168.178.1.'),
  }),
};

function ddnsShort(raw: string): string {
  return l10n.t('dynamic DNS: {0}', ddnsStateWords(raw));
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

function nameProblemWords(problem: NameProblem): string {
  return {
    'no-dot': l10n.t('It has no dot, so it is not a name on the internet. Some DDNS providers do not use this field.'),
    wildcard: l10n.t('It is a wildcard for all names with this ending, and not a name itself.'),
    'no-name': l10n.t('It has characters that domain names cannot have, or is too long.'),
    'too-many': l10n.t('There are more names than the check looks up.'),
  }[problem];
}

function listed(addresses: readonly string[]): string {
  return addresses.length === 0 ? l10n.t('nothing') : addresses.join(', ');
}
