import type { CallOptions } from '../tr064/client';
import { Tr064Error, type Tr064ErrorKind } from '../tr064/errors';
import type { Part } from './snapshot';

/** What concerns the box, the way to it or the login, and with that every action. */
const WHOLE_READ: readonly Tr064ErrorKind[] = [
  'name-not-found',
  'unreachable',
  'timeout',
  'connection-lost',
  'tls-failed',
  'public-address',
  'identity-changed',
  'certificate-invalid',
  'proxy-failed',
  'sign-in-needed',
  'wrong-credentials',
  'locked-out',
  'host-refused',
  'not-a-box',
  'tr064-off',
];

/**
 * A part of a read, marked as unread with its code where that action alone failed: any fault a box answers, and any
 * answer that makes no sense.
 * @throws what concerns the whole read.
 */
export async function part<T extends object>(reading: Promise<T>): Promise<Part<T>> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof Tr064Error) || WHOLE_READ.includes(error.kind)) throw error;
    return { unread: error.kind, code: error.details.code, status: error.details.status };
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
