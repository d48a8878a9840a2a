import { LIMITS } from '../../common/limits';
import type { CallOptions } from '../client';
import { REMOTE_ACCESS } from '../description';
import { Tr064Error } from '../errors';
import { parseXml } from '../xml';
import { callAction, type Caller, flag, getter, type Got, switcher } from './service';

/** X_AVM-DE_RemoteAccess:1. Source: its document, version 13 (2025-08-08); names and order: SCPDs of 7.29 to 8.02. */

/** GetInfo (§1.1). Needs the right App, Phone, NAS, Homeauto or Config. */
export const getInfo = getter(REMOTE_ACCESS, 'GetInfo', (out) => {
  const letsEncrypt = out.optionalFlag('NewLetsEncryptEnabled');
  return {
    /** HTTPS access from the internet. */
    enabled: out.flag('NewEnabled'),
    /** HTTPS port, which the box keeps while access is off; `undefined` when it has none. */
    port: out.port('NewPort'),
    /** User with configuration rights from the internet; may be empty, may be an e-mail address. */
    username: out.text('NewUsername'),
    /** `undefined` before 7.50. State: `not_used`, `get`, `valid`, `invalid`, `unknown` (table 13), or another. */
    letsEncrypt:
      letsEncrypt === undefined
        ? undefined
        : { enabled: letsEncrypt, state: out.optionalText('NewLetsEncryptState') ?? 'unknown' },
  };
});
export type RemoteAccessInfo = Got<typeof getInfo>;

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
export const setLetsEncryptEnable = switcher(REMOTE_ACCESS, 'SetLetsEncryptEnable', 'NewLetsEncryptEnabled');

/** GetDDNSInfo (§1.3). Needs the right App, Phone, NAS, Homeauto or Config. The password is not readable. */
export const getDdnsInfo = getter(REMOTE_ACCESS, 'GetDDNSInfo', (out) => ({
  enabled: out.flag('NewEnabled'),
  /** An entry of getDdnsProviders; the name of the user-defined one is in the box's language. */
  providerName: out.text('NewProviderName'),
  /** Empty or of no meaning for providers the box knows itself. May hold a token: a secret. */
  updateUrl: out.text('NewUpdateURL'),
  domain: out.text('NewDomain'),
  username: out.text('NewUsername'),
  /** `ddns_v4`, `ddns_v6`, `ddns_both`, `ddns_together` (also spelled `ddns_both_together`), or anything else. */
  mode: out.text('NewMode'),
  /** States as in table 11 in either spelling (`new address`, `new-address`), or anything else. */
  statusIPv4: out.text('NewStatusIPv4'),
  statusIPv6: out.text('NewStatusIPv6'),
  serverIPv4: out.text('NewServerIPv4'),
  serverIPv6: out.text('NewServerIPv6'),
}));
export type DdnsInfo = Got<typeof getDdnsInfo>;

/** What SetDDNSConfig stores; all of it, every time. */
export interface DdnsConfig extends Omit<DdnsInfo, 'statusIPv4' | 'statusIPv6'> {
  /** Overwrites what the box has, even when it is empty: it cannot be read, and the document has no way to keep it. */
  readonly password: string;
}

/** SetDDNSConfig (§1.5), for one of getDdnsProviders. Needs the right Config. Arguments in the SCPD's order. */
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
export const getDdnsProviders = getter(REMOTE_ACCESS, 'GetDDNSProviders', (out): DdnsProvider[] => {
  const providers = parseXml(out.text('NewProviderList'))
    .all('Item')
    .map((item) => ({
      // SetDDNSConfig wants it letter by letter.
      name: item.child('ProviderName')?.text ?? '',
      infoUrl: item.textOf('InfoURL'),
    }));
  return providers.filter(({ name, infoUrl }) => name.length <= LIMITS.value && infoUrl.length <= LIMITS.updateUrl);
});
