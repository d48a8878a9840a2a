import { once, setMaxListeners } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Client } from 'undici';
import { formatAddress, guardedLookup, withoutZone } from './address';
import { AnswerHandler, type HttpAnswer } from './answerHandler';
import { connectionError } from './connectionErrors';
import type { Endpoint } from './endpoint';
import { Tr064Error } from './errors';
import { httpClient, MAX_IN_FLIGHT } from './httpClient';
import { IdentityConnector, type Trust } from './identity';
import { opened } from './opened';
import { timeoutFactor } from './route';

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

/** Takes part in an exchange at the two moments that count for a login. */
export interface Signer {
  /** The Authorization header, or `undefined` for none, just before the request goes; it throws to send nothing. */
  sign(): string | undefined;
  /** Called with the answer, before the next request goes. */
  answered?(answer: HttpAnswer): void;
}

/** Default time for one exchange in the home network, in milliseconds: boxes are slow, and slower while they are busy. */
const EXCHANGE_TIMEOUT = 10_000;
/** Time for a plain connection, in milliseconds. */
const CONNECT_TIMEOUT = 4_000;
/** How long a read waits that was sent behind another one, in milliseconds; then it is sent again alone. */
const PIPELINED_TIMEOUT = 4_000;

interface Exchange {
  readonly request: HttpRequest;
  readonly signer: Signer | undefined;
  readonly handler: AnswerHandler;
  /** It was sent while another one waited for its answer. */
  isPipelined: boolean;
  timer?: NodeJS.Timeout;
}

/**
 * HTTP to one box over one connection; answers bounded in time and size, redirects not followed. Reads follow each
 * other without waiting for the answer (RFC 9112 §9.3.2), in the order they were signed in. When one of two is lost,
 * refused or passed over, they go one by one from then on: this box may not cope.
 */
export class BoxConnection {
  /** Exchanges that wait for their turn, and those under way, in the order they came. */
  private readonly waiting: Exchange[] = [];
  private readonly underWay: Exchange[] = [];
  private maxInFlight = MAX_IN_FLIGHT;
  private client: Promise<Client> | undefined;
  private socket: Socket | undefined;
  private isClosed = false;
  private readonly address: string;
  private readonly timeoutFactor: number;

  private constructor(
    endpoint: Endpoint,
    private readonly scheme: 'http' | 'https',
    private readonly openSocket: (timeout?: number) => Promise<Socket>,
    /** Ends what `openSocket` is doing. */
    private readonly stopOpening: () => void = () => undefined,
  ) {
    // The zone of a link-local address is of use to this computer only, and no URL has one.
    this.address = formatAddress(withoutZone(endpoint.host), endpoint.port);
    this.timeoutFactor = timeoutFactor(endpoint);
  }

  /** HTTPS to a box whose identity is known; every connection is verified before it is used. */
  static verified(endpoint: Endpoint, trust: Trust): BoxConnection {
    const connector = new IdentityConnector(endpoint, trust);
    return new BoxConnection(
      endpoint,
      'https',
      (timeout) => connector.connect(timeout),
      () => connector.close(),
    );
  }

  /** Plain HTTP, for what a box tells without a login: its description and its security port. Never for a login. */
  static plain(host: string, port: number): BoxConnection {
    const address = formatAddress(host, port);
    return new BoxConnection({ host, port }, 'http', () =>
      opened(connect({ host, port, lookup: guardedLookup }), 'connect', address, { timeout: CONNECT_TIMEOUT }),
    );
  }

  /**
   * Opens the connection, in so many milliseconds at most; nothing is sent on it.
   * @throws {Tr064Error} a connection problem.
   */
  async open(timeout?: number): Promise<void> {
    if (this.isClosed) throw this.problem('is not used any more');
    await this.connected(timeout);
  }

  /**
   * Sends a request and returns its answer; no status is an error here. A read is sent once more when the connection
   * drops; anything else only if it had not been sent yet, because it may have taken effect.
   * @throws {Tr064Error} a connection problem, `response-too-large` or `bad-response`.
   */
  async request(request: HttpRequest, signer?: Signer): Promise<HttpAnswer> {
    const first = this.exchangeFor(request, signer);
    try {
      return await this.run(first);
    } catch (error) {
      const isLost = error instanceof Tr064Error && error.kind === 'connection-lost';
      if (!isLost || this.isClosed || (first.handler.wasSent && request.isRead !== true)) throw error;
      return this.run(this.exchangeFor(request, signer));
    }
  }

