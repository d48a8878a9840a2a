import type { Memento } from 'vscode';
import { fitting, isObject, isOneOf, isString } from '../common/schema';
import { KeyedMemento } from '../storage/keyedMemento';
import { canBeOwned } from '../tr064/address';
import type { BoxIdentity, Trust } from '../tr064/identity';
import type { RouteKind } from '../tr064/route';
import { type RouterProfile, ROUTE_KINDS, routeKey } from './profile';

/** The identity accepted for each route of a router: what `known_hosts` is to OpenSSH. */
export class IdentityStore {
  private readonly values: KeyedMemento<Trust>;

  /** @param routesOf how a router in the list is reached. */
  constructor(
    memento: Memento,
    private readonly routesOf: (routerId: string) => RouterProfile['routes'] | undefined,
  ) {
    this.values = new KeyedMemento(memento, 'identity', fitting(isTrust));
  }

  /** `undefined` also for one that cannot count for the name in use: then it is first contact again. */
  get(routerId: string, route: RouteKind = 'lan'): Trust | undefined {
    const trust = this.values.get(routeKey(routerId, route));
    const host = this.routesOf(routerId)?.[route]?.host;
    return trust?.kind === 'public-ca' && host !== undefined && !canBeOwned(host) ? undefined : trust;
  }

  /** Those of all routes of a router. Each was shown to lead to the same box when it was added. */
  all(routerId: string): Trust[] {
    return ROUTE_KINDS.flatMap((route) => this.get(routerId, route) ?? []);
  }

  async accept(routerId: string, trust: Trust, route: RouteKind = 'lan'): Promise<void> {
    await this.values.set(routeKey(routerId, route), trust);
  }

  async delete(routerId: string, routes: readonly RouteKind[]): Promise<void> {
    for (const route of routes) await this.values.delete(routeKey(routerId, route));
  }
}

/** What accepting an identity means: a certificate that is good for the name used needs no pin. */
export function trustOf(identity: BoxIdentity): Trust {
  return identity.publiclyTrusted ? { kind: 'public-ca' } : { kind: 'key', fingerprint: identity.fingerprint };
}

const isPublicCa = isObject({ kind: isOneOf('public-ca') });
const isKey = isObject({ kind: isOneOf('key'), fingerprint: isString });

function isTrust(value: unknown): value is Trust {
  return isPublicCa(value) || isKey(value);
}
