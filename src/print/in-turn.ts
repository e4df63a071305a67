let last: Promise<unknown> = Promise.resolve();

/**
 * Carries out one large work after the other: a paper of hundreds of pages takes seconds and hundreds of megabytes, and the other
 * thread stays free for what is small. `work` gathers what it prints in its turn, so that those who wait hold nothing.
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  return await turn;
}
