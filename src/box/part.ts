import { setMaxListeners } from 'node:events';
import type { CallOptions } from '../tr064/client';
import { isOfOneCall } from '../tr064/errors';
import type { Part } from './boxState';

/**
 * A part of a read, marked as unread with its code where that action alone failed.
 * @throws what concerns the whole read.
 */
export async function part<T extends object>(reading: Promise<T>): Promise<Part<T>> {
  try {
    return await reading;
  } catch (error) {
    if (!isOfOneCall(error)) throw error;
    return { unread: error.kind, code: error.details.code, status: error.details.status };
  }
}

/** Runs reads side by side: what fails as a whole ends those that are still under way. */
export async function together<T>(
  { signal, timeout }: CallOptions,
  read: (options: CallOptions & { readonly signal: AbortSignal }) => Promise<T>,
): Promise<T> {
  const failed = new AbortController();
  const either = signal === undefined ? failed.signal : AbortSignal.any([signal, failed.signal]);
  // Each of the reads listens to it.
  setMaxListeners(0, either);
  try {
    return await read({ timeout, signal: either });
  } catch (error) {
    failed.abort(error);
    throw error;
  }
}
