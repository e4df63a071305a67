import { sql } from 'kysely';
import type { Tx } from '../transaction.ts';

/** How many alerts of a kind are open in a region. */
export interface AlertCount {
  region: string;
  kind: string;
  alerts: number;
}

/** The open alerts of all regions by region and kind: figures for whoever operates the service, so behind the wall of the system. */
export async function countOpenAlerts(tx: Tx): Promise<AlertCount[]> {
  const { rows } = await sql<AlertCount>`
    select region, kind, count(*)::integer as alerts from alert where raised_at is not null and ended_at is null
     group by region, kind order by region, kind`.execute(tx);
  return rows;
}
