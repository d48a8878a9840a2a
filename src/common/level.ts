/** From best to worst. */
export const LEVELS = ['ok', 'info', 'unknown', 'warning', 'problem'] as const;
export type Level = (typeof LEVELS)[number];

/** For sorting. */
export function worstFirst(a: Level, b: Level): number {
  return LEVELS.indexOf(b) - LEVELS.indexOf(a);
}

/** The worst of all levels; `ok` when there is none. */
export function worst(levelled: readonly { readonly level: Level }[]): Level {
  return levelled.map(({ level }) => level).sort(worstFirst)[0] ?? 'ok';
}

/** Whether the person should look at it. */
export function needsAttention(level: Level): boolean {
  return level === 'warning' || level === 'problem';
}
