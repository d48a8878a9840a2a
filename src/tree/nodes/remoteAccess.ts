import { l10n } from 'vscode';
import { isRead, type BoxState, valueOf } from '../../box/boxState';
import type { Exposure } from '../../changes/exposures';
import { needsAttention, worst } from '../../common/level';
import { COMMANDS } from '../../common/commandIds';
import { internetRoute } from '../../diagnosis/boxHosts';
import { internetAddress } from '../../diagnosis/internetAddress';
import { standingOf } from '../../diagnosis/standing';
import type { RouterProfile } from '../../routers/profile';
import type { World } from '../../diagnosis/world';
import { formatAddress } from '../../tr064/address';
import { addressWords } from '../../ui/words/address';
import { formatDuration, formatMoment } from '../../ui/words/dates';
import { findingWords } from '../../ui/words/findingWords';
import { onOff } from '../../ui/words/status';
import { switchTag, type TreeNode, valueNode, valueNodes } from '../treeNode';
import { unreadNode } from './unread';

/** Remote access: whether it is on, by which address, for whom, and for how long. */
export function remoteAccessNode(
  boxState: BoxState,
  profile: RouterProfile,
  world?: World,
  exposure?: Exposure,
  now = Date.now(),
): TreeNode {
  const id = 'remoteAccess';
  const label = l10n.t('Remote access');
  const { remoteAccess, external } = boxState;
  if (!isRead(remoteAccess)) return unreadNode(id, label, remoteAccess);
  const { enabled, port, username } = remoteAccess;
  const offered = internetAddress(boxState, world);
  const address = offered?.url;
  const { externalIPv4, externalIPv6 } = valueOf(external) ?? {};
  const wrong = standingOf(boxState, world).findings.filter(
    ({ subject, level }) => subject === 'entry' && needsAttention(level),
  );
  return {
    id,
    label,
    description: [
      onOff(enabled),
      ...(enabled && exposure !== undefined && exposure.port === port ? [countdown(exposure, now)] : []),
      address?.replace('https://', ''),
    ]
      .filter(Boolean)
      .join(' · '),
    icon: 'globe',
    level: worst(wrong),
    value: address,
    tags: [switchTag('remoteAccess', enabled), ...(address === undefined ? [] : (['reachable'] as const))],
    tooltip: [
      l10n.t('Access to the FRITZ!Box from the internet over HTTPS, as the FRITZ!Box reports it.'),
      ...wrong.map((finding) => findingWords(finding).summary),
      ...(offered === undefined ? [] : [addressWords(offered.known)]),
    ].join('\n\n'),
    children: () => [
      ...valueNodes('address', l10n.t('Address'), address, { icon: 'link', tags: ['reachable'] }),
      port === undefined
        ? { id: 'port', label: l10n.t('Port'), description: l10n.t('none'), icon: 'plug' }
        : valueNode('port', l10n.t('Port'), String(port), { icon: 'plug' }),
      username === ''
        ? {
            id: 'user',
            label: l10n.t('User'),
            description: l10n.t('none'),
            icon: 'account',
            tooltip: l10n.t(
              'No user has the right to set up the FRITZ!Box from the internet. Give it to one under System / FRITZ!Box Users.',
            ),
          }
        : valueNode('user', l10n.t('User'), username, {
            icon: 'account',
            tooltip: l10n.t('User who may set up the FRITZ!Box from the internet'),
          }),
      ...valueNodes('externalIPv4', l10n.t('IPv4 address'), externalIPv4, { icon: 'broadcast' }),
      ...valueNodes('externalIPv6', l10n.t('IPv6 address'), externalIPv6, { icon: 'broadcast' }),
      ...possibleRouteNodes(boxState, profile),
    ],
  };
}

/** The route through the internet that could be set up. */
function possibleRouteNodes(boxState: BoxState, { routes }: RouterProfile): TreeNode[] {
  const possible = routes.internet === undefined ? internetRoute(boxState) : undefined;
  if (possible === undefined) return [];
  return [
    {
      id: 'route',
      label: l10n.t('Set Up Internet Route…'),
      description: formatAddress(possible.host, possible.port),
      icon: 'globe',
      isAction: true,
      command: COMMANDS.setUpInternetRoute,
      tooltip: l10n.t(
        'This FRITZ!Box can also be read and changed through its remote access, when its home network cannot be reached.',
      ),
    },
  ];
}

function countdown({ until }: Exposure, now: number): string {
  const end = new Date(until);
  const left = end.getTime() - now;
  return left > 0 ? l10n.t('{0} left', formatDuration(left)) : l10n.t('should be off since {0}', formatMoment(end));
}
