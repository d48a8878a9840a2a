import type { CallOptions } from '../tr064/client';
import { Tr064Error, type Tr064ErrorKind } from '../tr064/errors';
import type { Part } from './snapshot';

/** What concerns one action and not the box or the login. */
const ONE_PART_ONLY: readonly Tr064ErrorKind[] = [
  'service-missing',
  'not-found',
  'http-status',
  'bad-response',
  'invalid-action',
  'invalid-args',
  'action-failed',
  'xml-error',
  'argument-value-invalid',
  'out-of-memory',
  'not-authorized',
  'internal-error',
  'unknown-fault',
];

/** A part of a read, marked as unread where it alone failed; whatever concerns the whole read is thrown. */
export async function part<T extends object>(reading: Promise<T>): Promise<Part<T>> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Tr064Error && ONE_PART_ONLY.includes(error.kind))
      return { unread: error.kind, code: error.details.code, status: error.details.status };
    throw error;
  }
}

/** Runs reads side by side: what fails as a whole ends those that are still under way. */
export async function together<T>(
  { signal, timeout }: CallOptions,
  read: (options: CallOptions & { readonly signal: AbortSignal }) => Promise<T>,
): Promise<T> {
  const failed = new AbortController();
  try {
    return await read({
      timeout,
      signal: signal === undefined ? failed.signal : AbortSignal.any([signal, failed.signal]),
    });
  } catch (error) {
    failed.abort(error);
    throw error;
  }
}
