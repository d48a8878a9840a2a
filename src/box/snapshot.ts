import type { RouteKind } from '../tr064/route';
import type { Tr064ErrorKind } from '../tr064/errors';
import type { AppRemoteInfo } from '../tr064/services/appSetup';
import type { MyFritzInfo } from '../tr064/services/myFritz';
import type { DdnsInfo, RemoteAccessInfo } from '../tr064/services/remoteAccess';
import type { ProviderServer } from './providerAccessServer';
import { MASK, maskUpdateUrl, userNameIsKey } from './updateUrl/mask';

/** A part of a snapshot that could not be read, and why. */
export interface Unread {
  readonly unread: Tr064ErrorKind;
  /** UPnP error code and HTTP status, where there were any. */
  readonly code?: number | undefined;
  readonly status?: number | undefined;
}

export type Part<T> = T | Unread;

export function isRead<T extends object>(part: Part<T>): part is T {
  return !('unread' in part);
}

/** DDNS as it may be kept and shown: the update URL with its secrets masked. */
export type DdnsStatus = Omit<DdnsInfo, 'updateUrl'> & { readonly maskedUpdateUrl: string };

export type LetsEncryptStatus = NonNullable<RemoteAccessInfo['letsEncrypt']>;

/** Addresses a box has on the internet; empty where it has none of that family or does not tell it. */
export type ExternalAddresses = Pick<AppRemoteInfo, 'externalIPv4' | 'externalIPv6'>;

export const SNAPSHOT_VERSION = 1;

/** What a box said about its reachability at one moment. Plain data without secrets, so that it can be kept. */
export interface Snapshot {
  /** Of this outline; a kept snapshot of another one is not used. */
  readonly version: typeof SNAPSHOT_VERSION;
  /** ISO 8601. */
  readonly readAt: string;
  /** The way it was read; `lan` where none is noted. */
  readonly route?: RouteKind;
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

export function withoutSecrets({ updateUrl, username, ...rest }: DdnsInfo): DdnsStatus {
  return {
    ...rest,
    username: userNameIsKey(updateUrl) ? MASK : username,
    maskedUpdateUrl: maskUpdateUrl(updateUrl),
  };
}

/** `154.08.02` is FRITZ!OS 8.02 on hardware 154: the first part names the hardware, the second has a leading zero. */
export function fritzOsVersion(softwareVersion: string): string {
  const [, major, minor] = /^\d+\.0?(\d+)\.(\d+)/.exec(softwareVersion) ?? [];
  return major === undefined || minor === undefined ? softwareVersion : `${major}.${minor}`;
}
