import { type BoxState, valueOf } from '../box/boxState';
import { FAMILIES } from '../box/ipAddress';
import { connectionRequestPort, TR069_PORT } from '../diagnosis/providerAccess';
import { type ObservedPort, ownAddress, type SeenPorts, type Vantage } from '../diagnosis/world';
import { isPrivateAddress, resolveHost } from '../tr064/address';
import { probePort } from './probePort';

export interface PortSource {
  /** Name or address at which the box proved its identity just before. */
  readonly host: string;
  /** The usual port of TR-069, for tests. */
  readonly port?: number;
  /** How ports are looked at, for tests. */
  readonly probe?: typeof probePort;
}

/**
 * Looks at the ports of TR-069, side by side, at no address but the box's own: of the host, and those it says it has.
 */
export async function lookAtPorts(state: BoxState, source: PortSource, signal?: AbortSignal): Promise<SeenPorts> {
  const { host, port = TR069_PORT, probe = probePort } = source;
  const server = valueOf(state.managementServer);
  const requestPort = server === undefined ? undefined : connectionRequestPort(server);
  const ports = [...new Set([port, requestPort ?? port])];
  // Behind a proxy only that may know the name: then the addresses that the box tells are all there is to go by.
  const resolved = await resolveHost(host).catch(() => []);
  const spokenTo = resolved.slice(0, 1).map(({ address }) => address);
  const own = FAMILIES.flatMap((family) => ownAddress(state, family) ?? []);
  // A box that is read from the internet is spoken to at one of those addresses.
  const addresses = new Set([...spokenTo, ...own]);
  const seen = await Promise.all(
    [...addresses].flatMap((address) =>
      ports.map(async (number): Promise<ObservedPort> => {
        const side = isPrivateAddress(address) ? 'home' : 'internet';
        const proven = spokenTo.includes(address);
        return { side, address, port: number, proven, probe: await probe(address, number, { signal }) };
      }),
    ),
  );
  return { at: new Date().toISOString(), vantage: await vantageOf(state, host), seen };
}

/** A box says whether a call came from the internet; an address of the home network can only be reached from inside. */
export async function vantageOf({ rights }: BoxState, host: string): Promise<Vantage> {
  const known = valueOf(rights);
  if (known !== undefined) return known.accessFromInternet ? 'elsewhere' : 'home';
  const [spokenTo] = await resolveHost(host).catch(() => []);
  return spokenTo !== undefined && isPrivateAddress(spokenTo.address) ? 'home' : 'unknown';
}
