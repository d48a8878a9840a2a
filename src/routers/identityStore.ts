import type { Memento } from 'vscode';
import { hasStrings, KeyedMemento } from '../storage/keyedMemento';
import { canBeOwned } from '../tr064/address';
import type { BoxIdentity, Trust } from '../tr064/identity';
import type { RouteKind } from '../tr064/route';
import { type RouterProfile, ROUTE_KINDS, routeKey } from './profile';

/** The identity a person accepted for a router, or one a public certification authority vouches for. */
export interface AcceptedIdentity {
  readonly trust: Trust;
  /** ISO 8601. */
  readonly acceptedAt: string;
}

/** Accepted identities, one for each route of a router: what `known_hosts` is to OpenSSH. */
export class IdentityStore {
  private readonly values: KeyedMemento<AcceptedIdentity>;

  /** @param routesOf how a router in the list is reached. */
  constructor(
    memento: Memento,
    private readonly routesOf: (routerId: string) => RouterProfile['routes'] | undefined,
  ) {
    this.values = new KeyedMemento(memento, 'identity', parseIdentity);
  }

  /** `undefined` also for one that cannot count for the name in use: then it is first contact again. */
  get(routerId: string, route: RouteKind = 'lan'): Trust | undefined {
    const trust = this.values.get(routeKey(routerId, route))?.trust;
    const host = this.routesOf(routerId)?.[route]?.host;
    return trust?.kind === 'public-ca' && host !== undefined && !canBeOwned(host) ? undefined : trust;
  }

  /** Those of all routes of a router. Each was shown to lead to the same box when it was added. */
  all(routerId: string): Trust[] {
    return ROUTE_KINDS.flatMap((route) => this.get(routerId, route) ?? []);
  }

  async accept(routerId: string, trust: Trust, route: RouteKind = 'lan'): Promise<void> {
    await this.values.set(routeKey(routerId, route), { trust, acceptedAt: new Date().toISOString() });
  }

  async delete(routerId: string, routes: readonly RouteKind[]): Promise<void> {
    for (const route of routes) await this.values.delete(routeKey(routerId, route));
  }
}

/** What accepting an identity means: a certificate that is good for the name used needs no pin. */
export function trustOf(identity: BoxIdentity): Trust {
  return identity.publiclyTrusted ? { kind: 'public-ca' } : { kind: 'key', fingerprint: identity.fingerprint };
}

function parseIdentity(value: unknown): AcceptedIdentity | undefined {
  if (!hasStrings(value, 'acceptedAt')) return undefined;
  const trust: unknown = Reflect.get(value, 'trust');
  if (!hasStrings(trust, 'kind')) return undefined;
  if (trust.kind === 'public-ca') return { trust: { kind: 'public-ca' }, acceptedAt: value.acceptedAt };
  if (trust.kind !== 'key' || !hasStrings(trust, 'fingerprint')) return undefined;
  return { trust: { kind: 'key', fingerprint: trust.fingerprint }, acceptedAt: value.acceptedAt };
}
