import { isPrivateAddress, isBoxName } from './address';
import { Tr064Error } from './errors';
import type { Proxy } from './proxy';

/**
 * The ways to a box: `lan` is TR-064 in its own network; `internet` is TR-064 through the box's remote access, where
 * everything has a prefix and even the description needs a login ("TR-064 Remote Access", 2016).
 */
export type RouteKind = 'lan' | 'internet';

/** Where a box is spoken to over HTTPS, and which way that is. */
export interface Endpoint {
  /** Name or IP address, without brackets. */
  readonly host: string;
  readonly port: number;
  /** `lan` unless said otherwise. */
  readonly route?: RouteKind | undefined;
  /** To go through on the way to the internet. */
  readonly proxy?: Proxy | undefined;
}

/** In front of every path of TR-064 when a box is reached through its remote access. */
const INTERNET_PREFIX = '/tr064';

/** From outside everything takes longer: each way's time-outs are multiplied by this. */
const PATIENCE: Readonly<Record<RouteKind, number>> = { lan: 1, internet: 2.5 };

/** The path to request for one that the box's own description names. */
export function routedPath({ route }: Pick<Endpoint, 'route'>, path: string): string {
  return route === 'internet' && !path.startsWith(`${INTERNET_PREFIX}/`) ? INTERNET_PREFIX + path : path;
}

export function patience({ route = 'lan' }: Pick<Endpoint, 'route'>): number {
  return PATIENCE[route];
}

/** Notes the way in what goes wrong on it: what can be done about that depends on it. */
export async function onItsWay<T>({ route = 'lan' }: Pick<Endpoint, 'route'>, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    if (!(error instanceof Tr064Error) || route === 'lan') throw error;
    throw new Tr064Error(error.kind, error.message, { ...error.details, route }, error.cause);
  }
}

/** The proxy for an endpoint: none in the home network, whatever is configured. */
export function proxyFor({ host, route, proxy }: Endpoint): Proxy | undefined {
  return route !== 'internet' || isPrivateAddress(host) || isBoxName(host) ? undefined : proxy;
}
