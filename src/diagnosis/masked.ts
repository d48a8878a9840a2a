import type { ProviderServer } from '../box/providerAccessServer';
import { type ExternalAddresses, isRead, type Part, type BoxState } from '../box/boxState';
import { MASK } from '../box/updateUrl/mask';
import { isEndpoint } from './providerAccess';
import type { World } from './world';

/**
 * A BoxState without what leads to the box or to a person: addresses, names, domains and users, but for whether there
 * is one. For readers that the person has not allowed to see them.
 */
export function withoutAddresses(boxState: BoxState): BoxState {
  const { version, readAt, route, device, letsEncrypt, firmwareDownload } = boxState;
  return {
    ...{ version, readAt, route, device, letsEncrypt, firmwareDownload },
    remoteAccess: read(boxState.remoteAccess, (part) => ({ ...part, username: masked(part.username) })),
    ddns: read(boxState.ddns, (part) => ({
      ...part,
      domain: masked(part.domain),
      username: masked(part.username),
      maskedUpdateUrl: masked(part.maskedUpdateUrl),
      serverIPv4: masked(part.serverIPv4),
      serverIPv6: masked(part.serverIPv6),
    })),
    myFritz: read(boxState.myFritz, (part) => ({ ...part, dynDnsName: masked(part.dynDnsName) })),
    external: read(boxState.external, externalWithoutAddresses),
    managementServer: read(boxState.managementServer, serverWithoutAddresses),
  };
}

/** The same of what was seen: of it only the ports are left, without the text of an answer. */
export function worldWithoutAddresses({ version, ports }: World): World {
  if (ports === undefined) return { version };
  const seen = ports.seen.map(({ probe, ...port }) => ({
    ...port,
    address: masked(port.address),
    probe: probe.state === 'answered' ? { ...probe, text: '', statusLine: undefined } : probe,
  }));
  return { version, ports: { ...ports, seen } };
}

/** Boxes write all zeros for none. */
function externalWithoutAddresses({ externalIPv4, externalIPv6 }: ExternalAddresses): ExternalAddresses {
  const hide = (address: string): string => (['0.0.0.0', '::'].includes(address) ? address : masked(address));
  return { externalIPv4: hide(externalIPv4), externalIPv6: hide(externalIPv6) };
}

function serverWithoutAddresses(server: ProviderServer): ProviderServer {
  return {
    ...server,
    username: masked(server.username),
    connectionRequestUsername: masked(server.connectionRequestUsername),
    acs: endpointWithoutHost(server.acs),
    connectionRequest: endpointWithoutHost(server.connectionRequest),
  };
}

function endpointWithoutHost(endpoint: ProviderServer['acs']): ProviderServer['acs'] {
  return isEndpoint(endpoint) ? { ...endpoint, host: MASK, masked: `${endpoint.scheme}://${MASK}` } : endpoint;
}

function read<T extends object>(part: Part<T>, change: (read: T) => T): Part<T> {
  return isRead(part) ? change(part) : part;
}

/** Whether there is a value stays. */
function masked(value: string): string {
  return value === '' ? '' : MASK;
}
