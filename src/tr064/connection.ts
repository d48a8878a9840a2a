import { connect, type Socket } from 'node:net';
import { formatAddress, guardedLookup } from './address';
import { AnswerReader, type ReadAnswer } from './answerReader';
import { connectionError } from './connectionErrors';
import { type Endpoint, patience } from './endpoint';
import { Tr064Error } from './errors';
import { Exchange } from './exchange';
import { encodeRequest, hostHeader, type HttpAnswer, type HttpRequest, type Signer } from './http';
import { IdentityConnector, type Trust } from './identity';
import { opened } from './opened';

/** Default time for one exchange in the home network, in milliseconds: boxes are slow, and slower while they are busy. */
const EXCHANGE_TIMEOUT = 10_000;
/** Time for a plain connection, in milliseconds. */
const CONNECT_TIMEOUT = 4_000;
/** Real boxes drop clients that have more than this in flight. */
const MAX_IN_FLIGHT = 2;
/**
 * How long a read waits that was sent behind another one, in milliseconds. A server that does not expect that may
 * have passed it over; it is given up as lost then, so that it can be sent again by itself.
 */
const COMPANY_TIMEOUT = 4_000;
/**
 * How long a connection is kept that is not used, in milliseconds, where the box does not say how long it keeps it.
 * Refreshes are further apart than a box keeps a connection open; within one it is kept.
 */
const KEPT_FOR = 20_000;
/** The longest time that is believed. */
const KEPT_FOR_MOST = 600_000;
/**
 * How long a connection may have been idle for a write to go over it, in milliseconds. The box may be closing it at
 * that moment, and a write that is lost with it cannot be sent again.
 */
const FRESH_FOR = 2_000;

/** Opens a connection that may be used; in so many milliseconds at most (else as long as usual). */
type Open = (timeout?: number) => Promise<Socket>;

/**
 * HTTP to one box over one connection, kept alive; answers bounded in time and size, redirects not followed.
 *
 * Reads follow each other without waiting for the answer (RFC 9112 §9.3.2), which keeps them in the order they were
 * signed in: a login counts its requests. Should one of two be lost, refused or passed over, they go one by one from
 * then on: this box may not cope.
 *
 * Node's own client cannot send a request before the answer to the one before, and undici compiles WebAssembly in
 * every process; what both cost is in test/bench/README.md.
 */
export class BoxConnection {
  /** Waiting for their turn, and those begun, in the order of their answers. */
  private readonly waiting: Exchange[] = [];
  private readonly begun: Exchange[] = [];
  private inFlight = MAX_IN_FLIGHT;
  private socket: Socket | undefined;
  private opening: Promise<void> | undefined;
  private idleSince = 0;
  private closed = false;
  private readonly address: string;
  private readonly patience: number;

  private constructor(
    endpoint: Endpoint,
    /** Value of the header Host. */
    private readonly host: string,
    private readonly openSocket: Open,
    /** Ends what `openSocket` is about. */
    private readonly endOpening: () => void = () => undefined,
  ) {
    this.address = formatAddress(endpoint.host, endpoint.port);
    this.patience = patience(endpoint);
  }

  /** HTTPS to a box whose identity is known; every connection is verified before it is used. */
  static verified(endpoint: Endpoint, trust: Trust): BoxConnection {
    const connector = new IdentityConnector(endpoint, trust);
    return new BoxConnection(
      endpoint,
      hostHeader('https', endpoint),
      (timeout) => connector.connect(timeout),
      () => {
        connector.close();
      },
    );
  }

  /** Plain HTTP, for what a box tells anybody: its description and its security port. Never for a login. */
  static plain(host: string, port: number): BoxConnection {
    const address = formatAddress(host, port);
    return new BoxConnection({ host, port }, hostHeader('http', { host, port }), () =>
      opened(connect({ host, port, lookup: guardedLookup }), 'connect', address, { timeout: CONNECT_TIMEOUT }),
    );
  }

  /**
   * Makes sure that there is a connection, in so many milliseconds at most (else as long as usual);
   * nothing is sent on it.
   * @throws {Tr064Error} a connection problem.
   */
  async open(timeout?: number): Promise<void> {
    if (this.closed) throw this.lost('is not used any more');
    if (this.socket === undefined) await (this.opening ??= this.connect(timeout));
  }

  /**
   * @throws {Tr064Error} a connection problem, `response-too-large` or `bad-response`.
   * @throws the signal's reason when it aborts.
   */
  async request(request: HttpRequest, signer?: Signer): Promise<HttpAnswer> {
    if (this.closed) throw this.lost('is not used any more');
    const exchange = new Exchange(request, signer, (reason) => {
      this.giveUp(exchange, reason);
    });
    this.waiting.push(exchange);
    this.proceed();
    return exchange.answer;
  }

  /** Ends what is under way; nothing is sent any more. */
  async close(): Promise<void> {
    this.closed = true;
    this.endOpening();
    const { socket } = this;
    this.drop();
    for (const exchange of [...this.begun.splice(0), ...this.waiting.splice(0)]) {
      exchange.fail(this.lost('was closed'));
    }
    if (socket?.closed === false) await new Promise((resolve) => socket.once('close', resolve));
  }

  /** Begins what may begin, in the order in which it came. */
  private proceed(): void {
    for (let next = this.waiting[0]; next !== undefined && this.mayBegin(next); next = this.waiting[0]) {
      this.waiting.shift();
      this.begin(next);
    }
  }

