import assert from 'node:assert/strict';
import { Tr064Client, type ClientOptions } from '../src/tr064/client';
import type { Credentials } from '../src/tr064/digest';
import type { SimulatedBox } from './box';

/** The login of a user of a box; the first may change everything. */
export function loginOf({ users }: SimulatedBox, index = 0): Credentials {
  const user = users[index];
  assert.ok(user);
  return { user: user.name, password: user.password };
}

/** A client that trusts the box and signs in as its first user, unless told otherwise. */
export function clientFor(box: SimulatedBox, options: Partial<ClientOptions> = {}): Tr064Client {
  return new Tr064Client({
    host: box.host,
    port: box.tlsPort,
    trust: { kind: 'key', fingerprint: box.fingerprint },
    credentials: loginOf(box),
    ...options,
  });
}
