import type { CallOptions } from '../client';
import { callAction, type Caller } from './service';

/** X_AVM-DE_AppSetup:1. Source: "TR-064 Support – X_AVM-DE_AppSetup"; argument names from the SCPDs. */
const APP_SETUP = 'urn:dslforum-org:service:X_AVM-DE_AppSetup:1';

/** `NO`, `RO`, `RW`, `UNDEFINED`, or anything else a firmware may say. */
export type Right = string;

export interface AppSetupConfig {
  readonly configRight: Right;
  readonly appRight: Right;
  readonly nasRight: Right;
  readonly phoneRight: Right;
  readonly dialRight: Right;
  readonly homeautoRight: Right;
  /** This user may sign in from the internet. */
  readonly internetRights: boolean;
  /** This very call came from the internet. */
  readonly accessFromInternet: boolean;
}

/** GetConfig: what the login in use may do. Any login may ask. */
export async function getConfig(client: Caller, options?: CallOptions): Promise<AppSetupConfig> {
  const out = await callAction(client, APP_SETUP, 'GetConfig', options);
  return {
    configRight: out.text('NewConfigRight'),
    appRight: out.text('NewAppRight'),
    nasRight: out.text('NewNasRight'),
    phoneRight: out.text('NewPhoneRight'),
    dialRight: out.text('NewDialRight'),
    homeautoRight: out.text('NewHomeautoRight'),
    internetRights: out.flag('NewInternetRights'),
    accessFromInternet: out.flag('NewAccessFromInternet'),
  };
}

export interface AppRemoteInfo {
  readonly ipAddress: string;
  readonly subnetMask: string;
  /** Addresses the box has on the internet; empty when it has none of that family. */
  readonly externalIPv4: string;
  readonly externalIPv6: string;
  readonly ddnsEnabled: boolean;
  readonly ddnsDomain: string;
  readonly myFritzEnabled: boolean;
  readonly myFritzName: string;
}

/** GetAppRemoteInfo: external addresses, dynamic DNS and MyFRITZ! name in one call. Needs the right Config or App. */
export async function getAppRemoteInfo(client: Caller, options?: CallOptions): Promise<AppRemoteInfo> {
  const out = await callAction(client, APP_SETUP, 'GetAppRemoteInfo', options);
  return {
    ipAddress: out.text('NewIPAddress'),
    subnetMask: out.text('NewSubnetMask'),
    externalIPv4: out.text('NewExternalIPAddress'),
    externalIPv6: out.text('NewExternalIPv6Address'),
    ddnsEnabled: out.flag('NewRemoteAccessDDNSEnabled'),
    ddnsDomain: out.text('NewRemoteAccessDDNSDomain'),
    // The document calls it MyFritzDynDNSEnabled, boxes NewMyFritzEnabled.
    myFritzEnabled: out.has('NewMyFritzEnabled') ? out.flag('NewMyFritzEnabled') : out.flag('NewMyFritzDynDNSEnabled'),
    myFritzName: out.text('NewMyFritzDynDNSName'),
  };
}
