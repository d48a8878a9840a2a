/** A check of a value's fields, at every depth; fields it does not name are allowed. */
export type Schema<T> = (value: unknown) => value is T;

/** The type of the values that fit; a field that may be `undefined` may be missing, too. */
export type Fitting<S> =
  S extends Schema<infer T>
    ? { readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
        readonly [K in keyof T as undefined extends T[K] ? K : never]?: T[K];
      }
    : never;

type Fields<T> = { readonly [K in keyof T]-?: Schema<T[K]> };

/** Returns the value if it fits, otherwise `undefined`. */
export function fitting<T>(fits: Schema<T>): (value: unknown) => T | undefined {
  return (value) => (fits(value) ? value : undefined);
}

export const isString: Schema<string> = (value) => typeof value === 'string';
export const isNumber: Schema<number> = (value) => typeof value === 'number';
export const isBoolean: Schema<boolean> = (value) => typeof value === 'boolean';
/** A moment in ISO 8601. */
export const isMoment: Schema<string> = (value): value is string => isString(value) && !Number.isNaN(Date.parse(value));

export function isObject<T extends object>(fields: Fields<T>): Schema<T> {
  const entries = Object.entries<Schema<unknown>>(fields as Record<string, Schema<unknown>>);
  return (value): value is T =>
    typeof value === 'object' && value !== null && entries.every(([name, fits]) => fits(Reflect.get(value, name)));
}

export function isListOf<T>(fits: Schema<T>): Schema<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(fits);
}

export function isOneOf<const T extends string | number>(...values: readonly T[]): Schema<T> {
  return (value): value is T => values.includes(value as T);
}

/** `undefined`, or a value that fits. */
export function isOptional<T>(fits: Schema<T>): Schema<T | undefined> {
  return (value): value is T | undefined => value === undefined || fits(value);
}
