import { TEXT, UI4, args, type Service } from '../service';

/** The line itself. Boxes count bytes in 32 bits, so the totals wrap around. */
export const wanCommonInterfaceConfig: Service = {
  type: 'WANCommonInterfaceConfig',
  id: 'urn:WANCIfConfig-com:serviceId:WANCommonInterfaceConfig1',
  control: 'wancommonifconfig1',
  scpd: '/wancommonifconfigSCPD.xml',
  routersOnly: true,
  variables: {
    WANAccessType: TEXT,
    Layer1UpstreamMaxBitRate: UI4,
    Layer1DownstreamMaxBitRate: UI4,
    PhysicalLinkStatus: TEXT,
    TotalBytesSent: UI4,
    TotalBytesReceived: UI4,
    TotalPacketsSent: UI4,
    TotalPacketsReceived: UI4,
    AccessType: TEXT,
  },
  actions: {
    GetCommonLinkProperties: {
      out: args('WANAccessType Layer1UpstreamMaxBitRate Layer1DownstreamMaxBitRate PhysicalLinkStatus'),
      run: ({ state: { internet } }) => ({
        NewWANAccessType: internet.connection === 'ip' ? 'Ethernet' : 'DSL',
        NewLayer1UpstreamMaxBitRate: internet.upstream * 1000,
        NewLayer1DownstreamMaxBitRate: internet.downstream * 1000,
        NewPhysicalLinkStatus: internet.connected ? 'Up' : 'Down',
      }),
    },
    GetTotalBytesSent: {
      out: args('TotalBytesSent'),
      run: ({ state }) => ({ NewTotalBytesSent: state.internet.bytesSent % 2 ** 32 }),
    },
    GetTotalBytesReceived: {
      out: args('TotalBytesReceived'),
      run: ({ state }) => ({ NewTotalBytesReceived: state.internet.bytesReceived % 2 ** 32 }),
    },
    GetTotalPacketsSent: { out: args('TotalPacketsSent') },
    GetTotalPacketsReceived: { out: args('TotalPacketsReceived') },
    'X_AVM-DE_SetWANAccessType': { in: args('AccessType') },
  },
};
