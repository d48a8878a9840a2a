import type { CallOptions } from '../client';
import { callAction, type Caller } from './service';

/** X_AVM-DE_MyFritz:1. Source: "TR-064 Support – X_AVM-DE_MyFritz"; argument names from the SCPDs. */
const MY_FRITZ = 'urn:dslforum-org:service:X_AVM-DE_MyFritz:1';

export interface MyFritzInfo {
  readonly enabled: boolean;
  readonly deviceRegistered: boolean;
  /** Such as `<16 characters>.myfritz.net`; empty when there is none. */
  readonly dynDnsName: string;
  readonly port: number | undefined;
  /** Such as `dyndns_verified`; `undefined` before FRITZ!OS 7.50. */
  readonly state: string | undefined;
}

/** GetInfo. Any login may ask. The account's e-mail address, which newer boxes tell as well, is not read. */
export async function getInfo(client: Caller, options?: CallOptions): Promise<MyFritzInfo> {
  const out = await callAction(client, MY_FRITZ, 'GetInfo', options);
  return {
    enabled: out.flag('NewEnabled'),
    deviceRegistered: out.flag('NewDeviceRegistered'),
    dynDnsName: out.text('NewDynDNSName'),
    port: out.port('NewPort'),
    state: out.optionalText('NewState'),
  };
}
