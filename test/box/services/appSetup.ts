import { ANY_RIGHT, FLAG, TEXT, UI2, UI4, args, type Service, type StateVariable } from '../service';
import { type Access } from '../users';

const LETTERS_AND_DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const PRINTABLE = `${LETTERS_AND_DIGITS} !"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~`;

const RIGHT: StateVariable = { ...TEXT, default: 'NO', allowed: ['NO', 'RO', 'RW', 'UNDEFINED'] };
const AS_RIGHT: Record<Access, string> = { none: 'NO', readonly: 'RO', readwrite: 'RW' };

/** Lengths and characters an app has to keep to; GetInfo gives them in this order. */
const LIMITS: Record<string, StateVariable> = {
  MinCharsAppId: { ...UI2, default: '1' },
  MaxCharsAppId: { ...UI2, default: '256' },
  AllowedCharsAppId: { ...TEXT, default: LETTERS_AND_DIGITS },
  MinCharsAppDisplayName: { ...UI2, default: '1' },
  MaxCharsAppDisplayName: { ...UI2, default: '256' },
  MinCharsAppUsername: { ...UI2, default: '1' },
  MaxCharsAppUsername: { ...UI2, default: '32' },
  AllowedCharsAppUsername: { ...TEXT, default: LETTERS_AND_DIGITS },
  MinCharsAppPassword: { ...UI2, default: '8' },
  MaxCharsAppPassword: { ...UI2, default: '32' },
  AllowedCharsAppPassword: { ...TEXT, default: PRINTABLE },
  MinCharsIPSecIdentifier: { ...UI2, default: '1' },
  MaxCharsIPSecIdentifier: { ...UI2, default: '256' },
  AllowedCharsIPSecIdentifier: { ...TEXT, default: LETTERS_AND_DIGITS },
  AllowedCharsCryptAlgos: { ...TEXT, default: `${LETTERS_AND_DIGITS}-_.` },
  AllowedCharsAppAVMAddress: { ...TEXT, default: `${LETTERS_AND_DIGITS}-_.` },
  MinCharsFilter: { ...UI2, default: '0' },
  MaxCharsFilter: { ...UI2, default: '1024' },
  AllowedCharsFilter: { ...TEXT, default: `${LETTERS_AND_DIGITS},+:-_ ` },
  MinCharsIPSecPreSharedKey: { ...UI2, default: '1' },
  MaxCharsIPSecPreSharedKey: { ...UI2, default: '64' },
  AllowedCharsIPSecPreSharedKey: { ...TEXT, default: LETTERS_AND_DIGITS },
  MinCharsIPSecXauthUsername: { ...UI2, default: '1' },
  MaxCharsIPSecXauthUsername: { ...UI2, default: '256' },
  AllowedCharsIPSecXauthUsername: { ...TEXT, default: LETTERS_AND_DIGITS },
  MinCharsIPSecXauthPassword: { ...UI2, default: '1' },
  MaxCharsIPSecXauthPassword: { ...UI2, default: '128' },
  AllowedCharsIPSecXauthPassword: { ...TEXT, default: LETTERS_AND_DIGITS },
};

