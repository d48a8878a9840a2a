import { env, l10n } from 'vscode';
import type { ProviderServer } from '../box/providerAccessServer';
import { type BoxState, isRead, type Part, type Unread } from '../box/boxState';
import { automaticConfiguration, automaticUpdates, isEndpoint, mayBeProvidersOwn } from '../diagnosis/providerAccess';
import { diagnose } from '../diagnosis/diagnose';
import type { ProviderFinding } from '../diagnosis/provider';
import type { World } from '../diagnosis/world';
import { configurationWords, providerServicesPage, reasonWords, updatesWords } from '../ui/words/providerFindings';
import { whyUnread } from '../ui/words/errors';
import { formatMoment } from '../ui/words/dates';
import { findingWords } from '../ui/words/findingWords';
import { levelHeading } from '../ui/words/levels';
import { onOff } from '../ui/words/status';
import { code, fence, link, list, table, text } from './markdown';

export interface ReportedRouter {
  readonly name: string;
  readonly page: string;
}

export function providerAccessTitle({ name }: Pick<ReportedRouter, 'name'>): string {
  return l10n.t('Internet provider access: {0}', name);
}

/** The report on the internet provider's access to one router: what was found, what it means, how to change it. */
export function providerAccessReport(router: ReportedRouter, state: BoxState, world: World | undefined): string {
  const findings = diagnose(state, world).flatMap((finding) => (finding.subject === 'provider' ? [finding] : []));
  const observed: Observed = [state, world];
  const sections = [
    `# ${text(providerAccessTitle(router))}`,
    headline(observed),
    text(
      l10n.t(
        'Read {0}, from the computer this extension runs on.',
        formatMoment(new Date(world?.ports?.at ?? state.readAt)),
      ),
    ),
    table([[l10n.t('Value'), l10n.t('What the FRITZ!Box says')].map(text), ...values(state)]),
    `## ${text(l10n.t('Findings'))}`,
    ...findings.map(findingSection),
    `## ${text(l10n.t('What this means for this FRITZ!Box'))}`,
    list(consequences(observed).map(text)),
    ...background(),
    `## ${text(l10n.t('How to change it'))}`,
    howToChange(),
    `## ${text(l10n.t('More information'))}`,
    list(links(router)),
  ];
  return `${sections.join('\n\n')}\n`;
}

type Observed = readonly [BoxState, World | undefined];

function headline([state, world]: Observed): string {
  const configuration = configurationWords(automaticConfiguration(state, world?.ports?.seen).verdict);
  const updates = updatesWords(automaticUpdates(state).verdict);
  return `**${text(l10n.t('Automatic configuration by the internet provider: {0}. Automatic updates by the internet provider: {1}.', configuration, updates))}**`;
}

function values({ managementServer, firmwareDownload, device }: BoxState): string[][] {
  const rows = [
    [l10n.t('Model'), code(device.model)],
    [l10n.t('Model number'), code(device.modelNumber)],
    ...serverRows(managementServer),
    [
      l10n.t('Updates by the internet provider'),
      isRead(firmwareDownload)
        ? text(updatesWords(firmwareDownload.allowed ? 'allowed' : 'not-allowed'))
        : unread(firmwareDownload),
    ],
  ];
  return rows.map(([name = '', value = '']) => [text(name), value]);
}

function serverRows(server: Part<ProviderServer>): string[][] {
  if (!isRead(server)) return [[l10n.t('Server of the internet provider (ACS)'), unread(server)]];
  const { connectionRequest } = server;
  return [
    [l10n.t('Server of the internet provider (ACS)'), endpoint(server.acs, (acs) => acs.masked)],
    [l10n.t('Contacts the server at intervals'), text(intervals(server))],
    [
      l10n.t('Address for connection requests'),
      endpoint(connectionRequest, ({ host, port }) => (port === undefined ? host : `${host}:${port}`)),
    ],
    [l10n.t('User for connection requests'), code(server.connectionRequestUsername)],
    [l10n.t('Internet provider manages updates'), text(server.upgradesManaged ? l10n.t('yes') : l10n.t('no'))],
  ];
}

function endpoint(
  value: ProviderServer['acs'],
  show: (shown: Exclude<ProviderServer['acs'], string>) => string,
): string {
  if (isEndpoint(value)) return code(show(value));
  return text(value === 'none' ? l10n.t('none') : l10n.t('set, but not readable and not shown'));
}

