import { isIP } from 'node:net';
import { l10n } from 'vscode';
import { fritzOsVersion, type Snapshot } from '../../remoteAccess/snapshot';
import type { RouterProfile } from '../../routers/profile';
import { formatAddress, isPrivateAddress } from '../../tr064/address';
import { formatMoment } from '../../ui/words/dates';
import { type TreeNode, valueNode } from '../treeNode';

/** The device: model, FRITZ!OS, the way it is reached, and when it was read. */
export function deviceNode({ device, readAt }: Snapshot, { host, port }: RouterProfile): TreeNode {
  const version = l10n.t('FRITZ!OS {0}', fritzOsVersion(device.softwareVersion));
  const read = l10n.t('read {0}', formatMoment(new Date(readAt)));
  return {
    id: 'device',
    label: l10n.t('Device'),
    icon: 'server',
    description: [device.model, version, routeWords(host), read].join(' · '),
    children: [
      valueNode('model', l10n.t('Model'), device.model, { icon: 'device-desktop' }),
      valueNode('version', 'FRITZ!OS', fritzOsVersion(device.softwareVersion), {
        icon: 'versions',
        tooltip: device.softwareVersion,
      }),
      valueNode('route', l10n.t('Reached by'), formatAddress(host, port), { icon: 'plug' }),
      { id: 'readAt', label: l10n.t('Last read'), icon: 'history', description: formatMoment(new Date(readAt)) },
    ],
  };
}

/** The way a router is reached. A name is one of the home network; only an address can be seen to be outside. */
export function routeWords(host: string): string {
  return isIP(host) === 0 || isPrivateAddress(host) ? l10n.t('LAN') : l10n.t('Internet');
}
