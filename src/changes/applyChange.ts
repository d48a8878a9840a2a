import { setTimeout as sleep } from 'node:timers/promises';
import type { Tr064Client } from '../tr064/client';
import type { Credentials } from '../tr064/digest';
import { Tr064Error, type Tr064ErrorKind } from '../tr064/errors';
import { type SecondFactorOptions, withSecondFactor } from '../tr064/secondFactor';
import type { BoxSetting } from './settings';
import { differing, holds, readable, type ValueName, type Values } from '../wanted/values';

/** A change a person has agreed to. */
export interface Change {
  readonly setting: BoxSetting;
  /** What they were shown as the values before. */
  readonly before: Values;
  /** What is to be other; the rest stays. */
  readonly wanted: Values;
  readonly password?: string | undefined;
  /** The login that works afterwards, where the change is to the signed-in user. */
  readonly newLogin?: Credentials | undefined;
  /** For the port that the box can be asked at afterwards, where the change moves the one it is being reached by. */
  readonly moved?: Tr064Client | undefined;
}

/** How it went, as the box says afterwards. */
export type Outcome =
  /** `now` is missing when the box took it and could not be asked afterwards; `other` is what it stored otherwise. */
  | { readonly kind: 'stored'; readonly now: Values | undefined; readonly other: ValueName[] }
  /** The person gave up before anything was written. */
  | { readonly kind: 'cancelled' }
  /** The values were changed elsewhere meanwhile: nothing was written. */
  | { readonly kind: 'changed-meanwhile'; readonly now: Values }
  /** The answer was lost and the box has the values from before. */
  | { readonly kind: 'not-stored'; readonly now: Values }
  /** The answer was lost, and what the box has does not tell. */
  | { readonly kind: 'unknown'; readonly now: Values | undefined };

export interface ApplyOptions extends SecondFactorOptions {
  /** Told when the answer was lost and the box is asked what it has. */
  readonly onLost?: () => void;
  /** Told when `newLogin` has worked. */
  readonly onNewLogin?: (login: Credentials) => Promise<void>;
  /** How long a box that does not answer after a write is asked again, in milliseconds. */
  readonly askFor?: number;
}

/** A restart takes a box about this long, in milliseconds. */
const ASK_FOR = 120_000;
const ASK_AGAIN_AFTER = 2_000;

/** What leaves open whether a write took effect. */
const LOST: readonly Tr064ErrorKind[] = [
  'timeout',
  'connection-lost',
  'http-status',
  'bad-response',
  'response-too-large',
];

/** True of an error of a write that leaves open whether the box did it. */
export function mayHaveTakenEffect(error: unknown): boolean {
  return error instanceof Tr064Error && LOST.includes(error.kind);
}

/**
 * Writes a change and reads it back. The values are read once more just before; the write goes out once, and once more
 * only where the box asked for a second factor instead. Once it is out the signal ends only the asking.
 * @throws {Tr064Error} what the box refuses: then nothing was written.
 */
export async function applyChange(client: Tr064Client, change: Change, options: ApplyOptions): Promise<Outcome> {
  const { signal } = options;
  try {
    return await apply(client, change, options);
  } catch (error) {
    if (signal?.aborted === true && error === signal.reason) return { kind: 'cancelled' };
    throw error;
  }
}

async function apply(client: Tr064Client, change: Change, options: ApplyOptions): Promise<Outcome> {
  const { setting, before, wanted, password } = change;
  const { signal } = options;
  const present = await setting.read(client, { signal });
  // Values that were not read again, because an answer beside them is missing, were not changed elsewhere.
  if (!holds(present, readable(before, present))) return { kind: 'changed-meanwhile', now: present };
  const values = { ...present, ...wanted };
  let now: Values | undefined;
  try {
    await withSecondFactor(
      client,
      async (call) => {
        await setting.write(client, values, password, call);
        // Ending the confirmation takes a login that works, and this finds out which one does.
        now = await readAgain(client, change, options);
      },
      options,
    );
  } catch (error) {
    if (!mayHaveTakenEffect(error)) throw error;
    // Its answer was lost: the box is asked until it answers.
    options.onLost?.();
    return whatBecameOf(change, await readAgain(client, change, options));
  }
  return { kind: 'stored', now, other: now === undefined ? [] : differing(now, readable(wanted, now)) };
}

/** What became of a write whose answer was lost, judged by what the box has now, where that was read. */
export function whatBecameOf({ before, wanted }: Pick<Change, 'before' | 'wanted'>, now: Values | undefined): Outcome {
  if (now === undefined) return { kind: 'unknown', now };
  // A change of a password, or of what a box does not give out, leaves nothing to see.
  const visible = !holds(before, readable(wanted, before));
  if (visible && holds(now, readable(wanted, now))) return { kind: 'stored', now, other: [] };
  return { kind: visible && holds(now, readable(before, now)) ? 'not-stored' : 'unknown', now };
}

async function readAgain(client: Tr064Client, change: Change, options: ApplyOptions): Promise<Values | undefined> {
  const { signal, askFor = ASK_FOR } = options;
  const until = performance.now() + askFor;
  const clients = clientsAfter(client, change);
  for (let turn = 0; signal?.aborted !== true; turn++) {
    try {
      return await readWithEitherLogin(clients[turn % clients.length] ?? client, change, options);
    } catch (error) {
      const comesBack: Tr064ErrorKind[] = [...LOST, 'unreachable', 'not-found', 'tr064-off', 'action-failed'];
      const mayAnswer = error instanceof Tr064Error && comesBack.includes(error.kind);
      if (!mayAnswer || performance.now() >= until || clients.every(({ isClosed }) => isClosed)) return undefined;
    }
    await sleep(Math.min(ASK_AGAIN_AFTER, askFor), undefined, signal && { signal }).catch(() => undefined);
  }
  return undefined;
}

/** Those to ask in turn what has become of it: a box may keep the old port open for a while. */
function clientsAfter(client: Tr064Client, { moved }: Change): Tr064Client[] {
  return moved === undefined ? [client] : [moved, client];
}

/** A write that changed the signed-in user makes the new login the valid one; the old one is kept until that has worked. */
async function readWithEitherLogin(client: Tr064Client, change: Change, options: ApplyOptions): Promise<Values> {
  const { setting, newLogin } = change;
  const { signal } = options;
  const oldLogin = client.credentials;
  if (newLogin === undefined || oldLogin === newLogin) return setting.read(client, { signal });
  client.credentials = newLogin;
  try {
    const now = await setting.read(client, { signal });
    for (const one of clientsAfter(client, change)) one.credentials = newLogin;
    await options.onNewLogin?.(newLogin);
    return now;
  } catch (error) {
    client.credentials = oldLogin;
    if (!(error instanceof Tr064Error && error.kind === 'wrong-credentials')) throw error;
    return setting.read(client, { signal });
  }
}
