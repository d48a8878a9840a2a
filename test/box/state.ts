/**
 * Everything a box remembers. The services read and write it; tests may change any of it at any time,
 * as the world changes a real box.
 */
import { type Firmware } from './service';
import { type User } from './users';

export interface BoxState {
  device: Device;
  users: User[];
  /** Name of the user who last signed in to the web interface. */
  lastUser: string;
  /** Any user name will do together with the password of the first user. */
  anonymousLogin: boolean;
  buttonLogin: boolean;
  /** The setting "Zugriff für Anwendungen zulassen". */
  accessForApplications: boolean;
  /** Further names this box may be called by (the exceptions from its DNS rebind protection). */
  hostNames: string[];
  remoteAccess: RemoteAccess;
  ddns: Ddns;
  /** In the order the box lists them; the user-defined one comes last. */
  ddnsProviders: DdnsProvider[];
  myFritz: MyFritz;
  managementServer: ManagementServer;
  secondFactor: SecondFactor;
  /**
   * How long dynamic DNS and Let's Encrypt stay in each state they only pass through. Much shorter than on real
   * boxes, where minutes go by before an update is verified; Infinity holds everything where it is.
   */
  paceMs: number;
  internet: Internet;
  lan: Lan;
  hosts: LanHost[];
  provisioningCode: string;
  persistentData: string;
  log: string[];
}

export interface Device {
  kind: 'router' | 'repeater';
  /** Chosen by its owner. */
  friendlyName: string;
  modelName: string;
  modelNumber: string;
  manufacturer: string;
  manufacturerUrl: string;
  /** Twelve capital hexadecimal digits; the last block of the UDN. */
  mac: string;
  firmware: Firmware & { hardware: number; major: number; build: number };
  presentationUrl: string;
  started: Date;
}

export interface RemoteAccess {
  enabled: boolean;
  port: number;
  /** The user SetConfig made or renamed last; empty if there has never been one. */
  username: string;
  letsEncryptEnabled: boolean;
  letsEncryptState: string;
  /** What the next certificate fetched will be. */
  letsEncryptOutcome: 'valid' | 'invalid';
}

export interface Ddns {
  enabled: boolean;
  provider: string;
  updateUrl: string;
  domain: string;
  username: string;
  /** Written, never read. */
  password: string;
  mode: string;
  serverIPv4: string;
  serverIPv6: string;
  statusIPv4: string;
  statusIPv6: string;
  /** What the next update will come to. */
  outcome: 'complete' | 'account-disabled' | 'offline';
}

export interface DdnsProvider {
  name: string;
  infoUrl: string;
  /** Stored by the box for a provider that it knows, instead of what it is sent. */
  fillsIn?: Pick<Ddns, 'updateUrl' | 'serverIPv4' | 'serverIPv6'>;
}

export interface MyFritz {
  enabled: boolean;
  registered: boolean;
  name: string;
  email: string;
  state: string;
  services: MyFritzService[];
}

export interface MyFritzService {
  enabled: boolean;
  name: string;
  scheme: string;
  port: number;
  urlPath: string;
  type: string;
  ipv4Address: string;
  ipv6Address: string;
  ipv6InterfaceId: string;
  mac: string;
  hostName: string;
}

export interface ManagementServer {
  url: string;
  username: string;
  /** Written, never read. */
  password: string;
  periodicInform: boolean;
  periodicInformInterval: number;
  periodicInformTime: string;
  connectionRequestUrl: string;
  connectionRequestUsername: string;
  /** Written, never read. */
  connectionRequestPassword: string;
  upgradesManaged: boolean;
  /** Written, never read: TR-064 has no getter for it. */
  tr069Enabled: boolean;
  firmwareDownload: boolean;
}

export interface SecondFactor {
  enabled: boolean;
  /** As NewMethods lists them. */
  methods: string;
  /** Names of the actions that ask for a confirmation. No document lists those of real boxes. */
  required: string[];
  /** A process ends by itself after so long without a step. That of real boxes is not known. */
  timeoutMs: number;
  /** After too many tries: every action that needs a confirmation answers fault 867. */
  blocked: boolean;
  /** What a second process is told while one is under way: a state or a fault. */
  whenBusy: 'anotherauthprocess' | 868;
  /** The one started last; a box just started has none. */
  process: AuthProcess | undefined;
}

export interface AuthProcess {
  token: string;
  state: 'waitingforauth' | 'authenticated' | 'stopped' | 'failure';
  /** When it was started or, if that came later, confirmed (Unix time in milliseconds). */
  since: number;
}

export interface Internet {
  connection: 'ppp' | 'ip' | 'none';
  connected: boolean;
  ipv4: string;
  ipv6: string;
  dnsServers: string;
  username: string;
  /** When the connection was made. */
  since: Date;
  upstream: number;
  downstream: number;
  bytesSent: number;
  bytesReceived: number;
  portMappings: PortMapping[];
}

export interface PortMapping {
  remoteHost: string;
  externalPort: number;
  protocol: 'TCP' | 'UDP';
  internalPort: number;
  internalClient: string;
  enabled: boolean;
  description: string;
}

export interface Lan {
  address: string;
  netmask: string;
  dhcp: boolean;
  firstAddress: string;
  lastAddress: string;
}

export interface LanHost {
  name: string;
  address: string;
  mac: string;
  interface: string;
  active: boolean;
}

/** '154.08.02', as the device description displays it. */
export function softwareVersion({ firmware }: Device): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${firmware.major}.${two(firmware.minor)}.${two(firmware.patch)}`;
}

/** A name fit for DNS, made from the one the owner chose. */
export function hostNameOf({ friendlyName }: Device): string {
  return friendlyName.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'fritz';
}

/** The name on the certificate is the MyFRITZ! name: "not_used" means that either is off ("X AVM Remote Access", 2.2). */
export function letsEncryptState({ remoteAccess, myFritz }: BoxState): string {
  return remoteAccess.letsEncryptEnabled && myFritz.enabled ? remoteAccess.letsEncryptState : 'not_used';
}

export const secondsSince = (moment: Date): number => Math.max(0, Math.floor((Date.now() - moment.getTime()) / 1000));
