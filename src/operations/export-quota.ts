import { Temporal } from 'temporal-polyfill';
import { countExport, deleteExportCounts, uncountExport } from '../db/queries/export-quota.ts';
import type { OperationContext } from './context.ts';
import type { RunContext } from './job-run.ts';
import { underClaim } from './under-claim.ts';

/** A day of UTC, and the seconds until it ends. */
interface ExportDay {
  day: string;
  secondsLeft: number;
}

/** Thrown when a client's exports of the day are used up. */
export class ExportsUsedUp extends Error {
  override name = 'ExportsUsedUp';
  readonly secondsLeft: number;

  constructor(secondsLeft: number) {
    super('the exports of the day are used up');
    this.secondsLeft = secondsLeft;
  }
}

/**
 * Carries out an export and counts it against the client's day of UTC. It is counted before it starts, so that many at once cannot
 * exceed the limit, and taken back when it fails.
 * @param limit exports a day
 * @throws ExportsUsedUp
 */
export async function withinExportQuota<T>(
  { db, clock }: Pick<OperationContext, 'db' | 'clock'>, clientId: string, limit: number, work: () => Promise<T>,
): Promise<T> {
  const { day, secondsLeft } = exportDay(clock.now());
  if (!(await countExport(db, clientId, day, limit))) throw new ExportsUsedUp(secondsLeft);
  try {
    return await work();
  } catch (error) {
    await uncountExport(db, clientId, day);
    throw error;
  }
}

function exportDay(now: string): ExportDay {
  const at = Temporal.Instant.from(now).toZonedDateTimeISO('UTC');
  const midnight = at.startOfDay().add({ days: 1 });
  return { day: at.toPlainDate().toString(), secondsLeft: Math.ceil(at.until(midnight).total('seconds')) };
}

/** Deletes the counts of days that are over. @throws LostClaim */
export async function cleanUpExportCounts(ctx: RunContext): Promise<void> {
  const { day } = exportDay(ctx.clock.now());
  await underClaim(ctx, (tx) => deleteExportCounts(tx, day));
}
