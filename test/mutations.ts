/** A value with each of its parts in turn taken away or put something else for. */
export function* mutations(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  for (const name of Object.keys(value)) {
    const without = (replacement?: unknown): unknown => {
      const copy = structuredClone(value);
      if (replacement === undefined) Reflect.deleteProperty(copy, name);
      else Reflect.set(copy, name, replacement);
      return copy;
    };
    const part: unknown = Reflect.get(value, name);
    yield without();
    for (const replacement of [null, 'x', 7, [null], {}]) yield without(replacement);
    for (const mutated of mutations(part)) yield without(mutated);
  }
}
