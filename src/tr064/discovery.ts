import { createSocket, type Socket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { LIMITS } from '../common/limits';
import { DEFAULT_HTTP_PORT, isPrivateAddress } from './address';
import { findService, REMOTE_ACCESS } from './description';
import { type LocatedBox, locateByHttp } from './locate';

/** SSDP (UPnP Device Architecture 1.0 §1.2). Boxes announce nothing for TR-064: only a search finds them. */
const SSDP_ADDRESS = '239.255.255.250';
const SSDP_PORT = 1900;
const SEARCH_TARGET = 'urn:dslforum-org:device:InternetGatewayDevice:1';
/** Seconds a device may wait with its answer, so that not all answer at once. */
const MAX_WAIT = 2;
/** How long answers are waited for, in milliseconds. */
const SEARCH_TIME = 3_000;
/** More devices than a home has; further answers are dropped. */
const MAX_DEVICES = 64;
/** What every box calls itself in its own network. Found where multicast does not reach, as in a container. */
const USUAL_NAME = 'fritz.box';

export interface FoundDevice extends LocatedBox {
  /** False for repeaters and powerline adapters, which answer the same search. */
  readonly hasRemoteAccess: boolean;
}

/** Searches the networks of this computer for boxes and tells each as soon as it has described itself. */
export async function discover(onFound: (device: FoundDevice) => void, signal?: AbortSignal): Promise<void> {
  /** What became of each that was asked, by address and port. */
  const asked = new Map<string, Promise<void>>();
  const found = new Set<string>();
  const describe = async (host: string, port: number): Promise<void> => {
    const box = await locateByHttp(host, port, signal).catch(() => undefined);
    // The same box under its name and under its address is one; its address is the surer way to it.
    const id = box?.description?.udn || `${host}:${port}`;
    if (box === undefined || found.has(id) || signal?.aborted === true) return;
    found.add(id);
    const service = box.description && findService(box.description, REMOTE_ACCESS);
    onFound({ ...box, hasRemoteAccess: service !== undefined });
  };
  const ask = (host: string, port: number): void => {
    const key = `${host}:${port}`;
    if (!asked.has(key)) asked.set(key, describe(host, port));
  };

  const sockets = searchAddresses().map((address) =>
    search(address, (host, port) => {
      if (asked.size < MAX_DEVICES) ask(host, port);
    }),
  );
  const byName = setTimeout(() => ask(USUAL_NAME, DEFAULT_HTTP_PORT), SEARCH_TIME / 2);
  await sleep(SEARCH_TIME, undefined, signal && { signal }).catch(() => undefined);
  clearTimeout(byName);
  for (const socket of sockets) socket.close();
  await Promise.all(asked.values());
  signal?.throwIfAborted();
}

/** One IPv4 address per network; this computer itself counts as one, for boxes that are simulated or forwarded. */
function searchAddresses(): string[] {
  const interfaces = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return interfaces.filter(({ family }) => family === 'IPv4').map(({ address }) => address);
}

/** Sends M-SEARCH out of one interface, twice because UDP may lose one, and hands on where the answers point. */
function search(localAddress: string, describe: (host: string, port: number) => void): Socket {
  const socket = createSocket('udp4');
  const message = [
    'M-SEARCH * HTTP/1.1',
    `HOST: ${SSDP_ADDRESS}:${SSDP_PORT}`,
    'MAN: "ssdp:discover"',
    `MX: ${MAX_WAIT}`,
    `ST: ${SEARCH_TARGET}`,
    '',
    '',
  ].join('\r\n');
  socket.on('message', (answer, { address }) => {
    const port = describedPort(answer.toString('latin1'), address);
    if (port !== undefined) describe(address, port);
  });
  socket.on('error', () => undefined); // an interface without multicast finds nothing
  socket.bind(0, localAddress, () => {
    const send = (): void => {
      try {
        socket.setMulticastInterface(localAddress);
        socket.setMulticastTTL(2);
        socket.send(message, SSDP_PORT, SSDP_ADDRESS, () => undefined);
      } catch {
        // likewise, or closed meanwhile
      }
    };
    send();
    setTimeout(send, 300).unref();
  });
  return socket;
}

/** The port of the description an SSDP answer points to: only of the sender itself, and inside the home network. */
export function describedPort(answer: string, sender: string): number | undefined {
  if (!/^HTTP\/1\.1 200/i.test(answer) || !isPrivateAddress(sender)) return undefined;
  const location = /^LOCATION:\s*(\S+)\s*$/im.exec(answer.slice(0, LIMITS.line))?.[1];
  if (location === undefined || !URL.canParse(location)) return undefined;
  const { protocol, hostname, port } = new URL(location);
  return protocol === 'http:' && hostname === sender ? Number(port || 80) : undefined;
}
