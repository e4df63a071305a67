import { failJobRun, finishJobRun, interruptJobRun, MOST_ATTEMPTS } from '../operations/finish-job-run.ts';
import { type ClaimedRun, LostClaim, runContext, type WatchContext } from '../operations/job-run.ts';
import { restingItems } from '../operations/job-items.ts';
import type { Tracer } from '../operations/trace.ts';
import type { Job } from './job.ts';
import type { JobLogger } from './job-logger.ts';

type Deps = WatchContext & { logger: JobLogger; tracer?: Tracer };

/** Does one claimed run and writes down how it ended. */
export async function carryOut(deps: Deps, job: Job, run: ClaimedRun, signal: AbortSignal): Promise<void> {
  const ended = await traced(deps.tracer, run, () => attempt(deps, job, run, signal));
  if (!ended) deps.logger.warn(factsOf(run), 'the run was taken over by another runner');
}

/** The trace has the run's own number, its id without the dashes. */
async function traced(tracer: Tracer | undefined, { id, job, region }: ClaimedRun, work: () => Promise<boolean>): Promise<boolean> {
  if (tracer === undefined) return await work();
  const span = tracer.beginTrace(`job ${job}`, { traceId: id.replaceAll('-', '') }, 'internal', { 'soprovozhdenie.job': job, 'soprovozhdenie.region': region });
  return await tracer.within(span, work).finally(() => span?.end());
}

/** False when the claim was lost on the way. */
async function attempt(deps: Deps, job: Job, run: ClaimedRun, signal: AbortSignal): Promise<boolean> {
  if (run.attempt > MOST_ATTEMPTS) return await failJobRun(deps, run, new NeverFinished());
  try {
    const resting = await restingItems(deps, run);
    const failures = await job.work(runContext(deps, run, signal, resting));
    for (const { subject, error } of failures) deps.logger.error({ ...factsOf(run), subject, err: error }, 'a part of the run failed');
    const kept = await finishJobRun(deps, run, failures, resting);
    if (kept) deps.logger.debug({ ...factsOf(run), failures: failures.length }, 'the run is finished');
    return kept;
  } catch (error) {
    return await failed(deps, run, error, signal);
  }
}

async function failed(deps: Deps, run: ClaimedRun, error: unknown, signal: AbortSignal): Promise<boolean> {
  if (error instanceof LostClaim) return false;
  if (signal.aborted) return await interruptJobRun(deps, run);
  deps.logger.error({ ...factsOf(run), err: error }, 'the run failed');
  return await failJobRun(deps, run, error);
}

/** Every attempt ended with the process that made it. */
class NeverFinished extends Error {
  override name = 'NeverFinished';
}

function factsOf({ id, job, region, day, attempt: number }: ClaimedRun): object {
  return { runId: id, job, region, day, attempt: number };
}
