import type { Unread } from '../../box/boxState';
import { errorWords } from './errors';

type OfCode<U, Code> = U extends { readonly code: infer Codes } ? (Code extends Codes ? U : never) : never;

/** A function for each code of a union that is told apart by its codes. */
export type ByCode<U extends { readonly code: string }, T> = {
  readonly [Code in U['code']]: (one: OfCode<U, Code>) => T;
};

/** A function of such a union, made of one for each code. */
export function byCode<U extends { readonly code: string }, T>(table: ByCode<U, T>): (one: U) => T {
  return (one) => (table[one.code as U['code']] as (one: U) => T)(one);
}

export interface FindingWords {
  /** For a row: no sentence, without a full stop. */
  readonly short: string;
  /** One sentence. */
  readonly summary: string;
  readonly why: string;
  /** What to do, if there is something. */
  readonly remedy?: string | undefined;
}

/** Why a part of a box could not be read, and what to do. */
export function whyUnread({ unread, code, status }: Unread): { readonly why: string; readonly remedy: string } {
  const { message: why, remedy } = errorWords(unread, { code, status });
  return { why, remedy };
}
