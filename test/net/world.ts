/**
 * The internet as the tests need it: a resolver, the name server of every zone, boxes at their addresses and other TLS
 * endpoints, with an authority of its own in place of the public ones. All of it listens on 127.0.0.1; the processes
 * that are to see it at its addresses load sandbox.ts, which this one does here.
 */
import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { WorldSource } from '../../src/net/lookAround';
import { probeTls } from '../../src/net/probeTls';
import type { BoxCertificate, SimulatedBox } from '../box';
import { type DnsRecords, type DnsServer, startDnsServer } from './dnsServer';
import { REFUSED_FILE, ROUTES_FILE, type Routes, useRoutes } from './sandbox';
import { certificateFor, makeAuthority, startTlsEndpoint, type TlsEndpoint, type Validity } from './tlsEndpoint';

const NAME_SERVER = '192.0.2.53';
/** The port of TR-069 on real boxes. */
const TR069_PORT = 8089;
/** How soon other processes hear of what has changed in this one, in milliseconds. */
const PUBLISH_EVERY = 100;

export class World {
  /** `host address port` of everything that was looked at by TLS. */
  readonly lookedAt: string[] = [];
  /** By address and port. */
  private readonly endpoints = new Map<string, TlsEndpoint>();
  /** Boxes of the world, and their addresses at home. */
  private readonly boxes = new Map<SimulatedBox, string>();
  /** Names that lead elsewhere until their box updates them. */
  private readonly stale = new Set<string>();
  private publishing: NodeJS.Timeout | undefined;

  private constructor(
    readonly resolver: DnsServer,
    readonly nameServer: DnsServer,
    /** Takes the place of the public certification authorities. */
    readonly authority: BoxCertificate,
    /** The UDP port for searches (SSDP); boxes that are to be found get it. */
    readonly searchPort: number,
  ) {
    useRoutes(() => this.routes());
  }

  static async start(): Promise<World> {
    const [resolver, nameServer, search] = [await startDnsServer(), await startDnsServer(), await startDnsServer()];
    const searchPort = search.port;
    // Several boxes share it, so it cannot be kept.
    await search.close();
    return new World(resolver, nameServer, await makeAuthority(), searchPort);
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

  /**
   * Puts a box on the internet, at the addresses it says it has. Its names follow it as long as it is able to update
   * them; one that is stale leads elsewhere until the next update. A box with a loopback address of its own at home has
   * its own port of TR-069 there; all others share one.
   */
  add(
    box: SimulatedBox,
    { stale, home = box.host }: { readonly stale?: DnsRecords; readonly home?: string } = {},
  ): void {
    this.boxes.set(box, home);
    const { managementServer, internet } = box.state;
    if (box.maintenancePort !== undefined && managementServer.connectionRequestUrl) {
      const { pathname } = new URL(managementServer.connectionRequestUrl);
      const address = internet.ipv4 || box.host;
      managementServer.connectionRequestUrl = `http://${address}:${TR069_PORT}${pathname}`;
    }
    this.followNames();
    if (stale === undefined) return;
    this.setName(box.state.ddns.domain, stale);
    this.stale.add(box.state.ddns.domain);
  }

  /** Takes a box off the internet. Its names go on leading to where it was. */
  remove(box: SimulatedBox): void {
    this.boxes.delete(box);
  }

  /** A certificate that the public authority of this world vouches for. */
  certify(names: readonly string[], valid: Validity = {}): Promise<BoxCertificate> {
    return certificateFor(names, this.authority, valid);
  }

  /**
   * The environment in which another process has this world for its network. Files for it are written to the folder,
   * and kept up to date.
   */
  environment(folder: string): Record<string, string> {
    const [routes, authority] = [path.join(folder, 'routes.json'), path.join(folder, 'authority.pem')] as const;
    writeFileSync(authority, this.authority.certPem);
    let published = '';
    const publish = (): void => {
      this.followNames();
      const text = JSON.stringify(this.routes());
      if (text === published) return;
      published = text;
      // Renamed into place, so that no process reads half of it.
      writeFileSync(`${routes}.new`, text);
      renameSync(`${routes}.new`, routes);
    };
    publish();
    clearInterval(this.publishing);
    this.publishing = setInterval(publish, PUBLISH_EVERY).unref();
    const refused = process.env[REFUSED_FILE];
    return {
      NODE_EXTRA_CA_CERTS: authority,
      [ROUTES_FILE]: routes,
      ...(refused === undefined ? {} : { [REFUSED_FILE]: refused }),
    };
  }

  /** How a box is looked at from here: this process has no public authorities but its own. */
  source(box: SimulatedBox): WorldSource {
    return {
      host: box.host,
      probeTls: (host, address, port, options) => {
        this.lookedAt.push(`${host} ${address} ${port}`);
        return probeTls(host, address, port, { ...options, ca: this.authority.certPem });
      },
    };
  }

  async close(): Promise<void> {
    clearInterval(this.publishing);
    useRoutes(undefined);
    const open = [this.resolver, this.nameServer, ...this.endpoints.values()];
    await Promise.all(open.map((thing) => thing.close()));
  }

  private routes(): Routes {
    const tcp: Record<string, number> = {};
    const addresses = new Set<string>();
    for (const [place, { port }] of this.endpoints) tcp[place] = port;
    for (const [{ state, port, tlsPort, maintenancePort, remotePort }, home] of this.boxes) {
      for (const own of [port, tlsPort]) tcp[`${home} ${own}`] = own;
      if (maintenancePort !== undefined) tcp[`${home} ${TR069_PORT}`] = maintenancePort;
      for (const address of addressesOf(state)) {
        addresses.add(address);
        if (maintenancePort !== undefined) tcp[`${address} ${TR069_PORT}`] = maintenancePort;
        if (remotePort !== undefined) tcp[`${address} ${state.remoteAccess.port}`] = remotePort;
      }
    }
    for (const zone of [this.resolver.zone, this.nameServer.zone]) {
      for (const { A = [], AAAA = [] } of Object.values(zone)) for (const one of [...A, ...AAAA]) addresses.add(one);
    }
    return {
      tcp,
      addresses: [...addresses, ...Object.keys(tcp).map((place) => place.replace(/ \d+$/, ''))],
      dns: { '': this.resolver.port, [NAME_SERVER]: this.nameServer.port },
      search: this.searchPort,
    };
  }

  private followNames(): void {
    for (const { state } of this.boxes.keys()) {
      const { ddns, myFritz, internet } = state;
      const records = { A: internet.ipv4 ? [internet.ipv4] : [], AAAA: internet.ipv6 ? [internet.ipv6] : [] };
      if (myFritz.enabled) this.setName(myFritz.name, records);
      const isUpToDate = ddns.enabled && [ddns.statusIPv4, ddns.statusIPv6].includes('complete');
      if (!isUpToDate) this.stale.delete(ddns.domain);
      else if (!this.stale.has(ddns.domain)) this.setName(ddns.domain, records);
    }
  }
}

function addressesOf({ internet }: SimulatedBox['state']): string[] {
  return [internet.ipv4, internet.ipv6].filter(Boolean);
}
