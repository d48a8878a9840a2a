import { getter, type Got } from './service';

/** X_AVM-DE_MyFritz:1. Source: "TR-064 Support – X_AVM-DE_MyFritz"; argument names from the SCPDs. */
const MY_FRITZ = 'urn:dslforum-org:service:X_AVM-DE_MyFritz:1';

/** GetInfo. Any login may ask. The account's e-mail address, which newer boxes tell as well, is not read. */
export const getInfo = getter(MY_FRITZ, 'GetInfo', (out) => ({
  enabled: out.flag('NewEnabled'),
  deviceRegistered: out.flag('NewDeviceRegistered'),
  /** Such as `<16 characters>.myfritz.net`; empty when there is none. */
  dynDnsName: out.text('NewDynDNSName'),
  /** Such as `dyndns_verified`; `undefined` before FRITZ!OS 7.50. */
  state: out.optionalText('NewState'),
}));
export type MyFritzInfo = Got<typeof getInfo>;
