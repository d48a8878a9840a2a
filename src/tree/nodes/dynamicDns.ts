import { l10n } from 'vscode';
import { ddnsMode, usesFamily } from '../../box/ddns';
import { type DdnsStatus, isRead, type BoxState } from '../../box/boxState';
import { needsAttention, worst } from '../../common/level';
import type { Finding } from '../../diagnosis/diagnose';
import { statusLevel } from '../../diagnosis/names';
import { type Sight, sightOf, type World } from '../../diagnosis/world';
import { findingWords } from '../../ui/words/findingWords';
import { ddnsModeWords, ddnsStateWords } from '../../ui/words/status';
import { switchTag, type TreeNode, valueNodes } from '../treeNode';
import { unreadNode } from './unread';

/** Dynamic DNS: the name, its state for each address family, the provider and how it is updated. */
export function dynamicDnsNode(boxState: BoxState, world: World | undefined, all: readonly Finding[]): TreeNode {
  const { ddns } = boxState;
  const id = 'dynamicDns';
  const label = l10n.t('Dynamic DNS');
  if (!isRead(ddns)) return unreadNode(id, label, ddns);
  const switched = switchTag('ddns', ddns.enabled);
  if (!ddns.enabled && ddns.domain === '') {
    return { id, label, description: l10n.t('off'), icon: 'milestone', tags: [switched] };
  }
  const findings = all.filter(isOfDynamicDns);
  const raw = findings.flatMap((finding) => ('domain' in finding && 'raw' in finding ? finding.raw : []))[0];
  const state = ddns.enabled ? ddnsStateWords(raw ?? statusInUse(ddns)) : l10n.t('off');
  // What was seen of the name counts more than what the box says of it.
  const [seen] = findings.filter(({ basis, level }) => ddns.enabled && basis === 'seen' && needsAttention(level));
  return {
    id,
    label,
    description: seen === undefined ? [state, ddns.domain].filter(Boolean).join(' · ') : findingWords(seen).short,
    icon: 'milestone',
    value: ddns.domain,
    level: ddns.enabled ? worst(findings) : 'ok',
    tags: [switched, 'ddns', ...(ddns.domain === '' ? [] : (['copyable'] as const))],
    children: () => [
      ...familyNodes(ddns, sightOf(boxState, world)),
      {
        id: 'provider',
        label: l10n.t('DDNS provider'),
        icon: 'server-process',
        description: [ddns.providerName, ddnsModeWords(ddns.mode)].filter(Boolean).join(' · '),
        tags: ['ddns'],
      },
      ...valueNodes('username', l10n.t('User'), ddns.username, { icon: 'account' }),
      ...(ddns.maskedUpdateUrl === ''
        ? []
        : [
            {
              id: 'updateUrl',
              label: l10n.t('Update URL'),
              icon: 'link',
              description: ddns.maskedUpdateUrl,
              tooltip: l10n.t('{0}\n\nSecrets in it are not shown.', ddns.maskedUpdateUrl),
            },
          ]),
    ],
  };
}

/** How dynamic DNS stands, and where the names lead that it keeps. */
export function isOfDynamicDns(finding: Finding): boolean {
  const { code } = finding;
  return code.startsWith('ddns-') || code === 'name-not-looked-up' || ('role' in finding && finding.role === 'ddns');
}

/** Where all is well, one family speaks for both. */
function statusInUse({ mode, statusIPv4, statusIPv6 }: DdnsStatus): string {
  return usesFamily(ddnsMode(mode), 'ipv4') ? statusIPv4 : statusIPv6;
}

/** Both address families. One that the mode does not update has no level: what the box reports of it is old. */
function familyNodes({ enabled, mode, statusIPv4, statusIPv6 }: DdnsStatus, sight: Sight): TreeNode[] {
  const families = [
    ['ipv4', 'IPv4', statusIPv4],
    ['ipv6', 'IPv6', statusIPv6],
  ] as const;
  return families.map(([family, label, raw]) => {
    if (!enabled) return { id: family, label, icon: 'circle-slash', description: l10n.t('off') };
    if (!usesFamily(ddnsMode(mode), family))
      return { id: family, label, icon: 'circle-slash', description: l10n.t('not used') };
    // The state is the box's word: no tick stands for it.
    return {
      id: family,
      label,
      description: ddnsStateWords(raw),
      icon: 'broadcast',
      level: statusLevel(sight, family),
    };
  });
}
