import { l10n } from 'vscode';
import { type BoxState, type DdnsStatus, isRead, type Part } from '../box/boxState';
import { ddnsMode, statusOf, usesFamily } from '../box/ddns';
import type { Family } from '../box/ipAddress';
import {
  type NameAnswer,
  type ObservedEndpoint,
  type ObservedName,
  type TlsProbe,
  type World,
} from '../diagnosis/world';
import { COMMANDS } from '../common/commandIds';
import { type Level, worstFirst } from '../common/level';
import type { Finding } from '../diagnosis/diagnose';
import type { Fix } from '../diagnosis/finding';
import { checkStandingOf, type Standing } from '../diagnosis/standing';
import { formatAddress } from '../tr064/address';
import { findingWords, fixWords } from '../ui/words/findingWords';
import { dateWords } from '../ui/words/dates';
import { whyUnread } from '../ui/words/errors';
import { levelHeading, levelWords } from '../ui/words/levels';
import { ddnsModeWords, ddnsStateWords, letsEncryptWords, myFritzWords, onOff } from '../ui/words/status';
import { checkWords, lookWords } from '../ui/words/standing';
import { commandLink, list, table, text } from './markdown';
import { AS_IT_IS, Placeholders, type Show } from './placeholders';

export interface CheckedRouter {
  /** With it, the commands that mend a finding are links. */
  readonly id?: string;
  readonly name: string;
  readonly state: BoxState;
  readonly world: World | undefined;
}

export function remoteAccessCheckTitle(routers: readonly Pick<CheckedRouter, 'name'>[]): string {
  const [only, ...others] = routers;
  return only !== undefined && others.length === 0
    ? l10n.t('Remote access check: {0}', only.name)
    : l10n.t('Remote access check of {0} routers', routers.length);
}

/**
 * The report on one router or several, the worst of them first. It holds no secrets; for a forum placeholders stand for
 * addresses and names, so that strangers may read it.
 */
export function remoteAccessCheckReport(
  routers: readonly CheckedRouter[],
  { forForum = false }: { readonly forForum?: boolean } = {},
): string {
  const show = forForum ? new Placeholders().showing(routers, ...routers.map(({ name }) => name)) : AS_IT_IS;
  const checked = routers
    .map((router) => ({ ...router, ...checkStandingOf(router.state, router.world) }))
    .sort((a, b) => worstFirst(a.level, b.level));
  const sections = [
    `# ${text(remoteAccessCheckTitle(checked.map(({ name }) => ({ name: show(name) }))))}`,
    ...(forForum
      ? [text(l10n.t('Addresses and names are masked: the same placeholder stands for the same one throughout.'))]
      : []),
    ...(checked.length === 1 ? checked.flatMap((one) => routerSections(one, show, '##')) : overview(checked, show)),
    `## ${text(l10n.t('What this check can say, and what it cannot'))}`,
    list(limits().map(text)),
  ];
  return `${sections.join('\n\n')}\n`;
}

type Checked = CheckedRouter & Standing;

function overview(checked: readonly Checked[], show: Show): string[] {
  const rows = checked.map((one) => [show(one.name), levelWords(one.level), show(checkWords(one))]);
  return [
    table([[l10n.t('Router'), l10n.t('State'), l10n.t('What is wrong')], ...rows].map((row) => row.map(text))),
    ...checked.flatMap((one) => [`## ${text(show(one.name))}`, ...routerSections(one, show, '###')]),
  ];
}

function routerSections(checked: Checked, show: Show, heading: string): string[] {
  const { id, state, world, findings } = checked;
  const fine = findings.filter(({ level }) => level === 'ok');
  const others = findings.filter(({ level }) => level !== 'ok');
  const say = (plain: string): string => text(show(plain));
  return [
    `**${say(checkWords(checked))}**`,
    text(lookWords(state, world)),
    ...(others.length === 0 ? [] : [`${heading} ${text(l10n.t('Findings'))}`]),
    ...others.map((one) => findingSection(one, say, heading, id)),
    ...(fine.length === 0
      ? []
      : [
          `${heading} ${text(l10n.t('What is fine'))}`,
          list(fine.map((finding) => say(findingWords(finding).summary))),
        ]),
    `${heading} ${text(l10n.t('What was seen'))}`,
    table([[l10n.t('What'), l10n.t('Value')].map(text), ...values(state, world, show)]),
  ];
}

