import { sql } from 'kysely';
import type { Tx } from '../transaction.ts';

/** Which alerts a job turns: those of a region whose day has come by `day`, at most `limit` of them. `now` is the instant at which it happens. */
export interface AlertTurn {
  region: string;
  day: string;
  now: string;
  limit: number;
}

// The ids are an array, not a set to join with: however many the planner expects, each is found by its key, and no night reads the whole table.

/** Ends alerts that another takes over from; how many. None are left when it gives 0. */
export async function lapseAlerts(tx: Tx, { region, day, now, limit }: AlertTurn): Promise<number> {
  const { numAffectedRows } = await sql`
    update alert set ended_at = ${now}
     where id = any (array(
       select id from alert where region = ${region} and lapse_on <= ${day}::date and ended_at is null
        order by lapse_on limit ${limit} for update))`.execute(tx);
  return Number(numAffectedRows);
}

/** Raises alerts that are still to be raised; how many. None are left when it gives 0. */
export async function raiseAlerts(tx: Tx, { region, day, now, limit }: AlertTurn): Promise<number> {
  const { numAffectedRows } = await sql`
    update alert set raised_at = ${now}
     where id = any (array(
       select id from alert where region = ${region} and raise_on <= ${day}::date and raised_at is null and ended_at is null
        order by raise_on limit ${limit} for update))`.execute(tx);
  return Number(numAffectedRows);
}
