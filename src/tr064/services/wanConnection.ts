import type { CallOptions } from '../client';
import { Tr064Error } from '../errors';
import { callAction, type Caller } from './service';

/**
 * The box's way to the internet. Every box lists WANPPPConnection:1 and WANIPConnection:1; Layer3Forwarding:1 says
 * which of the two is in use. Sources: "TR-064 Support – Layer3Forwarding", "– WANIPConnection", "– WANPPPConnection".
 */
const LAYER_3_FORWARDING = 'urn:dslforum-org:service:Layer3Forwarding:1';
const WAN_PPP_CONNECTION = 'urn:dslforum-org:service:WANPPPConnection:1';
const WAN_IP_CONNECTION = 'urn:dslforum-org:service:WANIPConnection:1';

export interface WanConnection {
  /** `Connected`, `Connecting`, `Disconnected`, `Unconfigured` and others. */
  readonly connectionStatus: string;
  /** IPv4; TR-064 tells no IPv6 address here. Empty when there is none. */
  readonly externalIPv4: string;
}

/** Reads the default connection. Needs the right Config. */
export async function getDefaultConnection(client: Caller, options?: CallOptions): Promise<WanConnection> {
  const service = await defaultService(client, options);
  const [status, address] = await Promise.all([
    callAction(client, service, 'GetStatusInfo', options),
    callAction(client, service, 'GetExternalIPAddress', options),
  ]);
  return {
    connectionStatus: status.text('NewConnectionStatus'),
    externalIPv4: address.text('NewExternalIPAddress'),
  };
}

/** The value has the form `1.WANPPPConnection.1`; it is no service id. */
async function defaultService(client: Caller, options?: CallOptions): Promise<string> {
  const out = await callAction(client, LAYER_3_FORWARDING, 'GetDefaultConnectionService', options);
  const name = out.text('NewDefaultConnectionService');
  if (name.includes('WANPPPConnection')) return WAN_PPP_CONNECTION;
  if (name.includes('WANIPConnection')) return WAN_IP_CONNECTION;
  throw new Tr064Error('bad-response', 'The default connection of the box is neither of PPP nor of IP');
}
