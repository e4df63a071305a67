import { type Selectable, sql } from 'kysely';
import type { Fact } from '../../domain/case/facts.ts';
import type { CaseFactTable } from '../case-tables.ts';
import { instantFromJson } from '../row-types.ts';
import { statement } from '../statement.ts';
import type { Tx } from '../transaction.ts';
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

const grounds = statement((name) => sql<Row>`
  select case_facts(c.id)::json as facts,
         (select content_hash from regulation where code = c.regulation_code and version = c.regulation_version) as "regulationHash",
         (select id from calendar_revision where revision = c.calendar_revision) as "calendarId"
    from support_case c where c.id = ${name('caseId')}`);

/** Reads them; asked after the lock of the case, so that no other writer's facts are missing. Undefined when the wall shows no such case. */
export async function groundsOf(tx: Tx, caseId: string): Promise<CaseGrounds | undefined> {
  const { rows: [row] } = await tx.executeQuery(grounds({ caseId }));
  if (row === undefined) return undefined;
  const facts = (row.facts ?? []).map((fact) => factOf({ ...fact, recorded_at: instantFromJson(fact.recorded_at) }));
  return { facts, regulationHash: row.regulationHash, calendarId: row.calendarId };
}
