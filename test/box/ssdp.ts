/**
 * Discovery (UPnP Device Architecture 1.0, section 1.3): answers those who search for a TR-064 box.
 * Like real boxes it announces nothing by itself and answers this one search target only; the others find
 * UPnP devices this box does not simulate (tr064-facts.md, section 5).
 */
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { BlockList, isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { serverLine } from './answers';
import { DEVICE_DESCRIPTION, udnOf } from './descriptions';
import { type Device } from './state';

const GROUP = '239.255.255.250';
const PORT = 1900;
const SEARCH_TARGET = 'urn:dslforum-org:device:InternetGatewayDevice:1';

const nearby = new BlockList();
nearby.addSubnet('127.0.0.0', 8, 'ipv4');
nearby.addSubnet('10.0.0.0', 8, 'ipv4');
nearby.addSubnet('172.16.0.0', 12, 'ipv4');
nearby.addSubnet('192.168.0.0', 16, 'ipv4');
nearby.addSubnet('169.254.0.0', 16, 'ipv4');

export interface Announced {
  device: Device;
  /** The address the box listens on; 0.0.0.0 for all. */
  host: string;
  port: number;
  /** While it restarts, it does not answer. */
  isUp: () => boolean;
}

/**
 * Several boxes may share a machine: each one gets every search. Those on a port of their own are not heard of outside
 * of this machine.
 */
export async function answerSearches(box: Announced, port = PORT): Promise<{ close(): Promise<void> }> {
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(port, () => {
      socket.off('error', reject);
      resolve();
    });
  });
  // An answer that cannot be delivered concerns its asker only.
  socket.on('error', () => undefined);
  socket.on('message', (message, from) => {
    if (box.isUp() && isSearchForUs(message.toString('latin1')) && mayAnswer(box, from)) {
      socket.send(answerTo(box, from), from.port, from.address);
    }
  });
  for (const address of port === PORT ? ownAddresses() : ['127.0.0.1']) {
    join(socket, address);
  }
  return { close: () => new Promise((resolve) => socket.close(resolve)) };
}

/** Not every interface can do multicast. */
function join(socket: Socket, address: string): void {
  try {
    socket.addMembership(GROUP, address);
  } catch {
    // The box is then found through the others.
  }
}

function isSearchForUs(message: string): boolean {
  const [start = '', ...lines] = message.split(/\r?\n/);
  const header = (name: string) =>
    lines
      .find((line) => line.toLowerCase().startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim();
  return (
    /^M-SEARCH \* HTTP\/1\.\d$/.test(start) &&
    header('man')?.replaceAll('"', '') === 'ssdp:discover' &&
    header('st') === SEARCH_TARGET
  );
}

/**
 * Never to the internet; who is not on this machine cannot reach a box that listens on loopback, and nobody who
 * searches over IPv4 one that listens on a single IPv6 address.
 */
function mayAnswer({ host }: Announced, { address }: RemoteInfo): boolean {
  const reachable = host.startsWith('127.') ? ownAddresses().includes(address) : isIPv4(host) || host === '::';
  return reachable && nearby.check(address, 'ipv4');
}

/** In the form of a captured answer. */
function answerTo({ device, host, port }: Announced, from: RemoteInfo): Buffer {
  const address = host === '0.0.0.0' || host === '::' ? addressFacing(from.address) : host;
  const lines = [
    'HTTP/1.1 200 OK',
    `LOCATION: http://${address}:${port}${DEVICE_DESCRIPTION}`,
    `SERVER: ${serverLine(device)}`,
    'CACHE-CONTROL: max-age=1800',
    'EXT:',
    `ST: ${SEARCH_TARGET}`,
    `USN: ${udnOf(device)}::${SEARCH_TARGET}`,
  ];
  return Buffer.from([...lines, '', ''].join('\r\n'), 'latin1');
}

/** The own address in the network of the asker. */
function addressFacing(asker: string): string {
  const own = ipv4Interfaces().find(({ address, netmask }) => {
    const network = new BlockList();
    network.addSubnet(address, prefixLength(netmask), 'ipv4');
    return network.check(asker, 'ipv4');
  });
  return own?.address ?? asker;
}

function prefixLength(netmask: string): number {
  return netmask
    .split('.')
    .map((byte) => Number(byte).toString(2).replaceAll('0', '').length)
    .reduce((sum, bits) => sum + bits, 0);
}

function ipv4Interfaces(): { address: string; netmask: string }[] {
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family }) => family === 'IPv4');
}

const ownAddresses = (): string[] => ipv4Interfaces().map(({ address }) => address);
