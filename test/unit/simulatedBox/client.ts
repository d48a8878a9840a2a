/**
 * As little of a TR-064 client as the tests of the simulated box need. It shares nothing with the box, so that the
 * two cannot agree on a mistake.
 */
import { createHash } from 'node:crypto';
import * as http from 'node:http';
import * as https from 'node:https';
import { makeBoxCertificate, startBox, type BoxCertificate, type BoxOptions, type SimulatedBox } from '../../box';

export interface Reply {
  status: number;
  headers: http.IncomingHttpHeaders;
  /** As they came over the wire. */
  rawHeaders: string[];
  body: string;
}

export interface Request {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** Over HTTPS unless told otherwise. */
  tls?: boolean;
  agent?: https.Agent | http.Agent;
}

let certificate: BoxCertificate;

// Keys are slow to make, and nothing but the tests of certificates needs more than this one.
suiteSetup(async function () {
  this.timeout(30_000);
  certificate = await makeBoxCertificate({ myFritz: 'testtesttesttest.myfritz.net', host: 'fritz-test' });
});

export const startTestBox = (options: BoxOptions = {}): Promise<SimulatedBox> => startBox({ certificate, ...options });

export function request(box: SimulatedBox, { tls = true, ...options }: Request): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const settings = {
      host: box.host,
      port: tls ? box.tlsPort : box.port,
      method: options.method ?? 'GET',
      path: options.path,
      headers: options.headers ?? {},
      rejectUnauthorized: false,
      agent: options.agent ?? false,
    };
    const outgoing = (tls ? https : http).request(settings, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          rawHeaders: incoming.rawHeaders,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    outgoing.on('error', reject);
    // As bytes: Node encodes the headers like the body if that is text, which spoils names outside ASCII.
    outgoing.end(Buffer.from(options.body ?? ''));
  });
}

const PATHS: Record<string, string> = {
  'X_AVM-DE_RemoteAccess': 'x_remote',
  'X_AVM-DE_MyFritz': 'x_myfritz',
  'X_AVM-DE_AppSetup': 'x_appsetup',
  'X_AVM-DE_Auth': 'x_auth',
  ManagementServer: 'mgmsrv',
  UserInterface: 'userif',
  LANHostConfigManagement: 'lanhostconfigmgm',
  LANEthernetInterfaceConfig: 'lanethernetifcfg',
  WANCommonInterfaceConfig: 'wancommonifconfig1',
  WANDSLInterfaceConfig: 'wandslifconfig1',
  WANDSLLinkConfig: 'wandsllinkconfig1',
  WANEthernetLinkConfig: 'wanethlinkconfig1',
  WANPPPConnection: 'wanpppconn1',
  WANIPConnection: 'wanipconnection1',
};

export const controlUrl = (service: string): string => `/upnp/control/${PATHS[service] ?? service.toLowerCase()}`;
export const serviceType = (service: string): string => `urn:dslforum-org:service:${service}:1`;

const escape = (text: string) => text.replace(/[&<>\r]/g, (character) => `&#${character.charCodeAt(0)};`);

export function envelope(service: string, action: string, args: Record<string, string> = {}, token?: string): string {
  const values = Object.entries(args).map(([name, value]) => `<${name}>${escape(value)}</${name}>`);
  const header =
    token === undefined
      ? ''
      : `<s:Header><avm:token xmlns:avm="avm.de" s:mustUnderstand="1">${token}</avm:token></s:Header>`;
  return `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">${header}<s:Body>
    <u:${action} xmlns:u="${serviceType(service)}">${values.join('')}</u:${action}></s:Body></s:Envelope>`;
}

/** With the token of a second factor, if there is one. */
export function soapRequest(
  service: string,
  action: string,
  args: Record<string, string> = {},
  token?: string,
): Request {
  return {
    method: 'POST',
    path: controlUrl(service),
    headers: { 'content-type': 'text/xml; charset="utf-8"', soapaction: `"${serviceType(service)}#${action}"` },
    body: envelope(service, action, args, token),
  };
}

