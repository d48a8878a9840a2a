/**
 * What a value has to look like to be used: the types of its fields, all the way down. Fields it has besides do not
 * matter. The compiler sees to it that an outline names every field of its type.
 */
export type Outline<T> = (value: unknown) => value is T;

type Fields<T> = { readonly [K in keyof T]-?: Outline<T[K]> };

/** What fits, and nothing instead of anything else. */
export function fitting<T>(fits: Outline<T>): (value: unknown) => T | undefined {
  return (value) => (fits(value) ? value : undefined);
}

export const isString: Outline<string> = (value) => typeof value === 'string';
export const isNumber: Outline<number> = (value) => typeof value === 'number';
export const isBoolean: Outline<boolean> = (value) => typeof value === 'boolean';
/** A moment in ISO 8601. */
export const isMoment: Outline<string> = (value): value is string =>
  isString(value) && !Number.isNaN(Date.parse(value));

export function isObject<T extends object>(fields: Fields<T>): Outline<T> {
  const entries = Object.entries<Outline<unknown>>(fields as Record<string, Outline<unknown>>);
  return (value): value is T =>
    typeof value === 'object' && value !== null && entries.every(([name, fits]) => fits(Reflect.get(value, name)));
}

export function isListOf<T>(fits: Outline<T>): Outline<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(fits);
}

export function isMapOf<T>(fits: Outline<T>): Outline<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(fits);
}

export function isOneOf<const T extends string | number>(...values: readonly T[]): Outline<T> {
  return (value): value is T => values.includes(value as T);
}

export function isEither<A, B>(first: Outline<A>, second: Outline<B>): Outline<A | B> {
  return (value): value is A | B => first(value) || second(value);
}

/** Nothing at all, or what fits. */
export function isOptional<T>(fits: Outline<T>): Outline<T | undefined> {
  return (value): value is T | undefined => value === undefined || fits(value);
}
