import { isBoxName, isPrivateAddress } from './address';
import { Tr064Error } from './errors';
import type { Proxy } from './proxy';
import type { RouteKind } from './route';

/** Where a box is spoken to over HTTPS, and by which route. */
export interface Endpoint {
  /** Name or IP address, without brackets. */
  readonly host: string;
  readonly port: number;
  /** `lan` unless said otherwise. */
  readonly route?: RouteKind | undefined;
  /** To go through on the route over the internet. */
  readonly proxy?: Proxy | undefined;
}

/** Runs a task and notes the route in the error it ends with: what can be done about it depends on the route. */
export async function onRoute<T>({ route = 'lan' }: Pick<Endpoint, 'route'>, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    if (!(error instanceof Tr064Error) || route === 'lan') throw error;
    throw new Tr064Error(error.kind, error.message, { ...error.details, route }, error.cause);
  }
}

/** The proxy for an endpoint: never one in the home network. */
export function proxyFor({ host, route, proxy }: Endpoint): Proxy | undefined {
  return route !== 'internet' || isPrivateAddress(host) || isBoxName(host) ? undefined : proxy;
}
