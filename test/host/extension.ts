import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Parts } from '../../src/commands/parts';
import type { RouterProfile } from '../../src/routers/profile';
import type { NewRoute } from '../../src/routers/routers';
import type { Credentials } from '../../src/tr064/digest';
import type { SimulatedBox } from '../box';

/** The running extension's own parts, which it hands out in test runs. */
export async function activated(): Promise<Parts> {
  const extension = vscode.extensions.getExtension<Parts | undefined>('fritzbox-remote-access.fritzbox-remote-access');
  assert.ok(extension, 'VS Code knows the extension');
  const parts = await extension.activate();
  assert.ok(parts, 'the parts are there in a test run');
  return parts;
}

/** What of a box is needed to add it: it need not be there. */
type Addable = Pick<SimulatedBox, 'name' | 'host' | 'tlsPort' | 'users' | 'fingerprint'>;

/** The way to a box in its home network. */
export function homeRoute(
  { host, tlsPort: port, fingerprint }: Pick<SimulatedBox, 'host' | 'tlsPort' | 'fingerprint'>,
  credentials: Credentials,
): NewRoute {
  return { kind: 'lan', address: { host, port }, trust: { kind: 'key', fingerprint }, credentials };
}

/** Adds a box as "Add Router…" does at its end. */
export async function addBox(parts: Parts, box: Addable, password?: string, index = 0): Promise<RouterProfile> {
  const user = box.users[index];
  assert.ok(user);
  const { profile, kept } = await parts.routers.add({
    name: box.name,
    model: 'FRITZ!Box 7590',
    udn: `uuid:${box.fingerprint}`,
    route: homeRoute(box, { user: user.name, password: password ?? user.password }),
  });
  assert.equal(kept, 'stored');
  return profile;
}
