// This extension's client, bundled as it is shipped.
import { Tr064Client } from '../../../src/tr064/client';
import { readIdentity } from '../../../src/tr064/identity';
import { BOXES_AT_A_TIME, Limiter } from '../../../src/tr064/limiter';
import * as deviceInfo from '../../../src/tr064/services/deviceInfo';
import { getDdnsInfo, getInfo } from '../../../src/tr064/services/remoteAccess';
import type { Reader, Target, Values } from '../contender';

/** As many boxes at a time as when routers are refreshed. */
const limiter = new Limiter(BOXES_AT_A_TIME);

/** A box that has never been seen shows its identity first, on a connection of its own, as when a router is added. */
export async function connect({ host, tlsPort, user, password, fingerprint, known }: Target): Promise<Reader> {
  const look = (): Promise<{ fingerprint: string }> => readIdentity({ host, port: tlsPort });
  const shown = known === undefined ? (await limiter.run(look)).fingerprint : fingerprint;
  const client = new Tr064Client({
    host,
    port: tlsPort,
    trust: { kind: 'key', fingerprint: shown },
    credentials: { user, password },
    known,
  });
  return { read: () => limiter.run(() => read(client)), close: () => client.close() };
}

async function read(client: Tr064Client): Promise<Values> {
  const [info, ddns, device] = await Promise.all([getInfo(client), getDdnsInfo(client), deviceInfo.getInfo(client)]);
  return { port: info.port ?? 0, domain: ddns.domain, model: device.modelName };
}
