/** Runs a task with a signal that aborts after so many milliseconds, or when the given one does. */
export async function within<T>(
  timeout: number,
  signal: AbortSignal | undefined,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  // AbortSignal.any() with AbortSignal.timeout() may be collected as garbage before it fires (nodejs/node#57736).
  const limit = new AbortController();
  const onAbort = (): void => limit.abort(signal?.reason);
  const timer = setTimeout(() => limit.abort(new DOMException(`Not done in ${timeout} ms`, 'TimeoutError')), timeout);
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted === true) onAbort();
  try {
    return await task(limit.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
