import type { CallOptions } from '../client';
import { REMOTE_ACCESS } from '../description';
import { parseXml } from '../xml';
import { callAction, type Caller } from './service';

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

export interface DdnsProvider {
  readonly name: string;
  /** The provider's web page; may be empty. */
  readonly infoUrl: string;
}

/** GetDDNSProviders (§1.4). Needs the right Config. The list is an XML document of its own inside the argument. */
export async function getDdnsProviders(client: Caller, options?: CallOptions): Promise<DdnsProvider[]> {
  const out = await callAction(client, REMOTE_ACCESS, 'GetDDNSProviders', options);
  const list = parseXml(out.text('NewProviderList'));
  return list.all('Item').map((item) => ({ name: item.textOf('ProviderName'), infoUrl: item.textOf('InfoURL') }));
}
