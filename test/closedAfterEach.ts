/** Things that tests of a suite open: they are closed after each, the last one first. */
export function closedAfterEach(): { close(): Promise<void> }[] {
  const open: { close(): Promise<void> }[] = [];
  teardown(async () => {
    for (const thing of open.splice(0).reverse()) await thing.close();
  });
  return open;
}
