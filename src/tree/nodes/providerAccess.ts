import { l10n } from 'vscode';
import { type BoxState, isRead } from '../../box/boxState';
import { COMMANDS } from '../../common/commandIds';
import { needsAttention, worst } from '../../common/level';
import type { Finding } from '../../diagnosis/diagnose';
import type { PortFinding } from '../../diagnosis/provider';
import { automaticConfiguration, automaticUpdates, TR069_PORT } from '../../diagnosis/providerAccess';
import type { World } from '../../diagnosis/world';
import { formatAddress } from '../../tr064/address';
import { formatMoment } from '../../ui/words/dates';
import { findingWords } from '../../ui/words/findingWords';
import { configurationWords, portStateWords, updatesWords } from '../../ui/words/providerFindings';
import { switchTag, type Tag, type TreeNode } from '../treeNode';
import { unreadNode } from './unread';

/** Access of the internet provider (TR-069): updates, configuration, and how port 8089 answers. */
export function providerAccessNode(boxState: BoxState, world: World | undefined, all: readonly Finding[]): TreeNode {
  const id = 'providerAccess';
  const label = l10n.t('Internet provider');
  const { managementServer, firmwareDownload } = boxState;
  const tags: Tag[] = ['providerAccess', ...updatesTags(boxState)];
  if (!isRead(managementServer) && !isRead(firmwareDownload)) {
    const node = unreadNode(id, label, managementServer);
    if (managementServer.unread !== 'not-authorized') return { ...node, tags };
    // Without this right less can be read: that is no fault.
    return { ...node, level: 'info', icon: 'organization', description: l10n.t('no permission (606)'), tags };
  }
  const findings = all.flatMap((finding) => (finding.subject === 'provider' ? [finding] : []));
  const configuration = automaticConfiguration(boxState, world?.ports?.seen).verdict;
  const updates = automaticUpdates(boxState).verdict;
  const problems = findings.filter(({ level }) => needsAttention(level));
  const ports = findings.flatMap((finding) => ('side' in finding ? [finding] : []));
  const notable =
    ports.find(({ level }) => needsAttention(level)) ??
    ports.find(({ side, port }) => side === 'home' && port === TR069_PORT) ??
    ports.find(({ side }) => side === 'home');
  const port = notable === undefined ? [] : [findingWords(notable).short];
  return {
    id,
    label,
    icon: 'organization',
    level: worst(problems),
    description: [
      ...(problems.length > 0 ? port : []),
      // Beside this label, no more has room.
      l10n.t('updates: {0}', { allowed: l10n.t('yes'), 'not-allowed': l10n.t('no'), unknown: '?' }[updates]),
      ...(problems.length > 0 ? [] : port),
    ].join(' · '),
    tooltip: [
      ...problems.map((finding) => findingWords(finding).summary),
      [
        l10n.t('updates {0}', updatesWords(updates)),
        l10n.t('configuration {0}', configurationWords(configuration)),
      ].join(' · '),
      l10n.t('What your internet provider can do to this FRITZ!Box over TR-069.'),
    ].join('\n\n'),
    tags,
    children: () => [
      {
        id: 'providerConfiguration',
        label: l10n.t('Configuration'),
        description: configurationWords(configuration),
        icon: 'settings-gear',
        tooltip: l10n.t('The FRITZ!Box does not report this: it is inferred. The report of the check says from what.'),
        tags: ['providerConfiguration'],
      },
      {
        id: 'providerUpdates',
        label: l10n.t('Updates'),
        description: updatesWords(updates),
        icon: 'cloud-download',
        tags: updatesTags(boxState),
      },
      ...ports.map(portNode),
      {
        id: 'providerCheck',
        label: world?.ports === undefined ? l10n.t('Check Internet Provider Access') : l10n.t('Check Again'),
        description: world?.ports && l10n.t('checked {0}', formatMoment(new Date(world.ports.at))),
        icon: 'search',
        isAction: true,
        command: COMMANDS.checkProviderAccess,
      },
    ],
  };
}

/** How the switch for updates stands, where that is known. */
export function updatesTags(boxState: BoxState): Tag[] {
  const { verdict } = automaticUpdates(boxState);
  return verdict === 'unknown' ? [] : [switchTag('providerUpdates', verdict === 'allowed')];
}

function portNode(finding: PortFinding): TreeNode {
  const { address, port, side, code, level } = finding;
  return {
    id: `port-${address}-${port}`,
    label: side === 'home' ? l10n.t('Port {0}', port) : formatAddress(address, port),
    description: portStateWords(code),
    icon: 'plug',
    level,
    tooltip: findingWords(finding).summary,
  };
}
