/**
 * Life of a simulated box: one state, served over HTTP and HTTPS.
 */
import * as http from 'node:http';
import * as https from 'node:https';
import { createServer, isIPv6, type AddressInfo, type Server, type Socket } from 'node:net';
import { fingerprintOf, makeBoxCertificate, type BoxCertificate } from './certificate';
import { DigestGate } from './digest';
import { Faults } from './faults';
import { isOwnHost } from './hostHeader';
import { attendMaintenance, type MaintenanceBehaviour } from './maintenance';
import { RemoteListener } from './remoteListener';
import { RequestHandler } from './requestHandler';
import { DEFAULT_SCENARIO, SCENARIOS, type ScenarioName } from './scenarios';
import { dial, pressButton } from './secondFactor';
import { isForSimulation, simulate } from './simulation';
import { answerSearches } from './ssdp';
import { hostNameOf, type BoxState } from './state';
import { Traffic } from './traffic';
import { may } from './users';

export interface BoxOptions {
  scenario?: ScenarioName;
  /** The name its owner gave the box. */
  name?: string;
  /** Address to listen on, 127.0.0.1 unless told otherwise. */
  host?: string;
  /** 0 or nothing: any free one. */
  port?: number;
  tlsPort?: number;
  /**
   * Answer searches in the local network. Fails if another program keeps UDP port 1900 for itself. Another UDP port is
   * one for searches on this machine alone, which boxes share.
   */
  ssdp?: boolean | number;
  delayMs?: number;
  /** Ten minutes unless told otherwise; that of real boxes is not known. */
  nonceLifetimeMs?: number;
  certificate?: BoxCertificate;
  /**
   * Serve TR-064 on the port of remote access too, as from the internet: on a free port, which becomes the one that is
   * set; with the certificate of the home network unless told otherwise. `translated` leaves the port that is set alone:
   * it is for something that translates it to `remotePort`.
   */
  remote?: { certificate?: BoxCertificate; translated?: boolean };
  /** Listen for TR-069 too, on any free port. */
  maintenance?: { behaviour: MaintenanceBehaviour };
}

export interface SimulatedBox {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly tlsPort: number;
  /** Where it listens for TR-069, if it does. */
  readonly maintenancePort: number | undefined;
  /** Where it listens for remote access, while it does. */
  readonly remotePort: number | undefined;
  /** The user with configuration rights first. */
  readonly users: readonly { name: string; password: string }[];
  /** 'SHA256:' and the unpadded Base64 of the SHA-256 of the public key. */
  readonly fingerprint: string;
  readonly certificate: BoxCertificate;
  readonly state: BoxState;
  readonly traffic: Traffic;
  readonly faults: Faults;
  /** All nonces given out so far become unknown, as after a restart. */
  forgetNonces(): void;
  /** To be told when a test has changed the settings of remote access itself: the port on the internet follows them. */
  followRemoteAccess(): Promise<void>;
  /** Another TLS identity on the internet. */
  setRemoteCertificate(certificate: BoxCertificate): void;
  /** Another TLS identity for new connections; existing ones are closed and their sessions not resumed. */
  setCertificate(certificate: BoxCertificate): Promise<void>;
  /** A button of the box is pressed, which confirms what waits for a second factor. */
  pressButton(): void;
  /** This is dialled on a telephone of the box: the right code confirms, any other fails. */
  dial(code: string): void;
  /** Drops all connections, and for so long every new one at once. Afterwards nonces and confirmations are unknown. */
  reboot(forMs: number): Promise<void>;
  close(): Promise<void>;
}

const TEN_MINUTES = 600_000;

/** More than all answers that a client lets pile up. */
const WRITE_BUFFER = 4 * 1024 * 1024;

/** Longer than any test waits; {@link Faults.closeIdleConnections} makes it shorter. */
const KEEP_ALIVE_MS = 60_000;

