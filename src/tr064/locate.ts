import {
  type Address,
  DEFAULT_HTTP_PORT,
  DEFAULT_INTERNET_PORT,
  DEFAULT_TLS_PORT,
  isPrivateAddress,
  resolveHost,
} from './address';
import { BoxConnection } from './connection';
import { type BoxDescription, DESCRIPTION_PATH, findService, parseDescription } from './description';
import { isOfOneCall, Tr064Error } from './errors';
import type { RouteKind } from './route';
import { httpError } from './httpErrors';
import { readIdentity } from './identity';
import { getSecurityPort } from './services/deviceInfo';
import type { Caller } from './services/service';
import { callRequest, decodeAnswer } from './soap';

/** Where a box was found. Nothing of it is verified: any device could answer so. */
export interface LocatedBox {
  readonly route: RouteKind;
  readonly host: string;
  /** HTTPS port: of TR-064 in the home network, of remote access from the internet. */
  readonly tlsPort: number;
  /** What the box tells anybody over plain HTTP; `undefined` when only its HTTPS port answers. */
  readonly description: BoxDescription | undefined;
}

/**
 * Finds the way to the box at an address, and its HTTPS port. In the home network a port that was given is tried as an
 * HTTPS port first, then as a plain one; without one the standard ports are tried. On the internet nothing is asked: a
 * box tells nothing there without a login.
 * @throws {Tr064Error} a connection problem, `tr064-off` or `not-a-box`.
 */
export async function locateBox(address: Address, signal?: AbortSignal): Promise<LocatedBox> {
  const { host, port } = address;
  if (await leadsOutside(address)) {
    return { route: 'internet', host, tlsPort: port ?? DEFAULT_INTERNET_PORT, description: undefined };
  }
  if (port !== undefined && (await speaksTls(host, port, signal))) return overTls(host, port);
  try {
    return await locateByHttp(host, port ?? DEFAULT_HTTP_PORT, signal);
  } catch (error) {
    const httpMayBeClosed = error instanceof Tr064Error && ['unreachable', 'connection-lost'].includes(error.kind);
    if (port !== undefined || !httpMayBeClosed) throw error;
    if (await speaksTls(host, DEFAULT_TLS_PORT, signal)) return overTls(host, DEFAULT_TLS_PORT);
    throw error;
  }
}

function overTls(host: string, tlsPort: number): LocatedBox {
  return { route: 'lan', host, tlsPort, description: undefined };
}

/** The ports of TR-064 are open to the home network only, even where that has public addresses (IPv6). */
async function leadsOutside({ host, port, route }: Address): Promise<boolean> {
  if (route === 'internet') return true;
  if (port === DEFAULT_TLS_PORT || port === DEFAULT_HTTP_PORT) return false;
  return (await resolveHost(host)).every(({ address }) => !isPrivateAddress(address));
}

async function speaksTls(host: string, port: number, signal?: AbortSignal): Promise<boolean> {
  try {
    await readIdentity({ host, port }, signal);
    return true;
  } catch (error) {
    const otherProtocol =
      error instanceof Tr064Error && ['tls-failed', 'connection-lost', 'unreachable'].includes(error.kind);
    if (!otherProtocol) throw error;
    return false;
  }
}

/** Asks a box over plain HTTP for its description and its HTTPS port. */
export async function locateByHttp(host: string, httpPort: number, signal?: AbortSignal): Promise<LocatedBox> {
  const connection = BoxConnection.plain(host, httpPort);
  try {
    const answer = await connection.request({ method: 'GET', path: DESCRIPTION_PATH, signal });
    if (answer.status === 404) {
      // On the port of TR-064, or where a box says it is one, its description is switched off; anything else is none.
      const isBox = httpPort === DEFAULT_HTTP_PORT || /webserver|avm|fritz/i.test(String(answer.headers.server));
      throw new Tr064Error(isBox ? 'tr064-off' : 'not-a-box', 'No TR-064 description there', { status: 404 });
    }
    if (answer.status !== 200) throw httpError(answer, DESCRIPTION_PATH);
    const description = asBox(answer.text);
    const tlsPort = await securityPort(anonymousCaller(connection, description), signal);
    return { route: 'lan', host, tlsPort, description };
  } finally {
    await connection.close();
  }
}

/** The usual one where the box does not tell. */
async function securityPort(caller: Caller, signal?: AbortSignal): Promise<number> {
  try {
    return (await getSecurityPort(caller, { signal })) ?? DEFAULT_TLS_PORT;
  } catch (error) {
    if (!isOfOneCall(error)) throw error;
    return DEFAULT_TLS_PORT;
  }
}

/** Any web server may answer on that port. */
function asBox(text: string): BoxDescription {
  try {
    return parseDescription(text);
  } catch (error) {
    throw new Tr064Error('not-a-box', 'What answers there does not describe itself as a TR-064 device', {}, error);
  }
}

/** For the few actions that need no login. */
function anonymousCaller(connection: BoxConnection, description: BoxDescription): Caller {
  return {
    async call(serviceType, action, args = {}, options = {}) {
      const service = findService(description, serviceType);
      if (service === undefined) throw new Tr064Error('not-a-box', `No service ${serviceType}`);
      const answer = await connection.request({ ...callRequest(service, action, args), signal: options.signal });
      if (answer.status !== 200 && answer.status !== 500) throw httpError(answer, action);
      return decodeAnswer(answer.text, action, action);
    },
  };
}