  private exchangeFor(request: HttpRequest, signer: Signer | undefined): Exchange {
    const handler = new AnswerHandler((answer) => {
      if (exchange.isPipelined && answer.status === 401) this.maxInFlight = 1;
      signer?.answered?.(answer);
    });
    const exchange: Exchange = { request, signer, handler, isPipelined: false };
    return exchange;
  }

  private async run(exchange: Exchange): Promise<HttpAnswer> {
    const { request, handler } = exchange;
    const { signal } = request;
    signal?.throwIfAborted();
    if (this.isClosed) throw this.problem('is not used any more');
    const onAbort = (): void => {
      // Its connection ends with it. That is no fault of the box, as the loss of another one would be.
      for (const other of this.underWay) other.isPipelined = false;
      handler.fail(signal?.reason);
    };
    // Reads of a whole box wait on one signal; Node warns of more than ten.
    if (signal !== undefined) setMaxListeners(0, signal);
    signal?.addEventListener('abort', onAbort, { once: true });
    this.waiting.push(exchange);
    this.begin();
    try {
      return await handler.answer;
    } catch (error) {
      if (signal?.aborted === true) throw error;
      if (exchange.isPipelined) this.maxInFlight = 1;
      throw connectionError(error, this.address);
    } finally {
      clearTimeout(exchange.timer);
      signal?.removeEventListener('abort', onAbort);
      for (const list of [this.waiting, this.underWay]) {
        if (list.includes(exchange)) list.splice(list.indexOf(exchange), 1);
      }
      this.begin();
    }
  }

  /** Ends what is under way; nothing is sent any more. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.stopOpening();
    for (const { handler } of [...this.underWay, ...this.waiting]) handler.fail(this.problem('was closed'));
    const { socket } = this;
    socket?.destroy();
    if (socket?.closed === false) await once(socket, 'close');
  }

  private begin(): void {
    for (let next = this.waiting[0]; next !== undefined && this.mayBegin(next); next = this.waiting[0]) {
      this.waiting.shift();
      next.isPipelined = this.underWay.length > 0;
      this.underWay.push(next);
      this.limit(next);
      void this.send(next);
    }
  }

  /** A write goes alone: what is sent with it could be lost with it. */
  private mayBegin({ request }: Exchange): boolean {
    const [first] = this.underWay;
    if (first === undefined) return true;
    return first.request.isRead === true && request.isRead === true && this.underWay.length < this.maxInFlight;
  }

  private limit(exchange: Exchange): void {
    const { timeout = EXCHANGE_TIMEOUT * this.timeoutFactor } = exchange.request;
    const pipelinedTimeout = PIPELINED_TIMEOUT * this.timeoutFactor;
    const mayBePassedOver = exchange.isPipelined && timeout > pipelinedTimeout;
    exchange.timer = setTimeout(
      () => exchange.handler.fail(this.problem('took too long', mayBePassedOver ? 'connection-lost' : 'timeout')),
      mayBePassedOver ? pipelinedTimeout : timeout,
    );
  }

  private async send({ request, signer, handler }: Exchange): Promise<void> {
    try {
      const client = await this.connected();
      if (handler.isSettled) return;
      const { method, path, headers, body = null, isRead = false } = request;
      const authorization = signer?.sign();
      client.dispatch(
        {
          ...{ method, path, body, idempotent: isRead, blocking: !isRead },
          headers: { ...headers, ...(authorization === undefined ? {} : { authorization }) },
        },
        handler,
      );
    } catch (error) {
      handler.fail(error);
    }
  }

  private connected(timeout?: number): Promise<Client> {
    if (this.socket?.destroyed === true) this.client = this.socket = undefined;
    return (this.client ??= this.connect(timeout));
  }

  private async connect(timeout?: number): Promise<Client> {
    try {
      const socket = await this.openSocket(timeout);
      if (this.isClosed) {
        socket.destroy();
        throw this.problem('was closed');
      }
      this.socket = socket;
      return httpClient(socket, `${this.scheme}://${this.address}`);
    } catch (error) {
      this.client = undefined;
      throw connectionError(error, this.address);
    }
  }

  private problem(what: string, kind: 'connection-lost' | 'timeout' = 'connection-lost'): Tr064Error {
    return new Tr064Error(kind, `${this.address} ${what}`, { address: this.address });
  }
}
