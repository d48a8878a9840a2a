/**
 * Boxes as one meets them. Addresses and domains are those reserved for documentation (RFC 5737, 3849, 2606).
 */
import { randomBytes } from 'node:crypto';
import { type BoxState, type DdnsProvider, type Device, type ManagementServer } from './state';
import { administrator, ordinaryUser } from './users';

export const SCENARIOS = {
  '7590-8.02': currentBox,
  '7530-7.29': boxBeforeLetsEncrypt,
  'second-factor': boxWithSecondFactor,
  'provider-box': providerBox,
  'no-acs': boxWithoutAcs,
  recorded: recordedBox,
  repeater,
  factory,
} satisfies Record<string, () => BoxState>;

export type ScenarioName = keyof typeof SCENARIOS;

export const DEFAULT_SCENARIO: ScenarioName = '7590-8.02';

export function isScenario(name: string): name is ScenarioName {
  return Object.hasOwn(SCENARIOS, name);
}

/** Everything works: reachable under its own domain with both protocols, certificate and MyFRITZ! in order. */
function currentBox(): BoxState {
  const state = base({
    friendlyName: 'FRITZ!Box 7590',
    modelName: 'FRITZ!Box 7590',
    modelNumber: '7590 - avm',
    firmware: { hardware: 226, major: 154, minor: 8, patch: 2, build: 118_962 },
  });
  const label = randomLabel();
  return {
    ...state,
    users: [administrator('anna', 'kranich-Weg7-anna'), ordinaryUser('paul', 'sperling-Hof3-paul')],
    lastUser: 'anna',
    remoteAccess: {
      ...state.remoteAccess,
      enabled: true,
      port: 44123,
      username: 'anna',
      letsEncryptEnabled: true,
      letsEncryptState: 'valid',
    },
    ddns: {
      ...state.ddns,
      enabled: true,
      provider: 'Benutzerdefiniert',
      updateUrl:
        'https://dyn.example.org/update?host=<domain>&ip4=<ipaddr>&ip6=<ip6addr>&user=<username>&token=eule-Token-5150',
      domain: 'home.example.org',
      username: 'anna@example.org',
      password: 'zaunkoenig-Ddns-9',
      mode: 'ddns_together',
      statusIPv4: 'complete',
      statusIPv6: 'complete',
    },
    myFritz: {
      enabled: true,
      registered: true,
      name: `${label}.myfritz.net`,
      email: 'anna@example.org',
      state: 'dyndns_verified',
      services: [],
    },
    managementServer: {
      ...state.managementServer,
      url: 'https://acs.example.net:7547/cwmp',
      username: `00040E-${state.device.mac}`,
      periodicInform: true,
      periodicInformInterval: 86_400,
      connectionRequestUrl: 'http://203.0.113.7:8089/a1b2c3d4e5f60718',
      connectionRequestUsername: `00040E-${state.device.mac}`,
      tr069Enabled: true,
      firmwareDownload: true,
    },
  };
}

/** The same box, where every change to access from outside asks for a second factor. */
function boxWithSecondFactor(): BoxState {
  const state = currentBox();
  state.secondFactor.required = [
    'SetConfig',
    'SetEnable',
    'SetLetsEncryptEnable',
    'SetDDNSConfig',
    'X_SetTR069Enable',
    'X_AVM-DE_SetTR069FirmwareDownloadEnabled',
  ];
  return state;
}

/** Sold by a provider under its name, who also decides on its firmware. */
function providerBox(): BoxState {
  const state = currentBox();
  return {
    ...state,
    device: {
      ...state.device,
      friendlyName: 'FRITZ!Box 7530',
      modelName: 'FRITZ!Box 7530',
      modelNumber: '7530 - avme',
      firmware: { hardware: 236, major: 164, minor: 8, patch: 2, build: 118_961 },
    },
    managementServer: { ...state.managementServer, upgradesManaged: true },
  };
}

/** The same box at a provider who does nothing over TR-069. */
function boxWithoutAcs(): BoxState {
  return { ...currentBox(), managementServer: { ...NO_ACS } };
}

/**
 * What a box of about 2019 answered, as a public capture has it, with names and addresses replaced: a provider of dynamic
 * DNS that the box knows, and TR-069 over IPv6 on a port of its own.
 */
