import { hasStrings } from '../storage/keyedMemento';
import { KeyedSecrets } from '../storage/keyedSecrets';
import type { Secrets } from '../storage/secrets';
import type { Credentials, LoginCharset } from '../tr064/digest';
import type { RouteKind } from '../tr064/route';
import type { Trust } from '../tr064/identity';
import { routeKey, routerOfKey } from './profile';

export interface KeptLogin extends Credentials {
  /** The box has refused it: no window tries it again. */
  readonly refused: boolean;
}

/** The login of each route of a router. */
export class CredentialStore {
  private readonly logins: KeyedSecrets<KeptLogin>;

  constructor(secrets: Secrets) {
    this.logins = new KeyedSecrets(secrets, 'credentials', parseLogin);
  }

  /** Calls `listener` with a router's id when another window has changed its login. */
  onDidChangeElsewhere(listener: (routerId: string) => void): { dispose(): void } {
    return this.logins.onDidChangeElsewhere((key) => listener(routerOfKey(key)));
  }

  /** The login for a box with this identity; `undefined` when there is none, or it was entered for another one. */
  async get(routerId: string, trust: Trust, route: RouteKind = 'lan'): Promise<KeptLogin | undefined> {
    return this.logins.get(routeKey(routerId, route), trust);
  }

  /** Returns where the login is kept: `window` when SecretStorage refuses it. */
  async set(
    routerId: string,
    trust: Trust,
    { user, password, charset }: Credentials,
    route: RouteKind = 'lan',
  ): Promise<'stored' | 'window'> {
    return this.logins.set(routeKey(routerId, route), trust, { user, password, charset, refused: false });
  }

  /** Notes that the box has refused this login, for all windows and until another one is set. */
  async markRefused(routerId: string, login: Credentials, route: RouteKind = 'lan'): Promise<void> {
    await this.logins.update(routeKey(routerId, route), (kept) =>
      isSameLogin(kept, login) ? { ...kept, refused: true } : undefined,
    );
  }

  async delete(routerId: string, routes: readonly RouteKind[]): Promise<void> {
    for (const route of routes) await this.logins.delete(routeKey(routerId, route));
  }
}

export function isSameLogin(one: Credentials, other: Credentials | undefined): boolean {
  return one.user === other?.user && one.password === other.password;
}

function parseLogin(value: object): KeptLogin | undefined {
  if (!hasStrings(value, 'user', 'password')) return undefined;
  const { user, password } = value;
  const kept: unknown = Reflect.get(value, 'charset');
  const charset: LoginCharset | undefined = kept === 'latin1' || kept === 'utf8' ? kept : undefined;
  return { user, password, charset, refused: Reflect.get(value, 'refused') === true };
}
