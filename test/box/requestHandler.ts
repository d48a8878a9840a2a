/**
 * From one HTTP request to its answer: host, path, login, rights, action. (tr064-facts.md, section 2.)
 */
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { htmlAnswer, xmlAnswer, type Answer } from './answers';
import { perform } from './call';
import { DEVICE_DESCRIPTION, deviceDescription, serviceDescription, servicesOf } from './descriptions';
import { type DigestGate, type Verdict } from './digest';
import { Fault } from './fault';
import { type Faults, type OrderedFault } from './faults';
import { isOwnHost } from './hostHeader';
import { demandConfirmation } from './secondFactor';
import { ANY_RIGHT, controlUrlOf, serviceTypeOf, type Action, type Service } from './service';
import { auth } from './services/auth';
import { answerEnvelope, faultEnvelope, readMessage, requestedAction, type RequestedAction } from './soap';
import { type BoxState } from './state';
import { type LoggedRequest, type Traffic } from './traffic';
import { may, type User } from './users';

/** In front of all paths, from the internet. */
const INTERNET_PREFIX = '/tr064';

/** Far more than any TR-064 request needs. */
const LARGEST_BODY = 1024 * 1024;

export interface Parts {
  state: BoxState;
  traffic: Traffic;
  faults: Faults;
  gate: DigestGate;
  /** The address the box listens on. */
  host: string;
  /** Its HTTPS port, known only once it listens. */
  securityPort: () => number;
  /** All connections are dropped, and for so long none is accepted. */
  reboot: (forMs: number) => void;
  /** Requests come over the internet: everything lies below a path of its own and needs a login. */
  fromInternet: boolean;
}

interface Received {
  method: string;
  /** Path and query as requested, which is what Digest signs. */
  target: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
  action: RequestedAction | undefined;
  client: string;
}

/** What came of the login, for the traffic log. */
interface Outcome {
  answer: Answer;
  verdict?: Verdict;
}

export class RequestHandler {
  /** Requests in a row without a valid login, by address of the client. */
  private readonly unauthenticated = new Map<string, number>();

