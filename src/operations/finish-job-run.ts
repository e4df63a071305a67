import { settleItems } from '../db/queries/job-items.ts';
import { endRun, giveRunBack, type ClaimedRun } from '../db/queries/job-runs.ts';
import { inTransaction } from '../db/transaction.ts';
import { systemWall } from '../db/wall.ts';
import { failuresText, reasonOf } from './failure-text.ts';
import type { ItemFailure, WatchContext } from './job-run.ts';

/** A run that fails as a whole is tried this many times, then shown as failed; the next day's run goes on without it. */
export const MOST_ATTEMPTS = 5;

/** Seconds until the second attempt; each further one waits twice as long. */
const FIRST_PAUSE = 60;

/**
 * Ends a run: done, or failed when some of its items were. These are tried again, the run with them, after 1 hour, 4 hours, 1 day and
 * 3 days, and then given up (`job_item`). False when the claim is lost.
 * @param resting what this run did not try
 */
export async function finishJobRun(
  { db, clock }: WatchContext, run: ClaimedRun, failures: readonly ItemFailure[], resting: ReadonlySet<string> = new Set(),
): Promise<boolean> {
  const state = failures.length === 0 ? 'done' : 'failed';
  const failed = failures.map(({ subject, error }) => ({ subject, reason: reasonOf(error) }));
  const now = clock.now();
  return await inTransaction(db, systemWall, async (tx) => {
    const ended = await endRun(tx, run, { state, error: failuresText(failures), itemsFailed: failures.length }, now);
    if (ended) await settleItems(tx, run, failed, [...resting], now);
    return ended;
  });
}

/** Ends one attempt that failed as a whole; the run is tried again after a pause, a few times. False when the claim is lost. */
export async function failJobRun({ db, clock }: WatchContext, run: ClaimedRun, error: unknown): Promise<boolean> {
  const text = reasonOf(error);
  if (run.attempt >= MOST_ATTEMPTS) return await endRun(db, run, { state: 'failed', error: text, itemsFailed: 0 }, clock.now());
  const pauseSeconds = FIRST_PAUSE * 2 ** (run.attempt - 1);
  return await giveRunBack(db, run, { error: text, pauseSeconds, countAttempt: true }, clock.now());
}

/** Gives a run back because the process ends; another, or the next start, goes on with it at once. False when the claim is lost. */
export async function interruptJobRun({ db, clock }: WatchContext, run: ClaimedRun): Promise<boolean> {
  return await giveRunBack(db, run, { error: null, pauseSeconds: 0, countAttempt: false }, clock.now());
}