function findingSection(finding: Finding, say: (plain: string) => string, heading: string, id?: string): string {
  const { summary, why, remedy } = findingWords(finding);
  const { cause, fix } = finding;
  return [
    `${heading}# ${say(levelHeading(finding.level, summary))}`,
    say([why, remedy].filter(Boolean).join(' ')),
    cause && say(l10n.t('This follows from: {0}', findingWords(cause).summary)),
    fix && cause === undefined && fixText(fix, finding.level, id),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function fixText(fix: Fix, level: Level, id: string | undefined): string {
  const words = id === undefined ? text(fixWords(fix)) : commandLink(fixWords(fix), COMMANDS[fix], id);
  // Of a note there is nothing to fix, but something to do.
  return level === 'info' ? words : `${text(l10n.t('To fix it:'))} ${words}`;
}

function values(state: BoxState, world: World | undefined, show: Show): string[][] {
  const { remoteAccess, ddns, myFritz, letsEncrypt, external, secondFactor, password, users } = state;
  const { names = [], endpoints = [], fritzBox } = world?.outside ?? {};
  const rows: (readonly [string, string])[] = [
    ...row(l10n.t('Remote access'), remoteAccess, ({ enabled, port, username }) =>
      [
        onOff(enabled),
        ...(port === undefined ? [] : [l10n.t('port {0}', port)]),
        ...(username === '' ? [] : [l10n.t('user {0}', username)]),
      ].join(' · '),
    ),
    ...row(l10n.t('Dynamic DNS'), ddns, ({ enabled, domain, mode }) =>
      [onOff(enabled), domain, ddnsModeWords(mode)].filter((part) => part !== '').join(' · '),
    ),
    ...row(l10n.t('State of dynamic DNS'), ddns, (info) =>
      info.enabled ? `IPv4: ${familyState(info, 'ipv4')} · IPv6: ${familyState(info, 'ipv6')}` : onOff(false),
    ),
    ...row('MyFRITZ!', myFritz, (info) =>
      [myFritzWords(info), info.dynDnsName].filter((part) => part !== '').join(' · '),
    ),
    ...(letsEncrypt === 'not-supported'
      ? [["Let's Encrypt", l10n.t('this FRITZ!OS does not have it')] as const]
      : row("Let's Encrypt", letsEncrypt, ({ enabled, state }) => `${onOff(enabled)} · ${letsEncryptWords(state)}`)),
    ...row(l10n.t('External IP address'), external, ({ externalIPv4, externalIPv6 }) =>
      listed([externalIPv4, externalIPv6].filter((address) => address !== '')),
    ),
    ...row(l10n.t('Second factor'), secondFactor, ({ enabled }) => onOff(enabled)),
    ...row(l10n.t('Factory password'), password, ({ isDefault }) =>
      isDefault === undefined ? l10n.t('unknown') : isDefault ? l10n.t('yes') : l10n.t('no'),
    ),
    ...row(l10n.t('Users listed by the FRITZ!Box'), users, ({ names }) => listed(names)),
    ...names.flatMap(nameRows),
    ...(fritzBox === undefined ? [] : [[l10n.t('{0} leads to', 'fritz.box'), listed(fritzBox)] as const]),
    ...endpoints.map(endpointRow),
  ];
  return rows.map((cells) => cells.map((cell) => text(show(cell))));
}

function familyState(ddns: DdnsStatus, family: Family): string {
  return usesFamily(ddnsMode(ddns.mode), family) ? ddnsStateWords(statusOf(ddns, family)) : l10n.t('not used');
}

function row<T extends object>(
  label: string,
  part: Part<T> | undefined,
  words: (value: T) => string,
): (readonly [string, string])[] {
  if (part === undefined) return [];
  return [[label, isRead(part) ? words(part) : l10n.t('could not be read · {0}', whyUnread(part).why)]];
}

function nameRows({ name, authority, resolver }: ObservedName): (readonly [string, string])[] {
  return [
    [l10n.t('{0} leads to', name), answerWords(authority)],
    [l10n.t('{0}, as this computer resolves it', name), answerWords(resolver)],
  ];
}

function answerWords(answer: NameAnswer): string {
  switch (answer.state) {
    case 'answered': {
      const addresses = listed([...answer.ipv4, ...answer.ipv6]);
      return answer.alias === undefined ? addresses : l10n.t('{0} (through {1})', addresses, answer.alias);
    }
    case 'no-such-name':
      return l10n.t('there is no such name');
    case 'no-answer':
      return l10n.t('no answer');
  }
}

function endpointRow({ host, address, port, probe }: ObservedEndpoint): readonly [string, string] {
  return [
    host === address ? formatAddress(host, port) : l10n.t('{0} at {1}', formatAddress(host, port), address),
    probeWords(probe),
  ];
}

function probeWords(probe: TlsProbe): string {
  switch (probe.state) {
    case 'closed':
      return l10n.t('refused');
    case 'filtered':
      return l10n.t('no answer');
    case 'unreachable':
      return l10n.t('no route from this computer');
    case 'no-tls':
      return l10n.t('open, but no encrypted connection');
    case 'tls': {
      const { issuer, selfSigned, names, key, sha256, validFrom, validTo } = probe.certificate;
      return [
        selfSigned ? l10n.t('signed by itself') : l10n.t('issued by {0}', issuer),
        l10n.t('for {0}', listed(names)),
        l10n.t('{0} to {1}', dateWords(validFrom), dateWords(validTo)),
        key,
        ...(selfSigned ? [`SHA-256 ${sha256}`] : []),
        ...(probe.statusLine === undefined ? [] : [probe.statusLine]),
      ].join(' · ');
    }
  }
}

function listed(values: readonly string[]): string {
  return values.length === 0 ? '–' : values.join(', ');
}

function limits(): string[] {
  return [
    l10n.t(
      'The check looks from this computer. In the home network the FRITZ!Box itself answers at its external IP address, so a check there proves less than one over mobile data.',
    ),
    l10n.t(
      'Names were looked up at the name servers responsible for them, where those answered, because the answers that this computer gets may be hours old.',
    ),
    l10n.t(
      "Encrypted connections were made to the port of remote access at the addresses of the FRITZ!Box and of its names, and to port 443 at those of its dynamic DNS names, each with one request that holds no login. The ports of TR-069 were tried at the known addresses of the FRITZ!Box; the report of the internet provider's access shows how they answered. Apart from that, only DNS queries and calls to the FRITZ!Box were sent.",
    ),
    l10n.t('The FRITZ!Box reports only for the user signed in here whether sign-in from the internet is allowed.'),
  ];
}
