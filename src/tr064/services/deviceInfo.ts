import type { CallOptions } from '../client';
import { callAction, type Caller } from './service';

/** DeviceInfo:1. Source: "TR-064 Support – Device Info"; argument names from the SCPDs of FRITZ!OS 7.29 to 8.02. */
const DEVICE_INFO = 'urn:dslforum-org:service:DeviceInfo:1';

export interface DeviceInfo {
  readonly manufacturer: string;
  /** Such as `FRITZ!Box 7590`. */
  readonly modelName: string;
  /** FRITZ!OS with the hardware prefix, such as `154.08.02`. */
  readonly softwareVersion: string;
  /** The MAC address without colons. */
  readonly serialNumber: string;
  /** Seconds since the last start. */
  readonly upTime: number | undefined;
}

/** GetInfo. Needs the right Config. */
export async function getInfo(client: Caller, options?: CallOptions): Promise<DeviceInfo> {
  const out = await callAction(client, DEVICE_INFO, 'GetInfo', options);
  return {
    manufacturer: out.text('NewManufacturerName'),
    modelName: out.text('NewModelName'),
    softwareVersion: out.text('NewSoftwareVersion'),
    serialNumber: out.text('NewSerialNumber'),
    upTime: out.number('NewUpTime'),
  };
}

/** GetSecurityPort: the HTTPS port for the LAN, without login. Of no use on the way in from the internet. */
export async function getSecurityPort(client: Caller, options?: CallOptions): Promise<number | undefined> {
  return (await callAction(client, DEVICE_INFO, 'GetSecurityPort', options)).port('NewSecurityPort');
}
