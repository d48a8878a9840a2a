import { getter, type Got } from './service';

/** X_AVM-DE_AppSetup:1. Source: "TR-064 Support – X_AVM-DE_AppSetup"; argument names from the SCPDs. */
const APP_SETUP = 'urn:dslforum-org:service:X_AVM-DE_AppSetup:1';

/** GetConfig: what the login in use may do. Any may ask. A right is `NO`, `RO`, `RW`, `UNDEFINED`, or anything else. */
export const getConfig = getter(APP_SETUP, 'GetConfig', (out) => ({
  configRight: out.text('NewConfigRight'),
  appRight: out.text('NewAppRight'),
  nasRight: out.text('NewNasRight'),
  phoneRight: out.text('NewPhoneRight'),
  homeautoRight: out.text('NewHomeautoRight'),
  /** This user may sign in from the internet. */
  internetRights: out.flag('NewInternetRights'),
  /** This very call came from the internet. */
  accessFromInternet: out.flag('NewAccessFromInternet'),
}));
export type AppSetupConfig = Got<typeof getConfig>;

/** GetAppRemoteInfo: external addresses in one call. Needs the right Config or App. */
export const getAppRemoteInfo = getter(APP_SETUP, 'GetAppRemoteInfo', (out) => ({
  /** Addresses the box has on the internet; empty when it has none of that family. */
  externalIPv4: out.text('NewExternalIPAddress'),
  externalIPv6: out.text('NewExternalIPv6Address'),
}));
export type ExternalAddresses = Got<typeof getAppRemoteInfo>;
