import { args, type Service } from '../service';
import { commonActions, commonVariables, connectionInfo } from './wanConnection';

/** The internet connection of a cable or fibre line. Its control URL is not built like that of WANPPPConnection. */
export const wanIpConnection: Service = {
  type: 'WANIPConnection',
  id: 'urn:WANIPConnection-com:serviceId:WANIPConnection1',
  control: 'wanipconnection1',
  scpd: '/wanipconnSCPD.xml',
  routersOnly: true,
  variables: commonVariables,
  actions: {
    GetInfo: {
      out: args(
        `Enable ConnectionStatus PossibleConnectionTypes ConnectionType Name Uptime LastConnectionError RSIPAvailable
         NATEnabled ExternalIPAddress DNSServers MACAddress ConnectionTrigger RouteProtocolRx DNSEnabled
         DNSOverrideAllowed`,
      ),
      run: ({ state }) => connectionInfo('ip', state),
    },
    ...commonActions('ip'),
  },
};
