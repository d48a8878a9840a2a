import { plainData } from '../common/plainText';
import type { BoxState } from '../box/boxState';
import type { World } from '../diagnosis/world';
import { lookAround, type LookOptions, type WorldSource } from '../net/lookAround';
import { lookAtPorts } from '../net/lookAtPorts';
import { addressOf, type RouterProfile } from '../routers/profile';
import type { lookingAtWords } from '../ui/words/findingWords';
import type { Parts } from './parts';

export type CheckParts = Parts<'clients' | 'identities' | 'refresher' | 'resolvers' | 'worlds'>;

/** How the world is looked at, for tests. */
export type Source = Omit<WorldSource, 'host' | 'trust'>;

export type Looking = Parameters<typeof lookingAtWords>[0];

export interface CheckOptions extends Omit<LookOptions, 'onProgress'> {
  readonly onProgress?: (looking: Looking) => void;
}

export interface Checked {
  readonly state: BoxState;
  readonly world: World;
}

/** Reads a router and looks at what the world sees of it, with one login, and keeps both. */
export async function checkRouter(
  parts: CheckParts,
  profile: RouterProfile,
  { signal, onProgress }: CheckOptions,
  source: Source = {},
): Promise<Checked> {
  onProgress?.('box');
  return check(parts, profile, signal, (state, known) =>
    lookAround(state, { resolvers: parts.resolvers.value, ...source, ...known }, { signal, onProgress }),
  );
}

/** Reads a router and looks at its ports of TR-069 alone. */
export async function checkProvider(
  parts: Parts<'clients' | 'identities' | 'refresher' | 'worlds'>,
  profile: RouterProfile,
  signal?: AbortSignal,
): Promise<Checked> {
  return check(parts, profile, signal, async (state, known) =>
    plainData({ ports: await lookAtPorts(state, known, signal) }),
  );
}

async function check(
  { clients, refresher, worlds, identities }: Parts<'clients' | 'identities' | 'refresher' | 'worlds'>,
  profile: RouterProfile,
  signal: AbortSignal | undefined,
  look: (state: BoxState, known: Pick<WorldSource, 'host' | 'trust'>) => Promise<Pick<World, 'outside' | 'ports'>>,
): Promise<Checked> {
  const client = await clients.get(profile);
  const state = await refresher.readForCheck(client, profile, signal);
  const trust = identities.get(profile.id, client.route);
  const { host } = addressOf(profile, client.route);
  const seen = await look(state, { host, ...(trust === undefined ? {} : { trust }) });
  return { state, world: await worlds.set(profile.id, seen) };
}
