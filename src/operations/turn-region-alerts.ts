import { turnAlerts } from '../db/queries/alerts.ts';
import type { RunContext } from './job-run.ts';
import { underClaim } from './under-claim.ts';

/**
 * Raises the alerts of the run's region whose day has come, and ends those whose successor's day has come: programmes that expire or
 * have expired, late programmes, decisions and measures, checks due and missed. Each write of a case has planned them.
 * @throws LostClaim
 */
export async function turnRegionAlerts(ctx: RunContext): Promise<void> {
  const { region, day } = ctx.run;
  await underClaim(ctx, async (tx) => {
    const { raised, lapsed } = await turnAlerts(tx, region, day, ctx.clock.now());
    return raised + lapsed;
  });
}
