/**
 * The routes to a box: `lan` is TR-064 in its own network; `internet` is TR-064 through the box's remote access, where
 * every path has a prefix and even the description needs a login ("TR-064 Remote Access", 2016).
 */
export type RouteKind = 'lan' | 'internet';

/** What depends on the route; `lan` unless said otherwise. */
interface Routed {
  readonly route?: RouteKind | undefined;
}

/** In front of every path of TR-064 when a box is reached through its remote access. */
const INTERNET_PREFIX = '/tr064';

/** From outside everything takes longer: the time-outs of a route are multiplied by this. */
const TIMEOUT_FACTORS: Readonly<Record<RouteKind, number>> = { lan: 1, internet: 2.5 };

/** The path to request for one that the box's own description names. */
export function routedPath({ route }: Routed, path: string): string {
  return route === 'internet' && !path.startsWith(`${INTERNET_PREFIX}/`) ? INTERNET_PREFIX + path : path;
}

export function timeoutFactor({ route = 'lan' }: Routed): number {
  return TIMEOUT_FACTORS[route];
}
