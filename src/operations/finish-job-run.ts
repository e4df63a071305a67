import { endRun, giveRunBack, type ClaimedRun } from '../db/queries/job-runs.ts';
import { failuresText, reasonOf } from './failure-text.ts';
import type { ItemFailure, WatchContext } from './job-run.ts';

/** A run that fails as a whole is tried this many times, then shown as failed; the next day's run goes on without it. */
export const MOST_ATTEMPTS = 5;

/** Seconds until the second attempt; each further one waits twice as long. */
const FIRST_PAUSE = 60;

/**
 * Ends a run: done, or failed when some of its items were. Failed items need no attempt of their own: what waits for its day still
 * waits, so the next run meets it again. False when the claim is lost.
 */
export async function finishJobRun({ db, clock }: WatchContext, run: ClaimedRun, failures: readonly ItemFailure[]): Promise<boolean> {
  const state = failures.length === 0 ? 'done' : 'failed';
  return await endRun(db, run, state, failuresText(failures), clock.now());
}

/** Ends one attempt that failed as a whole; the run is tried again after a pause, a few times. False when the claim is lost. */
export async function failJobRun({ db, clock }: WatchContext, run: ClaimedRun, error: unknown): Promise<boolean> {
  const text = reasonOf(error);
  if (run.attempt >= MOST_ATTEMPTS) return await endRun(db, run, 'failed', text, clock.now());
  const pauseSeconds = FIRST_PAUSE * 2 ** (run.attempt - 1);
  return await giveRunBack(db, run, { error: text, pauseSeconds, countAttempt: true }, clock.now());
}

/** Gives a run back because the process ends; another, or the next start, goes on with it at once. False when the claim is lost. */
export async function interruptJobRun({ db, clock }: WatchContext, run: ClaimedRun): Promise<boolean> {
  return await giveRunBack(db, run, { error: null, pauseSeconds: 0, countAttempt: false }, clock.now());
}
