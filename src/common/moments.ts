/** Compares moments in ISO 8601, ranks and ids, for sorting. Words are compared as their language wants it. */
export function earlierFirst(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
