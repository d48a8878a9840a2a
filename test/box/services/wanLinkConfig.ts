import { args, FLAG, TEXT, UI4, type Service } from '../service';

/** What the connection to the internet runs over: ATM on a DSL line, or Ethernet. */
export const wanDslLinkConfig: Service = {
  type: 'WANDSLLinkConfig',
  id: 'urn:WANDSLLinkConfig-com:serviceId:WANDSLLinkConfig1',
  control: 'wandsllinkconfig1',
  scpd: '/wandsllinkconfigSCPD.xml',
  routersOnly: true,
  variables: {
    Enable: FLAG,
    LinkType: { ...TEXT, allowed: ['EoA', 'PPPoA', 'PPPoE', 'Unconfigured'] },
    LinkStatus: { ...TEXT, allowed: ['Up', 'Down', 'Initializing', 'Unavailable'] },
    DestinationAddress: TEXT,
    ATMEncapsulation: { ...TEXT, allowed: ['LLC', 'VCMUX'] },
    AutoConfig: FLAG,
    ATMQoS: TEXT,
    ATMPeakCellRate: UI4,
    ATMSustainableCellRate: UI4,
    ATMTransmittedBlocks: UI4,
    ATMReceivedBlocks: UI4,
    AAL5CRCErrors: UI4,
    ATMCRCErrors: UI4,
  },
  actions: {
    GetInfo: {
      out: args(
        `Enable LinkStatus LinkType DestinationAddress ATMEncapsulation AutoConfig ATMQoS ATMPeakCellRate
         ATMSustainableCellRate`,
      ),
    },
    SetEnable: { in: args('Enable') },
    GetAutoConfig: { out: args('AutoConfig') },
    SetDSLLinkType: { in: args('LinkType') },
    GetDSLLinkInfo: {
      out: args('LinkType LinkStatus'),
      run: ({ state: { internet } }) => ({
        NewLinkType: internet.connection === 'ppp' ? 'PPPoE' : 'Unconfigured',
        NewLinkStatus: internet.connection === 'ppp' && internet.connected ? 'Up' : 'Down',
      }),
    },
    SetDestinationAddress: { in: args('DestinationAddress') },
    GetDestinationAddress: { out: args('DestinationAddress') },
    SetATMEncapsulation: { in: args('ATMEncapsulation') },
    GetATMEncapsulation: { out: args('ATMEncapsulation') },
    GetStatistics: { out: args('ATMTransmittedBlocks ATMReceivedBlocks AAL5CRCErrors ATMCRCErrors') },
  },
};

export const wanEthernetLinkConfig: Service = {
  type: 'WANEthernetLinkConfig',
  id: 'urn:WANEthernetLinkConfig-com:serviceId:WANEthernetLinkConfig1',
  control: 'wanethlinkconfig1',
  scpd: '/wanethlinkconfigSCPD.xml',
  routersOnly: true,
  variables: { EthernetLinkStatus: TEXT },
  actions: {
    GetEthernetLinkStatus: {
      out: args('EthernetLinkStatus'),
      run: ({ state: { internet } }) => ({
        NewEthernetLinkStatus: internet.connection === 'ip' && internet.connected ? 'Up' : 'Down',
      }),
    },
  },
};
