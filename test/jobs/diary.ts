import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Database } from '../../src/db/schema.ts';
import type { Job } from '../../src/jobs/job.ts';
import type { RunContext } from '../../src/operations/job-run.ts';
import { underClaim } from '../../src/operations/under-claim.ts';

// What jobs have done, in a table of the test's own: a line for each day, written under the claim as real work is. Nothing but the
// claim keeps a line from being there twice.

/** Makes the table, as the owner. */
export async function makeDiary(db: Kysely<Database>): Promise<void> {
  await sql`create table diary (line bigint generated always as identity, job text, region text, day text)`.execute(db);
  await sql`grant select, insert on diary to soprovozhdenie_app`.execute(db);
}

/** Writes the day's line, unless it is there: work that is done is found done. */
export async function writeLine(ctx: RunContext): Promise<void> {
  const { job, region, day } = ctx.run;
  await underClaim(ctx, async (tx) => {
    const { numAffectedRows } = await sql`
      insert into diary (job, region, day) select ${job}, ${region}, ${day}
       where not exists (select from diary where job = ${job} and region = ${region} and day = ${day})`.execute(tx);
    return Number(numAffectedRows);
  });
}

/** A job of every region that writes the diary. */
export function diaryJob(around: (ctx: RunContext, write: () => Promise<void>) => Promise<void> = (_, write) => write(), name: Job['name'] = 'turnAlerts'): Job {
  return {
    name, at: '00:05', each: 'region',
    async work(ctx) {
      await around(ctx, () => writeLine(ctx));
      return [];
    },
  };
}

/** The lines in the order in which they were written: `region day`. */
export async function linesOf(db: Kysely<Database>, job: Job['name'] = 'turnAlerts'): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`select region || ' ' || day as text from diary where job = ${job} order by line`.execute(db);
  return rows.map(({ text }) => text);
}

/** What leases and pauses wait for has passed. */
export async function leasesRunOut(db: Kysely<Database>): Promise<void> {
  await db.updateTable('job_run').set({ lease_until: '2020-01-01T00:00:00.000Z' }).where('lease_until', 'is not', null).execute();
}
