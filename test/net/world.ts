/**
 * The internet as the tests need it: a resolver, the name server of every zone, and TLS endpoints at addresses reserved
 * for documentation. All of it listens on 127.0.0.1; whatever is looked at elsewhere refuses the connection.
 */
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { RemoteAccessSource } from '../../src/net/gatherRemoteAccess';
import { probeTls } from '../../src/net/probeTls';
import type { BoxCertificate, SimulatedBox } from '../box';
import { type DnsRecords, type DnsServer, startDnsServer } from './dnsServer';
import { makeAuthority, startTlsEndpoint, type TlsEndpoint } from './tlsEndpoint';

const NAME_SERVER = '192.0.2.53';

export class World {
  /** `host address port` of everything that was looked at by TLS. */
  readonly lookedAt: string[] = [];
  /** By address and port. */
  private readonly endpoints = new Map<string, TlsEndpoint>();

  private constructor(
    readonly resolver: DnsServer,
    readonly nameServer: DnsServer,
    /** Takes the place of the public certification authorities. */
    readonly authority: BoxCertificate,
    private readonly closedPort: number,
  ) {}

  static async start(): Promise<World> {
    const probe = createServer();
    await once(probe.listen(0, '127.0.0.1'), 'listening');
    const { port } = probe.address() as AddressInfo;
    await once(probe.close(), 'close');
    return new World(await startDnsServer(), await startDnsServer(), await makeAuthority(), port);
  }

  /** Gives a name records; the resolver may remember others. */
  setName(name: string, records: DnsRecords, remembered = records): void {
    const zone = name.replace(/^[^.]+\./, '');
    Object.assign(this.resolver.zone, {
      [zone]: { NS: ['ns.example.net'] },
      'ns.example.net': { A: [NAME_SERVER] },
      [name]: remembered,
    });
    this.nameServer.zone[name] = records;
  }

  /** Takes the place of what listened there. */
  async listen(address: string, port: number, certificate: BoxCertificate, answer?: string): Promise<TlsEndpoint> {
    await this.endpoints.get(`${address} ${port}`)?.close();
    const endpoint = await startTlsEndpoint(certificate, answer);
    this.endpoints.set(`${address} ${port}`, endpoint);
    return endpoint;
  }

  /** Where a box is looked for in this world. Its port for TR-069 counts as closed. */
  source(box: SimulatedBox): RemoteAccessSource {
    return {
      host: box.host,
      resolvers: [this.resolver.address],
      serverAt: () => this.nameServer.address,
      probe: () => Promise.resolve({ state: 'closed' }),
      probeTls: (host, address, port, options) => {
        this.lookedAt.push(`${host} ${address} ${port}`);
        const at = this.endpoints.get(`${address} ${port}`)?.port ?? this.closedPort;
        return probeTls(host, '127.0.0.1', at, { ...options, ca: this.authority.certPem });
      },
    };
  }

  async close(): Promise<void> {
    const open = [this.resolver, this.nameServer, ...this.endpoints.values()];
    await Promise.all(open.map((thing) => thing.close()));
  }
}