function recordedBox(): BoxState {
  const state = currentBox();
  return {
    ...state,
    device: {
      ...state.device,
      friendlyName: 'FRITZ!Box 7490',
      modelName: 'FRITZ!Box 7490',
      modelNumber: ' - avm',
      firmware: { hardware: 185, major: 113, minor: 7, patch: 12, build: 71_329 },
    },
    remoteAccess: { ...state.remoteAccess, letsEncryptEnabled: false, letsEncryptState: 'not_used' },
    ddns: {
      ...state.ddns,
      provider: 'Beispiel-DNS',
      ...PROVIDERS[0].fillsIn,
      mode: 'ddns_v4',
      statusIPv4: 'undefined',
      statusIPv6: 'undefined',
    },
    managementServer: {
      ...state.managementServer,
      url: 'https://acs2.example.net',
      username: '2006-123',
      connectionRequestUrl: 'http://[2001:db8:7002:a21::1]:49699/4ca8154',
    },
    internet: { ...state.internet, ipv6: '2001:db8:7002:a21::1' },
  };
}

/** Older firmware without Let's Encrypt, remote access off, dynamic DNS not getting through. */
function boxBeforeLetsEncrypt(): BoxState {
  const state = base({
    friendlyName: 'FRITZ!Box 7530',
    modelName: 'FRITZ!Box 7530',
    modelNumber: '7530 - avm',
    firmware: { hardware: 236, major: 164, minor: 7, patch: 29, build: 92_519 },
  });
  return {
    ...state,
    users: [administrator('berta', 'amsel-Gasse4-berta'), ordinaryUser('carl', 'meise-Platz2-carl')],
    lastUser: 'carl',
    remoteAccess: { ...state.remoteAccess, port: 46210, username: 'berta' },
    ddns: {
      ...state.ddns,
      enabled: true,
      provider: 'Namen & Nummern DynDNS',
      ...PROVIDERS[2].fillsIn,
      domain: 'parents.example.org',
      username: 'berta',
      password: 'fink-Ddns-6',
      mode: 'ddns_both',
      statusIPv4: 'offline',
      statusIPv6: 'updating',
    },
    internet: { ...state.internet, ipv4: '198.51.100.4', ipv6: '2001:db8:7530::1' },
  };
}

/** Answers the same search as a router, but has neither remote access nor an internet connection. */
function repeater(): BoxState {
  const state = base({
    kind: 'repeater',
    friendlyName: 'FRITZ!Repeater 6000',
    modelName: 'FRITZ!Repeater 6000',
    modelNumber: ' - avm',
    firmware: { hardware: 254, major: 238, minor: 7, patch: 58, build: 110_342 },
  });
  return {
    ...state,
    users: [administrator('anna', 'kranich-Weg7-anna')],
    lastUser: 'anna',
    internet: { ...state.internet, connection: 'none', connected: false, ipv4: '', ipv6: '', dnsServers: '' },
  };
}

/** As unpacked: the password from the label, the user the box made for it, nothing set up. */
function factory(): BoxState {
  const state = base({
    friendlyName: 'FRITZ!Box 7590',
    modelName: 'FRITZ!Box 7590',
    modelNumber: '7590 - avm',
    firmware: { hardware: 226, major: 154, minor: 8, patch: 2, build: 118_962 },
  });
  return {
    ...state,
    users: [{ ...administrator('fritz1337', 'wiedehopf4711'), fromInternet: false }],
    lastUser: 'fritz1337',
  };
}

/** Those that the box knows have a path for URL and a server of their own (recorded: tr064-facts.md, section 10). */
const PROVIDERS = [
  {
    name: 'Beispiel-DNS',
    infoUrl: 'https://beispiel-dns.example/',
    fillsIn: {
      updateUrl: '/update.php?q=<b64>u=<username>&p=<pass>&h[]=<domain>&ip=<ipaddr></b64>',
      serverIPv4: 'update.beispiel-dns.example:8245',
      serverIPv6: '',
    },
  },
  {
    name: 'Dyn Example',
    infoUrl: 'https://dyn.example.com/register?from=box&lang=de',
    fillsIn: {
      updateUrl: '/nic/update?hostname=<domain>&myip=<ipaddr>',
      serverIPv4: 'members.dyn.example.com',
      serverIPv6: '',
    },
  },
  {
    name: 'Namen & Nummern DynDNS',
    infoUrl: 'https://namen-nummern.example/dyndns',
    fillsIn: {
      updateUrl: '/nic/update?hostname=<domain>&myip=<ipaddr>&myip6=<ip6addr>',
      serverIPv4: 'dyndns.namen-nummern.example',
      serverIPv6: 'dyndns6.namen-nummern.example',
    },
  },
  { name: 'Benutzerdefiniert', infoUrl: '' },
] as const satisfies readonly DdnsProvider[];