/** Rights of the login in use and the ways to the box from outside (tr064-facts.md, section 1.7). */
export const appSetup: Service = {
  type: 'X_AVM-DE_AppSetup',
  id: 'urn:X_AVM-DE_AppSetup-com:serviceId:X_AVM-DE_AppSetup1',
  control: 'x_appsetup',
  scpd: '/x_appsetupSCPD.xml',
  variables: {
    ...LIMITS,
    ConfigRight: RIGHT,
    AppRight: RIGHT,
    NasRight: RIGHT,
    PhoneRight: RIGHT,
    DialRight: RIGHT,
    HomeautoRight: RIGHT,
    InternetRights: FLAG,
    AccessFromInternet: FLAG,
    AppId: TEXT,
    AppDisplayName: TEXT,
    AppDeviceMAC: TEXT,
    AppUsername: TEXT,
    AppPassword: TEXT,
    AppInternetRights: FLAG,
    IPSecIdentifier: TEXT,
    IPSecPreSharedKey: TEXT,
    IPSecXauthUsername: TEXT,
    IPSecXauthPassword: TEXT,
    CryptAlgos: TEXT,
    AppAVMAddress: TEXT,
    AppAVMPasswordHash: TEXT,
    EncryptionSecret: TEXT,
    BoxSenderId: TEXT,
    EventId: UI4,
    Filter: TEXT,
    Type: { ...TEXT, allowed: ['aha_ident', 'tel_local_number'] },
    FilterList: TEXT,
    SubnetMask: TEXT,
    IPAddress: TEXT,
    ExternalIPAddress: TEXT,
    ExternalIPv6Address: TEXT,
    RemoteAccessDDNSEnabled: FLAG,
    RemoteAccessDDNSDomain: TEXT,
    MyFritzEnabled: FLAG,
    MyFritzDynDNSName: TEXT,
  },
  actions: {
    GetInfo: {
      out: args(Object.keys(LIMITS).join(' ')),
      needs: 'no login',
      run: () => Object.fromEntries(Object.entries(LIMITS).map(([name, limit]) => [`New${name}`, limit.default ?? ''])),
    },
    GetConfig: {
      out: args('ConfigRight AppRight NasRight PhoneRight DialRight HomeautoRight InternetRights AccessFromInternet'),
      needs: ANY_RIGHT,
      run: ({ user, fromInternet }) => ({
        NewConfigRight: AS_RIGHT[user?.rights.BoxAdmin ?? 'none'],
        NewAppRight: AS_RIGHT[user?.rights.App ?? 'none'],
        NewNasRight: AS_RIGHT[user?.rights.NAS ?? 'none'],
        NewPhoneRight: AS_RIGHT[user?.rights.Phone ?? 'none'],
        NewDialRight: AS_RIGHT[user?.rights.Dial ?? 'none'],
        NewHomeautoRight: AS_RIGHT[user?.rights.HomeAuto ?? 'none'],
        NewInternetRights: user?.fromInternet ?? false,
        NewAccessFromInternet: fromInternet,
      }),
    },
    GetAppMessageFilter: { in: args('AppId'), out: args('FilterList') },
    RegisterApp: {
      in: args(
        `AppId AppDisplayName AppDeviceMAC AppUsername AppPassword
         AppRight NasRight PhoneRight HomeautoRight AppInternetRights`,
      ),
    },
    SetAppVPN: { in: args('AppId IPSecIdentifier IPSecPreSharedKey IPSecXauthUsername IPSecXauthPassword') },
    SetAppVPNwithPFS: { in: args('AppId IPSecIdentifier IPSecPreSharedKey IPSecXauthUsername IPSecXauthPassword') },
    SetAppMessageFilter: { in: args('AppId Type Filter') },
    SetAppMessageReceiver: {
      in: args('AppId CryptAlgos AppAVMAddress AppAVMPasswordHash'),
      // Real boxes really leave out the "New" here.
      out: args('EncryptionSecret=EncryptionSecret BoxSenderId=BoxSenderId'),
    },
    ResetEvent: { in: args('EventId') },
    GetAppRemoteInfo: {
      out: args(
        `SubnetMask IPAddress ExternalIPAddress ExternalIPv6Address
         RemoteAccessDDNSEnabled RemoteAccessDDNSDomain MyFritzEnabled MyFritzDynDNSName`,
      ),
      needs: ['BoxAdmin', 'App'],
      run: ({ state: { lan, internet, ddns, myFritz } }) => ({
        NewSubnetMask: lan.netmask,
        NewIPAddress: lan.address,
        NewExternalIPAddress: internet.ipv4,
        NewExternalIPv6Address: internet.ipv6,
        NewRemoteAccessDDNSEnabled: ddns.enabled,
        NewRemoteAccessDDNSDomain: ddns.domain,
        NewMyFritzEnabled: myFritz.enabled,
        NewMyFritzDynDNSName: myFritz.name,
      }),
    },
    GetBoxSenderId: { in: args('AppId'), out: args('BoxSenderId'), since: '7.50' },
  },
};
