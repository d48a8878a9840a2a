import type { HttpAnswer } from './answerHandler';
import { BoxConnection, type HttpRequest, type Signer } from './connection';
import { type BoxDescription, DESCRIPTION_PATH, findService, parseDescription } from './description';
import type { Credentials } from './digest';
import { type Endpoint, onRoute } from './endpoint';
import { Tr064Error } from './errors';
import type { Trust } from './identity';
import { httpError, lockedOut, lockOutTime } from './httpErrors';
import { type Alone, Login } from './login';
import { routedPath, type RouteKind, timeoutFactor } from './route';
import { parseScpd, type Scpd, type ScpdAction } from './scpd';
import { type Arguments, callRequest, decodeAnswer } from './soap';

/** What was read of a box that stays the same until its firmware changes. Plain data, so that it can be kept. */
export interface KnownBox {
  readonly description: BoxDescription;
  /** By service type. */
  readonly scpds: Readonly<Record<string, Scpd>>;
}

/** A request or an answer may have no body. */
export interface ExchangeBodies {
  readonly sent?: string | undefined;
  readonly received?: string | undefined;
}

export interface ClientOptions extends Endpoint {
  readonly trust: Trust;
  readonly credentials?: Credentials | undefined;
  readonly known?: KnownBox | undefined;
  readonly onKnown?: (known: KnownBox | undefined) => void;
  /** Told when the box refuses a login; nothing more is sent with it. */
  readonly onRefused?: (refused: Credentials) => Promise<void>;
  /** Waited for before a login is used that may have become wrong. */
  readonly alone?: Alone;
  /** One line per exchange for a log: action, status, size and time; never arguments or logins. */
  readonly trace?: (line: string) => void;
  /** Is given the bodies of each exchange as they are, secrets among them. */
  readonly traceXml?: (call: string, bodies: ExchangeBodies) => void;
  readonly onClosed?: () => void;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** For each exchange with the box, in milliseconds. */
  readonly timeout?: number | undefined;
  /** Of a second factor that was confirmed, or is about to be. */
  readonly token?: string | undefined;
}

/** A box may need long to store a setting; in milliseconds. */
const WRITE_TIMEOUT = 30_000;

/** TR-064 with one box, over HTTPS and one of the ways to it, for everything that reads or changes it. */
export class Tr064Client {
  private readonly connection: BoxConnection;
  private readonly login: Login;
  private known: KnownBox | undefined;
  /** Descriptions being read, by path: calls that start together read each once. */
  private readonly reading = new Map<string, Promise<unknown>>();
  /** By performance.now(), which does not jump when the clock is set. */
  private lockedOutUntil = 0;

  constructor(private readonly options: ClientOptions) {
    this.connection = BoxConnection.verified(options, options.trust);
    this.login = new Login(options.credentials, options.onRefused, options.alone);
    this.known = options.known;
  }

  get route(): RouteKind {
    return this.options.route ?? 'lan';
  }

  /**
   * Finds out whether the box is there and is the accepted one, in so many milliseconds at most. Nothing is sent.
   * @throws {Tr064Error} a connection problem.
   */
  async reach(timeout?: number): Promise<void> {
    await onRoute(this.options, () => this.connection.open(timeout));
  }

  /** The login in use, with the charset that was found to work. */
  get credentials(): Credentials | undefined {
    return this.login.credentials;
  }

  set credentials(credentials: Credentials | undefined) {
    this.login.credentials = credentials;
  }

  /**
   * Calls an action and returns its out-arguments by name. A read (its name holds `Get`) is sent once more when the
   * connection drops; anything else is never repeated, because it may have taken effect.
   * @throws {Tr064Error} any kind.
   */
  async call(
    serviceType: string,
    action: string,
    args: Arguments = {},
    options: CallOptions = {},
  ): Promise<Map<string, string>> {
    const call = `${serviceType.replace(/^.*:service:/, '')}#${action}`;
    const service = findService(await this.describe(options), serviceType);
    if (service === undefined) throw new Tr064Error('service-missing', `The box has no service for ${call}`, { call });
    const isRead = /(^|_)Get/.test(action);
    const request: HttpRequest = {
      ...callRequest(service, action, args, options.token),
      signal: options.signal,
      timeout: options.timeout ?? (isRead ? undefined : WRITE_TIMEOUT * timeoutFactor(this.options)),
      isRead,
    };
    const answer = await this.exchange(request, call);
    if (answer.status !== 200 && answer.status !== 500) throw this.failed(answer, call);
    return decodeAnswer(answer.text, action, call, { ...args, NewToken: options.token ?? '' });
  }

