import { setMaxListeners } from 'node:events';
import type { CallOptions } from '../tr064/client';
import { isOfOneCall, isUnanswered, type Tr064Error } from '../tr064/errors';
import type { Part, Unread } from './boxState';

/**
 * A part of a read, marked as unread with its code where that action alone failed.
 * @throws what concerns the whole read.
 */
export async function part<T extends object>(reading: Promise<T>): Promise<Part<T>> {
  try {
    return await reading;
  } catch (error) {
    if (!isOfOneCall(error)) throw error;
    return unread(error);
  }
}

function unread({ kind, details }: Tr064Error): Unread {
  return { unread: kind, code: details.code, status: details.status };
}

export type ReadPart = typeof part;

/** Reads the parts of one box. Two time-outs in a row fail the whole, as do three lost connections, at first two. */
export function partsOfOneBox(): ReadPart {
  let hasAnswered = false;
  let unanswered = 0;
  return async (reading) => {
    try {
      const read = await part(reading);
      hasAnswered = true;
      unanswered = 0;
      return read;
    } catch (error) {
      if (!isUnanswered(error)) throw error;
      unanswered++;
      if (unanswered > (error.kind === 'timeout' || !hasAnswered ? 1 : 2)) throw error;
      return unread(error);
    }
  };
}

/** Runs reads side by side: what fails as a whole ends those that are still under way. */
export async function together<T>(
  { signal, timeout }: CallOptions,
  read: (options: CallOptions & { readonly signal: AbortSignal }, part: ReadPart) => Promise<T>,
): Promise<T> {
  const failed = new AbortController();
  const either = signal === undefined ? failed.signal : AbortSignal.any([signal, failed.signal]);
  // Each of the reads listens to it.
  setMaxListeners(0, either);
  try {
    return await read({ timeout, signal: either }, partsOfOneBox());
  } catch (error) {
    failed.abort(error);
    throw error;
  }
}
