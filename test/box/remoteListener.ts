/**
 * The box's HTTPS port on the internet: open while remote access is on, on the port that is set, and moved with it; or
 * on any free port, which something before the box translates the one that is set to.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { type BoxCertificate } from './certificate';
import { type BoxState } from './state';

export class RemoteListener {
  private server: https.Server | undefined;
  private readonly sockets = new Set<Socket>();
  private moving = Promise.resolve();

  constructor(
    private readonly host: string,
    private readonly access: BoxState['remoteAccess'],
    private certificate: BoxCertificate,
    private readonly handle: (request: IncomingMessage, response: ServerResponse) => void,
    /** Drops a connection while the box is down. */
    private readonly admit: (socket: Socket) => boolean,
    private readonly isTranslated: boolean,
  ) {}

  /** Listens on any free port, which becomes that of remote access unless it is translated. */
  async start(): Promise<void> {
    const port = await this.listen(0);
    if (!this.isTranslated) this.access.port = port;
    await this.follow();
  }

  /** Does as the settings say now; one after the other. */
  follow(): Promise<void> {
    this.moving = this.moving.then(async () => {
      const port = this.isTranslated ? (this.port ?? 0) : this.access.port;
      const wanted = this.access.enabled ? port : undefined;
      if (wanted === this.port) return;
      await this.stop();
      if (wanted !== undefined) await this.listen(wanted);
    });
    return this.moving;
  }

  setCertificate(certificate: BoxCertificate): void {
    this.certificate = certificate;
    this.server?.setSecureContext({ key: certificate.keyPem, cert: certificate.certPem });
    for (const socket of this.sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    const closed = new Promise<void>((resolve) => {
      if (server === undefined) resolve();
      else
        server.close(() => {
          resolve();
        });
    });
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** Where it listens, while it does. */
  get port(): number | undefined {
    return (this.server?.address() as AddressInfo | null | undefined)?.port;
  }

  private async listen(port: number): Promise<number> {
    const { keyPem: key, certPem: cert } = this.certificate;
    const server = https.createServer({ key, cert, keepAliveTimeout: 60_000 }, this.handle);
    server.on('connection', (socket: Socket) => {
      if (this.admit(socket)) this.sockets.add(socket.once('close', () => this.sockets.delete(socket)));
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, this.host, resolve);
    });
    this.server = server;
    return this.port ?? 0;
  }
}