  constructor(private readonly parts: Parts) {}

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { faults } = this.parts;
    const received = await receive(request);
    const fault = faults.take('before', received.action?.name);
    if (fault && fault.kind !== 'status') {
      this.record(received, 0);
      this.fail(fault, request);
      return;
    }
    const { answer, verdict } = await faults.inTurn<Outcome>(() =>
      fault ? { answer: htmlAnswer(fault.status, 'ERR_NONE') } : this.answer(received),
    );
    const spoiled = answer.status === 401 ? undefined : faults.take('after', received.action?.name);
    const isLost = spoiled?.kind === 'drop after' || spoiled?.kind === 'reboot';
    this.record(received, isLost ? 0 : answer.status, verdict);
    if (isLost) {
      this.fail(spoiled, request);
    } else {
      send(request, response, answer, spoiled);
    }
  }

  /** What becomes of a request that gets no answer. */
  private fail(fault: OrderedFault, { socket }: IncomingMessage): void {
    if (fault.kind === 'reboot') {
      this.parts.reboot(fault.forMs);
    } else if (fault.kind !== 'hang') {
      socket.destroy();
    }
  }

  private record({ method, path, headers, action }: Received, status: number, verdict?: Verdict): void {
    const entry: LoggedRequest = {
      at: new Date(),
      method,
      path,
      status,
      hadCredentials: headers.authorization !== undefined,
      ...(action ? { service: action.serviceType, action: action.name } : {}),
    };
    if (verdict && 'user' in verdict) {
      entry.user = verdict.user.name;
    } else if (verdict) {
      entry.refusal = verdict.refusal;
      if (verdict.claimed !== undefined) {
        entry.user = verdict.claimed;
      }
    }
    this.parts.traffic.record(entry);
  }

  private answer(received: Received): Outcome {
    const { state, host } = this.parts;
    if (!isOwnHost(received.headers.host, host, state)) {
      return { answer: htmlAnswer(400, 'ERR_INVALID_HOSTHEADER') };
    }
    if (received.body.length > LARGEST_BODY) {
      return { answer: htmlAnswer(413, 'ERR_NONE') };
    }
    // The page to sign in to, of which there is no more here.
    if (received.method === 'GET' && received.path === '/') {
      return { answer: htmlAnswer(200, 'FRITZ!Box') };
    }
    return this.parts.fromInternet ? this.answerOutside(received) : this.serve(received);
  }

  /** From the internet nothing is told without a login, and only to users who may come in from there. */
  private answerOutside(received: Received): Outcome {
    const { state, gate } = this.parts;
    if (!received.path.startsWith(`${INTERNET_PREFIX}/`) || !state.accessForApplications) {
      return { answer: notFound() };
    }
    const judged = gate.judge(received.headers.authorization, received, state);
    const verdict: Verdict =
      'user' in judged && !judged.user.fromInternet
        ? { refusal: 'not from the internet', claimed: judged.user.name }
        : judged;
    if (!('user' in verdict)) return { answer: this.refuse(received, verdict.refusal), verdict };
    const inside = { ...received, path: received.path.slice(INTERNET_PREFIX.length) };
    return { ...this.serve(inside, this.welcome(received, verdict.user)), verdict };
  }

  /** `user` has signed in already. */
  private serve(received: Received, user?: User): Outcome {
    const services = servicesOf(this.parts.state);
    if (received.method === 'POST') {
      const service = services.find((candidate) => controlUrlOf(candidate) === received.path);
      if (!service) return { answer: notFound() };
      return user ? { answer: this.call(service, received, user) } : this.control(service, received);
    }
    if (received.method === 'GET' || received.method === 'HEAD') {
      return { answer: this.describe(services, received.path) };
    }
    return { answer: htmlAnswer(501, 'ERR_NONE') };
  }

  /** Descriptions need no login in the home network, and are not there while access for applications is off. */
  private describe(services: readonly Service[], path: string): Answer {
    const { state } = this.parts;
    if (!state.accessForApplications) {
      return notFound();
    }
    if (path === DEVICE_DESCRIPTION) {
      return xmlAnswer(state.device, deviceDescription(state));
    }
    const service = services.find(({ scpd }) => scpd === path);
    return service ? xmlAnswer(state.device, serviceDescription(service)) : notFound();
  }

  private control(service: Service, received: Received): Outcome {
    const { state } = this.parts;
    if (!state.accessForApplications) {
      return { answer: this.faultAnswer(new Fault(401), 'schemas-upnp') };
    }
    if (actionOf(service, received.action)?.needs === 'no login') {
      return { answer: this.call(service, received, undefined) };
    }
    const verdict = this.parts.gate.judge(received.headers.authorization, received, state);
    return 'user' in verdict
      ? { answer: this.call(service, received, this.welcome(received, verdict.user)), verdict }
      : { answer: this.refuse(received, verdict.refusal), verdict };
  }

  private welcome({ client }: Received, user: User): User {
    this.unauthenticated.delete(client);
    return user;
  }

  /**
   * The same for all reasons, and never a stale flag: an expired nonce and a wrong password look alike.
   * Which of the two codes stands in the page for which case is inferred.
   */
  private refuse({ client }: Received, refusal: string): Answer {
    const count = (this.unauthenticated.get(client) ?? 0) + 1;
    this.unauthenticated.set(client, count);
    if (count > this.parts.faults.mostUnauthenticated) {
      return htmlAnswer(503, 'ERR_NONE');
    }
    const code = refusal === 'no credentials' ? 'ERR_NONE' : 'ERR_ACCESS_DENIED';
    return htmlAnswer(401, code, { 'WWW-Authenticate': this.parts.gate.challenge() });
  }

  private call(service: Service, { action: requested, body }: Received, user: User | undefined): Answer {
    const { state, faults, securityPort, fromInternet } = this.parts;
    try {
      const action = actionOf(service, requested);
      if (!action || !requested) {
        throw new Fault(401);
      }
      if (user && !may(user, action.needs === 'no login' ? ANY_RIGHT : (action.needs ?? ['BoxAdmin']))) {
        throw new Fault(606);
      }
      const ordered = faults.take('instead', requested.name);
      if (ordered?.kind === 'fault') {
        throw new Fault(ordered.code);
      }
      const { sent, token } = readMessage(body);
      // The service that confirms waits for no confirmation, though it has an action SetConfig too.
      if (service.type !== auth.type && state.secondFactor.required.includes(requested.name)) {
        demandConfirmation(state.secondFactor, token);
      }
      const results = perform(
        service,
        action,
        { state, user, securityPort: securityPort(), token, fromInternet },
        sent,
      );
      return xmlAnswer(state.device, answerEnvelope(requested, results));
    } catch (error) {
      if (error instanceof Fault) {
        return this.faultAnswer(error, 'dslforum');
      }
      throw error;
    }
  }

  private faultAnswer(fault: Fault, engine: 'dslforum' | 'schemas-upnp'): Answer {
    return xmlAnswer(this.parts.state.device, faultEnvelope(fault, engine), 500);
  }
}

function actionOf(service: Service, requested: RequestedAction | undefined): Action | undefined {
  const known = requested?.serviceType === serviceTypeOf(service) && Object.hasOwn(service.actions, requested.name);
  return known ? service.actions[requested.name] : undefined;
}

function notFound(): Answer {
  return htmlAnswer(404, 'ERR_NOT_FOUND');
}

async function receive(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    // The rest of an oversized body is read, so that the client gets to see the answer, but not kept.
    if (length <= LARGEST_BODY) {
      chunks.push(chunk);
      length += chunk.length;
    }
  }
  const target = request.url ?? '';
  const soapAction = request.headers.soapaction;
  return {
    method: request.method ?? '',
    target,
    path: target.split('?', 1)[0] ?? '',
    headers: request.headers,
    body: Buffer.concat(chunks),
    action: requestedAction(typeof soapAction === 'string' ? soapAction : undefined),
    client: request.socket.remoteAddress ?? '',
  };
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer, spoiled?: OrderedFault): void {
  response.sendDate = false;
  const headers = { ...answer.headers };
  if (!response.shouldKeepAlive && 'CONNECTION' in headers) {
    headers.CONNECTION = 'close';
  }
  if (spoiled?.kind === 'truncate') {
    const body = Buffer.from(answer.body);
    response.writeHead(answer.status, { ...headers, 'Content-Length': body.length });
    response.write(body.subarray(0, body.length / 2), () => request.socket.destroy());
  } else if (spoiled?.kind === 'wrong content') {
    delete headers['Content-Length'];
    response.writeHead(answer.status, {
      ...headers,
      'CONTENT-TYPE': spoiled.contentType ?? 'text/xml; charset="utf-8"',
    });
    response.end(spoiled.body);
  } else {
    response.writeHead(answer.status, headers);
    response.end(answer.body);
  }
}
