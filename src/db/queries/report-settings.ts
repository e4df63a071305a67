import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';
import type { ReportSubject } from './report-subject.ts';

/**
 * For the rest of the transaction: to compile so many small expressions takes longer than to count with them, and a region's cases are
 * so many that to join them one by one takes longest of all, whatever the walls make the planner expect.
 */
export async function forManyRows(db: Kysely<Database>, { organisationId }: ReportSubject): Promise<void> {
  await sql`set local jit = off`.execute(db);
  if (organisationId !== undefined) return;
  await sql`set local enable_nestloop = off`.execute(db);
  await sql`set local work_mem = '32MB'`.execute(db);
}
