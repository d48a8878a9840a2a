/**
 * The only network that a process of the tests has: this computer, and what the test world (world.ts) has put at
 * addresses and names of its own. A process gets it by loading this file first (`node --require`):
 *
 * - loopback is let through, except the well-known ports of a box: another simulated box may be running there;
 * - an address of the world is translated to the loopback port on which the world listens;
 * - names are asked of the world, never of the system's name servers;
 * - everything else is refused, and written down: `npm test` fails if there is any.
 */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync, readFileSync } from 'node:fs';
import net, { isIP } from 'node:net';

/** Where the test world listens. All of it is on 127.0.0.1. */
export interface Routes {
  /** By `address port`: the TCP port that stands for it. */
  readonly tcp: Readonly<Record<string, number>>;
  /** Addresses of the world; their other ports are closed. */
  readonly addresses: readonly string[];
  /** By address of a name server: the UDP port that stands for its port 53. The resolver is at ''. */
  readonly dns: Readonly<Record<string, number>>;
  /** The UDP port that takes the place of the one for searches (SSDP), so that only boxes of the world answer. */
  readonly search?: number;
}

/** Files that the processes of one run share: routes for those the world does not run in, and what was refused. */
export const ROUTES_FILE = 'SANDBOX_ROUTES';
export const REFUSED_FILE = 'SANDBOX_REFUSED';

const SEARCH = { group: '239.255.255.250', port: 1900 };
/** TR-064 over HTTP and HTTPS, and TR-069. */
const BOX_PORTS = [49000, 49443, 8089];
const DNS_PORT = 53;
/** A port without a listener. */
const NOWHERE = '127.0.0.1:9';

/** Without a world, all ports are closed at the addresses that simulated boxes say they have. */
const NO_WORLD: Routes = { tcp: {}, addresses: ['203.0.113.7', '2001:db8:7590::1'], dns: {} };

let own: (() => Routes) | undefined;
const refused: string[] = [];

/** Makes a world that runs in this process its network; `undefined` ends that. */
export function useRoutes(routes: (() => Routes) | undefined): void {
  own = routes;
}

/** What this process was refused so far, as `connect 192.0.2.1:80`. */
export function refusedHere(): readonly string[] {
  return refused;
}

function routes(): Routes {
  if (own !== undefined) return own();
  const file = process.env[ROUTES_FILE];
  return file === undefined ? NO_WORLD : (JSON.parse(readFileSync(file, 'utf8')) as Routes);
}

function refuse(what: string): void {
  refused.push(what);
  const file = process.env[REFUSED_FILE];
  if (file !== undefined) appendFileSync(file, `${what}\n`);
}

export function isLoopback(host: string): boolean {
  const bare = host.toLowerCase().replace(/^::ffff:/, '');
  return /^127\.|^(0\.0\.0\.0|::1?|localhost|.*\.localhost)?$/.test(bare);
}

type TcpTarget = { readonly port: number; readonly host: string } | { readonly code: 'ECONNREFUSED' | 'ENETUNREACH' };

function tcpTarget(address: string, port: number): TcpTarget {
  const { tcp, addresses } = routes();
  const listening = tcp[`${address} ${port}`];
  if (listening !== undefined) return { host: '127.0.0.1', port: listening };
  if (isLoopback(address)) return BOX_PORTS.includes(port) ? { code: 'ECONNREFUSED' } : { host: address, port };
  if (addresses.includes(address)) return { code: 'ECONNREFUSED' };
  refuse(`connect ${address}:${port}`);
  return { code: 'ENETUNREACH' };
}

/** As node:dns takes it. */
function dnsTarget(server: string): string {
  const [, bracketed, host = bracketed ?? server, port = DNS_PORT] =
    /^(?:\[(.*)\]|([^:]*))(?::(\d+))?$/.exec(server) ?? [];
  if (isLoopback(host)) return server;
  const listening = Number(port) === DNS_PORT ? routes().dns[host] : undefined;
  if (listening !== undefined) return `127.0.0.1:${listening}`;
  refuse(`ask ${host}:${port}`);
  return NOWHERE;
}

function resolverOfTheWorld(): string {
  const port = routes().dns[''];
  return port === undefined ? NOWHERE : `127.0.0.1:${port}`;
}

type Connect = (this: net.Socket, ...args: unknown[]) => net.Socket;

