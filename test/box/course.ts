/**
 * Values a box moves on by itself, such as the state of an update. No timer runs: a value moves on when it is read.
 */

/**
 * From now on the field goes through these values, one each time the pace has passed, and stays at the last.
 * Setting it to anything ends that. While the pace is Infinity it stays where it was when last read.
 */
export function takeCourse<Field extends string>(
  owner: Record<Field, string>,
  field: Field,
  values: readonly [string, ...string[]],
  paceMs: () => number,
): void {
  let [current, ...coming] = values;
  let since = Date.now();
  const property = { configurable: true, enumerable: true };
  Object.defineProperty(owner, field, {
    ...property,
    get: () => {
      while (coming[0] !== undefined && Date.now() - since >= paceMs()) {
        [current, ...coming] = [coming[0], ...coming.slice(1)];
        since += paceMs();
      }
      return current;
    },
    set: (value: string) => Object.defineProperty(owner, field, { ...property, writable: true, value }),
  });
}
