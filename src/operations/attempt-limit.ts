/** What failed attempts are counted by: a client at an address, an address alone, a client alone. */
export type AttemptKind = 'pair' | 'address' | 'client';

/**
 * From which failure on the next attempt has to wait. A client alone is the most patient, so that nobody can easily lock it out
 * from elsewhere.
 */
const firstBlocked: Record<AttemptKind, number> = { pair: 4, address: 20, client: 50 };
const LONGEST_SECONDS = 15 * 60;

/** How long the next attempt has to wait after so many failures, in seconds: 1, 2, 4 … up to 15 minutes; 0 at first. */
export function waitAfter(kind: AttemptKind, failures: number): number {
  const beyond = failures - firstBlocked[kind];
  return beyond < 0 ? 0 : Math.min(2 ** beyond, LONGEST_SECONDS);
}
