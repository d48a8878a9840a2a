import { FLAG, I4, TEXT, UI2, args, type Service } from '../service';
import { type Internet } from '../state';

const DEFAULT_SERVICE: Record<Internet['connection'], string> = {
  ppp: '1.WANPPPConnection.1',
  ip: '1.WANIPConnection.1',
  none: '',
};

/** Tells which of the two WAN connections is in use, with dots and not as a service id (tr064-facts.md, 1.2). */
export const layer3Forwarding: Service = {
  type: 'Layer3Forwarding',
  id: 'urn:Layer3Forwarding-com:serviceId:Layer3Forwarding1',
  control: 'layer3forwarding',
  scpd: '/layer3forwardingSCPD.xml',
  variables: {
    DefaultConnectionService: TEXT,
    ForwardNumberOfEntries: UI2,
    Enable: FLAG,
    Status: TEXT,
    Type: TEXT,
    DestIPAddress: TEXT,
    DestSubnetMask: TEXT,
    SourceIPAddress: TEXT,
    SourceSubnetMask: TEXT,
    GatewayIPAddress: TEXT,
    Interface: TEXT,
    ForwardingMetric: I4,
  },
  actions: {
    SetDefaultConnectionService: { in: args('DefaultConnectionService') },
    GetDefaultConnectionService: {
      out: args('DefaultConnectionService'),
      run: ({ state }) => ({ NewDefaultConnectionService: DEFAULT_SERVICE[state.internet.connection] }),
    },
    GetForwardNumberOfEntries: { out: args('ForwardNumberOfEntries'), run: () => ({ NewForwardNumberOfEntries: 0 }) },
    AddForwardingEntry: {
      in: args(
        `Type DestIPAddress DestSubnetMask SourceIPAddress SourceSubnetMask
         GatewayIPAddress Interface ForwardingMetric`,
      ),
    },
    DeleteForwardingEntry: { in: args('DestIPAddress DestSubnetMask SourceIPAddress SourceSubnetMask') },
    GetSpecificForwardingEntry: {
      in: args('DestIPAddress DestSubnetMask SourceIPAddress SourceSubnetMask'),
      out: args('GatewayIPAddress Enable Status Type Interface ForwardingMetric'),
    },
    GetGenericForwardingEntry: {
      in: args('NewForwardingIndex=ForwardNumberOfEntries'),
      out: args(
        `Enable Status Type DestIPAddress DestSubnetMask SourceIPAddress SourceSubnetMask
         GatewayIPAddress Interface ForwardingMetric`,
      ),
    },
    SetForwardingEntryEnable: { in: args('DestIPAddress DestSubnetMask SourceIPAddress SourceSubnetMask Enable') },
  },
};
