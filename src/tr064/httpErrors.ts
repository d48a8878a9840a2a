import type { HttpAnswer } from './answerHandler';
import { Tr064Error } from './errors';

/** How long nothing is sent after a box answered 503 and named no time itself, in milliseconds. */
const LOCKED_OUT_FOR = 60_000;
/** The longest time that is believed. */
const LONGEST_LOCK_OUT = 3_600_000;

/** What an answer means that is neither a result nor a SOAP fault. `call` is for the log. */
export function httpError(answer: HttpAnswer, call: string): Tr064Error {
  const { status, text } = answer;
  if (status === 400 && text.includes('ERR_INVALID_HOSTHEADER')) {
    return new Tr064Error('host-refused', `${call}: the box does not answer to this name`, { call, status });
  }
  if (status === 401) return new Tr064Error('sign-in-needed', `${call}: the box asks for a login`, { call, status });
  if (status === 404) return new Tr064Error('not-found', `${call}: not found`, { call, status });
  if (status === 503) return lockedOut(Date.now() + lockOutTime(answer), call);
  return new Tr064Error('http-status', `${call}: HTTP ${status}`, { call, status });
}

/** How long a box that answered 503 is to be left alone, in milliseconds. */
export function lockOutTime({ headers }: HttpAnswer): number {
  const seconds = Number(headers['retry-after']);
  return seconds > 0 ? Math.min(seconds * 1000, LONGEST_LOCK_OUT) : LOCKED_OUT_FOR;
}

export function lockedOut(retryAt: number, call: string): Tr064Error {
  const details = { call, status: 503, retryAt };
  return new Tr064Error('locked-out', `${call}: the box refuses this computer for a while`, details);
}
