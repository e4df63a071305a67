import { Temporal } from 'temporal-polyfill';
import { deleteOldImports } from '../../db/queries/imports.ts';
import type { RunContext } from '../job-run.ts';
import { underClaim } from '../under-claim.ts';

/** How long the results of an import are kept after its end, days. */
const KEPT_DAYS = 30;
/** How long an upload that broke may be gone on with, hours. */
const UPLOAD_HOURS = 72;

/** Deletes imports that ended long ago, and uploads that nobody went on with. @throws LostClaim */
export async function cleanUpImports(ctx: RunContext): Promise<void> {
  const now = Temporal.Instant.from(ctx.clock.now());
  const ended = now.subtract({ hours: KEPT_DAYS * 24 }).toString();
  const left = now.subtract({ hours: UPLOAD_HOURS }).toString();
  while (await underClaim(ctx, (tx) => deleteOldImports(tx, ended, left)) > 0);
}
