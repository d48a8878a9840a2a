import { createHash } from 'node:crypto';

/** A kept value with what shows that this version of the extension wrote it, whole. */
export interface Sealed {
  readonly sum: string;
  readonly value: unknown;
}

export function seal(value: unknown): Sealed {
  return { sum: sumOf(value), value };
}

/** The value, if it is of that version and as it was written: so no field of it needs to be checked. */
export function unsealed<T extends { readonly version: number }>(version: T['version']) {
  return (kept: unknown): T | undefined => {
    const { sum, value } = (kept ?? {}) as Partial<Sealed>;
    const isWhole = typeof sum === 'string' && value !== undefined && sumOf(value) === sum;
    return isWhole && (value as Partial<T>).version === version ? (value as T) : undefined;
  };
}

function sumOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64');
}
