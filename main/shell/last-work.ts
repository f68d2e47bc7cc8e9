/**
 * Waits for what is still being done when the program ends, at most `most` milliseconds. One work that fails does not cut
 * the others off. Never rejects.
 */
export async function lastWork(works: readonly Promise<unknown>[], most: number): Promise<void> {
  let clock: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>((done) => {
    clock = setTimeout(done, most);
  });
  await Promise.race([Promise.allSettled(works), over]);
  clearTimeout(clock);
}
