import { getter, type Got, switcher } from './service';

/**
 * ManagementServer:1, what the provider may do over TR-069. Source: "TR-064 Support – ManagementServer"; argument
 * names from the SCPDs of FRITZ!OS 7.29 to 8.02, which write `X_AVM-DE_` where the document prints `X_AVM_DE_`.
 * Every action needs the right Config. No password is readable, and there is no getter for X_SetTR069Enable.
 */
export const MANAGEMENT_SERVER = 'urn:dslforum-org:service:ManagementServer:1';

/** GetInfo. */
export const getInfo = getter(MANAGEMENT_SERVER, 'GetInfo', (out) => ({
  /** URL of the auto-configuration server (ACS); empty when none is set. May hold a login: a secret. */
  url: out.text('NewURL'),
  periodicInform: out.flag('NewPeriodicInformEnable'),
  /** Seconds; `undefined` when the box sends none. */
  periodicInformInterval: out.number('NewPeriodicInformInterval'),
  /** A moment the intervals are counted from, ISO 8601; `0001-01-01T00:00:00` stands for none. */
  periodicInformTime: out.text('NewPeriodicInformTime'),
  /** Where the ACS asks the box to call it. Its path is known to the two of them only: a secret. */
  connectionRequestUrl: out.text('NewConnectionRequestURL'),
  connectionRequestUsername: out.text('NewConnectionRequestUsername'),
  /** The ACS looks after updates, and the box does not look for them by itself (TR-098, UpgradesManaged). */
  upgradesManaged: out.flag('NewUpgradesManaged'),
}));
export type ManagementServerInfo = Got<typeof getInfo>;

/** X_AVM-DE_GetTR069FirmwareDownloadEnabled: the provider may install FRITZ!OS updates. */
export const getFirmwareDownloadEnabled = getter(MANAGEMENT_SERVER, 'X_AVM-DE_GetTR069FirmwareDownloadEnabled', (out) =>
  out.flag('NewTR069FirmwareDownloadEnabled'),
);

/** X_SetTR069Enable: allows or forbids automatic configuration by the provider. The box cannot be asked for it. */
export const setTr069Enable = switcher(MANAGEMENT_SERVER, 'X_SetTR069Enable', 'NewTR069Enabled');

/** X_AVM-DE_SetTR069FirmwareDownloadEnabled: allows or forbids FRITZ!OS updates by the provider. */
export const setFirmwareDownloadEnabled = switcher(
  MANAGEMENT_SERVER,
  'X_AVM-DE_SetTR069FirmwareDownloadEnabled',
  'NewTR069FirmwareDownloadEnabled',
);
