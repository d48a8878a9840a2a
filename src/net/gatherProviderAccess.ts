import { isPublic } from '../box/ipAddress';
import { part, together } from '../box/part';
import { withoutUrls } from '../box/providerAccessServer';
import { readExternal } from '../box/readExternal';
import { isRead } from '../box/snapshot';
import type { BoxModel, ObservedPort, Observations } from '../diagnosis/checks/observations';
import { connectionRequestPort, TR069_PORT } from '../diagnosis/providerAccess';
import { isPrivateAddress, resolveHost } from '../tr064/address';
import type { CallOptions, Tr064Client } from '../tr064/client';
import * as managementServer from '../tr064/services/managementServer';
import { probePort } from './probePort';

export interface ProviderAccessSource {
  /** Name or address the client speaks to. */
  readonly host: string;
  /** The usual port of TR-069, for tests. */
  readonly port?: number;
  /** How ports are looked at, for tests. */
  readonly probe?: typeof probePort;
}

type Reader = Pick<Tr064Client, 'call' | 'describe'>;

/**
 * Reads what the box tells about the provider's access and looks at its ports, those side by side. A part the box
 * refuses is marked as unread. Nothing is sent to any address but the box's own: that of the host, and those it says
 * at this moment that it has on the internet.
 * @throws {Tr064Error} when the box cannot be reached or does not let this login in.
 * @throws the signal's reason when it aborts.
 */
export async function gatherProviderAccess(
  client: Reader,
  source: ProviderAccessSource,
  options: CallOptions = {},
): Promise<Observations> {
  return together(options, async (call) => {
    const told = await readTold(client, call);
    return { ...told, ports: await observePorts(source, told, call.signal) };
  });
}

type Told = Required<Pick<Observations, 'managementServer' | 'firmwareDownload' | 'external' | 'model'>>;

async function readTold(client: Reader, options: CallOptions): Promise<Told> {
  const [server, firmwareDownload, external, model] = await Promise.all([
    part(managementServer.getInfo(client, options).then(withoutUrls)),
    part(managementServer.getFirmwareDownloadEnabled(client, options).then((allowed) => ({ allowed }))),
    part(readExternal(client, options)),
    readModel(client, options),
  ]);
  return { managementServer: server, firmwareDownload, external, model };
}

async function readModel(client: Reader, options: CallOptions): Promise<BoxModel> {
  const kept = await client.describe(options);
  const { modelName, modelNumber } =
    kept.modelNumber === undefined ? await client.describe({ ...options, again: true }) : kept;
  return { name: modelName, number: modelNumber ?? '' };
}

async function observePorts(
  { host, port = TR069_PORT, probe = probePort }: ProviderAccessSource,
  { managementServer: server, external }: Told,
  signal: AbortSignal,
): Promise<ObservedPort[]> {
  const requestPort = isRead(server) ? connectionRequestPort(server) : undefined;
  const ports = [
    { role: 'usual', port } as const,
    ...(requestPort === undefined || requestPort === port
      ? []
      : [{ role: 'connection-request', port: requestPort } as const]),
  ];
  // Behind a proxy only that may know the name: then what the box tells of itself is all there is to go by.
  const resolved = await resolveHost(host).catch(() => []);
  const spokenTo = resolved.slice(0, 1).map(({ address }) => address);
  const own = isRead(external) ? [external.externalIPv4, external.externalIPv6].filter(isPublic) : [];
  // A box that is read from the internet is spoken to at one of those addresses.
  const addresses = new Set([...spokenTo, ...own]);
  return Promise.all(
    [...addresses].flatMap((address) =>
      ports.map(async ({ role, port }): Promise<ObservedPort> => {
        const side = isPrivateAddress(address) ? 'home' : 'internet';
        return { side, role, address, port, probe: await probe(address, port, { signal }) };
      }),
    ),
  );
}
