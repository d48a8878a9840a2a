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

/** A boolean as boxes take it. */
export function flag(value: boolean): '0' | '1' {
  return value ? '1' : '0';
}
