import { workspace } from 'vscode';
import type { Endpoint } from '../tr064/endpoint';
import type { RouteKind } from '../tr064/route';
import { Tr064Error } from '../tr064/errors';
import { isExempt, parseProxy, type Proxy } from '../tr064/proxy';
import type { RouteAddress } from './profile';

/**
 * The endpoint of a route, with the proxy of VS Code's settings for the internet route.
 * @throws {Tr064Error} `proxy-failed` when the proxy that is set cannot be used.
 */
export function endpointOf(route: RouteKind, { host, port }: RouteAddress): Endpoint {
  return { host, port, route, ...(route === 'internet' ? { proxy: proxySetting(host, port) } : {}) };
}

/** The proxy of the person's own settings: none that a workspace could bring along. */
function proxySetting(host: string, port: number): Proxy | undefined {
  const http = workspace.getConfiguration('http');
  const own = <T>(name: string): T | undefined => {
    const { globalValue, defaultValue } = http.inspect<T>(name) ?? {};
    return globalValue ?? defaultValue;
  };
  const address = own<unknown>('proxy');
  const exempt = own<unknown>('noProxy');
  if (typeof address !== 'string' || address.trim() === '' || own<unknown>('proxySupport') === 'off') return undefined;
  if (Array.isArray(exempt) && isExempt(host, port, exempt.map(String))) return undefined;
  const authorization = own<unknown>('proxyAuthorization');
  const proxy = parseProxy(
    address.trim(),
    typeof authorization === 'string' ? authorization : undefined,
    own<unknown>('proxyStrictSSL') !== false,
  );
  if (proxy === 'unusable') {
    // Not the address itself: it may hold a password.
    throw new Tr064Error('proxy-failed', 'The proxy in the settings of VS Code cannot be used', {});
  }
  return proxy;
}
