import { setTimeout as sleep } from 'node:timers/promises';
import { LIMITS } from '../common/limits';
import { plainText } from '../common/plainText';
import type { CallOptions } from './client';
import { Tr064Error } from './errors';
import * as auth from './services/auth';
import type { Caller } from './services/service';

/** A way to confirm that the box offers. */
export type Method =
  | { readonly kind: 'button' } // any button on the box
  | { readonly kind: 'dial'; readonly code: string } // on a telephone connected to it, exactly as it stands here
  | { readonly kind: 'other'; readonly name: string };

export interface SecondFactorOptions {
  /** Ends the waiting, and the confirmation at the box with it. */
  readonly signal?: AbortSignal | undefined;
  /** Told when the box waits for the person, and until when it is waited with it (milliseconds since the epoch). */
  readonly onWaiting: (methods: readonly Method[], until: number) => void;
  /** Told when the person has confirmed and the call goes out again. */
  readonly onConfirmed?: () => void;
  /** In milliseconds; other than the defaults for tests only. */
  readonly pollInterval?: number;
  readonly waitFor?: number;
}

/** How often the box is asked whether the person has confirmed, in milliseconds. */
const POLL_INTERVAL = 1_000;
/** How long is waited for the person. The document gives no figure; boxes forget a process after about this time. */
const WAIT_FOR = 120_000;
/** For ending a confirmation, which the box does by itself if need be. */
const STOP_TIMEOUT = 5_000;

/**
 * Runs a call that may need a second factor ("Authentication" §2): on fault 866 the person confirms at the box, and the
 * identical call goes out again with the token. A confirmation that was begun is always ended.
 * @param call gets the options that carry the token, and must send the same both times.
 * @throws {Tr064Error} what the call throws; `second-factor-busy`, `-blocked`, `-failed` or `-timeout`.
 */
export async function withSecondFactor<T>(
  client: Caller,
  call: (options: CallOptions) => Promise<T>,
  options: SecondFactorOptions,
): Promise<T> {
  try {
    return await call({});
  } catch (error) {
    if (!isRequired(error)) throw error;
  }
  const { signal } = options;
  signal?.throwIfAborted();
  const { state, token, methods } = await auth.start(client, { signal });
  if (token === '') throw refused(state);
  try {
    await confirmed(client, { state, token, methods }, options);
    options.onConfirmed?.();
    return await call({ token });
  } catch (error) {
    throw isRequired(error) ? new Tr064Error('second-factor-failed', 'The box asks again', {}, error) : error;
  } finally {
    // The box takes one confirmation at a time: one that is left open would block all others.
    await auth.stop(client, { token, timeout: STOP_TIMEOUT }).catch(() => undefined);
  }
}

async function confirmed(client: Caller, begun: auth.Confirmation, options: SecondFactorOptions): Promise<void> {
  const { signal, onWaiting, pollInterval = POLL_INTERVAL, waitFor = WAIT_FOR } = options;
  const until = performance.now() + waitFor;
  let { state } = begun;
  onWaiting(parseMethods(begun.methods), Date.now() + waitFor);
  while (state !== 'authenticated') {
    // A state no document lists may still become one that counts.
    if (['anotherauthprocess', 'blocked', 'failure', 'stopped', 'disabled'].includes(state)) {
      throw refused(state);
    }
    if (performance.now() >= until) throw new Tr064Error('second-factor-timeout', 'No confirmation in time');
    await sleep(pollInterval, undefined, signal && { signal }).catch(() => signal?.throwIfAborted());
    state = await auth.getState(client, { token: begun.token, signal });
  }
}

function isRequired(error: unknown): boolean {
  return error instanceof Tr064Error && error.kind === 'second-factor-required';
}

/** States that mean the same as the faults 868 and 867, and those that end a confirmation otherwise. */
function refused(state: string): Tr064Error {
  const outcome = state === 'anotherauthprocess' ? 'busy' : state === 'blocked' ? 'blocked' : 'failed';
  const details = { state: plainText(state, LIMITS.value) };
  return new Tr064Error(`second-factor-${outcome}`, 'The box has ended the confirmation', details);
}

/** `button,dtmf;*11234`: what follows `dtmf;` is dialled as it stands. */
export function parseMethods(methods: string): Method[] {
  return plainText(methods, LIMITS.value)
    .split(',')
    .map((method) => method.trim())
    .filter((method) => method !== '')
    .slice(0, LIMITS.list)
    .map((method) => {
      if (method === 'button') return { kind: 'button' };
      const code = /^dtmf;(.+)$/.exec(method)?.[1];
      return code === undefined ? { kind: 'other', name: method } : { kind: 'dial', code };
    });
}
