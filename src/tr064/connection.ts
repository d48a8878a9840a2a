import { isUtf8 } from 'node:buffer';
import { Client, type Dispatcher } from 'undici';
import { formatAddress, guardedLookup, withoutZone } from './address';
import { connectionError } from './connectionErrors';
import { type Endpoint, patience } from './endpoint';
import { Tr064Error } from './errors';
import { IdentityConnector, type Trust } from './identity';
import { Limiter } from './limiter';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** Path on the box; nothing that could name another host. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal | undefined;
  /** For the whole exchange, in milliseconds. */
  readonly timeout?: number | undefined;
  /** It changes nothing on the box, so another such request may be under way with it. */
  readonly isRead?: boolean;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Takes part in an exchange at the two moments that count for a login. */
export interface Signer {
  /**
   * Called when the request is about to be sent: the Authorization header, or `undefined` for none. What it throws is
   * passed on, and nothing is sent.
   */
  sign(): string | undefined;
  /** Called with the answer, before the next request goes. */
  answered?(answer: HttpAnswer): void;
}

/** Default time for one exchange in the home network, in milliseconds: boxes are slow, and slower while they are busy. */
const EXCHANGE_TIMEOUT = 10_000;
/** The largest real answer, a list of hosts, is far below; in bytes. */
const MAX_ANSWER = 1024 * 1024;
/** Real boxes drop clients that have more than this in flight. */
const MAX_IN_FLIGHT = 2;
/**
 * How long a read waits that was sent behind another one, in milliseconds. A server that does not expect that may
 * have passed it over; it is given up as lost then, so that it can be sent again by itself.
 */
const COMPANY_TIMEOUT = 4_000;

/**
 * HTTP to one box over one connection, kept alive; answers bounded in time and size, redirects not followed.
 *
 * Reads follow each other without waiting for the answer (RFC 9112 §9.3.2), which keeps them in the order they were
 * signed in: a login counts its requests. Should one of two be lost, refused or passed over, they go one by one from
 * then on: this box may not cope.
 */
export class BoxConnection {
  private readonly limiter = new Limiter(MAX_IN_FLIGHT);
  private readonly client: Client;
  private inFlight = 0;
  private readonly address: string;
  private readonly patience: number;

  private constructor(
    endpoint: Endpoint,
    scheme: 'http' | 'https',
    connect: NonNullable<Client.Options['connect']>,
    private readonly connector?: IdentityConnector,
  ) {
    const { host, port } = endpoint;
    this.address = formatAddress(host, port);
    this.patience = patience(endpoint);
    const origin = `${scheme}://${originHost(host, port)}`;
    this.client = new Client(origin, {
      connect,
      pipelining: MAX_IN_FLIGHT,
      // Refreshes are further apart than a box keeps a connection open; within one it is kept.
      keepAliveTimeout: 20_000,
      maxResponseSize: MAX_ANSWER,
    });
  }

  /** HTTPS to a box whose identity is known; every connection is verified before it is used. */
  static verified(endpoint: Endpoint, trust: Trust): BoxConnection {
    const connector = new IdentityConnector(endpoint, trust);
    const connect: Client.Options['connect'] = (_options, callback) => {
      connector.connect().then(
        (socket) => {
          callback(null, socket.setNoDelay(true));
        },
        (error: unknown) => {
          callback(error as Error, null);
        },
      );
    };
    return new BoxConnection(endpoint, 'https', connect, connector);
  }

  /** Plain HTTP, for what a box tells anybody: its description and its security port. Never for a login. */
  static plain(host: string, port: number): BoxConnection {
    const connect = { lookup: guardedLookup, timeout: 4_000 };
    return new BoxConnection({ host, port }, 'http', connect);
  }

  /**
   * Makes sure that there is a connection, in so many milliseconds at most (else as long as usual);
   * nothing is sent on it.
   * @throws {Tr064Error} a connection problem.
   */
  async open(timeout?: number): Promise<void> {
    await this.connector?.prepare(timeout);
  }

  /**
   * @throws {Tr064Error} a connection problem, `response-too-large` or `bad-response`.
   * @throws the signal's reason when it aborts.
   */
  async request(request: HttpRequest, signer?: Signer): Promise<HttpAnswer> {
    return this.limiter.run(async () => {
      const answer = await this.exchange(request, signer?.sign());
      signer?.answered?.(answer);
      return answer;
    }, request.signal);
  }

  /** Ends what is under way; nothing is sent any more. */
  async close(): Promise<void> {
    this.connector?.close();
    await this.client.destroy();
  }

  private async exchange(request: HttpRequest, authorization: string | undefined): Promise<HttpAnswer> {
    const { signal, timeout = EXCHANGE_TIMEOUT * this.patience, isRead = false } = request;
    const company = this.inFlight++ > 0;
    const companyTimeout = COMPANY_TIMEOUT * this.patience;
    const mayBePassedOver = company && isRead && timeout > companyTimeout;
    const exchange = new Exchange();
    const onAbort = (): void => {
      exchange.abort(signal?.reason);
    };
    const onTimeout = (): void => {
      const kind = mayBePassedOver ? 'connection-lost' : 'timeout';
      exchange.abort(new Tr064Error(kind, `${this.address} took too long`, { address: this.address }));
    };
    const timer = setTimeout(onTimeout, mayBePassedOver ? companyTimeout : timeout);
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      signal?.throwIfAborted();
      this.dispatch(request, authorization, exchange);
      const answer = await exchange.answer;
      if (company && answer.status === 401) this.client.pipelining = 1;
      return answer;
    } catch (error) {
      if (signal?.aborted === true) throw signal.reason;
      if (company) this.client.pipelining = 1;
      throw connectionError(error, this.address);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      this.inFlight--;
    }
  }

  private dispatch(
    { method, path, headers, body, isRead = false }: HttpRequest,
    authorization: string | undefined,
    exchange: Exchange,
  ): void {
    this.client.dispatch(
      {
        method,
        path,
        headers: { ...headers, ...(authorization === undefined ? {} : { authorization }) },
        ...(body === undefined ? {} : { body }),
        idempotent: isRead,
        blocking: !isRead,
      },
      exchange,
    );
  }
}

/** Gathers an answer. Can be aborted at any time: undici lets go of a request only once it is connected. */
class Exchange implements Dispatcher.DispatchHandler {
  private resolve: (answer: HttpAnswer) => void = () => undefined;
  private reject: (reason: unknown) => void = () => undefined;
  readonly answer = new Promise<HttpAnswer>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });
  private controller: Dispatcher.DispatchController | undefined;
  private aborted: { readonly reason: unknown } | undefined;
  private status = 0;
  private headers: HttpAnswer['headers'] = {};
  private readonly chunks: Buffer[] = [];

  abort(reason: unknown): void {
    this.aborted = { reason };
    this.reject(reason);
    this.controller?.abort(reason as Error);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.aborted !== undefined) controller.abort(this.aborted.reason as Error);
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: HttpAnswer['headers']): void {
    this.status = status;
    this.headers = headers;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.resolve({ status: this.status, headers: this.headers, text: decode(Buffer.concat(this.chunks)) });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.reject(error);
  }
}

/** Host and port for an origin and the Host header. */
function originHost(host: string, port: number): string {
  return formatAddress(withoutZone(host), port);
}

/**
 * Boxes say UTF-8 and mostly send it; some lists were seen in Latin-1. Valid UTF-8 is hardly ever Latin-1 by
 * accident, so it is tried first.
 */
function decode(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : new TextDecoder('latin1').decode(bytes);
}
