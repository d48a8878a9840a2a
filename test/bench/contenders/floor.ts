// What the wire asks for and nothing else: raw TLS, hand-written strings, and the restraint the client has: one
// connection, two requests in flight. It verifies no identity and notices no failure.
import { createHash, randomBytes } from 'node:crypto';
import * as tls from 'node:tls';
import type { Reader, Target, Values } from '../contender';

const MAX_IN_FLIGHT = 2;

const secureContext = tls.createSecureContext({ minVersion: 'TLSv1.2', ca: [] });

interface Call {
  readonly path: string;
  readonly service: string;
  readonly action: string;
}

const CALLS: readonly Call[] = [
  { path: '/upnp/control/x_remote', service: 'X_AVM-DE_RemoteAccess', action: 'GetInfo' },
  { path: '/upnp/control/x_remote', service: 'X_AVM-DE_RemoteAccess', action: 'GetDDNSInfo' },
  { path: '/upnp/control/deviceinfo', service: 'DeviceInfo', action: 'GetInfo' },
];

interface Answer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

class Floor implements Reader {
  private readonly cnonce = randomBytes(8).toString('hex');
  private session: Buffer | undefined;
  private socket: tls.TLSSocket | undefined;
  private received = '';
  private readonly waiting: ((answer: Answer) => void)[] = [];
  private nonce = '';
  private nonceCount = 0;
  private ha1 = '';

  constructor(private readonly target: Target) {}

  async read(): Promise<Values> {
    if (this.nonce === '') await this.challenge();
    const bodies: string[] = [];
    const queue = [...CALLS.entries()];
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        bodies[next[0]] = (await this.send(next[1], this.authorization(next[1].path))).body;
      }
    };
    await Promise.all(Array.from({ length: MAX_IN_FLIGHT }, work));
    const value = (index: number, name: string): string =>
      new RegExp(`<${name}>([^<]*)<`).exec(bodies[index] ?? '')?.[1] ?? '';
    return { port: Number(value(0, 'NewPort')), domain: value(1, 'NewDomain'), model: value(2, 'NewModelName') };
  }

  close(): Promise<void> {
    this.socket?.destroy();
    return Promise.resolve();
  }

  private async challenge(): Promise<void> {
    const [call] = CALLS;
    if (call === undefined) return;
    const { head } = await this.send(call, '');
    const { user, password } = this.target;
    const [, realm = ''] = /realm="([^"]*)"/.exec(head) ?? [];
    [, this.nonce = ''] = /nonce="([^"]*)"/.exec(head) ?? [];
    this.ha1 = md5(`${user}:${realm}:${password}`);
  }

  private authorization(path: string): string {
    const nc = (++this.nonceCount).toString(16).padStart(8, '0');
    const response = md5(`${this.ha1}:${this.nonce}:${nc}:${this.cnonce}:auth:${md5(`POST:${path}`)}`);
    return (
      `Authorization: Digest username="${this.target.user}",realm="HTTPS Access",nonce="${this.nonce}",uri="${path}",` +
      `algorithm=MD5,qop=auth,nc=${nc},cnonce="${this.cnonce}",response="${response}"\r\n`
    );
  }

  private async send({ path, service, action }: Call, authorization: string): Promise<Answer> {
    const type = `urn:dslforum-org:service:${service}:1`;
    const body =
      '<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" ' +
      's:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">' +
      `<s:Body><u:${action} xmlns:u="${type}"></u:${action}></s:Body></s:Envelope>`;
    const socket = (this.socket ??= this.open());
    const answer = new Promise<Answer>((resolve) => this.waiting.push(resolve));
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: ${this.target.host}:${this.target.tlsPort}\r\n` +
        `Content-Type: text/xml; charset="utf-8"\r\nSOAPAction: "${type}#${action}"\r\n` +
        `${authorization}Content-Length: ${body.length}\r\n\r\n${body}`,
    );
    return answer;
  }

  private open(): tls.TLSSocket {
    const socket = tls.connect({
      host: this.target.host,
      port: this.target.tlsPort,
      rejectUnauthorized: false,
      secureContext,
      ...(this.session === undefined ? {} : { session: this.session }),
    });
    this.received = '';
    socket.setNoDelay(true).setEncoding('latin1');
    socket.on('session', (session: Buffer) => (this.session = session));
    socket.on('error', () => undefined);
    socket.on('data', (text: string) => {
      this.received += text;
      this.take(socket);
    });
    return socket;
  }

  /** Hands out the answers that are complete. */
  private take(socket: tls.TLSSocket): void {
    for (;;) {
      const end = this.received.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = this.received.slice(0, end);
      const length = Number(/content-length: *(\d+)/i.exec(head)?.[1] ?? NaN);
      const chunked = /transfer-encoding: *chunked/i.test(head);
      const rest = this.received.slice(end + 4);
      let body: string;
      if (chunked) {
        const last = rest.indexOf('0\r\n\r\n');
        if (last < 0) return;
        body = rest.slice(0, last);
        this.received = rest.slice(last + 5);
      } else {
        if (rest.length < length) return;
        body = rest.slice(0, length);
        this.received = rest.slice(length);
      }
      if (/connection: *close/i.test(head) && this.socket === socket) this.socket = undefined;
      this.waiting.shift()?.({ status: Number(head.slice(9, 12)), head, body });
    }
  }
}

export function connect(target: Target): Promise<Reader> {
  return Promise.resolve(new Floor(target));
}
