type OfCode<U, Code> = U extends { readonly code: infer Codes } ? (Code extends Codes ? U : never) : never;

/** A table: for each code of a union, a function that takes the members with that code. */
export type ByCode<U extends { readonly code: string }, T> = {
  readonly [Code in U['code']]: (one: OfCode<U, Code>) => T;
};

/** Turns such a table into one function that takes any member. */
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
