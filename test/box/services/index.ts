/**
 * Where each service hangs in the tree of devices (tr064-facts.md, section 1.2).
 */
import { type Service } from '../service';
import { appSetup } from './appSetup';
import { auth } from './auth';
import { deviceConfig } from './deviceConfig';
import { deviceInfo } from './deviceInfo';
import { hosts } from './hosts';
import { lanConfigSecurity } from './lanConfigSecurity';
import { lanEthernetInterfaceConfig } from './lanEthernetInterfaceConfig';
import { lanHostConfigManagement } from './lanHostConfigManagement';
import { layer3Forwarding } from './layer3Forwarding';
import { managementServer } from './managementServer';
import { myFritz } from './myFritz';
import { remoteAccess } from './remoteAccess';
import { time } from './time';
import { userInterface } from './userInterface';
import { wanCommonInterfaceConfig } from './wanCommonInterfaceConfig';
import { wanDslInterfaceConfig } from './wanDslInterfaceConfig';
import { wanIpConnection } from './wanIpConnection';
import { wanDslLinkConfig, wanEthernetLinkConfig } from './wanLinkConfig';
import { wanPppConnection } from './wanPppConnection';

export interface DeviceNode {
  type: 'InternetGatewayDevice' | 'LANDevice' | 'WANDevice' | 'WANConnectionDevice';
  services: readonly Service[];
  devices: readonly DeviceNode[];
}

export const deviceTree: DeviceNode = {
  type: 'InternetGatewayDevice',
  services: [
    deviceInfo,
    deviceConfig,
    layer3Forwarding,
    lanConfigSecurity,
    managementServer,
    time,
    userInterface,
    remoteAccess,
    myFritz,
    auth,
    appSetup,
  ],
  devices: [
    { type: 'LANDevice', services: [hosts, lanEthernetInterfaceConfig, lanHostConfigManagement], devices: [] },
    {
      type: 'WANDevice',
      services: [wanCommonInterfaceConfig, wanDslInterfaceConfig],
      devices: [
        {
          type: 'WANConnectionDevice',
          services: [wanDslLinkConfig, wanEthernetLinkConfig, wanPppConnection, wanIpConnection],
          devices: [],
        },
      ],
    },
  ],
};

export function allServices(node: DeviceNode = deviceTree): Service[] {
  return [...node.services, ...node.devices.flatMap((child) => allServices(child))];
}
