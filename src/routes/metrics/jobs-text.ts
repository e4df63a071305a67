import type { WatchContext } from '../../operations/job-run.ts';
import type { JobTiming } from '../../operations/job-timing.ts';
import { poolFigures } from '../../operations/pool-figures.ts';
import { presentFigures } from '../../operations/service-figures.ts';
import { metricsText } from './metrics-text.ts';
import { poolText } from './pool-text.ts';

/** The same of a jobs process, which answers no requests. */
export async function jobsText(ctx: WatchContext, timings: readonly JobTiming[]): Promise<string> {
  const parts = [metricsText(await presentFigures(ctx, timings)), poolText({ primary: poolFigures(ctx.db) })];
  return (await Promise.all(parts)).map((part) => `${part.trimEnd()}\n`).join('\n');
}
