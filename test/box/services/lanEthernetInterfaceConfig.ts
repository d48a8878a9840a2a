import { args, FLAG, TEXT, UI4, type Service } from '../service';

/** The sockets of the home network. */
export const lanEthernetInterfaceConfig: Service = {
  type: 'LANEthernetInterfaceConfig',
  id: 'urn:LANEthernetIfCfg-com:serviceId:LANEthernetInterfaceConfig1',
  control: 'lanethernetifcfg',
  scpd: '/ethifconfigSCPD.xml',
  variables: {
    Enable: FLAG,
    Status: TEXT,
    MACAddress: TEXT,
    MaxBitRate: TEXT,
    DuplexMode: TEXT,
    'Stats.BytesSent': UI4,
    'Stats.BytesReceived': UI4,
    'Stats.PacketsSent': UI4,
    'Stats.PacketsReceived': UI4,
  },
  actions: {
    SetEnable: { in: args('Enable') },
    GetInfo: {
      out: args('Enable Status MACAddress MaxBitRate DuplexMode'),
      run: ({ state: { device } }) => ({
        NewEnable: true,
        NewStatus: 'Up',
        NewMACAddress: device.mac.replace(/..(?=.)/g, '$&:'),
        NewMaxBitRate: 'Auto',
        NewDuplexMode: 'Auto',
      }),
    },
    GetStatistics: {
      out: args(
        `NewBytesSent=Stats.BytesSent NewBytesReceived=Stats.BytesReceived NewPacketsSent=Stats.PacketsSent
         NewPacketsReceived=Stats.PacketsReceived`,
      ),
    },
  },
};
