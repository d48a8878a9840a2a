import type { Event, SecretStorage } from 'vscode';
import type { Credentials, LoginCharset } from '../tr064/digest';
import type { Trust } from '../tr064/identity';
import { hasStrings } from './keyedMemento';

const PREFIX = 'credentials.';

/**
 * The login of each router, in SecretStorage and nowhere else: one value per router, bound to the identity it was
 * entered for. A box with another identity does not get it, whatever else went wrong.
 */
export class CredentialStore {
  /** Logins that could not be stored (no keyring) live as long as this window. */
  private readonly unstored = new Map<string, string>();
  /** What this window wrote last: SecretStorage tells it of its own changes too. */
  private readonly written = new Map<string, string | undefined>();

  constructor(private readonly secrets: SecretStorage) {}

  /** Fires with a router's id when another window has changed its login. */
  readonly onDidChangeElsewhere: Event<string> = (listener, thisArgs, disposables) =>
    this.secrets.onDidChange(
      async ({ key }) => {
        if (!key.startsWith(PREFIX)) return;
        const value = await this.read(key);
        if (this.written.has(key) && this.written.get(key) === value) return;
        this.unstored.delete(key);
        this.written.delete(key);
        listener.call(thisArgs, key.slice(PREFIX.length));
      },
      undefined,
      disposables,
    );

  /**
   * The login for a box with this identity; `undefined` when there is none, or it was entered for another one.
   * `refused` when the box has refused it: no window tries it again.
   */
  async get(routerId: string, trust: Trust): Promise<KeptLogin | undefined> {
    const stored = await this.stored(PREFIX + routerId);
    if (stored?.identity !== identityOf(trust)) return undefined;
    const { user, password, charset, refused } = stored;
    return { user, password, charset, refused };
  }

  /** Returns where the login is kept: `window` when SecretStorage refuses it. */
  async set(routerId: string, trust: Trust, { user, password, charset }: Credentials): Promise<'stored' | 'window'> {
    return this.write(PREFIX + routerId, { user, password, charset, identity: identityOf(trust), refused: false });
  }

  /** Notes that the box has refused this login, for all windows and until another one is set. */
  async markRefused(routerId: string, login: Credentials): Promise<void> {
    const stored = await this.stored(PREFIX + routerId);
    if (stored?.user !== login.user || stored.password !== login.password) return;
    await this.write(PREFIX + routerId, { ...stored, refused: true });
  }

  async delete(routerId: string): Promise<void> {
    const key = PREFIX + routerId;
    this.unstored.delete(key);
    this.written.set(key, undefined);
    try {
      await this.secrets.delete(key);
    } catch (error) {
      // Without a keyring there is nothing to delete.
      if ((await this.read(key)) !== undefined) throw error;
    }
  }

  private async stored(key: string): Promise<StoredLogin | undefined> {
    const text = this.unstored.get(key) ?? (await this.read(key));
    return text === undefined ? undefined : parse(text);
  }

  private async write(key: string, login: StoredLogin): Promise<'stored' | 'window'> {
    const value = JSON.stringify(login);
    this.written.set(key, value);
    try {
      await this.secrets.store(key, value);
      this.unstored.delete(key);
      return 'stored';
    } catch {
      this.unstored.set(key, value);
      return 'window';
    }
  }

  /** A keyring that cannot be read is as good as an empty one: the person is asked to sign in again. */
  private async read(key: string): Promise<string | undefined> {
    try {
      return await this.secrets.get(key);
    } catch {
      return undefined;
    }
  }
}

export interface KeptLogin extends Credentials {
  readonly refused: boolean;
}

interface StoredLogin extends KeptLogin {
  readonly identity: string;
}

function parse(text: string): StoredLogin | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!hasStrings(value, 'user', 'password', 'identity')) return undefined;
  const { user, password, identity } = value;
  const charset: LoginCharset | undefined = Reflect.get(value, 'charset') === 'latin1' ? 'latin1' : undefined;
  return { user, password, identity, charset, refused: Reflect.get(value, 'refused') === true };
}

function identityOf(trust: Trust): string {
  return trust.kind === 'key' ? trust.fingerprint : trust.kind;
}
