import { LIMITS } from '../../common/limits';
import type { CallOptions } from '../client';
import { REMOTE_ACCESS } from '../description';
import { Tr064Error } from '../errors';
import { parseXml } from '../xml';
import { callAction, type Caller, flag } from './service';

/**
 * X_AVM-DE_RemoteAccess:1. Source: "TR-064 Support – X_AVM-DE_RemoteAccess", version 13 (2025-08-08); argument
 * names and order from the SCPDs of FRITZ!OS 7.29 to 8.02.
 */

export interface RemoteAccessInfo {
  /** HTTPS access from the internet. */
  readonly enabled: boolean;
  /** HTTPS port, which the box keeps while access is off; `undefined` when it has none. */
  readonly port: number | undefined;
  /** User with configuration rights from the internet; may be empty, may be an e-mail address. */
  readonly username: string;
  /** `undefined` on FRITZ!OS that knows no Let's Encrypt (before 7.50). */
  readonly letsEncrypt:
    | {
        readonly enabled: boolean;
        /** `not_used`, `get`, `valid`, `invalid`, `unknown` (table 13), or anything else: the SCPD lists no values. */
        readonly state: string;
      }
    | undefined;
}

/** GetInfo (§1.1). Needs the right App, Phone, NAS, Homeauto or Config. */
export async function getInfo(client: Caller, options?: CallOptions): Promise<RemoteAccessInfo> {
  const out = await callAction(client, REMOTE_ACCESS, 'GetInfo', options);
  const letsEncrypt = out.optionalFlag('NewLetsEncryptEnabled');
  return {
    enabled: out.flag('NewEnabled'),
    port: out.port('NewPort'),
    username: out.text('NewUsername'),
    letsEncrypt:
      letsEncrypt === undefined
        ? undefined
        : { enabled: letsEncrypt, state: out.optionalText('NewLetsEncryptState') ?? 'unknown' },
  };
}

export interface RemoteAccessConfig {
  readonly enabled: boolean;
  /** 1 to 65535. */
  readonly port: number;
  /** User name or e-mail address. */
  readonly username: string;
  readonly password: string;
}

/**
 * SetConfig (§1.2). Gives this user the right to configure the box from the internet, with this password: a user of
 * the name is enabled, the one this service used last may be renamed, else one is made. Needs the right Config.
 * @throws {Tr064Error} `invalid-args` (402) for the port; `internal-error` (820) when the name belongs to a user
 * without configuration rights, or the box does not accept name or password.
 */
export async function setConfig(client: Caller, config: RemoteAccessConfig, options?: CallOptions): Promise<void> {
  await callAction(client, REMOTE_ACCESS, 'SetConfig', options, {
    NewEnabled: flag(config.enabled),
    NewPort: String(config.port),
    NewUsername: config.username,
    NewPassword: config.password,
  });
}

/**
 * SetEnable (§1.6). Switching on what is off makes the box pick a random port. Returns the port. Needs the right Config.
 * @throws {Tr064Error} `no-internet-user` when the box answers port 0: nothing was switched on.
 */
export async function setEnable(client: Caller, enabled: boolean, options?: CallOptions): Promise<number | undefined> {
  const out = await callAction(client, REMOTE_ACCESS, 'SetEnable', options, { NewEnabled: flag(enabled) });
  const port = out.port('NewPort');
  if (enabled && port === undefined) {
    throw new Tr064Error('no-internet-user', 'SetEnable returned port 0', { call: 'SetEnable' });
  }
  return port;
}

/** SetLetsEncryptEnable (§1.7; from FRITZ!OS 7.50 on). Needs the right App or Config. */
export async function setLetsEncryptEnable(client: Caller, enabled: boolean, options?: CallOptions): Promise<void> {
  await callAction(client, REMOTE_ACCESS, 'SetLetsEncryptEnable', options, { NewLetsEncryptEnabled: flag(enabled) });
}

export interface DdnsInfo {
  readonly enabled: boolean;
  /** An entry of getDdnsProviders; the name of the user-defined one is in the box's language. */
  readonly providerName: string;
  /** Empty or of no meaning for providers the box knows itself. May hold a token: a secret. */
  readonly updateUrl: string;
  readonly domain: string;
  readonly username: string;
  /** `ddns_v4`, `ddns_v6`, `ddns_both`, `ddns_together` (also spelled `ddns_both_together`), or anything else. */
  readonly mode: string;
  /** States as in table 11 in either spelling (`new address`, `new-address`), or anything else. */
  readonly statusIPv4: string;
  readonly statusIPv6: string;
  readonly serverIPv4: string;
  readonly serverIPv6: string;
}

/** GetDDNSInfo (§1.3). Needs the right App, Phone, NAS, Homeauto or Config. The password is not readable. */
export async function getDdnsInfo(client: Caller, options?: CallOptions): Promise<DdnsInfo> {
  const out = await callAction(client, REMOTE_ACCESS, 'GetDDNSInfo', options);
  return {
    enabled: out.flag('NewEnabled'),
    providerName: out.text('NewProviderName'),
    updateUrl: out.text('NewUpdateURL'),
    domain: out.text('NewDomain'),
    username: out.text('NewUsername'),
    mode: out.text('NewMode'),
    statusIPv4: out.text('NewStatusIPv4'),
    statusIPv6: out.text('NewStatusIPv6'),
    serverIPv4: out.text('NewServerIPv4'),
    serverIPv6: out.text('NewServerIPv6'),
  };
}

/** What SetDDNSConfig stores; all of it, every time. */
export interface DdnsConfig extends Omit<DdnsInfo, 'statusIPv4' | 'statusIPv6'> {
  /** Overwrites what the box has, even when it is empty: it cannot be read, and the document has no way to keep it. */
  readonly password: string;
}

/**
 * SetDDNSConfig (§1.5). The provider must be one of getDdnsProviders. Needs the right Config. The arguments go in the
 * order of the SCPD.
 */
export async function setDdnsConfig(client: Caller, config: DdnsConfig, options?: CallOptions): Promise<void> {
  await callAction(client, REMOTE_ACCESS, 'SetDDNSConfig', options, {
    NewEnabled: flag(config.enabled),
    NewProviderName: config.providerName,
    NewUpdateURL: config.updateUrl,
    NewDomain: config.domain,
    NewUsername: config.username,
    NewMode: config.mode,
    NewServerIPv4: config.serverIPv4,
    NewServerIPv6: config.serverIPv6,
    NewPassword: config.password,
  });
}

export interface DdnsProvider {
  readonly name: string;
  /** The provider's web page; may be empty. */
  readonly infoUrl: string;
}

/** GetDDNSProviders (§1.4). Needs the right Config. The list is an XML document of its own inside the argument. */
export async function getDdnsProviders(client: Caller, options?: CallOptions): Promise<DdnsProvider[]> {
  const out = await callAction(client, REMOTE_ACCESS, 'GetDDNSProviders', options);
  const list = parseXml(out.text('NewProviderList'));
  const providers = list.all('Item').map((item) => ({
    // SetDDNSConfig wants it letter by letter.
    name: item.child('ProviderName')?.text ?? '',
    infoUrl: item.textOf('InfoURL'),
  }));
  return providers.filter(({ name, infoUrl }) => name.length <= LIMITS.value && infoUrl.length <= LIMITS.updateUrl);
}
