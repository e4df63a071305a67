import { type Kysely, sql, type SqlBool } from 'kysely';
import type { Fact } from '../../domain/case/facts.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import { caseColumns } from './case-columns.ts';
import { caseReachable } from './case-scope.ts';
import { caseOf, type CaseRecord, type CaseRow } from './cases.ts';
import { factOf } from './facts.ts';

/** A case and the surname that people know its family by; null where the caller may not see it, or nobody is left. */
export interface LabelledCase {
  record: CaseRecord;
  surname: string | null;
}

/** The surname of the first legal representative still in the family. */
const surname = sql<string | null>`(
  select split_part(m.full_name, ' ', 1) from family_member m
   where m.family_id = support_case.family_id and m.left_on is null
   order by m.legal_representative desc, m.position limit 1)`.as('surname');

/** With an alert that is not over: a check that was missed outlives its case. */
const withLiveAlert = sql<SqlBool>`exists (select from alert where alert.case_id = support_case.id and alert.ended_at is null)`;

/**
 * The cases that a specialist has something to do on: those they hold, and those they took in and nobody holds yet. One that is over
 * only while an alert on it lasts.
 */
export async function casesOfSpecialist(db: Kysely<Database>, scope: Scope, specialistId: string): Promise<LabelledCase[]> {
  const rows = await db.selectFrom('support_case').select(caseColumns).select(surname)
    .where((eb) => caseReachable(eb, scope))
    .where((eb) => eb.or([
      eb('curator_id', '=', specialistId),
      eb.and([eb('curator_id', 'is', null), eb('intake_specialist_id', '=', specialistId)]),
    ]))
    .where((eb) => eb.or([eb('status', 'not in', ['closed', 'notTaken']), withLiveAlert]))
    .orderBy('id').execute();
  return rows.map(labelled);
}

/** Of these cases, those within the caller's scope. */
export async function casesById(db: Kysely<Database>, scope: Scope, ids: readonly string[]): Promise<LabelledCase[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('support_case').select(caseColumns).select(surname)
    .where('id', 'in', [...new Set(ids)]).where((eb) => caseReachable(eb, scope)).execute();
  return rows.map(labelled);
}

/** All facts of some cases, each in the order of recording, in one trip. The caller has made sure that they are within its scope. */
export async function factsOfCases(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, Fact[]>> {
  const facts = new Map<string, Fact[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return facts;
  const rows = await db.selectFrom('case_fact').selectAll().where('case_id', 'in', ids).orderBy('case_id').orderBy('seq').execute();
  for (const row of rows) facts.get(row.case_id)?.push(factOf(row));
  return facts;
}

function labelled(row: CaseRow & { surname: string | null }): LabelledCase {
  return { record: caseOf(row), surname: row.surname === '' ? null : row.surname };
}
