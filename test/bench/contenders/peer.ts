// What the npm clients have in common: they are installed apart, untyped, and call actions by name.
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Reader, Values } from '../contender';

/** Loads a client from the folder it was installed in; the process was told which one it is. */
export function loadPeer(name: string): unknown {
  return createRequire(path.join(process.env.BENCH_PEERS ?? '', 'package.json'))(name);
}

export const SERVICES = { remoteAccess: 'X_AVM-DE_RemoteAccess', deviceInfo: 'DeviceInfo' } as const;

/** By the name of a service without its version, and of an action. */
export type CallByName = (service: string, action: string) => Promise<Readonly<Record<string, unknown>>>;

/** The three reads at once; these clients keep nothing open that would have to be closed. */
export function reader(call: CallByName): Reader {
  const read = async (): Promise<Values> => {
    const [info, ddns, device] = await Promise.all([
      call(SERVICES.remoteAccess, 'GetInfo'),
      call(SERVICES.remoteAccess, 'GetDDNSInfo'),
      call(SERVICES.deviceInfo, 'GetInfo'),
    ]);
    return { port: Number(info.NewPort), domain: String(ddns.NewDomain), model: String(device.NewModelName) };
  };
  return { read, close: () => Promise.resolve() };
}
