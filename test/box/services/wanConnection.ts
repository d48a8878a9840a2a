/**
 * What the two kinds of internet connection have in common. Every box lists both and uses one; the other says it is
 * not configured, yet may still name the external address (tr064-facts.md, sections 1.2 and 1.9).
 */
import { Fault } from '../fault';
import { FLAG, TEXT, UI2, UI4, args, type Action, type StateVariable, type Value } from '../service';
import { secondsSince, type BoxState } from '../state';

const CONNECTION_TYPE: StateVariable = { ...TEXT, allowed: ['Unconfigured', 'IP_Routed', 'IP_Bridged'] };

export const commonVariables: Record<string, StateVariable> = {
  Enable: FLAG,
  Name: TEXT,
  ConnectionType: { ...CONNECTION_TYPE, default: 'Unconfigured' },
  PossibleConnectionTypes: CONNECTION_TYPE,
  ConnectionStatus: {
    ...TEXT,
    default: 'Unconfigured',
    allowed: [
      'Unconfigured',
      'Connecting',
      'Authenticating',
      'PendingDisconnect',
      'Disconnecting',
      'Disconnected',
      'Connected',
    ],
  },
  Uptime: { ...UI4, range: { minimum: 0, maximum: 0xffffffff, step: 1 } },
  NATEnabled: { ...FLAG, default: '1' },
  LastConnectionError: { ...TEXT, default: 'ERROR_NONE' },
  IdleDisconnectTime: UI4,
  DNSServers: TEXT,
  MACAddress: TEXT,
  ConnectionTrigger: TEXT,
  ExternalIPAddress: TEXT,
  RemoteHost: TEXT,
  ExternalPort: UI2,
  InternalPort: UI2,
  PortMappingProtocol: { ...TEXT, allowed: ['TCP', 'UDP'] },
  InternalClient: TEXT,
  PortMappingDescription: TEXT,
  PortMappingEnabled: FLAG,
  PortMappingLeaseDuration: UI4,
  PortMappingNumberOfEntries: UI2,
  RSIPAvailable: FLAG,
  RouteProtocolRx: { ...TEXT, default: 'Off' },
  DNSOverrideAllowed: FLAG,
  DNSEnabled: { ...FLAG, default: '1' },
};

const MAPPING = `InternalPort InternalClient NewEnabled=PortMappingEnabled
  PortMappingDescription NewLeaseDuration=PortMappingLeaseDuration`;
const MAPPING_KEY = 'RemoteHost ExternalPort NewProtocol=PortMappingProtocol';

export function commonActions(kind: 'ppp' | 'ip'): Record<string, Action> {
  return {
    GetConnectionTypeInfo: {
      out: args('ConnectionType PossibleConnectionTypes'),
      run: ({ state }) => connectionInfo(kind, state),
    },
    SetConnectionType: { in: args('ConnectionType') },
    GetStatusInfo: {
      out: args('ConnectionStatus LastConnectionError Uptime'),
      run: ({ state }) => connectionStatus(kind, state),
    },
    GetNATRSIPStatus: { out: args('RSIPAvailable NATEnabled'), run: ({ state }) => connectionInfo(kind, state) },
    SetConnectionTrigger: { in: args('ConnectionTrigger') },
    ForceTermination: {},
    RequestConnection: {},
    GetGenericPortMappingEntry: {
      in: args('NewPortMappingIndex=PortMappingNumberOfEntries'),
      out: args(`${MAPPING_KEY} ${MAPPING}`),
      run: (call) => {
        const mapping = call.state.internet.portMappings[call.number('NewPortMappingIndex')];
        if (!mapping || call.state.internet.connection !== kind) {
          throw new Fault(713);
        }
        return {
          NewRemoteHost: mapping.remoteHost,
          NewExternalPort: mapping.externalPort,
          NewProtocol: mapping.protocol,
          NewInternalPort: mapping.internalPort,
          NewInternalClient: mapping.internalClient,
          NewEnabled: mapping.enabled,
          NewPortMappingDescription: mapping.description,
          NewLeaseDuration: 0,
        };
      },
    },
    GetSpecificPortMappingEntry: { in: args(MAPPING_KEY), out: args(MAPPING) },
    AddPortMapping: { in: args(`${MAPPING_KEY} ${MAPPING}`) },
    DeletePortMapping: { in: args(MAPPING_KEY) },
    GetExternalIPAddress: {
      out: args('ExternalIPAddress'),
      run: ({ state }) => ({ NewExternalIPAddress: state.internet.ipv4 }),
    },
    X_GetDNSServers: {
      out: args('DNSServers'),
      run: ({ state }) => ({ NewDNSServers: state.internet.dnsServers }),
    },
    GetPortMappingNumberOfEntries: {
      out: args('PortMappingNumberOfEntries'),
      run: ({ state: { internet } }) => ({
        NewPortMappingNumberOfEntries: internet.connection === kind ? internet.portMappings.length : 0,
      }),
    },
    SetRouteProtocolRx: { in: args('RouteProtocolRx') },
    SetIdleDisconnectTime: { in: args('IdleDisconnectTime') },
  };
}

/** Values for GetInfo. */
export function connectionInfo(kind: 'ppp' | 'ip', state: BoxState): Record<string, Value> {
  const { internet, device } = state;
  const inUse = internet.connection === kind;
  return {
    ...connectionStatus(kind, state),
    NewEnable: inUse,
    NewPossibleConnectionTypes: 'IP_Routed, IP_Bridged',
    NewConnectionType: inUse ? 'IP_Routed' : 'Unconfigured',
    NewName: inUse ? 'internet' : '',
    NewRSIPAvailable: false,
    NewNATEnabled: true,
    NewExternalIPAddress: inUse ? internet.ipv4 : '',
    NewDNSServers: inUse ? internet.dnsServers : '',
    NewMACAddress: device.mac.replace(/..(?=.)/g, '$&:'),
    NewConnectionTrigger: 'AlwaysOn',
    NewRouteProtocolRx: 'Off',
    NewDNSEnabled: true,
    NewDNSOverrideAllowed: false,
  };
}

function connectionStatus(kind: 'ppp' | 'ip', { internet }: BoxState): Record<string, Value> {
  if (internet.connection !== kind) {
    return { NewConnectionStatus: 'Unconfigured', NewLastConnectionError: 'ERROR_NONE', NewUptime: 0 };
  }
  return {
    NewConnectionStatus: internet.connected ? 'Connected' : 'Disconnected',
    NewLastConnectionError: 'ERROR_NONE',
    NewUptime: internet.connected ? secondsSince(internet.since) : 0,
  };
}
