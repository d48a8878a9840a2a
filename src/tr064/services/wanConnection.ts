import type { CallOptions } from '../client';
import { Tr064Error } from '../errors';
import { callAction, type Caller, getter } from './service';

/**
 * The box's way to the internet. Every box lists WANPPPConnection:1 and WANIPConnection:1; Layer3Forwarding:1 says
 * which of the two is in use. Sources: "TR-064 Support – Layer3Forwarding", "– WANIPConnection", "– WANPPPConnection".
 */
const LAYER_3_FORWARDING = 'urn:dslforum-org:service:Layer3Forwarding:1';
const WAN_PPP_CONNECTION = 'urn:dslforum-org:service:WANPPPConnection:1';
const WAN_IP_CONNECTION = 'urn:dslforum-org:service:WANIPConnection:1';

/** The IPv4 address of the default connection; empty when it has none. TR-064 tells no IPv6 address here. Needs Config. */
export async function getExternalIPv4(client: Caller, options?: CallOptions): Promise<string> {
  const out = await callAction(client, await defaultService(client, options), 'GetExternalIPAddress', options);
  return out.text('NewExternalIPAddress');
}

/** The value has the form `1.WANPPPConnection.1`; it is no service id. */
const defaultService = getter(LAYER_3_FORWARDING, 'GetDefaultConnectionService', (out) => {
  const name = out.text('NewDefaultConnectionService');
  if (name.includes('WANPPPConnection')) return WAN_PPP_CONNECTION;
  if (name.includes('WANIPConnection')) return WAN_IP_CONNECTION;
  throw new Tr064Error('bad-response', 'The default connection of the box is neither of PPP nor of IP');
});
