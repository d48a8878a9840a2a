import { args, FLAG, I4, TEXT, UI2, UI4, type Service } from '../service';

const LINE = `UpstreamCurrRate DownstreamCurrRate UpstreamMaxRate DownstreamMaxRate UpstreamNoiseMargin DownstreamNoiseMargin
  UpstreamAttenuation DownstreamAttenuation ATURVendor ATURCountry UpstreamPower DownstreamPower`;
const ERRORS = `ReceiveBlocks TransmitBlocks CellDelin LinkRetrain InitErrors InitTimeouts LossOfFraming ErroredSecs
  SeverelyErroredSecs FECErrors ATUCFECErrors HECErrors ATUCHECErrors CRCErrors ATUCCRCErrors`.split(/\s+/);
const UP_OR_DOWN = ['Up', 'Down', 'Initializing', 'Unavailable'];

/** The DSL line. Cable and fibre boxes describe it too, and have none. */
export const wanDslInterfaceConfig: Service = {
  type: 'WANDSLInterfaceConfig',
  id: 'urn:WANDSLIfConfig-com:serviceId:WANDSLInterfaceConfig1',
  control: 'wandslifconfig1',
  scpd: '/wandslifconfigSCPD.xml',
  routersOnly: true,
  variables: {
    Enable: FLAG,
    Status: TEXT,
    DataPath: TEXT,
    UpstreamCurrRate: I4,
    DownstreamCurrRate: UI4,
    UpstreamMaxRate: UI4,
    DownstreamMaxRate: UI4,
    UpstreamNoiseMargin: UI4,
    DownstreamNoiseMargin: UI4,
    UpstreamAttenuation: UI4,
    DownstreamAttenuation: UI4,
    ATURVendor: TEXT,
    ATURCountry: TEXT,
    UpstreamPower: UI2,
    DownstreamPower: UI2,
    ...Object.fromEntries(ERRORS.map((name) => [`Stats.Total.${name}`, UI4])),
    'X_AVM-DE_DSLDiagnoseState': TEXT,
    'X_AVM-DE_CableNokDistance': I4,
    'X_AVM-DE_DSLLastDiagnoseTime': UI4,
    'X_AVM-DE_DSLSignalLossTime': UI4,
    'X_AVM-DE_DSLActive': FLAG,
    'X_AVM-DE_DSLSync': FLAG,
    SNRGds: { ...UI4, default: '1' },
    SNRGus: { ...UI4, default: '1' },
    SNRpsds: TEXT,
    SNRpsus: TEXT,
    SNRMTds: UI4,
    SNRMTus: UI4,
    LATNds: TEXT,
    LATNus: TEXT,
    ModulationType: { ...TEXT, allowed: ['ADSL G.lite', 'G.shdsl', 'IDSL', 'HDSL', 'SDSL', 'VDSL'] },
    LinkStatus: { ...TEXT, allowed: UP_OR_DOWN },
    CurrentProfile: TEXT,
  },
  actions: {
    GetInfo: {
      out: args(`Enable Status DataPath ${LINE}`),
      run: ({ state: { internet } }) => {
        const isUp = internet.connection === 'ppp' && internet.connected;
        return {
          NewEnable: true,
          NewStatus: isUp ? 'Up' : 'Down',
          NewDataPath: 'Interleaved',
          NewUpstreamCurrRate: isUp ? internet.upstream : 0,
          NewDownstreamCurrRate: isUp ? internet.downstream : 0,
          NewUpstreamMaxRate: isUp ? internet.upstream : 0,
          NewDownstreamMaxRate: isUp ? internet.downstream : 0,
          NewUpstreamNoiseMargin: 80,
          NewDownstreamNoiseMargin: 110,
          NewUpstreamAttenuation: 90,
          NewDownstreamAttenuation: 140,
          NewATURVendor: '41564d00',
          NewATURCountry: '0400',
          NewUpstreamPower: 498,
          NewDownstreamPower: 514,
        };
      },
    },
    GetStatisticsTotal: { out: args(ERRORS.map((name) => `New${name}=Stats.Total.${name}`).join(' ')) },
    'X_AVM-DE_GetDSLDiagnoseInfo': {
      out: args(
        `X_AVM-DE_DSLDiagnoseState X_AVM-DE_CableNokDistance X_AVM-DE_DSLLastDiagnoseTime X_AVM-DE_DSLSignalLossTime
         X_AVM-DE_DSLActive X_AVM-DE_DSLSync`,
      ),
    },
    'X_AVM-DE_GetDSLInfo': {
      out: args(
        `SNRGds SNRGus SNRpsds SNRpsus SNRMTds SNRMTus LATNds LATNus NewFECErrors=Stats.Total.FECErrors
         NewCRCErrors=Stats.Total.CRCErrors LinkStatus ModulationType CurrentProfile ${LINE}`,
      ),
    },
  },
};
