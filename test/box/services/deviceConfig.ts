import { randomUUID } from 'node:crypto';
import { ANY_RIGHT, DATE_TIME, FLAG, TEXT, args, since, type Service } from '../service';

/** Names as boxes describe them (tr064-facts.md, section 1.8). */
export const deviceConfig: Service = {
  type: 'DeviceConfig',
  id: 'urn:DeviceConfig-com:serviceId:DeviceConfig1',
  control: 'deviceconfig',
  scpd: '/deviceconfigSCPD.xml',
  variables: {
    PersistentData: TEXT,
    A_ARG_TYPE_UUID: TEXT,
    A_ARG_TYPE_Status: TEXT,
    UUID: { type: 'uuid' },
    'X_AVM-DE_Password': TEXT,
    'X_AVM-DE_ConfigFileUrl': TEXT,
    'X_AVM-DE_UrlSID': TEXT,
    'X_AVM-DE_SupportDataMode': { ...TEXT, allowed: ['normal', 'mesh', 'unknown'] },
    'X_AVM-DE_SupportDataEnabled': { ...FLAG, since: '7.50' },
    'X_AVM-DE_SupportDataID': TEXT,
    'X_AVM-DE_SupportDataTimestamp': DATE_TIME,
    'X_AVM-DE_SupportDataStatus': TEXT,
  },
  actions: {
    GetPersistentData: {
      out: args('PersistentData'),
      run: ({ state }) => ({ NewPersistentData: state.persistentData }),
    },
    SetPersistentData: {
      in: args('PersistentData'),
      run: (call) => {
        call.state.persistentData = call.text('NewPersistentData');
        return undefined;
      },
    },
    ConfigurationStarted: { in: args('NewSessionID=A_ARG_TYPE_UUID') },
    ConfigurationFinished: { out: args('NewStatus=A_ARG_TYPE_Status') },
    FactoryReset: {},
    Reboot: {},
    X_GenerateUUID: { out: args('UUID'), run: () => ({ NewUUID: `uuid:${randomUUID()}` }) },
    'X_AVM-DE_GetConfigFile': { in: args('X_AVM-DE_Password'), out: args('X_AVM-DE_ConfigFileUrl') },
    'X_AVM-DE_SetConfigFile': { in: args('X_AVM-DE_Password X_AVM-DE_ConfigFileUrl') },
    'X_AVM-DE_CreateUrlSID': { out: args('X_AVM-DE_UrlSID'), needs: ANY_RIGHT },
    'X_AVM-DE_SendSupportData': { in: args('X_AVM-DE_SupportDataMode') },
    'X_AVM-DE_GetSupportDataInfo': {
      out: [
        ...args(
          `X_AVM-DE_SupportDataMode X_AVM-DE_SupportDataID
           X_AVM-DE_SupportDataTimestamp X_AVM-DE_SupportDataStatus`,
        ),
        ...since('7.50', args('X_AVM-DE_SupportDataEnabled')),
      ],
    },
    'X_AVM-DE_GetSupportDataEnable': { out: args('X_AVM-DE_SupportDataEnabled'), since: '7.50' },
    'X_AVM-DE_SetSupportDataEnable': { in: args('X_AVM-DE_SupportDataEnabled'), since: '7.50' },
  },
};
