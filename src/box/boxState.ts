import type { RouteKind } from '../tr064/route';
import type { Tr064ErrorKind } from '../tr064/errors';
import type { AppSetupConfig, ExternalAddresses } from '../tr064/services/appSetup';
import type { MyFritzInfo } from '../tr064/services/myFritz';
import type { DdnsInfo, RemoteAccessInfo } from '../tr064/services/remoteAccess';
import { ddnsMode } from './ddns';
import type { ProviderServer } from './providerAccessServer';
import { checkUpdateUrl, type UrlFinding } from './updateUrl/checks';
import { maskUpdateUrl, maskUserName } from './updateUrl/mask';
import { withoutQuotes } from './updateUrl/quotes';

/** A part of the state that could not be read, and why. */
export interface Unread {
  readonly unread: Tr064ErrorKind;
  /** UPnP error code and HTTP status, where there were any. */
  readonly code?: number | undefined;
  readonly status?: number | undefined;
}

export type Part<T> = T | Unread;

/** The value of a part, or `undefined` where it was not read. */
export function valueOf<T extends object>(part: Part<T> | 'not-supported' | undefined): T | undefined {
  return typeof part === 'object' && isRead(part) ? part : undefined;
}

export function isRead<T extends object>(part: Part<T>): part is T {
  return !('unread' in part);
}

/** DDNS as it may be kept and shown: the update URL with its secrets masked. */
export type DdnsStatus = Omit<DdnsInfo, 'updateUrl'> & {
  readonly maskedUpdateUrl: string;
  /** What is wrong with the update URL, without what it quotes of it. */
  readonly urlFindings: readonly UrlFinding[];
  /** The update URL sends the prefix of the home network: the name may be that of another device in it. */
  readonly usesPrefix: boolean;
};

export type LetsEncryptStatus = NonNullable<RemoteAccessInfo['letsEncrypt']>;

export const BOX_STATE_VERSION = 2;

/** What a box said at one moment. Plain data without secrets, so that it can be kept; another version is discarded. */
export interface BoxState extends Partial<CheckedParts> {
  readonly version: typeof BOX_STATE_VERSION;
  /** ISO 8601. */
  readonly readAt: string;
  readonly route: RouteKind;
  readonly device: {
    readonly model: string;
    /** Such as `7590 - avm`. */
    readonly modelNumber: string;
    /** With the hardware prefix; see fritzOsVersion. */
    readonly softwareVersion: string;
  };
  readonly remoteAccess: Part<Omit<RemoteAccessInfo, 'letsEncrypt'>>;
  readonly ddns: Part<DdnsStatus>;
  /** `not-supported` when the box's own service description has no Let's Encrypt. */
  readonly letsEncrypt: Part<LetsEncryptStatus> | 'not-supported';
  readonly myFritz: Part<MyFritzInfo>;
  readonly external: Part<ExternalAddresses>;
  /** What the provider may do over TR-069. */
  readonly managementServer: Part<ProviderServer>;
  readonly firmwareDownload: Part<{ readonly allowed: boolean }>;
}

/** Parts that a check reads and a refresh does not: no row needs them. Those of the last check are kept. */
export interface CheckedParts {
  readonly rights: Part<AppSetupConfig>;
  /** Whether the box asks for a second factor before it changes certain settings. */
  readonly secondFactor: Part<{ readonly enabled: boolean }>;
  /** Whether the password is still the one from the factory; `undefined` before FRITZ!OS 7.50. */
  readonly password: Part<{ readonly isDefault: boolean | undefined }>;
  /** Names of the users the box lists; none when its owner hides them. */
  readonly users: Part<{ readonly names: readonly string[] }>;
  /** Name of the provider under which the person enters an update URL; the URLs of others are filled in by the box. */
  readonly ownUrlProvider: Part<{ readonly name: string | undefined }>;
}

/** A state with the checked parts of an earlier one, where it has none itself. */
export function withCheckedParts(state: BoxState, before: BoxState | undefined): BoxState {
  if (before?.rights === undefined || state.rights !== undefined) return state;
  const { rights, secondFactor, password, users, ownUrlProvider } = before;
  return { ...state, rights, secondFactor, password, users, ownUrlProvider } as BoxState;
}

export function withoutSecrets({ updateUrl, username, ...rest }: DdnsInfo): DdnsStatus {
  // The password cannot be read; FRITZ!OS's own page demands one.
  const context = { mode: ddnsMode(rest.mode), domain: rest.domain, username, hasPassword: true };
  return {
    ...rest,
    username: maskUserName(username, updateUrl),
    maskedUpdateUrl: maskUpdateUrl(updateUrl),
    urlFindings: updateUrl.trim() === '' ? [] : checkUpdateUrl(updateUrl, context).map(withoutQuotes),
    usesPrefix: rest.enabled && updateUrl.toLowerCase().includes('<ip6lanprefix>'),
  };
}

/** `154.08.02` is FRITZ!OS 8.02 on hardware 154: the first part names the hardware, the second has a leading zero. */
export function fritzOsVersion(softwareVersion: string): string {
  const [, major, minor] = /^\d+\.0?(\d+)\.(\d+)/.exec(softwareVersion) ?? [];
  return major === undefined || minor === undefined ? softwareVersion : `${major}.${minor}`;
}
