/**
 * The server's side of HTTP Digest as FRITZ!Boxes do it: RFC 7616 with MD5 and qop=auth, a 16-digit nonce,
 * neither opaque nor stale nor domain (tr064-facts.md, section 2.1). Stricter than may be needed where the
 * behaviour of real boxes is not known: a nonce count must rise and the uri must be the one requested.
 */
import { createHash, randomBytes } from 'node:crypto';
import { type BoxState } from './state';
import { type User } from './users';

const REALM = 'HTTPS Access';

/** Nonces given out but never used must not pile up. */
const MOST_NONCES = 10_000;

export type Refusal =
  | 'no credentials'
  | 'malformed'
  | 'other realm'
  | 'unknown or expired nonce'
  | 'other uri'
  | 'nonce count not rising'
  | 'unknown user'
  | 'wrong password'
  | 'not from the internet';

export type Verdict = { user: User } | { refusal: Refusal; claimed?: string };

interface Nonce {
  issued: number;
  /** Highest count seen so far. */
  count: number;
}

export class DigestGate {
  private readonly nonces = new Map<string, Nonce>();

  constructor(private readonly nonceLifetimeMs: number) {}

  /** Value of WWW-Authenticate, letter for letter as captured: no blanks after the commas, algorithm unquoted. */
  challenge(): string {
    const nonce = randomBytes(8).toString('hex').toUpperCase();
    this.nonces.set(nonce, { issued: Date.now(), count: 0 });
    const [oldest] = this.nonces.keys();
    if (this.nonces.size > MOST_NONCES && oldest) {
      this.nonces.delete(oldest);
    }
    return `Digest realm="${REALM}",nonce="${nonce}",algorithm=MD5,qop="auth"`;
  }

  /** From now on every nonce given out so far is unknown, as after a restart of the box. */
  forgetNonces(): void {
    this.nonces.clear();
  }

  judge(
    header: string | undefined,
    request: { method: string; target: string },
    state: Pick<BoxState, 'users' | 'anonymousLogin'>,
  ): Verdict {
    if (header === undefined) {
      return { refusal: 'no credentials' };
    }
    const sent = credentials(header);
    if (!sent) {
      return { refusal: 'malformed' };
    }
    const refused = (refusal: Refusal): Verdict => ({ refusal, claimed: sent.username });
    if (sent.realm !== REALM) {
      return refused('other realm');
    }
    if (sent.uri !== request.target) {
      return refused('other uri');
    }
    const nonce = this.current(sent.nonce);
    if (!nonce) {
      return refused('unknown or expired nonce');
    }
    const user = userFor(sent.username, state);
    if (!user) {
      return refused('unknown user');
    }
    if (sent.response !== expectedResponse(sent, user.password, request.method)) {
      return refused('wrong password');
    }
    const count = parseInt(sent.nc, 16);
    if (count <= nonce.count) {
      return refused('nonce count not rising');
    }
    nonce.count = count;
    return { user };
  }

  private current(value: string): Nonce | undefined {
    const nonce = this.nonces.get(value);
    if (nonce && Date.now() - nonce.issued > this.nonceLifetimeMs) {
      this.nonces.delete(value);
      return undefined;
    }
    return nonce;
  }
}

function userFor(
  name: string,
  { users, anonymousLogin }: Pick<BoxState, 'users' | 'anonymousLogin'>,
): User | undefined {
  const user = users.find((candidate) => candidate.name === name && candidate.enabled);
  return user ?? (anonymousLogin ? users[0] : undefined);
}

interface Credentials {
  username: string;
  realm: string;
  nonce: string;
  uri: string;
  response: string;
  qop: string;
  nc: string;
  cnonce: string;
}

/** RFC 7616, section 3.4: names and values, the latter quoted or not; undefined if anything needed is missing. */
function credentials(header: string): Credentials | undefined {
  const [, list] = /^Digest\s+(.*)$/is.exec(asUtf8(header)) ?? [];
  const values = new Map<string, string>();
  for (const [, name = '', quoted, plain = ''] of (list ?? '').matchAll(
    /([A-Za-z0-9_*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*))/g,
  )) {
    values.set(name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain);
  }
  const value = (name: string) => values.get(name) ?? '';
  const sent: Credentials = {
    username: value('username'),
    realm: value('realm'),
    nonce: value('nonce'),
    uri: value('uri'),
    response: value('response').toLowerCase(),
    qop: value('qop'),
    nc: value('nc'),
    cnonce: value('cnonce'),
  };
  const algorithm = values.get('algorithm') ?? 'MD5';
  const complete =
    values.has('username') && sent.qop === 'auth' && sent.cnonce !== '' && /^[0-9a-f]{8}$/i.test(sent.nc);
  return complete && algorithm.toUpperCase() === 'MD5' ? sent : undefined;
}

/** Node hands over the bytes of a header as Latin-1; a user name outside ASCII is taken to be UTF-8 if it can be. */
function asUtf8(header: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'));
  } catch {
    return header;
  }
}

function expectedResponse(sent: Credentials, password: string, method: string): string {
  const secret = md5(`${sent.username}:${REALM}:${password}`);
  return md5([secret, sent.nonce, sent.nc, sent.cnonce, sent.qop, md5(`${method}:${sent.uri}`)].join(':'));
}

const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');