export async function startBox(options: BoxOptions = {}): Promise<SimulatedBox> {
  const state = SCENARIOS[options.scenario ?? DEFAULT_SCENARIO]();
  if (options.name !== undefined) {
    state.device.friendlyName = options.name;
  }
  const certificate =
    options.certificate ??
    (await makeBoxCertificate({
      host: hostNameOf(state.device),
      ...(state.myFritz.name ? { myFritz: state.myFritz.name } : {}),
    }));
  const box = new Box(state, certificate, options);
  await box.listen(options);
  return box;
}

class Box implements SimulatedBox {
  readonly traffic = new Traffic();
  readonly faults: Faults;
  readonly host: string;
  port = 0;
  tlsPort = 0;
  maintenancePort: number | undefined;
  private readonly plain: http.Server;
  private readonly secure: https.Server;
  private readonly maintenance: Server | undefined;
  private readonly remote: RemoteListener | undefined;
  private readonly gate: DigestGate;
  private readonly sockets = new Set<Socket>();
  private readonly secureSockets = new Set<Socket>();
  private searches: { close(): Promise<void> } | undefined;
  private downUntil = 0;

  constructor(
    readonly state: BoxState,
    private identity: BoxCertificate,
    options: BoxOptions,
  ) {
    this.host = options.host ?? '127.0.0.1';
    this.gate = new DigestGate(options.nonceLifetimeMs ?? TEN_MINUTES);
    const settings = { keepAliveTimeout: KEEP_ALIVE_MS };
    this.plain = http.createServer(settings);
    this.secure = https.createServer({ ...settings, key: identity.keyPem, cert: identity.certPem });
    this.faults = new Faults(options.delayMs ?? 0, () => {
      this.plain.closeIdleConnections();
      this.secure.closeIdleConnections();
    });
    this.remote =
      options.remote &&
      new RemoteListener(
        this.host,
        state.remoteAccess,
        options.remote.certificate ?? identity,
        this.handling(true),
        (socket) => {
          this.traffic.connections.tls += 1;
          return this.admit(socket);
        },
        options.remote.translated ?? false,
      );
    this.attend();
    const { behaviour } = options.maintenance ?? {};
    this.maintenance =
      behaviour &&
      createServer((socket) => {
        if (this.admit(socket)) {
          attendMaintenance(socket, behaviour, this);
        }
      });
  }

  get name(): string {
    return this.state.device.friendlyName;
  }

  get remotePort(): number | undefined {
    return this.remote?.port;
  }

  get users(): { name: string; password: string }[] {
    const [first, others] = [true, false].map((wanted) =>
      this.state.users.filter((user) => may(user, ['BoxAdmin']) === wanted),
    );
    return [...(first ?? []), ...(others ?? [])].map(({ name, password }) => ({ name, password }));
  }

  get certificate(): BoxCertificate {
    return this.identity;
  }

  get fingerprint(): string {
    return fingerprintOf(this.identity);
  }

  forgetNonces(): void {
    this.gate.forgetNonces();
  }

