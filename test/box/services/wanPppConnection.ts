import { FLAG, TEXT, UI2, UI4, args, type Service } from '../service';
import { commonActions, commonVariables, connectionInfo } from './wanConnection';

/** With a character outside ASCII, as on real boxes. */
const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-._@()#/%[]{}*+§$&=?!:;,';

/** The internet connection of a DSL line. */
export const wanPppConnection: Service = {
  type: 'WANPPPConnection',
  id: 'urn:WANPPPConnection-com:serviceId:WANPPPConnection1',
  control: 'wanpppconn1',
  scpd: '/wanpppconnSCPD.xml',
  routersOnly: true,
  variables: {
    ...commonVariables,
    UpstreamMaxBitRate: UI4,
    DownstreamMaxBitRate: UI4,
    UserName: TEXT,
    Password: TEXT,
    TransportType: TEXT,
    LastAuthErrorInfo: TEXT,
    MaxCharsUsername: { ...UI2, default: '128' },
    MinCharsUsername: { ...UI2, default: '3' },
    AllowedCharsUsername: { ...TEXT, default: CHARACTERS },
    MaxCharsPassword: { ...UI2, default: '64' },
    MinCharsPassword: { ...UI2, default: '3' },
    AllowedCharsPassword: { ...TEXT, default: CHARACTERS },
    PPPoEServiceName: TEXT,
    PPPoEACName: TEXT,
    RemoteIPAddress: TEXT,
    'X_AVM-DE_DisconnectPreventionEnable': { ...FLAG, default: '1' },
    'X_AVM-DE_DisconnectPreventionHour': { ...UI2, default: '2', range: { minimum: 0, maximum: 23 } },
  },
  actions: {
    GetInfo: {
      out: args(
        `Enable ConnectionStatus PossibleConnectionTypes ConnectionType Name Uptime UpstreamMaxBitRate
         DownstreamMaxBitRate LastConnectionError IdleDisconnectTime RSIPAvailable UserName NATEnabled
         ExternalIPAddress DNSServers MACAddress ConnectionTrigger LastAuthErrorInfo MaxCharsUsername MinCharsUsername
         AllowedCharsUsername MaxCharsPassword MinCharsPassword AllowedCharsPassword TransportType RouteProtocolRx
         PPPoEServiceName RemoteIPAddress PPPoEACName DNSEnabled DNSOverrideAllowed`,
      ),
      run: ({ state }) => ({
        ...connectionInfo('ppp', state),
        NewUpstreamMaxBitRate: state.internet.upstream * 1000,
        NewDownstreamMaxBitRate: state.internet.downstream * 1000,
        NewIdleDisconnectTime: 0,
        NewUserName: state.internet.username,
        NewLastAuthErrorInfo: '',
        NewMaxCharsUsername: 128,
        NewMinCharsUsername: 3,
        NewAllowedCharsUsername: CHARACTERS,
        NewMaxCharsPassword: 64,
        NewMinCharsPassword: 3,
        NewAllowedCharsPassword: CHARACTERS,
        NewTransportType: 'PPPoE',
        NewPPPoEServiceName: '',
        NewRemoteIPAddress: '',
        NewPPPoEACName: '',
      }),
    },
    ...commonActions('ppp'),
    GetUserName: { out: args('UserName'), run: ({ state }) => ({ NewUserName: state.internet.username }) },
    SetUserName: { in: args('UserName') },
    SetPassword: { in: args('Password') },
    GetLinkLayerMaxBitRates: {
      out: args('UpstreamMaxBitRate DownstreamMaxBitRate'),
      run: ({ state: { internet } }) => ({
        NewUpstreamMaxBitRate: internet.upstream * 1000,
        NewDownstreamMaxBitRate: internet.downstream * 1000,
      }),
    },
    'X_AVM-DE_GetAutoDisconnectTimeSpan': {
      out: args('X_AVM-DE_DisconnectPreventionEnable X_AVM-DE_DisconnectPreventionHour'),
    },
    'X_AVM-DE_SetAutoDisconnectTimeSpan': {
      in: args('X_AVM-DE_DisconnectPreventionEnable X_AVM-DE_DisconnectPreventionHour'),
    },
  },
};
