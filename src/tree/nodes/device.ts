import { l10n } from 'vscode';
import { fritzOsVersion, type BoxState } from '../../box/boxState';
import { type RouterProfile, routesOf } from '../../routers/profile';
import { formatAddress } from '../../tr064/address';
import { formatMoment } from '../../ui/words/dates';
import { routeWords } from '../../ui/words/routers';
import { type TreeNode, valueNode } from '../treeNode';

/** The device: model, FRITZ!OS, its routes, and when it was read. */
export function deviceNode(boxState: BoxState, profile: RouterProfile): TreeNode {
  const { device, readAt, route } = boxState;
  const version = l10n.t('FRITZ!OS {0}', fritzOsVersion(device.softwareVersion));
  // Beside the label, no more has room.
  const model = device.model.replace('FRITZ!Box ', '');
  return {
    id: 'device',
    label: l10n.t('Device'),
    icon: 'server',
    description: [model, version].join(' · '),
    tooltip: l10n.t('Last read {0} · {1}', formatMoment(new Date(readAt)), routeWords(route)),
    children: () => [
      valueNode('model', l10n.t('Model'), device.model, { icon: 'device-desktop' }),
      valueNode('version', 'FRITZ!OS', fritzOsVersion(device.softwareVersion), {
        icon: 'versions',
        tooltip: device.softwareVersion,
      }),
      ...routeNodes(boxState, profile),
      { id: 'readAt', label: l10n.t('Last read'), icon: 'history', description: formatMoment(new Date(readAt)) },
    ],
  };
}

function routeNodes(boxState: BoxState, profile: RouterProfile): TreeNode[] {
  const routes = routesOf(profile);
  return routes.map(({ kind, address: { host, port } }): TreeNode => {
    const address = formatAddress(host, port);
    const inUse = routes.length > 1 && kind === boxState.route;
    return valueNode(`route.${kind}`, routeWords(kind), address, {
      icon: kind === 'lan' ? 'home' : 'globe',
      ...(inUse ? { description: l10n.t('{0} · this time', address) } : {}),
      tags: kind === 'internet' ? ['internetRoute', 'copyable'] : ['copyable'],
    });
  });
}
