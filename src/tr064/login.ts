import type { HttpAnswer } from './answerHandler';
import type { Signer } from './connection';
import { type Credentials, DigestSession, differsInLatin1, parseChallenge } from './digest';
import { isUnanswered, Tr064Error } from './errors';

/** Sends one request and returns the answer; no status is an error here. */
export type Send = (signer: Signer) => Promise<HttpAnswer>;

/** Runs an attempt to use a login while no other window makes one; throws where another window has found it refused. */
export type Alone = (login: Credentials | undefined, attempt: () => Promise<HttpAnswer>) => Promise<HttpAnswer>;

export interface Target {
  readonly method: string;
  readonly path: string;
}

/** A wrong password is tried once, a stale nonce costs one more request: each refusal may lock this computer out. */
const MAX_TRIES = 2;

/**
 * How long after its last success calls use a login side by side, in milliseconds: after that one goes first, so that a
 * password changed at the box is refused to that one and not to each.
 */
const SURE_FOR = 250;

/** Thrown in place of sending when the login has turned out to be stale while the call waited for its turn. */
class Stale extends Error {}

/** The login of one box: HTTP Digest (RFC 7616) with its nonce used again, and no second try once it was refused. */
export class Login {
  private session: DigestSession | undefined;
  private lastSuccess = -Infinity;
  private refused = false;
  private pilot: Promise<HttpAnswer> | undefined;

  constructor(
    private current: Credentials | undefined,
    /** Told when the login in use is refused, and waited for before anybody else is; it is not tried again. */
    private readonly onRefused?: (refused: Credentials) => Promise<void>,
    private readonly alone: Alone = (_login, attempt) => attempt(),
  ) {}

  /** The credentials in use, with the charset that was found to work. */
  get credentials(): Credentials | undefined {
    return this.current;
  }

  set credentials(credentials: Credentials | undefined) {
    this.current = credentials;
    this.session = undefined;
    this.refused = false;
  }

  /**
   * Runs one exchange, logging in when the box asks for it.
   * @throws {Tr064Error} `sign-in-needed`, `wrong-credentials`, or what `send` throws.
   */
  async request(target: Target, send: Send): Promise<HttpAnswer> {
    for (;;) {
      if (this.refused) throw wrongCredentials();
      const { session } = this;
      if (session !== undefined && performance.now() - this.lastSuccess < SURE_FOR) {
        const answer = await this.sendSideBySide(session, target, send);
        if (answer !== undefined) return answer;
      } else if (this.pilot !== undefined) {
        // Others wait for it, and fail with it where trying the same again is of no use. One that was not answered says
        // nothing of the login.
        await this.pilot.catch((error: unknown) => {
          if (error instanceof Tr064Error && !isUnanswered(error)) throw error;
        });
      } else {
        this.pilot = this.alone(this.current, () => this.fly(target, send));
        try {
          return await this.pilot;
        } finally {
          this.pilot = undefined;
        }
      }
    }
  }

  /** `undefined` when the nonce was not accepted any more and the call has to go again. */
  private async sendSideBySide(session: DigestSession, target: Target, send: Send): Promise<HttpAnswer | undefined> {
    const signer: Signer = {
      sign: () => {
        if (this.session !== session) throw new Stale();
        return session.authorization(target.method, target.path);
      },
      // Calls that wait for their turn see at once that this login is stale; one of them goes first then.
      answered: ({ status }) => {
        if (status === 401 && this.session === session) this.session = undefined;
      },
    };
    try {
      const answer = await send(signer);
      if (answer.status === 401) return undefined;
      this.lastSuccess = performance.now();
      return answer;
    } catch (error) {
      if (error instanceof Stale) return undefined;
      throw error;
    }
  }

  private async fly({ method, path }: Target, send: Send): Promise<HttpAnswer> {
    const { current, session } = this;
    let answer = await send({ sign: () => session?.authorization(method, path) });
    let tries = session === undefined ? 0 : 1;
    let charset = current?.charset ?? 'utf8';
    let used = session;
    for (let fresh = false; answer.status === 401; fresh = true) {
      if (current === undefined) throw new Tr064Error('sign-in-needed', 'The box asks for a login', { status: 401 });
      if (fresh && current.charset === undefined && charset === 'utf8' && differsInLatin1(current)) charset = 'latin1';
      else if (fresh) tries = MAX_TRIES; // refused although the nonce was new: the login is wrong
      if (tries >= MAX_TRIES) {
        if (this.current === current) await this.refuse(current);
        throw wrongCredentials();
      }
      const challenge = parseChallenge(answer.headers['www-authenticate']);
      if (challenge === undefined) {
        this.session = undefined;
        throw new Tr064Error('bad-response', 'The box asks for a login in a way this extension does not know', {
          status: 401,
        });
      }
      const next = new DigestSession(challenge, current, charset);
      used = next;
      answer = await send({ sign: () => next.authorization(method, path) });
      tries++;
    }
    // Any other status than 401 means that the login was accepted; 503 is sent without looking at it.
    const accepted = used !== undefined && answer.status !== 503;
    if (accepted && this.current === current) {
      this.session = used;
      this.lastSuccess = performance.now();
      // Where the charsets differ, the one that worked spares a second try on the day the login is refused.
      if (current !== undefined && differsInLatin1(current)) this.current = { ...current, charset };
    }
    return answer;
  }

  private async refuse(credentials: Credentials): Promise<void> {
    this.refused = true;
    this.session = undefined;
    await this.onRefused?.(credentials);
  }
}

function wrongCredentials(): Tr064Error {
  return new Tr064Error('wrong-credentials', 'The box refuses the user name or the password', { status: 401 });
}
