import { fillFeedStates } from '../operations/fill-feed-states.ts';
import { recalculateRegion } from '../operations/recalculate-region.ts';
import { traceRegion } from '../operations/reports/trace-region.ts';
import type { Job } from './job.ts';

/**
 * Counts the dates of open cases again after a publication of the working calendar. Publishing lets the day's run be done once more, so
 * nobody waits for the night; the night's run finds what was opened meanwhile. Before that it works out what the feed and the reports need of
 * cases that an earlier release has left.
 */
export const recalculateDatesJob: Job = {
  name: 'recalculateDates',
  at: '00:05',
  each: 'region',
  work: async (ctx) => [...await fillFeedStates(ctx), ...await traceRegion(ctx), ...await recalculateRegion(ctx)],
};