const NO_ACS: ManagementServer = {
  url: '',
  username: '',
  password: '',
  periodicInform: false,
  periodicInformInterval: 0,
  periodicInformTime: '0001-01-01T00:00:00',
  connectionRequestUrl: '',
  connectionRequestUsername: '',
  connectionRequestPassword: '',
  upgradesManaged: false,
  tr069Enabled: false,
  firmwareDownload: false,
};

/** Online, with nothing set up. */
function base(
  device: Pick<Device, 'friendlyName' | 'modelName' | 'modelNumber' | 'firmware'> & Partial<Device>,
): BoxState {
  const started = new Date(Date.now() - 11 * 24 * 3600 * 1000);
  return {
    device: {
      kind: 'router',
      manufacturer: 'AVM',
      manufacturerUrl: 'www.avm.de',
      // Locally administered, so no real device has it.
      mac: `02${randomBytes(5).toString('hex')}`.toUpperCase(),
      presentationUrl: 'http://fritz.box',
      started,
      ...device,
    },
    users: [],
    lastUser: '',
    anonymousLogin: false,
    buttonLogin: false,
    accessForApplications: true,
    hostNames: [],
    remoteAccess: {
      enabled: false,
      port: 443,
      username: '',
      letsEncryptEnabled: false,
      letsEncryptState: 'not_used',
      letsEncryptOutcome: 'valid',
    },
    ddns: {
      enabled: false,
      provider: '',
      updateUrl: '',
      domain: '',
      username: '',
      password: '',
      mode: 'ddns_v4',
      serverIPv4: '',
      serverIPv6: '',
      statusIPv4: 'offline',
      statusIPv6: 'offline',
      outcome: 'complete',
    },
    ddnsProviders: PROVIDERS.map((provider) => ({ ...provider })),
    myFritz: { enabled: false, registered: false, name: '', email: '', state: 'myfritz_disabled', services: [] },
    managementServer: { ...NO_ACS },
    secondFactor: {
      enabled: true,
      methods: 'button,dtmf;*11234',
      required: [],
      timeoutMs: 120_000,
      blocked: false,
      whenBusy: 'anotherauthprocess',
      process: undefined,
    },
    paceMs: 1500,
    internet: {
      connection: 'ppp',
      connected: true,
      ipv4: '203.0.113.7',
      ipv6: '2001:db8:7590::1',
      dnsServers: '192.0.2.53, 192.0.2.54',
      username: '0011223344#0001@provider.example',
      since: new Date(Date.now() - 17 * 3600 * 1000),
      upstream: 42_000,
      downstream: 109_000,
      bytesSent: 1_234_567_890,
      bytesReceived: 3_210_987_654,
      portMappings: [],
    },
    lan: {
      address: '192.168.178.1',
      netmask: '255.255.255.0',
      dhcp: true,
      firstAddress: '192.168.178.20',
      lastAddress: '192.168.178.200',
    },
    hosts: [
      { name: 'desk', address: '192.168.178.20', mac: '02:00:5E:10:00:01', interface: 'Ethernet', active: true },
      { name: 'phone', address: '192.168.178.21', mac: '02:00:5E:10:00:02', interface: '802.11', active: false },
    ],
    provisioningCode: '',
    persistentData: '',
    log: ['01.02.25 06:12:03 Internetverbindung wurde erfolgreich hergestellt.'],
  };
}

/** MyFRITZ! names begin with 16 characters that cannot be guessed. */
function randomLabel(): string {
  return Array.from(randomBytes(16), (byte) => 'abcdefghijklmnopqrstuvwxyz0123456789'.charAt(byte % 36)).join('');
}
