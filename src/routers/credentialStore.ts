import { type Fitting, fitting, isBoolean, isObject, isOneOf, isOptional, isString } from '../common/schema';
import { KeyedSecrets } from '../storage/keyedSecrets';
import type { Secrets } from '../storage/secrets';
import type { Credentials } from '../tr064/digest';
import type { RouteKind } from '../tr064/route';
import type { Trust } from '../tr064/identity';
import { routeKey, routerOfKey } from './profile';

const isKeptLogin = isObject({
  user: isString,
  password: isString,
  charset: isOptional(isOneOf('utf8', 'latin1')),
  /** The box has refused it: no window tries it again. */
  refused: isBoolean,
});
type KeptLogin = Fitting<typeof isKeptLogin>;

/** The login of each route of a router. */
export class CredentialStore {
  private readonly logins: KeyedSecrets<KeptLogin>;

  constructor(secrets: Secrets) {
    this.logins = new KeyedSecrets(secrets, 'credentials', fitting(isKeptLogin));
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
