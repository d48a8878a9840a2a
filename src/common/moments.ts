/** Compares moments in ISO 8601, for sorting. Words are for people, and compared as their language wants it. */
export function earlierFirst(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
