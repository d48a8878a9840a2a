/**
 * A clock that stands until it is told to go on. The simulated box sets no timers for what takes long: it looks at
 * Date.now().
 */
const now = Date.now.bind(Date);

export function stopClock(): void {
  const stopped = now();
  Date.now = () => stopped;
}

export function passTime(ms: number): void {
  const later = Date.now() + ms;
  Date.now = () => later;
}

export function startClock(): void {
  Date.now = now;
}