  /** A write goes alone: what is sent with it could be lost with it. */
  private mayBegin({ request }: Exchange): boolean {
    const [first] = this.begun;
    if (first === undefined) return true;
    return first.request.isRead === true && request.isRead === true && this.begun.length < this.inFlight;
  }

  private begin(exchange: Exchange): void {
    const { request, signer } = exchange;
    try {
      exchange.bytes = encodeRequest(request, this.host, signer?.sign());
    } catch (error) {
      exchange.fail(error);
      return;
    }
    exchange.hasCompany = this.begun.length > 0;
    const { timeout = EXCHANGE_TIMEOUT * this.patience, isRead } = request;
    const companyTimeout = COMPANY_TIMEOUT * this.patience;
    const mayBePassedOver = exchange.hasCompany && timeout > companyTimeout;
    exchange.endAfter(mayBePassedOver ? companyTimeout : timeout, () => {
      if (mayBePassedOver) this.inFlight = 1;
      this.giveUp(exchange, mayBePassedOver ? this.lost('took too long') : this.problem('timeout', 'took too long'));
    });
    const isStale = isRead !== true && performance.now() - this.idleSince > FRESH_FOR;
    if (isStale && this.begun.length === 0) this.drop();
    this.begun.push(exchange);
    this.send();
  }

  /** Writes what was begun and not sent yet; opens a connection for it where there is none. */
  private send(): void {
    if (this.socket === undefined) {
      this.opening ??= this.connect();
      // Those that wait for it are told.
      this.opening.catch(() => undefined);
      return;
    }
    for (const exchange of this.begun) {
      if (exchange.bytes !== undefined) this.socket.write(exchange.bytes);
      exchange.bytes = undefined;
    }
  }

  private async connect(timeout?: number): Promise<void> {
    try {
      const socket = await this.openSocket(timeout);
      this.opening = undefined;
      if (this.closed) socket.destroy();
      else this.use(socket);
    } catch (error) {
      this.opening = undefined;
      const problem = connectionError(error, this.address);
      for (const exchange of this.begun.splice(0)) exchange.fail(problem);
      this.proceed();
      throw problem;
    }
  }

  private use(socket: Socket): void {
    const reader = new AnswerReader();
    const attend = (read: () => void): void => {
      if (this.socket !== socket) return;
      try {
        read();
      } catch (error) {
        this.lose(error);
      }
    };
    socket.setNoDelay(true);
    socket.on('data', (bytes: Buffer) => {
      attend(() => {
        reader.push(bytes);
        // What follows an answer without having been asked for must not be taken for the answer to what comes next.
        for (let read = reader.next(); read !== undefined && this.take(read); read = reader.next());
        if (this.begun.length === 0 && !reader.isIdle) this.drop();
        this.proceed();
      });
    });
    socket.on('error', (error) => {
      attend(() => {
        this.lose(error);
      });
    });
    for (const event of ['end', 'close']) {
      socket.on(event, () => {
        attend(() => {
          const last = reader.end();
          if (last === undefined) this.lose(this.lost('closed the connection'));
          else this.take(last);
        });
      });
    }
    socket.on('timeout', () => {
      if (this.socket === socket && this.begun.length === 0) this.drop();
    });
    this.socket = socket.setTimeout(KEPT_FOR);
    this.idleSince = performance.now();
    this.send();
  }

  /** An answer has arrived: it belongs to the exchange that was begun first. False when it is the connection's last. */
  private take({ answer, keptFor = KEPT_FOR }: ReadAnswer): boolean {
    const exchange = this.begun.shift();
    if (exchange === undefined) {
      this.drop();
      return false;
    }
    if (exchange.hasCompany && answer.status === 401) this.inFlight = 1;
    this.idleSince = performance.now();
    exchange.succeed(answer);
    if (keptFor > 0) this.socket?.setTimeout(Math.min(keptFor, KEPT_FOR_MOST));
    else this.lose(this.lost('closed the connection'));
    return keptFor > 0;
  }

  /** The connection is no more, and neither are the answers that were awaited over it. */
  private lose(error: unknown): void {
    this.drop();
    for (const exchange of this.begun.splice(0)) {
      if (exchange.hasCompany) this.inFlight = 1;
      exchange.fail(connectionError(error, this.address));
    }
    this.proceed();
  }

  /** One is not waited for any longer. Were it sent already, its answer would come before all others. */
  private giveUp(exchange: Exchange, reason: unknown): void {
    exchange.fail(reason);
    const waitingAt = this.waiting.indexOf(exchange);
    const begunAt = this.begun.indexOf(exchange);
    if (waitingAt >= 0) this.waiting.splice(waitingAt, 1);
    if (begunAt < 0) return;
    this.begun.splice(begunAt, 1);
    if (exchange.bytes === undefined) {
      this.drop();
      // Reads, as they had company. They have not failed and go again, signed anew.
      this.waiting.unshift(...this.begun.splice(0));
    }
    this.proceed();
  }

  private drop(): void {
    this.socket?.destroy();
    this.socket = undefined;
  }

  private lost(what: string): Tr064Error {
    return this.problem('connection-lost', what);
  }

  private problem(kind: 'connection-lost' | 'timeout', what: string): Tr064Error {
    return new Tr064Error(kind, `${this.address} ${what}`, { address: this.address });
  }
}