  /** The box's description, read once per firmware; `again` reads it in any case. */
  async describe(options: CallOptions & { readonly again?: boolean } = {}): Promise<BoxDescription> {
    if (this.known !== undefined && options.again !== true) return this.known.description;
    return this.readOnce(DESCRIPTION_PATH, options, (text) => {
      const description = parseDescription(text);
      const same = this.known?.description.softwareVersion === description.softwareVersion;
      this.keep({ description, scpds: (same ? this.known?.scpds : undefined) ?? {} });
      return description;
    });
  }

  /** What a service can do on this box, or `undefined` when the box does not have it. Read once per firmware. */
  async scpd(serviceType: string, options: CallOptions = {}): Promise<Scpd | undefined> {
    const service = findService(await this.describe(options), serviceType);
    if (service === undefined) return undefined;
    const known = this.known?.scpds ?? {};
    // A box may call a service as something that every object has.
    if (Object.hasOwn(known, serviceType)) return known[serviceType];
    return this.readOnce(service.scpdUrl, options, (text) => {
      const scpd = parseScpd(text);
      if (this.known !== undefined) this.keep({ ...this.known, scpds: { ...this.known.scpds, [serviceType]: scpd } });
      return scpd;
    });
  }

  /** The SCPD's entry for an action, or `undefined` when this box cannot do it. */
  async action(serviceType: string, name: string, options: CallOptions = {}): Promise<ScpdAction | undefined> {
    return (await this.scpd(serviceType, options))?.actions.find((action) => action.name === name);
  }

  /** To be told the version the box names (DeviceInfo GetInfo): another one than before makes the descriptions stale. */
  noteSoftwareVersion(version: string): void {
    const before = this.known?.description.softwareVersion;
    if (before !== undefined && before !== '' && before !== version) this.keep(undefined);
  }

  /** True from then on when it was closed: nothing it is asked leads anywhere. */
  isClosed = false;

  async close(): Promise<void> {
    this.options.onClosed?.();
    this.isClosed = true;
    await this.connection.close();
  }

  private keep(known: KnownBox | undefined): void {
    this.known = known;
    this.options.onKnown?.(known);
  }

  private async readOnce<T>(path: string, options: CallOptions, parse: (text: string) => T): Promise<T> {
    for (;;) {
      const underWay = this.reading.get(path) as Promise<T> | undefined;
      if (underWay === undefined) break;
      try {
        return await underWay;
      } catch (error) {
        // The call that began it may have been cancelled; this one was not.
        options.signal?.throwIfAborted();
        if (error instanceof Tr064Error) throw error;
      }
    }
    const reading = this.fetch(path, options).then(parse);
    this.reading.set(path, reading);
    try {
      return await reading;
    } finally {
      this.reading.delete(path);
    }
  }

  private async fetch(path: string, options: CallOptions): Promise<string> {
    const answer = await this.exchange({ method: 'GET', path, ...options, isRead: true }, path);
    if (answer.status === 200) return answer.text;
    // A box with "Allow access for applications" switched off serves no description.
    if (answer.status === 404 && path === DESCRIPTION_PATH) {
      throw new Tr064Error('tr064-off', 'The box serves no TR-064 description', { status: 404 });
    }
    throw this.failed(answer, path);
  }

  private async exchange(unrouted: HttpRequest, call: string): Promise<HttpAnswer> {
    const request = { ...unrouted, path: routedPath(this.options, unrouted.path) };
    return onRoute(this.options, () =>
      this.login.request(request, (signer) => this.send(request, this.heedLockOut(signer, call), call)),
    );
  }

  /** After a 503 nothing goes out for a while, calls that were waiting for their turn included. */
  private heedLockOut(signer: Signer, call: string): Signer {
    return {
      sign: () => {
        const left = this.lockedOutUntil - performance.now();
        if (left > 0) throw lockedOut(Date.now() + left, call);
        return signer.sign();
      },
      answered: (answer) => {
        if (answer.status === 503) this.lockedOutUntil = performance.now() + lockOutTime(answer);
        signer.answered?.(answer);
      },
    };
  }

  private async send(request: HttpRequest, signer: Signer, call: string): Promise<HttpAnswer> {
    const started = performance.now();
    const sent = request.body;
    const took = (): string => `${Math.round(performance.now() - started)} ms`;
    try {
      const answer = await this.connection.request(request, signer);
      this.options.trace?.(`${call}: HTTP ${answer.status}, ${answer.text.length} characters, ${took()}`);
      this.options.traceXml?.(call, { sent, received: answer.text });
      return answer;
    } catch (error) {
      const why = error instanceof Tr064Error ? error.kind : 'not sent or cancelled';
      this.options.trace?.(`${call}: ${why}, ${took()}`);
      this.options.traceXml?.(call, { sent });
      throw error;
    }
  }

  private failed(answer: HttpAnswer, call: string): Tr064Error {
    // Seen just after an update, and when a kept description is older than the box.
    if (answer.status === 404) this.keep(undefined);
    return httpError(answer, call);
  }
}