function intervals({ periodicInform, periodicInformInterval, periodicInformTime }: ProviderServer): string {
  if (!periodicInform) return onOff(false);
  const every =
    periodicInformInterval === undefined ? onOff(true) : l10n.t('on, interval {0}', duration(periodicInformInterval));
  // TR-069 writes the unknown time as the first moment of year 1.
  const counted = periodicInformTime !== '' && !periodicInformTime.startsWith('0001-');
  return counted ? l10n.t('{0}, counted from {1}', every, periodicInformTime) : every;
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** In the largest unit that comes out even. */
function duration(seconds: number): string {
  const [unit, length] = UNITS.find(([, length]) => seconds >= length && seconds % length === 0) ?? UNITS[3];
  return new Intl.NumberFormat(env.language, { style: 'unit', unit, unitDisplay: 'long' }).format(seconds / length);
}

function unread(unread: Unread): string {
  return text(l10n.t('could not be read · {0}', whyUnread(unread).why));
}

function findingSection(finding: ProviderFinding): string {
  const { summary, why, remedy } = findingWords(finding);
  const parts = [
    `### ${text(levelHeading(finding.level, summary))}`,
    text(remedy === undefined ? why : `${why} ${remedy}`),
  ];
  if ('reasons' in finding) parts.push(list(finding.reasons.map(reasonWords).map(text)));
  if ('answer' in finding) {
    const heading = finding.answer.truncated ? l10n.t('The beginning of the answer:') : l10n.t('The answer:');
    parts.push(text(heading), fence(finding.answer.text));
  }
  return parts.join('\n\n');
}

/** What this box's values come to, beyond the single findings. */
function consequences([state, world]: Observed): string[] {
  const configuration = automaticConfiguration(state, world?.ports?.seen).verdict;
  const updates = automaticUpdates(state).verdict;
  return [
    configuration === 'likely-on'
      ? l10n.t('Your internet provider can probably change settings of this FRITZ!Box without asking you.')
      : configuration === 'likely-off'
        ? l10n.t('Nothing that was read suggests that your internet provider can change settings of this FRITZ!Box.')
        : l10n.t('Your internet provider may be able to change settings of this FRITZ!Box.'),
    ...(updates === 'allowed'
      ? [l10n.t('Your internet provider can install another version of FRITZ!OS on this FRITZ!Box.')]
      : []),
    ...(mayBeProvidersOwn(state.device.modelNumber, state.managementServer)
      ? [
          l10n.t(
            'This FRITZ!Box may belong to your internet provider. Without this access its service, its support or your telephony may stop working: ask first.',
          ),
        ]
      : []),
  ];
}

/** Retold from the vendor's help on port 8089 and from TR-069 itself. */
function background(): string[] {
  return [
    `## ${text(l10n.t('What TR-069 may do'))}`,
    text(
      l10n.t(
        'TR-069 is the protocol with which internet providers manage the devices of their customers. With it an internet provider can:',
      ),
    ),
    list(
      [
        l10n.t('set up internet access and telephony, at first and whenever something changes'),
        l10n.t('install updates of FRITZ!OS'),
        l10n.t('read the state of the connection and diagnose faults remotely'),
      ].map(text),
    ),
    text(
      l10n.t(
        'A FRITZ!Box opens port 8089 if the internet provider uses TR-069 and automatic configuration or automatic updates are allowed. Boxes supplied by an internet provider come with both allowed.',
      ),
    ),
    `## ${text(l10n.t('How the connection to the internet provider is protected'))}`,
    text(
      l10n.t(
        'The internet provider cannot send settings to port 8089. There it can only ask the FRITZ!Box to connect, with a path that only the two of them know.',
      ),
    ),
    text(
      l10n.t(
        'The FRITZ!Box checks the path and discloses nothing. If the path is right, the FRITZ!Box itself makes a new, encrypted connection to the server it already knows, and settings are sent only over that one. A stranger who finds the port can neither read anything nor direct the FRITZ!Box to another server.',
      ),
    ),
    text(l10n.t('An update is installed only if the manufacturer has signed it, no matter where it comes from.')),
    text(
      l10n.t(
        'The manufacturer promises this. The check tests one part of it: it requests a random path and looks at the answer.',
      ),
    ),
    `## ${text(l10n.t('What this check can say, and what it cannot'))}`,
    list(
      [
        l10n.t(
          'The check looks from this computer. In the home network the result may differ from what the internet sees.',
        ),
        l10n.t(
          'In the home network the FRITZ!Box itself answers at its external IP address. Only a check from another network shows what the internet sees.',
        ),
        l10n.t(
          'The FRITZ!Box does not report whether automatic configuration is allowed. It is inferred, and the address of a server may also come with the internet connection.',
        ),
        l10n.t(
          'One connection was made to each port, with one request that holds no login. Nothing was sent to any address but those of this FRITZ!Box.',
        ),
      ].map(text),
    ),
  ];
}

function howToChange(): string {
  const steps = [
    l10n.t('Open the web interface of the FRITZ!Box and sign in.'),
    l10n.t('Open {0}.', providerServicesPage()),
    l10n.t(
      'Switch "Allow automatic configuration by the service provider" and "Allow automatic updates" on or off, and apply.',
    ),
  ];
  return steps.map((step, index) => `${index + 1}. ${text(step)}`).join('\n');
}

function links({ page }: ReportedRouter): string[] {
  const language = env.language.startsWith('de') ? 'de' : 'en';
  return [
    // The preview spoils the brackets of an IPv6 address.
    ...(page.includes('[') ? [] : [link(l10n.t('Web interface of this FRITZ!Box'), page)]),
    link(
      l10n.t('Help of the manufacturer on TR-069 and port 8089'),
      `https://service.avm.de/help/${language}/FRITZ-Box-7590/017p1/hilfe_port_tr069`,
    ),
    link(l10n.t('The standard and its data models'), 'https://cwmp-data-models.broadband-forum.org/'),
  ];
}
