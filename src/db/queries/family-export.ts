import { type Kysely, type Selectable, sql } from 'kysely';
import type { Executor, Fact } from '../../domain/case/facts.ts';
import type { MeasureState } from '../../domain/measure.ts';
import type { MeasureTable } from '../case-tables.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import { caseColumns } from './case-columns.ts';
import { caseReachable } from './case-scope.ts';
import { caseNames, casePartNames, type CaseRecord, caseOf } from './cases.ts';
import { type AlertAction, allActionsOn } from './alert-actions.ts';
import { type AlertRecord, alertOf } from './alerts.ts';
import { factsOf } from './facts.ts';

/** A case with everything that is stored for it. */
export interface StoredCase {
  record: CaseRecord;
  facts: Fact[];
  measures: StoredMeasure[];
  /** Raised ones, those that have ended too. */
  alerts: StoredAlert[];
}

/** An alert with everything that was said of it. */
export interface StoredAlert extends AlertRecord {
  actions: AlertAction[];
}

export interface StoredMeasure {
  programmeNumber: number;
  number: number;
  helpType: string;
  title: string;
  dueOn: string;
  state: MeasureState;
  executorKind: Executor['kind'];
  executorOrganisationId: string | null;
}

/** Someone or something that is called by its id in a family's data, by name. */
export interface NamedId {
  id: string;
  name: string;
}

/** The cases of a family that lie within a scope, by the order of opening. A family has few. */
export async function casesOfFamily(db: Kysely<Database>, scope: Scope, familyId: string): Promise<StoredCase[]> {
  const rows = await db.selectFrom('support_case').select(caseColumns).select([caseNames, casePartNames])
    .where('family_id', '=', familyId).where((eb) => caseReachable(eb, scope)).orderBy('id').execute();
  const cases: StoredCase[] = [];
  for (const record of rows.map(caseOf)) {
    cases.push({
      record,
      facts: await factsOf(db, record.id),
      measures: await measuresOf(db, record.id),
      alerts: await alertsOf(db, record),
    });
  }
  return cases;
}

async function measuresOf(db: Kysely<Database>, caseId: string): Promise<StoredMeasure[]> {
  const rows = await db.selectFrom('measure').selectAll()
    .where('case_id', '=', caseId).orderBy('programme_number').orderBy('number').execute();
  return rows.map(measureOf);
}

function measureOf(row: Selectable<MeasureTable>): StoredMeasure {
  return {
    programmeNumber: row.programme_number, number: row.number, helpType: row.help_type, title: row.title, dueOn: row.due_on,
    state: row.state as MeasureState, executorKind: row.executor_kind as Executor['kind'],
    executorOrganisationId: row.executor_organisation_id,
  };
}

async function alertsOf(db: Kysely<Database>, { id, familyId }: CaseRecord): Promise<StoredAlert[]> {
  const rows = await db.selectFrom('alert').selectAll()
    .where('case_id', '=', id).where('raised_at', 'is not', null).orderBy('id').execute();
  const actions = await allActionsOn(db, rows.map((row) => row.id));
  return rows.map((row) => ({ ...alertOf({ ...row, family_id: familyId }), actions: actions.get(row.id) ?? [] }));
}

/** The names of the specialists and organisations that are among these ids. */
export async function namesOf(db: Kysely<Database>, ids: readonly string[]): Promise<NamedId[]> {
  if (ids.length === 0) return [];
  const wanted = sql<string[]>`${[...ids]}::uuid[]`;
  return await db.selectFrom('organisation').select(['id', 'name']).where('id', '=', sql<string>`any (${wanted})`)
    .unionAll(db.selectFrom('specialist').select(['id', 'name']).where('id', '=', sql<string>`any (${wanted})`))
    .orderBy('id').execute();
}
