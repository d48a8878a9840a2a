import { DATE_TIME, FLAG, TEXT, args, since, until, type Service } from '../service';
import { softwareVersion } from '../state';

/** Firmware updates. This box never has one waiting. */
export const userInterface: Service = {
  type: 'UserInterface',
  id: 'urn:UserInterface-com:serviceId:UserInterface1',
  control: 'userif',
  scpd: '/userifSCPD.xml',
  variables: {
    UpgradeAvailable: FLAG,
    PasswordRequired: FLAG,
    PasswordUserSelectable: { ...FLAG, default: '1' },
    WarrantyDate: DATE_TIME,
    'X_AVM-DE_Version': TEXT,
    'X_AVM-DE_DownloadURL': TEXT,
    'X_AVM-DE_InfoURL': TEXT,
    'X_AVM-DE_LaborVersion': { ...TEXT, until: '7.50' },
    'X_AVM-DE_BuildType': { ...TEXT, allowed: ['Release', 'Labor', 'Unknown'], since: '7.50' },
    'X_AVM-DE_UpdateState': {
      ...TEXT,
      allowed: ['Started', 'Stopped', 'Error', 'NoUpdate', 'UpdateAvailable', 'Unknown'],
    },
    'X_AVM-DE_AutoUpdateMode': { ...TEXT, allowed: ['off', 'all', 'important', 'check'] },
    'X_AVM-DE_UpdateTime': DATE_TIME,
    'X_AVM-DE_LastFwVersion': TEXT,
    'X_AVM-DE_UpdateSuccessful': { ...TEXT, allowed: ['unknown', 'failed', 'succeeded'] },
    'X_AVM-DE_SetupAssistantStatus': { ...FLAG, since: '7.50' },
  },
  actions: {
    GetInfo: {
      out: [
        ...args(
          `UpgradeAvailable PasswordRequired PasswordUserSelectable WarrantyDate
           X_AVM-DE_Version X_AVM-DE_DownloadURL X_AVM-DE_InfoURL X_AVM-DE_UpdateState`,
        ),
        ...until('7.50', args('X_AVM-DE_LaborVersion')),
        ...since('7.50', args('X_AVM-DE_BuildType X_AVM-DE_SetupAssistantStatus')),
      ],
      run: () => ({
        NewUpgradeAvailable: false,
        NewPasswordRequired: false,
        NewPasswordUserSelectable: true,
        NewWarrantyDate: '0001-01-01T00:00:00',
        'NewX_AVM-DE_Version': '',
        'NewX_AVM-DE_DownloadURL': '',
        'NewX_AVM-DE_InfoURL': '',
        'NewX_AVM-DE_UpdateState': 'NoUpdate',
        'NewX_AVM-DE_LaborVersion': '',
        'NewX_AVM-DE_BuildType': 'Release',
        'NewX_AVM-DE_SetupAssistantStatus': true,
      }),
    },
    'X_AVM-DE_DoUpdate': { out: args('UpgradeAvailable X_AVM-DE_UpdateState') },
    'X_AVM-DE_GetInfo': {
      out: args(
        `X_AVM-DE_AutoUpdateMode X_AVM-DE_UpdateTime X_AVM-DE_LastFwVersion NewX_AVM-DE_LastInfoUrl=X_AVM-DE_InfoURL
         NewX_AVM-DE_CurrentFwVersion=X_AVM-DE_Version X_AVM-DE_UpdateSuccessful`,
      ),
      run: ({ state }) => ({
        'NewX_AVM-DE_AutoUpdateMode': 'important',
        'NewX_AVM-DE_UpdateTime': '0001-01-01T00:00:00',
        'NewX_AVM-DE_LastFwVersion': '',
        'NewX_AVM-DE_LastInfoUrl': '',
        'NewX_AVM-DE_CurrentFwVersion': softwareVersion(state.device),
        'NewX_AVM-DE_UpdateSuccessful': 'unknown',
      }),
    },
    'X_AVM-DE_SetConfig': { in: args('X_AVM-DE_AutoUpdateMode') },
  },
};