function sandboxConnections(): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with the socket
  const connect = net.Socket.prototype.connect as unknown as Connect;
  const sandboxed: Connect = function (...args) {
    // From net.connect and tls.connect comes what they have made of their arguments, in one array.
    const [first, second, third] = (Array.isArray(args[0]) ? args[0] : args) as unknown[];
    const options = (typeof first === 'object' ? first : { port: first, host: second }) as net.TcpSocketConnectOpts & {
      path?: string | null;
    };
    const listener = [second, third].find((arg) => typeof arg === 'function') as (() => void) | undefined;
    const { host = 'localhost', path } = options;
    const port = Number(options.port);
    // Numbers as text are paths to net.connect.
    if (typeof path === 'string' || Number.isNaN(port)) return connect.apply(this, args);
    const go = (target: TcpTarget, address: string): void => {
      if ('code' in target) {
        const { code } = target;
        const what = { code, syscall: 'connect', address, port };
        this.destroy(Object.assign(new Error(`connect ${code} ${address}:${port}`), what));
      } else connect.call(this, { ...options, ...target, lookup: undefined }, listener);
    };
    if (isIP(host) !== 0 || isLoopback(host)) {
      const target = tcpTarget(host, port);
      if ('host' in target && target.host === host && target.port === port) return connect.apply(this, args);
      // What comes of it is heard of later, as from a real connection.
      process.nextTick(go, target, host);
    } else {
      const lookup = options.lookup ?? dns.lookup;
      lookup(host, {}, (error, found) => {
        if (!this.connecting || this.destroyed) return;
        const address = typeof found === 'string' ? found : (found?.[0]?.address ?? '');
        if (error) this.destroy(error);
        else go(tcpTarget(address, port), address);
      });
    }
    Object.assign(this, { connecting: true });
    return this;
  };
  net.Socket.prototype.connect = sandboxed;
}

function sandboxDatagrams(): void {
  const { prototype } = dgram.Socket;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with the socket
  const send = prototype.send as unknown as (this: dgram.Socket, ...args: unknown[]) => void;
  // send(message[, offset, length][, port][, address][, callback])
  prototype.send = function (this: dgram.Socket, ...args: unknown[]): void {
    const at = args.findIndex((arg, index) => index > 0 && typeof arg === 'string');
    const [address, port] = [args[at], Number(args[at - 1])];
    if (typeof address !== 'string' || isLoopback(address)) {
      send.apply(this, args);
      return;
    }
    const { search } = routes();
    const isSearch = address === SEARCH.group && (port === SEARCH.port || port === search);
    if (!isSearch) refuse(`send ${address}:${port}`);
    // Other networks than loopback have no box: the search is lost in them.
    if (isSearch && search !== undefined && isLoopback(this.address().address)) {
      send.apply(this, args.with(at - 1, search));
    } else {
      const callback = args.at(-1);
      if (typeof callback === 'function') process.nextTick(callback, null);
    }
  };

  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with the socket
  const { addMembership } = prototype;
  prototype.addMembership = function (group, address) {
    if (address !== undefined && isLoopback(address)) addMembership.call(this, group, address);
    else refuse(`join ${group} on ${address ?? 'any network'}`);
  };
}

interface Asking {
  setServers(servers: readonly string[]): void;
}

function sandboxNames(): void {
  const { lookup } = dns;
  const find = async (name: string): Promise<dns.LookupAddress[]> => {
    const resolver = new dns.promises.Resolver({ timeout: 1_000, tries: 1 });
    const [ipv4, ipv6] = await Promise.all([
      resolver.resolve4(name).catch((): string[] => []),
      resolver.resolve6(name).catch((): string[] => []),
    ]);
    const of = (family: 4 | 6) => (address: string) => ({ address, family });
    const found = [...ipv4.map(of(4)), ...ipv6.map(of(6))];
    if (found.length > 0) return found;
    const what = { code: 'ENOTFOUND', errno: -3008, syscall: 'getaddrinfo', hostname: name };
    throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), what);
  };
  const isHere = (name: string): boolean => !name || isIP(name) !== 0 || isLoopback(name);
  type Callback = (error: Error | null, ...found: unknown[]) => void;
  const callbackLookup = (name: string, ...rest: unknown[]): void => {
    if (isHere(name)) {
      (lookup as (...args: unknown[]) => void)(name, ...rest);
      return;
    }
    const callback = rest.at(-1) as Callback;
    const { all } = (typeof rest[0] === 'object' ? rest[0] : {}) as dns.LookupOptions;
    find(name).then(
      (found) => {
        if (all === true) callback(null, found);
        else callback(null, found[0]?.address, found[0]?.family);
      },
      (error: unknown) => {
        callback(error as Error);
      },
    );
  };
  const promises = dns.promises;
  const promisedLookup = promises.lookup as (name: string, options?: unknown) => Promise<unknown>;
  Object.assign(dns, { lookup: callbackLookup });
  Object.assign(promises, {
    lookup: (name: string, options?: dns.LookupOptions) =>
      isHere(name)
        ? promisedLookup(name, options)
        : find(name).then((found) => (options?.all === true ? found : found[0])),
  });

  for (const module of [dns, promises]) {
    const { Resolver } = module as { Resolver: new (options?: dns.ResolverOptions) => Asking };
    Object.assign(module, {
      Resolver: class extends Resolver {
        constructor(options?: dns.ResolverOptions) {
          super(options);
          super.setServers([resolverOfTheWorld()]);
        }
        override setServers(servers: readonly string[]): void {
          super.setServers(servers.map(dnsTarget));
        }
      },
    });
    module.setServers([NOWHERE]);
  }
}

sandboxConnections();
sandboxDatagrams();
sandboxNames();
