import type { CallOptions } from '../client';
import { callAction, type Caller, flag } from './service';

/**
 * ManagementServer:1, what the provider may do over TR-069. Source: "TR-064 Support – ManagementServer"; argument
 * names from the SCPDs of FRITZ!OS 7.29 to 8.02, which write `X_AVM-DE_` where the document prints `X_AVM_DE_`.
 * Every action needs the right Config. No password is readable, and there is no getter for X_SetTR069Enable.
 */
export const MANAGEMENT_SERVER = 'urn:dslforum-org:service:ManagementServer:1';

export interface ManagementServerInfo {
  /** URL of the auto-configuration server (ACS); empty when none is set. May hold a login: a secret. */
  readonly url: string;
  /** By which the box signs in at the ACS. */
  readonly username: string;
  readonly periodicInform: boolean;
  /** Seconds; `undefined` when the box sends none. */
  readonly periodicInformInterval: number | undefined;
  /** A moment the intervals are counted from, ISO 8601; `0001-01-01T00:00:00` stands for none. */
  readonly periodicInformTime: string;
  /** Where the ACS asks the box to call it. Its path is known to the two of them only: a secret. */
  readonly connectionRequestUrl: string;
  readonly connectionRequestUsername: string;
  /** The ACS looks after updates, and the box does not look for them by itself (TR-098, UpgradesManaged). */
  readonly upgradesManaged: boolean;
}

/** GetInfo. */
export async function getInfo(client: Caller, options?: CallOptions): Promise<ManagementServerInfo> {
  const out = await callAction(client, MANAGEMENT_SERVER, 'GetInfo', options);
  return {
    url: out.text('NewURL'),
    username: out.text('NewUsername'),
    periodicInform: out.flag('NewPeriodicInformEnable'),
    periodicInformInterval: out.number('NewPeriodicInformInterval'),
    periodicInformTime: out.text('NewPeriodicInformTime'),
    connectionRequestUrl: out.text('NewConnectionRequestURL'),
    connectionRequestUsername: out.text('NewConnectionRequestUsername'),
    upgradesManaged: out.flag('NewUpgradesManaged'),
  };
}

/** X_AVM-DE_GetTR069FirmwareDownloadEnabled: the provider may install FRITZ!OS updates. */
export async function getFirmwareDownloadEnabled(client: Caller, options?: CallOptions): Promise<boolean> {
  const out = await callAction(client, MANAGEMENT_SERVER, 'X_AVM-DE_GetTR069FirmwareDownloadEnabled', options);
  return out.flag('NewTR069FirmwareDownloadEnabled');
}

/** X_SetTR069Enable: allows or forbids automatic configuration by the provider. The box cannot be asked for it. */
export async function setTr069Enable(client: Caller, enabled: boolean, options?: CallOptions): Promise<void> {
  await callAction(client, MANAGEMENT_SERVER, 'X_SetTR069Enable', options, { NewTR069Enabled: flag(enabled) });
}

/** X_AVM-DE_SetTR069FirmwareDownloadEnabled: allows or forbids FRITZ!OS updates by the provider. */
export async function setFirmwareDownloadEnabled(
  client: Caller,
  enabled: boolean,
  options?: CallOptions,
): Promise<void> {
  await callAction(client, MANAGEMENT_SERVER, 'X_AVM-DE_SetTR069FirmwareDownloadEnabled', options, {
    NewTR069FirmwareDownloadEnabled: flag(enabled),
  });
}
