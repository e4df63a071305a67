import type { Clock } from '../clock.ts';
import type { ClaimedRun } from '../db/queries/job-runs.ts';
import type { OperationContext } from './context.ts';
import type { Retention } from './retention.ts';
import { SeenFamilies } from './seen-families.ts';

export type { ClaimedRun, DueRun } from '../db/queries/job-runs.ts';
export { type JobName, WHOLE_SERVICE } from '../db/queries/job-run-list.ts';

/** What watching over runs takes: no caller, for it touches nothing but the runs themselves. */
export interface WatchContext {
  db: OperationContext['db'];
  clock: Clock;
  /** How long what only grows stays; nothing said: for good. */
  retention?: Retention;
}

/** What a job's work gets: a context of its own, the run that it holds, and a way to learn that the process is to end. */
export interface RunContext extends OperationContext {
  run: ClaimedRun;
  signal: AbortSignal;
  /** Subjects that failed before and are not to be tried in this run: their pause lasts, or they are given up. */
  resting: ReadonlySet<string>;
  retention?: Retention;
}

/** Something within a run that went wrong without stopping the rest. */
export interface ItemFailure {
  /** For example `case 0199…`. */
  subject: string;
  error: unknown;
}

/** Another runner has taken the run over, because the lease ran out: what was done under it since is rolled back. */
export class LostClaim extends Error {
  override name = 'LostClaim';
}

/** How long a claim holds without progress. Longer than any statement or pause in a transaction may take. Seconds. */
export const LEASE_SECONDS = 120;

/** The context in which a job works: as the system, under the job's own name, with the run as its trace. */
export function runContext(
  { db, clock, retention }: WatchContext, run: ClaimedRun, signal: AbortSignal, resting: ReadonlySet<string> = new Set(),
): RunContext {
  const operation = `job:${run.job}`;
  const caller = { clientId: operation, role: 'system', scope: { kind: 'system' } } as const;
  return { db, clock, caller, traceId: run.id, operation, seen: new SeenFamilies(), run, signal, resting, ...(retention === undefined ? {} : { retention }) };
}
