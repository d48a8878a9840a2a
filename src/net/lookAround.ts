import { plainData } from '../common/plainText';
import { within } from '../common/within';
import { type BoxState, valueOf } from '../box/boxState';
import { namesIn } from '../box/domainNames';
import { FAMILIES, isPublic } from '../box/ipAddress';
import { together } from '../box/part';
import { seenTooEarly } from '../diagnosis/names';
import {
  addressesOf,
  comparedWith,
  type NameRole,
  type ObservedEndpoint,
  type ObservedName,
  type Outside,
  ownAddress,
  type SeenPorts,
} from '../diagnosis/world';
import type { Trust } from '../tr064/identity';
import { lookAtPorts, type PortSource, vantageOf } from './lookAtPorts';
import { NameLookUp, type NameSource } from './lookUpName';
import { probeTls } from './probeTls';

export interface WorldSource extends PortSource, NameSource {
  /** How the box was recognised. */
  readonly trust?: Trust;
  /** How an address and port are looked at, for tests. */
  readonly probeTls?: typeof probeTls;
}

export interface LookOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((looking: 'names' | 'endpoints') => void) | undefined;
}

/** For all names together, in milliseconds. */
const NAMES_TIMEOUT = 10_000;

/** Where a name is also looked at, besides the port of remote access: a proxy or another server may answer there. */
const HTTPS_PORT = 443;

/**
 * Looks at what the world sees of a box, side by side: DNS queries; one request to each port of TR-069 at the addresses
 * of the box; one handshake with one bare request to the port of remote access at each address of the box and of its
 * names, for names of dynamic DNS to port 443 too. The address of an outdated name may be a stranger's.
 */
export async function lookAround(
  state: BoxState,
  source: WorldSource,
  { signal: ended, onProgress }: LookOptions = {},
): Promise<{ outside: Outside; ports: SeenPorts }> {
  const [ports, outside] = await together({ signal: ended }, ({ signal }) =>
    Promise.all([lookAtPorts(state, source, signal), lookOutside(state, source, signal, onProgress)]),
  );
  return plainData({ ports, outside });
}

async function lookOutside(
  state: BoxState,
  source: WorldSource,
  signal: AbortSignal,
  onProgress: LookOptions['onProgress'],
): Promise<Outside> {
  onProgress?.('names');
  const { names, fritzBox } = await lookUp(state, source, signal);
  onProgress?.('endpoints');
  const endpoints = await lookAtEndpoints(state, names, source.probeTls ?? probeTls, signal);
  const outside: Outside = {
    at: new Date().toISOString(),
    vantage: await vantageOf(state, source.host),
    compared: comparedWith(state),
    fingerprint: source.trust?.kind === 'key' ? source.trust.fingerprint : undefined,
    ...{ names, endpoints, fritzBox },
  };
  return { ...outside, tooEarly: seenTooEarly({ state, outside }) };
}

async function lookUp(
  state: BoxState,
  source: NameSource,
  signal: AbortSignal,
): Promise<{ names: ObservedName[]; fritzBox: readonly string[] }> {
  const [ddns, myFritz] = [valueOf(state.ddns), valueOf(state.myFritz)];
  const inUse: [NameRole, string[]][] = [
    ['ddns', ddns?.enabled === true ? namesIn(ddns.domain) : []],
    ['my-fritz', myFritz?.enabled === true ? namesIn(myFritz.dynDnsName) : []],
  ];
  const [fritzBox, ...names] = await within(NAMES_TIMEOUT, signal, (limit) => {
    const lookUp = new NameLookUp(source, limit);
    return Promise.all([
      lookUp.fromResolver('fritz.box'),
      ...inUse.flatMap(([role, found]) => found.map((name) => observeName(lookUp, role, name))),
    ]);
  });
  signal.throwIfAborted();
  return { names, fritzBox: fritzBox.state === 'answered' ? [...fritzBox.ipv4, ...fritzBox.ipv6] : [] };
}

async function observeName(lookUp: NameLookUp, role: NameRole, name: string): Promise<ObservedName> {
  const [resolver, authority] = await Promise.all([lookUp.fromResolver(name), lookUp.fromAuthority(name)]);
  return { role, name, resolver, authority };
}

/** Public addresses only: a name may lead anywhere, and devices in a home network are none of its business. */
async function lookAtEndpoints(
  state: BoxState,
  names: readonly ObservedName[],
  probe: typeof probeTls,
  signal: AbortSignal,
): Promise<ObservedEndpoint[]> {
  const port = valueOf(state.remoteAccess)?.port;
  if (port === undefined) return [];
  const targets = FAMILIES.flatMap((family): Omit<ObservedEndpoint, 'probe'>[] => {
    const address = ownAddress(state, family) ?? '';
    return [
      { role: 'address' as const, host: address, family, address, port },
      ...names.flatMap((name) => {
        const [address = ''] = addressesOf(name)?.[family] ?? [];
        const target = { role: name.role, host: name.name, family, address };
        // Names of MyFRITZ! lead to the box itself.
        const ports = name.role === 'ddns' ? new Set([port, HTTPS_PORT]) : [port];
        return [...ports].map((port) => ({ ...target, port }));
      }),
    ];
  });
  return Promise.all(
    targets
      .filter(({ address }) => isPublic(address))
      .map(async (target) => ({
        ...target,
        probe: await probe(target.host, target.address, target.port, { signal }),
      })),
  );
}
