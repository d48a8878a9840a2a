import { Resolver } from 'node:dns/promises';
import { canonical, isPublic } from '../box/ipAddress';
import type { NameAnswer } from '../diagnosis/world';

export interface NameSource {
  /** IP addresses of resolvers, a port behind them if it is not 53; the system's own when there are none. */
  readonly resolvers?: readonly string[] | undefined;
  /** Where the name server of an address listens, in the same form; for tests. */
  readonly serverAt?: ((address: string) => string) | undefined;
}

/** For one attempt at one server, in milliseconds. */
const TIMEOUT = 1_500;
const TRIES = 2;

/** Servers of a zone that are asked, and aliases (CNAME) that are followed. */
const MAX_SERVERS = 4;
const MAX_ALIASES = 4;

/** Those of which a record is a text. */
type RecordType = 'A' | 'AAAA' | 'CNAME' | 'NS';

const NO_ANSWER: NameAnswer = { state: 'no-answer' };

/** Looks names up until the signal aborts; from then on no server is asked, and nothing counts as answered. */
export class NameLookUp {
  private readonly resolver: Resolver;
  private readonly asked = new Set<Resolver>();

  constructor(
    private readonly source: NameSource,
    private readonly signal: AbortSignal,
  ) {
    this.resolver = this.resolverAt(source.resolvers ?? []);
    signal.addEventListener('abort', () => {
      for (const resolver of this.asked) resolver.cancel();
    });
  }

  /** What the resolver says, from its cache if it likes. */
  async fromResolver(name: string): Promise<NameAnswer> {
    const [alias] = await this.list(this.resolver, 'CNAME', name);
    return this.addresses(this.resolver, name, alias);
  }

  /** What the servers of the name's own zone say; the resolver is asked only for these servers. */
  async fromAuthority(name: string, aliases = MAX_ALIASES): Promise<NameAnswer> {
    const servers = await this.serversOf(name);
    if (servers.length === 0) return NO_ANSWER;
    const resolver = this.resolverAt(servers);
    const [alias] = await this.list(resolver, 'CNAME', name);
    if (alias === undefined) return this.addresses(resolver, name);
    const answer = aliases > 0 ? await this.fromAuthority(alias, aliases - 1) : NO_ANSWER;
    return answer.state === 'answered' ? { ...answer, alias } : answer;
  }

  /** Addresses of the servers of a name's zone. Asked for an alias, a resolver would name those of what it leads to. */
  private async serversOf(name: string): Promise<string[]> {
    const isAlias = (await this.list(this.resolver, 'CNAME', name)).length > 0;
    const labels = name.split('.');
    const zones = labels.slice(0, -1).map((_label, index) => labels.slice(index).join('.'));
    for (const zone of isAlias ? zones.slice(1) : zones) {
      const hosts = await this.list(this.resolver, 'NS', zone);
      if (hosts.length > 0) return this.serverAddresses(hosts.slice(0, MAX_SERVERS));
    }
    return [];
  }

  /** A zone can name any address as its server: those in the home network are none of its business. */
  private async serverAddresses(hosts: readonly string[]): Promise<string[]> {
    const found = await Promise.all(
      (['A', 'AAAA'] as const).flatMap((type) => hosts.map((host) => this.list(this.resolver, type, host))),
    );
    return found
      .flat()
      .filter(isPublic)
      .map(this.source.serverAt ?? String);
  }

  private async addresses(resolver: Resolver, name: string, alias?: string): Promise<NameAnswer> {
    try {
      const [ipv4, ipv6] = await Promise.all([this.ask(resolver, 'A', name), this.ask(resolver, 'AAAA', name)]);
      if (ipv4 === undefined || ipv6 === undefined) return { state: 'no-such-name' };
      const found = { ipv4, ipv6: ipv6.map(canonical), ...(alias === undefined ? {} : { alias }) };
      return { state: 'answered', ...found };
    } catch {
      return NO_ANSWER;
    }
  }

  /** The records; none where there was any error. */
  private async list(resolver: Resolver, type: RecordType, name: string): Promise<string[]> {
    return (await this.ask(resolver, type, name).catch(() => [])) ?? [];
  }

  /** The records of that type; `undefined` where there is no such name. Throws when no server answers. */
  private async ask(resolver: Resolver, type: RecordType, name: string): Promise<string[] | undefined> {
    this.signal.throwIfAborted();
    try {
      return (await resolver.resolve(name, type as string)) as string[];
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (code === 'ENODATA') return [];
      if (code === 'ENOTFOUND') return undefined;
      throw error;
    }
  }

  private resolverAt(servers: readonly string[]): Resolver {
    const resolver = new Resolver({ timeout: TIMEOUT, tries: TRIES });
    if (servers.length > 0) resolver.setServers(servers);
    this.asked.add(resolver);
    return resolver;
  }
}
