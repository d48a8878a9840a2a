/**
 * The order a person gives things: what is moved gets a rank between its new neighbours, and nothing else is written.
 * Ranks compare as texts do, like decimals of a fraction; none ends in 0, so that there is room between any two.
 */

/** Digits of a time in milliseconds. */
const LENGTH = 15;

/** The rank of an item that was never moved, by when it was added (ISO 8601). */
export function rankOf(addedAt: string): string {
  const time = Date.parse(addedAt);
  return `${String(time >= 0 ? time : 0).padStart(LENGTH, '0')}5`;
}

export function isRank(value: unknown): value is string {
  return typeof value === 'string' && /^\d*[1-9]$/.test(value);
}

/** Ranks for so many things between two others; without one there, at the beginning or the end. */
export function ranksBetween(before: string | undefined, after: string | undefined, count: number): string[] {
  const rank = rankBetween(before ?? '', after);
  return Array.from({ length: count }, (_, index) => `${rank}${String(index).padStart(4, '0')}5`);
}

function rankBetween(before: string, after: string | undefined): string {
  if (after === undefined) {
    const now = rankOf(new Date().toISOString());
    return now > before ? now : before + random();
  }
  if (!after.startsWith(before)) return before + random();
  const zeros = /^0*/.exec(after.slice(before.length))?.[0] ?? '';
  return `${before}${zeros}0${random()}`;
}

/** Two windows that move something to the same place at the same time do not choose the same. */
function random(): string {
  return `${String(Math.floor(Math.random() * 10_000)).padStart(4, '0')}5`;
}
