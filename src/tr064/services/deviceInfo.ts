import { getter } from './service';

/** DeviceInfo:1. Source: "TR-064 Support – Device Info"; argument names from the SCPDs of FRITZ!OS 7.29 to 8.02. */
const DEVICE_INFO = 'urn:dslforum-org:service:DeviceInfo:1';

/** GetInfo. Needs the right Config. */
export const getInfo = getter(DEVICE_INFO, 'GetInfo', (out) => ({
  /** Such as `FRITZ!Box 7590`. */
  modelName: out.text('NewModelName'),
  /** FRITZ!OS with the hardware prefix, such as `154.08.02`. */
  softwareVersion: out.text('NewSoftwareVersion'),
}));

/** GetSecurityPort: the HTTPS port for the LAN, without login. Of no use on the way in from the internet. */
export const getSecurityPort = getter(DEVICE_INFO, 'GetSecurityPort', (out) => out.port('NewSecurityPort'));
