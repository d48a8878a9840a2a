import type { CallOptions, Tr064Client } from '../client';
import type { Arguments } from '../soap';
import { OutArguments } from './outArguments';

/** What a service needs of the client. */
export type Caller = Pick<Tr064Client, 'call'>;

/** Calls one action of a service of the `urn:dslforum-org` domain and returns its out-arguments. */
export async function callAction(
  client: Caller,
  serviceType: string,
  action: string,
  options?: CallOptions,
  args?: Arguments,
): Promise<OutArguments> {
  return new OutArguments(await client.call(serviceType, action, args, options), action);
}

/** An action without arguments, and what of its answer is used. */
export function getter<T>(
  serviceType: string,
  action: string,
  read: (out: OutArguments) => T,
): (client: Caller, options?: CallOptions) => Promise<Readonly<T>> {
  return async (client, options) => read(await callAction(client, serviceType, action, options));
}

export type Got<G extends (client: Caller) => Promise<unknown>> = Awaited<ReturnType<G>>;

/** An action that switches something on or off. */
export function switcher(
  serviceType: string,
  action: string,
  argument: string,
): (client: Caller, enabled: boolean, options?: CallOptions) => Promise<void> {
  return async (client, enabled, options) => {
    await callAction(client, serviceType, action, options, { [argument]: flag(enabled) });
  };
}

/** A boolean as boxes take it. */
export function flag(value: boolean): '0' | '1' {
  return value ? '1' : '0';
}
