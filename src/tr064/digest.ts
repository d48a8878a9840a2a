import { createHash, randomBytes } from 'node:crypto';

/** How a login is spelled in bytes. Boxes announce nothing; UTF-8 is tried first (RFC 7616 §4). */
export type LoginCharset = 'utf8' | 'latin1';

export interface Credentials {
  readonly user: string;
  readonly password: string;
  /** The charset this box was found to want for names or passwords outside ASCII. */
  readonly charset?: LoginCharset | undefined;
}

/** A `Digest` challenge (RFC 7616 §3.3; RFC 2617 §3.2.1 for boxes, which send MD5 and qop="auth"). */
export interface DigestChallenge {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque: string | undefined;
  readonly algorithm: DigestAlgorithm;
  /** `undefined` when the server offers no qop at all (RFC 2069). */
  readonly qop: 'auth' | undefined;
  readonly utf8: boolean;
}

const HASHES = { MD5: 'md5', 'MD5-sess': 'md5', 'SHA-256': 'sha256', 'SHA-256-sess': 'sha256' } as const;
type DigestAlgorithm = keyof typeof HASHES;

/** Finds the first Digest challenge this side can answer (RFC 7616 §3.7: the server's order is its preference). */
export function parseChallenge(header: string | readonly string[] | undefined): DigestChallenge | undefined {
  for (const { scheme, params } of [header ?? []].flat().flatMap(splitChallenges)) {
    if (scheme !== 'digest') continue;
    const realm = params.get('realm');
    const nonce = params.get('nonce');
    const wanted = (params.get('algorithm') ?? 'MD5').toLowerCase();
    const algorithm = (Object.keys(HASHES) as DigestAlgorithm[]).find((name) => name.toLowerCase() === wanted);
    const offered = params.get('qop');
    if (realm === undefined || !nonce || algorithm === undefined) continue;
    if (offered !== undefined && !/(^|[\s,])auth([\s,]|$)/i.test(offered)) continue; // only auth-int
    return {
      realm,
      nonce,
      opaque: params.get('opaque'),
      algorithm,
      qop: offered === undefined ? undefined : 'auth',
      utf8: params.get('charset')?.toLowerCase() === 'utf-8',
    };
  }
  return undefined;
}

/** Splits a WWW-Authenticate value, which may hold several challenges (RFC 9110 §11.6.1). */
function splitChallenges(header: string): { scheme: string; params: Map<string, string> }[] {
  const challenges: { scheme: string; params: Map<string, string> }[] = [];
  const token = /([\w!#$%&'*+.^`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+)))?/g;
  for (const [, name = '', quoted, bare] of header.matchAll(token)) {
    if (quoted === undefined && bare === undefined) challenges.push({ scheme: name.toLowerCase(), params: new Map() });
    else challenges.at(-1)?.params.set(name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '');
  }
  return challenges;
}

/** True when the login has other bytes in Latin-1 than in UTF-8, and Latin-1 can spell it. */
export function differsInLatin1({ user, password }: Credentials): boolean {
  const text = user + password;
  return /[^\x00-\x7f]/.test(text) && !/[^\x00-\xff]/.test(text);
}

/** Answers to one challenge: the nonce is used again with a rising nonce count (RFC 7616 §3.4). */
export class DigestSession {
  private nonceCount = 0;
  private readonly ha1: string;

  constructor(
    private readonly challenge: DigestChallenge,
    private readonly credentials: Credentials,
    readonly charset: LoginCharset = credentials.charset ?? 'utf8',
    private readonly cnonce = randomBytes(16).toString('hex'),
  ) {
    const { realm, algorithm, nonce } = challenge;
    const secret = this.hash(`${credentials.user}:${realm}:${credentials.password}`);
    this.ha1 = algorithm.endsWith('-sess') ? this.hash(`${secret}:${nonce}:${this.cnonce}`) : secret;
  }

  /** The Authorization header for one request; `uri` is the request target as it goes over the wire. */
  authorization(method: string, uri: string): string {
    const { realm, nonce, opaque, algorithm, qop } = this.challenge;
    const nc = (++this.nonceCount).toString(16).padStart(8, '0');
    const ha2 = this.hash(`${method}:${uri}`);
    const proof = qop === undefined ? `${nonce}:${ha2}` : `${nonce}:${nc}:${this.cnonce}:${qop}:${ha2}`;
    return [
      `Digest ${this.userName()}`,
      `realm=${quote(realm)}`,
      `nonce=${quote(nonce)}`,
      `uri=${quote(uri)}`,
      `algorithm=${algorithm}`,
      ...(qop === undefined ? [] : [`qop=${qop}`, `nc=${nc}`, `cnonce="${this.cnonce}"`]),
      `response="${this.hash(`${this.ha1}:${proof}`)}"`,
      ...(opaque === undefined ? [] : [`opaque=${quote(opaque)}`]),
    ].join(', ');
  }

  private userName(): string {
    const { user } = this.credentials;
    if (this.challenge.utf8 && /[^\x20-\x7e]/.test(user)) return `username*=UTF-8''${encodeExtended(user)}`;
    // A header is bytes: each byte of the name becomes one character of the string.
    return `username=${quote(this.bytes(user).toString('latin1'))}`;
  }

  private hash(text: string): string {
    return createHash(HASHES[this.challenge.algorithm]).update(this.bytes(text)).digest('hex');
  }

  private bytes(text: string): Buffer {
    return this.charset === 'latin1' ? Buffer.from(text, 'latin1') : Buffer.from(text.normalize('NFC'), 'utf8');
  }
}

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

/** RFC 8187 ext-value: what encodeURIComponent leaves alone and attr-char does not is encoded too. */
function encodeExtended(text: string): string {
  return encodeURIComponent(text.normalize('NFC')).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
}