export interface Credentials {
  name: string;
  password: string;
}

/** Fields of the Digest answer that a test wants to be wrong. */
export interface DigestChange {
  nc?: number;
  uri?: string;
  nonce?: string;
  realm?: string;
  qop?: string;
}

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

/** RFC 7616, section 3.4.1. */
export function digestResponse(
  { name, password }: Credentials,
  fields: { realm: string; nonce: string; nc: string; cnonce: string; qop: string; method: string; uri: string },
): string {
  const { realm, nonce, nc, cnonce, qop, method, uri } = fields;
  return md5(`${md5(`${name}:${realm}:${password}`)}:${nonce}:${nc}:${cnonce}:${qop}:${md5(`${method}:${uri}`)}`);
}

export function authorization(
  credentials: Credentials,
  challenge: string,
  { method = 'POST', path }: Request,
  change: DigestChange = {},
): string {
  const fields = {
    realm: change.realm ?? /realm="([^"]*)"/.exec(challenge)?.[1] ?? '',
    nonce: change.nonce ?? /nonce="([^"]*)"/.exec(challenge)?.[1] ?? '',
    nc: (change.nc ?? 1).toString(16).padStart(8, '0'),
    cnonce: 'f2a47e',
    qop: change.qop ?? 'auth',
    method,
    uri: change.uri ?? path,
  };
  const name = Buffer.from(credentials.name, 'utf8').toString('latin1');
  const response = digestResponse(credentials, fields);
  return (
    `Digest username="${name}", realm="${fields.realm}", nonce="${fields.nonce}", uri="${fields.uri}", ` +
    `algorithm=MD5, response="${response}", qop=${fields.qop}, nc=${fields.nc}, cnonce="${fields.cnonce}"`
  );
}

export const administratorOf = ({ users }: SimulatedBox): Credentials => users[0] ?? { name: '', password: '' };

export async function challengeOf(box: SimulatedBox, wanted: Request): Promise<string> {
  const { headers } = await request(box, wanted);
  return headers['www-authenticate'] ?? '';
}

/** Asks for a challenge and answers it. */
export async function loggedIn(
  box: SimulatedBox,
  wanted: Request,
  credentials = administratorOf(box),
  change: DigestChange = {},
): Promise<Reply> {
  const header = authorization(credentials, await challengeOf(box, wanted), wanted, change);
  return request(box, { ...wanted, headers: { ...wanted.headers, authorization: header } });
}

/** Calls an action, as the administrator unless told otherwise, without TLS; a fault is thrown as its number. */
export function call(
  box: SimulatedBox,
  service: string,
  action: string,
  args: Record<string, string> = {},
  credentials = administratorOf(box),
): Promise<Record<string, string>> {
  return perform(box, soapRequest(service, action, args), credentials);
}

/** The same for a message made by other means. */
export async function perform(
  box: SimulatedBox,
  wanted: Request,
  credentials = administratorOf(box),
): Promise<Record<string, string>> {
  const reply = await loggedIn(box, { ...wanted, tls: false }, credentials);
  if (reply.status !== 200) {
    throw new Error(`${reply.status}/${faultCode(reply) ?? ''}`);
  }
  return values(reply);
}

export function faultCode({ body }: Reply): number | undefined {
  const code = /<errorCode>(\d+)</.exec(body)?.[1];
  return code === undefined ? undefined : Number(code);
}

export function values({ body }: Reply): Record<string, string> {
  const list = body.matchAll(/^<([A-Za-z][^>:\s/]*)>([\s\S]*?)<\/\1>$/gm);
  return Object.fromEntries([...list].map(([, name = '', value = '']) => [name, unescape(value)]));
}

export function without(args: Record<string, string>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(args).filter(([each]) => each !== name));
}

function unescape(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#13': '\r' };
  return text.replace(/&([^;]+);/g, (whole, name: string) => named[name] ?? whole);
}
