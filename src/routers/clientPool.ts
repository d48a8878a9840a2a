import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { LogLevel, type LogOutputChannel } from 'vscode';
import { errorText } from '../common/errorText';
import { FileLock } from '../storage/fileLock';
import type { KnownBoxes } from '../storage/knownBoxes';
import { formatAddress } from '../tr064/address';
import type { ClientOptions, Tr064Client } from '../tr064/client';
import type { RouteKind } from '../tr064/route';
import { isNotReached, Tr064Error, type Tr064ErrorKind } from '../tr064/errors';
import { type CredentialStore, isSameLogin } from './credentialStore';
import { endpointOf } from './endpoints';
import type { IdentityStore } from './identityStore';
import { addressOf, type RouterProfile, ROUTE_KINDS, routeKey, routesOf } from './profile';
import type { RecentEvents } from './recentEvents';

/** How long the home route is waited for before the internet route is tried too, in milliseconds. */
const HOME_WITHIN = 2_000;

/** How long the internet route is tried first after it was the one that worked, in milliseconds. */
const AWAY_FOR = 300_000;

/** Longer than a box takes to answer a login, in milliseconds. */
const LOGIN_TAKES = 20_000;

/** One client for each route of a router, shared by every command and every refresh. */
export class ClientPool {
  /** By `routeKey`, with the address: another window may change the address of a route. */
  private readonly clients = new Map<string, { readonly address: string; readonly built: Promise<Tr064Client> }>();
  /** Those that have not been closed, with the ones that are not shared. */
  private readonly open = new Set<Tr064Client>();
  private disposed = false;
  /** Routers that could not be reached in their home network: until when that is believed, and in which network. */
  private readonly away = new Map<string, { readonly until: number; readonly network: string }>();

  constructor(
    private readonly knownBoxes: KnownBoxes,
    private readonly identities: IdentityStore,
    private readonly credentials: CredentialStore,
    private readonly log: LogOutputChannel,
    private readonly events: RecentEvents,
    /** Of the login locks, which all windows share. */
    private readonly folder: string,
  ) {}

  /**
   * The client of a router for the route that works now: the home route if the box answers there, else the internet
   * route.
   * @throws {Tr064Error} `sign-in-needed` without a login for the accepted identity, `wrong-credentials` with one that
   * the box has refused; with two routes also what is wrong with both.
   */
  async get(profile: RouterProfile): Promise<Tr064Client> {
    const [only, ...others] = routesOf(profile);
    if (only !== undefined && others.length === 0) return this.client(profile, only.kind);
    const failures: unknown[] = [];
    for (const { kind } of this.inOrder(profile)) {
      try {
        const client = await this.client(profile, kind);
        await client.reach(kind === 'lan' ? HOME_WITHIN : undefined);
        if (kind === 'lan') this.away.delete(profile.id);
        // With another network comes another answer.
        else if (failures.length > 0) {
          this.away.set(profile.id, { until: performance.now() + AWAY_FOR, network: ownNetwork() });
        }
        return client;
      } catch (error) {
        if (!(error instanceof Tr064Error)) throw error;
        failures.push(error);
      }
    }
    throw whyNeither(failures as Tr064Error[]);
  }

  /** A client for a router at another port, with the same identity and login; not shared: the caller closes it. */
  async at(profile: RouterProfile, kind: RouteKind, port: number): Promise<Tr064Client> {
    const address = { ...addressOf(profile, kind), port };
    return this.build({ ...profile, routes: { ...profile.routes, [kind]: address } }, kind, () => false);
  }

  /** Types of the services the box lists, such as `DeviceInfo:1`; `undefined` before its description was read. */
  async services(id: string): Promise<string[] | undefined> {
    const known = await this.knownBoxes.get(id);
    return known?.description.services.map(({ serviceType }) => serviceType.replace(/^.*:service:/, ''));
  }

  /** Closes a router's connections; the next call chooses a route and signs in with what is stored then. */
  async reset(id: string): Promise<void> {
    this.away.delete(id);
    await Promise.all(ROUTE_KINDS.map((kind) => this.close(routeKey(id, kind))));
  }

  /** As reset, and what is known of the box goes too. */
  async delete(id: string): Promise<void> {
    await this.reset(id);
    await this.knownBoxes.set(id, undefined);
  }

  /** Closes every connection; calls that are running get no new one. */
  async dispose(): Promise<void> {
    this.disposed = true;
    this.clients.clear();
    await Promise.all([...this.open].map((client) => client.close()));
  }

  private async close(key: string): Promise<void> {
    const client = this.clients.get(key);
    this.clients.delete(key);
    await client?.built.then(
      (built) => built.close(),
      () => undefined,
    );
  }

