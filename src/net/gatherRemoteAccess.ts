import { namesIn } from '../box/domainNames';
import { canonical, FAMILIES, isPublic } from '../box/ipAddress';
import { together } from '../box/part';
import { isRead } from '../box/snapshot';
import type { Observations } from '../diagnosis/checks/observations';
import type { NameRole, ObservedEndpoint, ObservedName, Vantage } from '../diagnosis/checks/world';
import { addressesOf } from '../diagnosis/worldNames';
import { isPrivateAddress, resolveHost } from '../tr064/address';
import type { CallOptions, Tr064Client } from '../tr064/client';
import { gatherProviderAccess, type ProviderAccessSource } from './gatherProviderAccess';
import { NameLookUp, type NameSource } from './lookUpName';
import { probeTls } from './probeTls';
import { readBox } from './readBox';

export interface RemoteAccessSource extends ProviderAccessSource, NameSource {
  /** How an address and port are looked at, for tests. */
  readonly probeTls?: typeof probeTls;
}

/** What is being looked at. */
export type LookingAt = 'box' | 'names' | 'endpoints';

export interface GatherOptions extends CallOptions {
  readonly onProgress?: (looking: LookingAt) => void;
}

type Reader = Pick<Tr064Client, 'call' | 'describe' | 'action'>;

/** For all names together, in milliseconds. */
const NAMES_TIMEOUT = 10_000;

/** Where a name is also looked at, besides the port of remote access: a proxy or another server may answer there. */
const HTTPS_PORT = 443;

/**
 * Gathers what the box believes and what the world sees, side by side. A part the box refuses is marked as unread.
 * Nothing leaves but calls to the box, DNS queries, and one handshake with one bare request at each address that the
 * box or its names have on the internet.
 * @throws {Tr064Error} when the box cannot be reached or does not let this login in.
 * @throws the signal's reason when it aborts.
 */
export async function gatherRemoteAccess(
  client: Reader,
  source: RemoteAccessSource,
  { onProgress, ...options }: GatherOptions = {},
): Promise<Observations> {
  return together(options, (call) => gather(client, source, call, onProgress));
}

async function gather(
  client: Reader,
  source: RemoteAccessSource,
  options: CallOptions & { readonly signal: AbortSignal },
  onProgress: GatherOptions['onProgress'],
): Promise<Observations> {
  onProgress?.('box');
  const provider = gatherProviderAccess(client, source, options);
  const reading = readBox(client, options);
  // Waited for below; until then a failure of one must not go unheard while the other is waited for.
  provider.catch(() => undefined);
  const box = await reading;

  onProgress?.('names');
  const { names, fritzBox } = await lookUp(box, source, options.signal);

  const { external, ...access } = await provider;
  onProgress?.('endpoints');
  const told = { ...access, ...box, ...(external === undefined ? {} : { external }), names };
  return {
    ...told,
    observedAt: new Date().toISOString(),
    vantage: await vantage(source.host, box.rights),
    fritzBox,
    endpoints: await look(told, source.probeTls ?? probeTls, options.signal),
  };
}

async function lookUp(
  { ddns, myFritz }: Observations,
  source: NameSource,
  signal: AbortSignal,
): Promise<{ names: ObservedName[]; fritzBox: readonly string[] }> {
  const lookUp = new NameLookUp(source, AbortSignal.any([signal, AbortSignal.timeout(NAMES_TIMEOUT)]));
  const inUse: [NameRole, string[]][] = [
    ['ddns', ddns !== undefined && isRead(ddns) && ddns.enabled ? namesIn(ddns.domain) : []],
    ['my-fritz', myFritz !== undefined && isRead(myFritz) && myFritz.enabled ? namesIn(myFritz.dynDnsName) : []],
  ];
  const [fritzBox, ...names] = await Promise.all([
    lookUp.fromResolver('fritz.box'),
    ...inUse.flatMap(([role, found]) => found.map((name) => observeName(lookUp, role, name))),
  ]);
  signal.throwIfAborted();
  return { names, fritzBox: fritzBox.state === 'answered' ? [...fritzBox.ipv4, ...fritzBox.ipv6] : [] };
}

async function observeName(lookUp: NameLookUp, role: NameRole, name: string): Promise<ObservedName> {
  const [resolver, authority] = await Promise.all([lookUp.fromResolver(name), lookUp.fromAuthority(name)]);
  return { role, name, resolver, authority };
}

/** Public addresses only: a name may lead anywhere, and what is in a home network is none of its business. */
async function look(
  { names = [], external, remoteAccess }: Observations,
  probe: typeof probeTls,
  signal: AbortSignal,
): Promise<ObservedEndpoint[]> {
  if (remoteAccess === undefined || !isRead(remoteAccess) || remoteAccess.port === undefined) return [];
  const { port } = remoteAccess;
  const own = external !== undefined && isRead(external) ? external : undefined;
  const targets = FAMILIES.flatMap((family): Omit<ObservedEndpoint, 'probe'>[] => {
    const address = canonical((family === 'ipv4' ? own?.externalIPv4 : own?.externalIPv6) ?? '');
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

/** A box says whether a call came from the internet; an address of the home network can only be reached from inside. */
async function vantage(host: string, rights: Observations['rights']): Promise<Vantage> {
  if (rights !== undefined && isRead(rights)) return rights.accessFromInternet ? 'elsewhere' : 'home';
  const [spokenTo] = await resolveHost(host).catch(() => []);
  return spokenTo !== undefined && isPrivateAddress(spokenTo.address) ? 'home' : 'unknown';
}
