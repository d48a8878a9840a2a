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

/** The path to request for one that the box's own description names. */
export function routedPath({ route }: Routed, path: string): string {
  return route === 'internet' && !path.startsWith(`${INTERNET_PREFIX}/`) ? INTERNET_PREFIX + path : path;
}

/** From outside everything takes longer: time-outs are multiplied by this. */
export function timeoutFactor({ route }: Routed): number {
  return route === 'internet' ? 2.5 : 1;
}
