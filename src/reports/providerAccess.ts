import { env, l10n } from 'vscode';
import type { ProviderServer } from '../box/providerAccessServer';
import { type BoxState, isRead, type Part, type Unread } from '../box/boxState';
import { automaticConfiguration, automaticUpdates, isEndpoint, mayBeProvidersOwn } from '../diagnosis/providerAccess';
import { diagnose } from '../diagnosis/diagnose';
import type { ProviderFinding } from '../diagnosis/provider';
import type { World } from '../diagnosis/world';
import {
  configurationWords,
  providerServicesPage,
  providerWords,
  reasonWords,
  updatesWords,
} from '../ui/words/providerFindings';
import { formatMoment } from '../ui/words/dates';
import { errorWords } from '../ui/words/errors';
import { levelHeading } from '../ui/words/levels';
import { onOff } from '../ui/words/status';
import { code, fence, link, list, table, text } from './markdown';

export interface ReportedRouter {
  /** What the person calls it. */
  readonly name: string;
  /** Address of its own pages. */
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
    `## ${text(l10n.t('What follows for this FRITZ!Box'))}`,
    list(consequences(observed).map(text)),
    ...background(),
    `## ${text(l10n.t('How to change it'))}`,
    howToChange(),
    `## ${text(l10n.t('Read on'))}`,
    list(links(router)),
  ];
  return `${sections.join('\n\n')}\n`;
}

type Observed = readonly [BoxState, World | undefined];

function headline([state, world]: Observed): string {
  const configuration = configurationWords(automaticConfiguration(state, world?.ports?.seen).verdict);
  const updates = updatesWords(automaticUpdates(state).verdict);
  return `**${text(l10n.t('Automatic configuration by the provider: {0}. Automatic updates by the provider: {1}.', configuration, updates))}**`;
}

function values({ managementServer, firmwareDownload, device }: BoxState): string[][] {
  const rows = [
    [l10n.t('Model'), code(device.model)],
    [l10n.t('Model number'), code(device.modelNumber)],
    ...serverRows(managementServer),
    [
      l10n.t('Updates by the provider'),
      isRead(firmwareDownload)
        ? text(updatesWords(firmwareDownload.allowed ? 'allowed' : 'not-allowed'))
        : unread(firmwareDownload),
    ],
  ];
  return rows.map(([name = '', value = '']) => [text(name), value]);
}

function serverRows(server: Part<ProviderServer>): string[][] {
  if (!isRead(server)) return [[l10n.t('Server of the provider (ACS)'), unread(server)]];
  const { connectionRequest } = server;
  return [
    [l10n.t('Server of the provider (ACS)'), endpoint(server.acs, (acs) => acs.masked)],
    [l10n.t('Calls the server at intervals'), text(intervals(server))],
    [
      l10n.t('Address for requests of the provider'),
      endpoint(connectionRequest, ({ host, port }) => (port === undefined ? host : `${host}:${port}`)),
    ],
    [l10n.t('User for requests of the provider'), code(server.connectionRequestUsername)],
    [l10n.t('The provider looks after updates'), text(server.upgradesManaged ? l10n.t('yes') : l10n.t('no'))],
  ];
}

function endpoint(
  value: ProviderServer['acs'],
  show: (shown: Exclude<ProviderServer['acs'], string>) => string,
): string {
  if (isEndpoint(value)) return code(show(value));
  return text(value === 'none' ? l10n.t('none') : l10n.t('set, but not understood and not shown'));
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

function unread({ unread, code, status }: Unread): string {
  return text(l10n.t('could not be read · {0}', errorWords(unread, { code, status }).message));
}

function findingSection(finding: ProviderFinding): string {
  const { summary, why, remedy } = providerWords(finding);
  const parts = [
    `### ${text(`${levelHeading(finding.level)}: ${summary}`)}`,
    text(remedy === undefined ? why : `${why} ${remedy}`),
  ];
  if ('reasons' in finding) parts.push(list(finding.reasons.map(reasonWords).map(text)));
  if ('answer' in finding) {
    const heading = finding.answer.truncated ? l10n.t('The beginning of what came back:') : l10n.t('What came back:');
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
      ? l10n.t('Expect that your provider can change settings of this FRITZ!Box without asking you.')
      : configuration === 'likely-off'
        ? l10n.t('Nothing that was read suggests that your provider can change settings of this FRITZ!Box.')
        : l10n.t('Do not take it for granted that your provider cannot change settings of this FRITZ!Box.'),
    ...(updates === 'allowed'
      ? [l10n.t('Your provider can bring this FRITZ!Box to another version of FRITZ!OS.')]
      : []),
    ...(mayBeProvidersOwn(state.device.modelNumber, state.managementServer)
      ? [
          l10n.t(
            'This FRITZ!Box may be the property of your provider. Without this access its service, its support or your telephony may stop working: ask first.',
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
        'TR-069 is the protocol by which providers look after the devices of their customers. With it a provider can:',
      ),
    ),
    list(
      [
        l10n.t('set up internet access and telephony, at first and whenever something changes'),
        l10n.t('install updates of FRITZ!OS'),
        l10n.t('ask for the state of the connection, and look for faults from afar'),
      ].map(text),
    ),
    text(
      l10n.t(
        'A FRITZ!Box opens port 8089 if the provider uses TR-069 and automatic configuration or automatic updates are allowed. Boxes that a provider hands out come with both allowed.',
      ),
    ),
    `## ${text(l10n.t('How the way to the provider is protected'))}`,
    text(
      l10n.t(
        'The provider cannot send settings to port 8089. All it can do there is ask the FRITZ!Box to call: by a path that the two have agreed on and nobody else knows.',
      ),
    ),
    text(
      l10n.t(
        'The FRITZ!Box looks whether the path is the right one and hands out nothing. If it is, the FRITZ!Box itself makes a new, encrypted connection to the server it already knows, and settings travel over that one only. So a stranger who finds the port can neither read anything nor lead the FRITZ!Box to another server.',
      ),
    ),
    text(l10n.t('An update is installed only if the manufacturer has signed it, whoever sends it.')),
    text(
      l10n.t(
        'These are promises of the manufacturer. This check puts one of them to the test: it asks for a random path and looks at what comes back.',
      ),
    ),
    `## ${text(l10n.t('What this check can say, and what it cannot'))}`,
    list(
      [
        l10n.t(
          'It looks from this computer. What it sees in the home network says nothing certain about what the internet sees.',
        ),
        l10n.t(
          'Seen from inside, the FRITZ!Box answers for its internet address itself. Only a look from another network shows what strangers see.',
        ),
        l10n.t(
          'There is no way to ask the FRITZ!Box whether automatic configuration is allowed. It is inferred, and an address of a server may also come with the internet connection.',
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
    l10n.t('Open the pages of the FRITZ!Box and sign in.'),
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
    ...(page.includes('[') ? [] : [link(l10n.t('The pages of this FRITZ!Box'), page)]),
    link(
      l10n.t('Help of the manufacturer on TR-069 and port 8089'),
      `https://service.avm.de/help/${language}/FRITZ-Box-7590/017p1/hilfe_port_tr069`,
    ),
    link(l10n.t('The standard and its data models'), 'https://cwmp-data-models.broadband-forum.org/'),
  ];
}
