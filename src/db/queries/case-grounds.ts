import { type Selectable, sql } from 'kysely';
import type { Fact } from '../../domain/case/facts.ts';
import type { CaseFactTable } from '../case-tables.ts';
import { instantFromJson } from '../row-types.ts';
import type { Tx } from '../transaction.ts';
import type { CaseRecord } from './cases.ts';
import { factOf } from './facts.ts';

/** What the state of a case is worked out from, beside its row: all its facts, and which regulation and calendar. */
export interface CaseGrounds {
  facts: Fact[];
  regulationHash: string;
  /** The id of the calendar's revision. */
  calendarId: string;
}

interface Row extends Pick<CaseGrounds, 'regulationHash' | 'calendarId'> {
  facts: Selectable<CaseFactTable>[] | null;
}

/** Reads them for a case that the caller has locked, in one trip; after the lock, so that no other writer's facts are missing. */
export async function groundsOf(tx: Tx, { id, regulationCode, regulationVersion, calendarRevision }: CaseRecord): Promise<CaseGrounds> {
  const { rows: [row] } = await sql<Row>`
    select case_facts(${id})::json as facts,
           (select content_hash from regulation where code = ${regulationCode} and version = ${regulationVersion}) as "regulationHash",
           (select id from calendar_revision where revision = ${calendarRevision}) as "calendarId"`.execute(tx);
  if (row === undefined) throw new Error(`the case ${id} is gone`);
  const facts = (row.facts ?? []).map((fact) => factOf({ ...fact, recorded_at: instantFromJson(fact.recorded_at) }));
  return { facts, regulationHash: row.regulationHash, calendarId: row.calendarId };
}