  /** Lets one window at a time try a login: one that waits learns of a refusal before it tries the same. */
  private loginLock(key: string): FileLock {
    return new FileLock(path.join(this.folder, `login-${encodeURIComponent(key)}.lock`));
  }

  private inOrder(profile: RouterProfile): ReturnType<typeof routesOf> {
    const routes = routesOf(profile);
    const away = this.away.get(profile.id);
    const isAway = away !== undefined && performance.now() < away.until && away.network === ownNetwork();
    return isAway ? routes.reverse() : routes;
  }

  private async client(profile: RouterProfile, kind: RouteKind): Promise<Tr064Client> {
    const key = routeKey(profile.id, kind);
    const { host, port } = addressOf(profile, kind);
    const address = formatAddress(host, port);
    const pooled = this.clients.get(key);
    if (pooled?.address === address) return pooled.built;
    void this.close(key);
    const inUse = (): boolean => this.clients.get(key)?.built === built;
    const built = this.build(profile, kind, inUse);
    this.clients.set(key, { address, built });
    // What failed is built anew the next time.
    built.catch(() => {
      if (inUse()) this.clients.delete(key);
    });
    return built;
  }

  /** `inUse` is false once the client was taken out of the pool: what it learns then is not kept. */
  private async build(profile: RouterProfile, kind: RouteKind, inUse: () => boolean): Promise<Tr064Client> {
    const { id, name, routes } = profile;
    const address = routes[kind];
    const trust = this.identities.get(id, kind);
    const login = trust === undefined ? undefined : await this.credentials.get(id, trust, kind);
    if (address === undefined || trust === undefined || login === undefined) {
      throw new Tr064Error('sign-in-needed', 'There is no login for this router');
    }
    if (login.refused) throw refusedBefore();
    const { redactedXml } = await import('./onDemand');
    const from = kind === 'lan' ? name : `${name} (${kind})`;
    const client = await newClient({
      ...endpointOf(kind, address),
      trust,
      credentials: login,
      known: await this.knownBoxes.get(id),
      onKnown: (known) => {
        if (!inUse()) return;
        // It is read again where it could not be kept.
        this.knownBoxes.set(id, known).catch((error: unknown) => this.log.error(`${from}: ${errorText(error)}`));
      },
      onRefused: async (refused) => {
        if (!inUse()) return;
        // One refused at home is refused from the internet too. The reverse need not hold: it may lack that right.
        for (const route of kind === 'lan' ? ROUTE_KINDS : [kind])
          await this.credentials.markRefused(id, refused, route);
      },
      alone: (tried, attempt) =>
        this.loginLock(routeKey(id, kind)).hold(LOGIN_TAKES, async () => {
          // Another window may have tried it while this one waited.
          const kept = await this.credentials.get(id, trust, kind);
          if (kept?.refused === true && isSameLogin(kept, tried)) throw refusedBefore();
          return attempt();
        }),
      trace: (line) => {
        this.log.debug(`${from}: ${line}`);
        this.events.note(line, id);
      },
      traceXml: (call, bodies) => {
        if (this.log.logLevel !== LogLevel.Trace) return;
        for (const xml of redactedXml(bodies)) this.log.trace(`${from}: ${call}\n${xml}`);
      },
      onClosed: () => this.open.delete(client),
    });
    // It may have been disposed of meanwhile.
    if (this.disposed) throw new Tr064Error('connection-lost', 'The extension has been deactivated');
    this.open.add(client);
    return client;
  }
}

function refusedBefore(): Tr064Error {
  return new Tr064Error('wrong-credentials', 'The box has refused this login');
}

/** Addresses of this computer: they change with the network it is in. */
function ownNetwork(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((each = []) => each.map(({ address }) => address));
  return addresses.sort().join();
}

/** The error when no route works: one that needs the person goes before one that may pass by itself. */
function whyNeither(failures: readonly Tr064Error[]): Tr064Error {
  const waiting: Tr064ErrorKind[] = ['identity-changed', 'certificate-invalid', 'wrong-credentials', 'proxy-failed'];
  const [first, second] = failures;
  const worst = waiting.flatMap((kind) => failures.find((failure) => failure.kind === kind) ?? [])[0];
  if (worst !== undefined) return worst;
  if (first === undefined || second === undefined) return first ?? new Tr064Error('sign-in-needed', 'No route');
  if (![first, second].every(({ kind }) => isNotReached(kind))) {
    return isNotReached(first.kind) ? second : first;
  }
  const addresses = failures.map(({ details }) => details.address ?? '');
  const message = failures.map((failure) => failure.message).join('; ');
  return new Tr064Error('unreachable', message, { address: addresses[0], otherAddress: addresses[1] }, first);
}

/** Loads the protocol when it is first needed. */
export async function newClient(options: ClientOptions): Promise<Tr064Client> {
  const { Tr064Client } = await import('./onDemand');
  return new Tr064Client(options);
}
