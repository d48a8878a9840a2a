import type { ProviderServer } from '../../box/providerAccessServer';
import type { ExternalAddresses, LetsEncryptStatus, Part } from '../../box/snapshot';
import type { AppSetupConfig } from '../../tr064/services/appSetup';
import type { MyFritzInfo } from '../../tr064/services/myFritz';
import type { DdnsInfo, RemoteAccessInfo } from '../../tr064/services/remoteAccess';
import type { UrlFinding } from '../updateUrl/checks';
import type { PortAnswer } from './portAnswer';
import type { ObservedEndpoint, ObservedName, Vantage } from './world';

/**
 * What checks look at. Each part is there only if somebody looked; what looked and was refused is an unread Part.
 * Plain data without secrets.
 */
export interface Observations {
  /** ISO 8601. */
  readonly observedAt?: string;
  readonly vantage?: Vantage;

  readonly remoteAccess?: Part<Omit<RemoteAccessInfo, 'letsEncrypt'>>;
  readonly ddns?: Part<ObservedDdns>;
  readonly myFritz?: Part<MyFritzInfo>;
  /** `not-supported` when the box's own service description has no Let's Encrypt. */
  readonly letsEncrypt?: Part<LetsEncryptStatus> | 'not-supported';
  /** What the login in use may do. */
  readonly rights?: Part<AppSetupConfig>;
  /** Whether the box asks for a second factor before it changes certain settings. */
  readonly secondFactor?: Part<{ readonly enabled: boolean }>;
  /** Whether the password is still the one from the factory; `undefined` before FRITZ!OS 7.50. */
  readonly password?: Part<{ readonly isDefault: boolean | undefined }>;
  /** Names of the users the box lists; none when its owner hides them. */
  readonly users?: Part<{ readonly names: readonly string[] }>;

  /** The box's names in the DNS, as far as they are in use. */
  readonly names?: readonly ObservedName[];
  /** What answers at these names and at the box's internet addresses. */
  readonly endpoints?: readonly ObservedEndpoint[];
  /** Where `fritz.box` leads from this computer; empty where it leads nowhere. */
  readonly fritzBox?: readonly string[];

  readonly managementServer?: Part<ProviderServer>;
  /** Whether the provider may install FRITZ!OS updates. */
  readonly firmwareDownload?: Part<{ readonly allowed: boolean }>;
  readonly model?: BoxModel;
  readonly external?: Part<ExternalAddresses>;
  readonly ports?: readonly ObservedPort[];
}

/** DDNS without URL and user name, either of which may be a key. */
export type ObservedDdns = Omit<DdnsInfo, 'updateUrl' | 'username'> & {
  /** What is wrong with the update URL, without what it quotes of it; nothing for a provider that the box knows itself. */
  readonly urlFindings: readonly UrlFinding[];
  /** The name is made from the prefix of the home network, and so is of another device than the box. */
  readonly usesPrefix: boolean;
};

export interface BoxModel {
  /** Such as `FRITZ!Box 7590`. */
  readonly name: string;
  /** Such as `7590 - avm`; empty when the box tells none. */
  readonly number: string;
}

/** A port of the box as this computer sees it. */
export interface ObservedPort {
  /** The address in the home network, or one the box has on the internet. */
  readonly side: 'home' | 'internet';
  /** The usual port of TR-069, or another one that the connection-request URL names. */
  readonly role: 'usual' | 'connection-request';
  readonly address: string;
  readonly port: number;
  readonly probe: PortProbe;
}

/** How a TCP port took one connection and one HTTP request for a path that does not exist. */
export type PortProbe =
  /** Refused. */
  | { readonly state: 'closed' }
  /** No answer to the attempt to connect. */
  | { readonly state: 'filtered' }
  /** No way there from this computer, such as to an IPv6 address without IPv6. */
  | { readonly state: 'unreachable' }
  /** Open; nothing came back. */
  | { readonly state: 'silent' }
  | ({ readonly state: 'answered' } & PortAnswer);
