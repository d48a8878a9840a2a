/**
 * Milliseconds on the processor, which the load of the computer does not touch. An error ends what is measured as an
 * answer does.
 */
export function processorTime(run: () => unknown): number {
  const before = process.cpuUsage();
  try {
    run();
  } catch {
    // Measured all the same.
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
