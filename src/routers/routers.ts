import { randomUUID } from 'node:crypto';
import type { Memento } from 'vscode';
import { Changing } from '../common/vscode/changing';
import { earlierFirst } from '../common/moments';
import { KeyedMemento } from '../storage/keyedMemento';
import type { Credentials } from '../tr064/digest';
import type { RouteKind } from '../tr064/route';
import type { Trust } from '../tr064/identity';
import type { CredentialStore } from './credentialStore';
import type { IdentityStore } from './identityStore';
import { parseProfile, ROUTE_KINDS, type RouteAddress, type RouterProfile, routesOf } from './profile';

/** A route that has worked: its address, the identity found there and the login used. */
export interface NewRoute {
  readonly kind: RouteKind;
  readonly address: RouteAddress;
  readonly trust: Trust;
  readonly credentials: Credentials;
}

/** A router as it is about to be added. */
export interface NewRouter extends Omit<RouterProfile, 'id' | 'addedAt' | 'routes'> {
  readonly route: NewRoute;
}

/** The person's routers: the list, and what belongs to each, kept and forgotten together. */
export class Routers extends Changing {
  private readonly profiles: KeyedMemento<RouterProfile>;

  constructor(
    memento: Memento,
    private readonly identities: IdentityStore,
    private readonly credentials: CredentialStore,
    /** What else is kept of a router, and goes with it. */
    private readonly stores: readonly { delete(routerId: string): Promise<void> }[],
  ) {
    super();
    this.profiles = new KeyedMemento(memento, 'router', parseProfile);
  }

  /** In the order they were added. */
  all(): RouterProfile[] {
    const profiles = this.profiles.ids().flatMap((id) => this.profiles.get(id) ?? []);
    return profiles.sort((a, b) => earlierFirst(a.addedAt, b.addedAt));
  }

  get(id: string): RouterProfile | undefined {
    return this.profiles.get(id);
  }

  /** Returns the profile and where its login is kept. */
  async add(router: NewRouter): Promise<{ profile: RouterProfile; kept: 'stored' | 'window' }> {
    const { route, ...rest } = router;
    const routes = { [route.kind]: route.address };
    const profile: RouterProfile = { ...rest, routes, id: randomUUID(), addedAt: new Date().toISOString() };
    try {
      // The list comes last: a router in it has all it needs.
      const kept = await this.keep(profile.id, route);
      await this.profiles.set(profile.id, profile);
      this.changed.fire();
      return { profile, kept };
    } catch (error) {
      // No login stays behind of a router that is not in the list.
      await this.credentials.delete(profile.id, [route.kind]).catch(() => undefined);
      await this.identities.delete(profile.id, [route.kind]).catch(() => undefined);
      throw error;
    }
  }

  /** Adds routers without a login: all of them, or none when one cannot be kept. */
  async addUnsigned(profiles: readonly RouterProfile[]): Promise<void> {
    try {
      for (const profile of profiles) await this.profiles.set(profile.id, profile);
    } catch (error) {
      for (const { id } of profiles) await this.profiles.delete(id).catch(() => undefined);
      throw error;
    } finally {
      this.changed.fire();
    }
  }

  /** To be told that another window may have changed the list. */
  noteChange(): void {
    this.changed.fire();
  }

  async rename(id: string, name: string): Promise<void> {
    await this.update(id, { name });
  }

  /** Notes which box it is that a router's name stands for: it was imported, or the box was replaced. */
  async identify(id: string, box: Pick<RouterProfile, 'model' | 'udn'>): Promise<void> {
    await this.update(id, box);
  }

  /** Adds or replaces a route; returns where its login is kept. */
  async setRoute(id: string, route: NewRoute): Promise<'stored' | 'window'> {
    const { kind, address } = route;
    const routes = this.profiles.get(id)?.routes;
    const before = routes?.[kind];
    // The login goes first: if a later step fails, it cannot be sent to another address than the one it was entered for.
    if (before !== undefined && before.host !== address.host) await this.credentials.delete(id, [kind]);
    await this.update(id, { routes: { ...routes, [kind]: address } });
    return this.keep(id, route);
  }

  /** Notes a new port of a route; the device there has to prove the same identity as before. */
  async moveRoute(id: string, kind: RouteKind, port: number): Promise<void> {
    const { routes } = this.profiles.get(id) ?? {};
    const address = routes?.[kind];
    if (address !== undefined && address.port !== port) {
      await this.update(id, { routes: { ...routes, [kind]: { ...address, port } } });
    }
  }

  /** Forgets one of two routes, its login first. */
  async removeRoute(id: string, kind: RouteKind): Promise<void> {
    await this.credentials.delete(id, [kind]);
    const others = Object.entries(this.profiles.get(id)?.routes ?? {}).filter(([other]) => other !== kind);
    await this.update(id, { routes: Object.fromEntries(others) });
    await this.identities.delete(id, [kind]);
  }

  /** Forgets a router, its login first, then as much of the rest as can; throws what the first of it failed with. */
  async remove(id: string): Promise<void> {
    const profile = this.profiles.get(id);
    const kinds = profile === undefined ? ROUTE_KINDS : routesOf(profile).map(({ kind }) => kind);
    await this.credentials.delete(id, kinds);
    await this.profiles.delete(id);
    const failures: unknown[] = [];
    const rest = [() => this.identities.delete(id, kinds), ...this.stores.map((kept) => () => kept.delete(id))];
    for (const forget of rest) await forget().catch((error: unknown) => failures.push(error));
    this.changed.fire();
    if (failures.length > 0) throw failures[0];
  }

  private async keep(id: string, { kind, trust, credentials }: NewRoute): Promise<'stored' | 'window'> {
    await this.identities.accept(id, trust, kind);
    return this.credentials.set(id, trust, credentials, kind);
  }

  private async update(id: string, change: Partial<RouterProfile>): Promise<void> {
    if (this.profiles.get(id) === undefined) return;
    await this.profiles.change(id, change);
    this.changed.fire();
  }
}
