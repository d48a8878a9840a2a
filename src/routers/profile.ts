import { LIMITS } from '../common/limits';
import { plainText } from '../common/plainText';
import { isObject, isString } from '../common/schema';
import { DEFAULT_INTERNET_PORT, formatAddress } from '../tr064/address';
import type { RouteKind } from '../tr064/route';

export interface RouteAddress {
  /** Name or IP address. */
  readonly host: string;
  /** HTTPS port: of TR-064 in the home network, of remote access from the internet. */
  readonly port: number;
}

/** A router the person has added. No secret in it, no identity. */
export interface RouterProfile {
  /** Made by the extension; never changes. */
  readonly id: string;
  readonly name: string;
  /** The routes to it, at least one: through its home network, and through its remote access. */
  readonly routes: Readonly<Partial<Record<RouteKind, RouteAddress>>>;
  /** Such as `FRITZ!Box 7590`, as read when it was added. */
  readonly model: string;
  /** Unique device name: the same box is not added twice. */
  readonly udn: string;
  /** ISO 8601; the order of the list. */
  readonly addedAt: string;
}

/** In the order they are tried. */
export const ROUTE_KINDS: readonly RouteKind[] = ['lan', 'internet'];

/** The routes of a router, in the order they are tried. */
export function routesOf({ routes }: Pick<RouterProfile, 'routes'>): { kind: RouteKind; address: RouteAddress }[] {
  return ROUTE_KINDS.flatMap((kind) => {
    const address = routes[kind];
    return address === undefined ? [] : [{ kind, address }];
  });
}

/** A route of a router, or the other one if it does not have it. */
function routeOf(profile: Pick<RouterProfile, 'routes'>, kind: RouteKind): ReturnType<typeof routesOf>[number] {
  const routes = routesOf(profile);
  const route = routes.find((one) => one.kind === kind) ?? routes[0];
  // parseProfile accepts no profile without a route.
  if (route === undefined) throw new Error('A router without a route');
  return route;
}

/** The address of a route, or of the other one if the router does not have it. */
export function addressOf(profile: Pick<RouterProfile, 'routes'>, kind: RouteKind): RouteAddress {
  return routeOf(profile, kind).address;
}

/** The address of the box's own pages for people. */
export function pageOf(profile: Pick<RouterProfile, 'routes'>, kind: RouteKind = 'lan'): string {
  const route = routeOf(profile, kind);
  const { host, port } = route.address;
  if (route.kind === 'lan') return `http://${formatAddress(host)}/`;
  return `https://${formatAddress(host, port === DEFAULT_INTERNET_PORT ? undefined : port)}/`;
}

/** The key of a route's identity and login: a box may show another certificate there, and accept other users. */
export function routeKey(routerId: string, kind: RouteKind): string {
  return kind === 'lan' ? routerId : `${routerId}.${kind}`;
}

/** The router that a key made by `routeKey` belongs to. */
export function routerOfKey(key: string): string {
  return key.replace(/\.internet$/, '');
}

const isAddress = isObject<RouteAddress>({
  host: isString,
  port: (value): value is number => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 65535,
});

const strings = { id: isString, name: isString, model: isString, udn: isString, addedAt: isString };
const isStored = isObject({ ...strings, routes: isObject({}) });

/** Reads a stored profile; `undefined` for anything that is none. */
export function parseProfile(value: unknown): RouterProfile | undefined {
  if (!isStored(value)) return undefined;
  const { id, name, model, udn, addedAt } = value;
  const routes = ROUTE_KINDS.flatMap((kind): [RouteKind, RouteAddress][] => {
    const address: unknown = Reflect.get(value.routes, kind);
    return isAddress(address) ? [[kind, { host: address.host, port: address.port }]] : [];
  });
  if (routes.length === 0) return undefined;
  return { id, name: plain(name), routes: Object.fromEntries(routes), model: plain(model), udn: plain(udn), addedAt };
}

function plain(text: string): string {
  return plainText(text, LIMITS.value);
}
