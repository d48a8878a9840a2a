import { setTimeout as sleep } from 'node:timers/promises';

/** Sockets, timers and requests that keep this process alive, by kind. */
export function activeResources(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of process.getActiveResourcesInfo()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

const KINDS = ['TCPSocketWrap', 'TLSWrap', 'TCPConnectWrap', 'Timeout'];

/**
 * What there is more of than before. The other end of a connection, which in tests is in the same process, takes a
 * moment to hear of its end; no time-out is as short as what is waited for that.
 */
export async function leftOver(before: Readonly<Record<string, number>>): Promise<string[]> {
  const more = (): string[] => {
    const now = activeResources();
    return KINDS.filter((kind) => (now[kind] ?? 0) > (before[kind] ?? 0));
  };
  for (let tries = 0; tries < 20 && more().length > 0; tries++) await sleep(25, undefined, { ref: false });
  return more();
}
