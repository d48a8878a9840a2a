import { l10n } from 'vscode';
import { isRead, type Snapshot } from '../../box/snapshot';
import { COMMANDS } from '../../common/commandIds';
import type { Observations, ObservedPort } from '../../diagnosis/checks/observations';
import { portFinding } from '../../diagnosis/checks/portFinding';
import { isWanting, worst } from '../../diagnosis/health';
import { automaticConfiguration, automaticUpdates } from '../../diagnosis/providerAccess';
import { checkProviderAccess, type ProviderAccessFinding } from '../../diagnosis/providerAccessChecks';
import type { CheckRecord } from '../../storage/checkStore';
import { checkWords, configurationWords, updatesWords } from '../../ui/words/checks';
import { formatMoment } from '../../ui/words/dates';
import type { TreeNode } from '../treeNode';
import { unreadNode } from './unread';

/** What is known of the provider's access: what the box says now, and how its ports looked at the last check. */
export function providerObservations(snapshot: Snapshot, check: CheckRecord | undefined): Observations {
  const { managementServer, firmwareDownload, device } = snapshot;
  const { ports } = check?.observations ?? {};
  return {
    managementServer,
    firmwareDownload,
    model: { name: device.model, number: device.modelNumber },
    ...(ports === undefined ? {} : { ports }),
  };
}

/** What is wrong with the provider's access, for the row of the router. */
export function providerProblems(snapshot: Snapshot, check: CheckRecord | undefined): ProviderAccessFinding[] {
  return checkProviderAccess(providerObservations(snapshot, check)).filter(({ level }) => isWanting(level));
}

/** Provider access (TR-069): who at the provider may do what, and how quiet port 8089 is. */
export function providerAccessNode(snapshot: Snapshot, check: CheckRecord | undefined): TreeNode {
  const id = 'providerAccess';
  const label = l10n.t('Provider access (TR-069)');
  const { managementServer, firmwareDownload } = snapshot;
  const tags = ['providerAccess'] as const;
  if (!isRead(managementServer) && !isRead(firmwareDownload)) {
    const node = unreadNode(id, label, managementServer);
    if (managementServer.unread !== 'not-authorized') return { ...node, tags };
    // A user without this right is not in trouble: there is just less to see.
    return { ...node, level: 'info', icon: 'organization', description: l10n.t('not allowed to look (606)'), tags };
  }
  const observations = providerObservations(snapshot, check);
  const configuration = automaticConfiguration(observations).verdict;
  const updates = automaticUpdates(observations).verdict;
  const problems = providerProblems(snapshot, check);
  const { ports = [] } = observations;
  const notable =
    ports.find((one) => isWanting(findingOf(one).level)) ??
    ports.find(({ side, role }) => side === 'home' && role === 'usual');
  const port = notable === undefined ? [] : [summaryOf(notable)];
  return {
    id,
    label,
    icon: 'organization',
    level: worst(problems),
    description: [
      ...(problems.length > 0 ? port : []),
      l10n.t('configuration {0}', configurationWords(configuration)),
      l10n.t('updates {0}', updatesWords(updates)),
      ...(problems.length > 0 ? [] : port),
    ].join(' · '),
    tooltip: [
      ...problems.map((finding) => checkWords(finding).summary),
      l10n.t('What your provider can do to this FRITZ!Box from afar.'),
    ].join('\n\n'),
    tags,
    children: () => [
      {
        id: 'providerConfiguration',
        label: l10n.t('Automatic configuration'),
        description: configurationWords(configuration),
        icon: 'settings-gear',
        tooltip: l10n.t('The FRITZ!Box does not tell: this is inferred. The check says from what.'),
        tags: ['providerConfiguration'],
      },
      {
        id: 'providerUpdates',
        label: l10n.t('Automatic updates'),
        description: updatesWords(updates),
        icon: 'cloud-download',
        tags: updates === 'allowed' ? ['providerUpdatesOn'] : ['providerUpdatesOff'],
      },
      ...ports.map(portNode),
      {
        id: 'providerCheck',
        label: check?.observations.ports === undefined ? l10n.t('Check provider access…') : l10n.t('Check again…'),
        ...(check?.observations.ports === undefined
          ? {}
          : { description: l10n.t('checked {0}', formatMoment(new Date(check.at))) }),
        icon: 'search',
        command: COMMANDS.checkProviderAccess,
      },
    ],
  };
}

function findingOf(observed: ObservedPort): ReturnType<typeof portFinding> {
  return portFinding(observed.side === 'home' ? 'tr069-port' : 'external-address', observed);
}

function summaryOf(observed: ObservedPort): string {
  const { address, port, side } = observed;
  return side === 'home'
    ? l10n.t('port {0} {1}', port, portWords(observed))
    : l10n.t('port {0} at {1} {2}', port, address, portWords(observed));
}

function portNode(observed: ObservedPort): TreeNode {
  const { address, port, side } = observed;
  const finding = findingOf(observed);
  return {
    id: `port-${address}-${port}`,
    label: side === 'home' ? l10n.t('Port {0}', port) : l10n.t('Port {0} at {1}', port, address),
    description: portWords(observed),
    icon: 'plug',
    level: finding.level,
    tooltip: checkWords(finding).summary,
  };
}

function portWords({ probe }: ObservedPort): string {
  switch (probe.state) {
    case 'closed':
      return l10n.t('closed');
    case 'filtered':
      return l10n.t('does not answer');
    case 'unreachable':
      return l10n.t('no way there from this computer');
    case 'silent':
      return l10n.t('open, silent');
    case 'answered':
      return probe.disclosures.length === 0 ? l10n.t('open, gives nothing away') : l10n.t('open, gives something away');
  }
}