  /** Without listening twice on a port: the first that fails takes the other down with it. */
  async listen({ port = 0, tlsPort = 0, ssdp = false }: BoxOptions): Promise<void> {
    try {
      this.port = await listening(this.plain, port, this.host);
      this.tlsPort = await listening(this.secure, tlsPort, this.host);
      await this.remote?.start();
      if (this.maintenance) {
        this.maintenancePort = await listening(this.maintenance, 0, this.host);
        this.nameMaintenancePort(this.maintenancePort);
      }
      if (ssdp !== false) {
        const { state, host, port: announced } = this;
        const box = { device: state.device, host, port: announced, isUp: () => this.isUp };
        this.searches = await answerSearches(box, ssdp === true ? undefined : ssdp);
      }
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** The provider's server is told where to call. */
  private nameMaintenancePort(port: number): void {
    const { managementServer } = this.state;
    if (managementServer.url) {
      const { pathname } = new URL(managementServer.connectionRequestUrl);
      const host = isIPv6(this.host) ? `[${this.host}]` : this.host;
      managementServer.connectionRequestUrl = `http://${host}:${port}${pathname}`;
    }
  }

  private get isUp(): boolean {
    return Date.now() >= this.downUntil;
  }

  pressButton(): void {
    pressButton(this.state.secondFactor);
  }

  dial(code: string): void {
    dial(this.state.secondFactor, code);
  }

  reboot(forMs: number): Promise<void> {
    const { device, internet, secondFactor } = this.state;
    this.downUntil = Date.now() + forMs;
    this.gate.forgetNonces();
    secondFactor.process = undefined;
    device.started = internet.since = new Date();
    return destroyed(this.sockets);
  }

  async followRemoteAccess(): Promise<void> {
    await this.remote?.follow();
  }

  setRemoteCertificate(certificate: BoxCertificate): void {
    this.remote?.setCertificate(certificate);
  }

  setCertificate(certificate: BoxCertificate): Promise<void> {
    this.identity = certificate;
    this.secure.setSecureContext({ key: certificate.keyPem, cert: certificate.certPem });
    return destroyed(this.secureSockets);
  }

  async close(): Promise<void> {
    await this.searches?.close();
    await this.remote?.stop();
    const servers = [this.plain, this.secure, ...(this.maintenance ? [this.maintenance] : [])];
    const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
    await destroyed(this.sockets);
    await Promise.all(closed);
  }

  /** What answers requests; those of all listeners end in one handler each, so that their refusals are counted apart. */
  private handling(fromInternet: boolean): (request: http.IncomingMessage, response: http.ServerResponse) => void {
    const handler = new RequestHandler({
      state: this.state,
      traffic: this.traffic,
      faults: this.faults,
      gate: this.gate,
      host: this.host,
      securityPort: () => this.tlsPort,
      reboot: (forMs) => void this.reboot(forMs),
      fromInternet,
    });
    return (request, response) => {
      response.once('close', () => void this.followRemoteAccess());
      handler.handle(request, response).catch((error: unknown) => {
        // A client that leaves in the middle of its request is its own business.
        if (!request.destroyed || request.complete) {
          console.error('The simulated box failed:', error);
        }
        response.destroy();
      });
    };
  }

  private attend(): void {
    const handle = this.handling(false);
    this.secure.on('request', handle);
    this.plain.on('request', (request, response) => {
      if (isForSimulation(request) && isOwnHost(request.headers.host, this.host, this.state)) {
        simulate(this, this.state, request, response);
      } else {
        handle(request, response);
      }
    });
    this.plain.on('connection', (socket: Socket) => {
      if (this.admit(socket)) {
        this.traffic.connections.http += 1;
        widen(socket);
      }
    });
    this.secure.on('connection', (socket: Socket) => {
      if (this.admit(socket, this.secureSockets)) {
        this.traffic.connections.tls += 1;
      }
    });
    this.secure.on('secureConnection', (socket) => {
      this.traffic.handshakes[socket.isSessionReused() ? 'resumed' : 'full'] += 1;
      widen(socket);
    });
  }

  /** Keeps track of a new connection, or drops it while the box is down. */
  private admit(socket: Socket, ...sets: Set<Socket>[]): boolean {
    keep(socket, this.sockets, ...sets);
    if (!this.isUp) {
      socket.destroy();
    }
    return !socket.destroyed;
  }
}

/** Connections are kept track of even before they have become HTTP connections of the server. */
function keep(socket: Socket, ...sets: Set<Socket>[]): void {
  socket.on('error', () => undefined);
  sets.forEach((set) => set.add(socket));
  socket.once('close', () => sets.forEach((set) => set.delete(socket)));
}

/**
 * While a socket's write buffer is full, Node's HTTP server pauses its parser, and if the body of the next request
 * then arrives in a record of its own, fails with HPE_PAUSED and closes the connection. Clients do send like that.
 * TLS servers ignore the option highWaterMark, so it is set where it is kept.
 */
function widen(socket: Socket): void {
  const { _writableState: state } = socket as unknown as { _writableState: { highWaterMark: number } };
  state.highWaterMark = WRITE_BUFFER;
}

async function destroyed(sockets: Set<Socket>): Promise<void> {
  await Promise.all([...sockets].map((socket) => new Promise((resolve) => socket.once('close', resolve).destroy())));
}

function listening(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
