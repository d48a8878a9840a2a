import { DATE_TIME, FLAG, TEXT, UI4, args, type Service } from '../service';

/**
 * What the provider may do over TR-069. That it is allowed at all can be written but not read
 * (tr064-facts.md, sections 1.4 and 6).
 */
export const managementServer: Service = {
  type: 'ManagementServer',
  id: 'urn:ManagementServer-com:serviceId:ManagementServer1',
  control: 'mgmsrv',
  scpd: '/mgmsrvSCPD.xml',
  variables: {
    URL: TEXT,
    Username: TEXT,
    PeriodicInformEnable: FLAG,
    PeriodicInformInterval: UI4,
    PeriodicInformTime: DATE_TIME,
    ParameterKey: TEXT,
    ParameterHash: TEXT,
    ConnectionRequestURL: TEXT,
    ConnectionRequestUsername: TEXT,
    UpgradesManaged: FLAG,
    Password: TEXT,
    ConnectionRequestPassword: TEXT,
    TR069Enabled: FLAG,
    TR069FirmwareDownloadEnabled: FLAG,
  },
  actions: {
    GetInfo: {
      out: args(
        `URL Username PeriodicInformEnable PeriodicInformInterval PeriodicInformTime ParameterKey ParameterHash
         ConnectionRequestURL ConnectionRequestUsername UpgradesManaged`,
      ),
      run: ({ state: { managementServer: server } }) => ({
        NewURL: server.url,
        NewUsername: server.username,
        NewPeriodicInformEnable: server.periodicInform,
        NewPeriodicInformInterval: server.periodicInformInterval,
        NewPeriodicInformTime: server.periodicInformTime,
        NewParameterKey: '',
        NewParameterHash: '',
        NewConnectionRequestURL: server.connectionRequestUrl,
        NewConnectionRequestUsername: server.connectionRequestUsername,
        NewUpgradesManaged: server.upgradesManaged,
      }),
    },
    SetManagementServerURL: {
      in: args('URL'),
      run: (call) => {
        call.state.managementServer.url = call.text('NewURL');
        return undefined;
      },
    },
    SetManagementServerUsername: {
      in: args('Username'),
      run: (call) => {
        call.state.managementServer.username = call.text('NewUsername');
        return undefined;
      },
    },
    SetManagementServerPassword: {
      in: args('Password'),
      run: (call) => {
        call.state.managementServer.password = call.text('NewPassword');
        return undefined;
      },
    },
    SetPeriodicInform: {
      in: args('PeriodicInformEnable PeriodicInformInterval PeriodicInformTime'),
      run: (call) => {
        Object.assign(call.state.managementServer, {
          periodicInform: call.flag('NewPeriodicInformEnable'),
          periodicInformInterval: call.number('NewPeriodicInformInterval'),
          periodicInformTime: call.text('NewPeriodicInformTime'),
        });
        return undefined;
      },
    },
    SetConnectionRequestAuthentication: {
      in: args('ConnectionRequestUsername ConnectionRequestPassword'),
      run: (call) => {
        Object.assign(call.state.managementServer, {
          connectionRequestUsername: call.text('NewConnectionRequestUsername'),
          connectionRequestPassword: call.text('NewConnectionRequestPassword'),
        });
        return undefined;
      },
    },
    SetUpgradeManagement: {
      in: args('UpgradesManaged'),
      run: (call) => {
        call.state.managementServer.upgradesManaged = call.flag('NewUpgradesManaged');
        return undefined;
      },
    },
    X_SetTR069Enable: {
      in: args('TR069Enabled'),
      run: (call) => {
        call.state.managementServer.tr069Enabled = call.flag('NewTR069Enabled');
        return undefined;
      },
    },
    // With hyphens, other than in the printed document.
    'X_AVM-DE_GetTR069FirmwareDownloadEnabled': {
      out: args('TR069FirmwareDownloadEnabled'),
      run: ({ state }) => ({ NewTR069FirmwareDownloadEnabled: state.managementServer.firmwareDownload }),
    },
    'X_AVM-DE_SetTR069FirmwareDownloadEnabled': {
      in: args('TR069FirmwareDownloadEnabled'),
      run: (call) => {
        call.state.managementServer.firmwareDownload = call.flag('NewTR069FirmwareDownloadEnabled');
        return undefined;
      },
    },
  },
};
