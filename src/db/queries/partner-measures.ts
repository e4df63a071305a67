import { type Kysely, sql } from 'kysely';
import type { MeasureState } from '../../domain/measure.ts';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database } from '../schema.ts';

/** Which measure of which version of which case. */
export interface MeasureKey {
  caseId: string;
  programmeNumber: number;
  number: number;
}

/** A measure as an organisation that carries it out sees it. */
export interface PartnerMeasure extends MeasureKey {
  helpType: string;
  title: string;
  dueOn: string;
  state: MeasureState;
  part: 'executor' | 'coExecutor';
  familyId: string;
  /** The provider that keeps the family's file. */
  organisationId: string;
  /** Whom to speak to: the family's legal representative, and its telephone. */
  contact: { fullName: string | null; phone: string | null };
  /** Whom the measure is for, by name. */
  members: string[];
}

/** What of the measures is wanted; the days are inclusive. */
export interface PartnerMeasureFilters {
  state?: string | undefined;
  part?: string | undefined;
  dueFrom?: string | undefined;
  dueTo?: string | undefined;
  caseId?: string | undefined;
}

/** The first legal representative still in the family; an executor speaks to them. */
const contactName = sql<string | null>`(
  select m.full_name from family_member m
   where m.family_id = measure.family_id and m.legal_representative and m.left_on is null
   order by m.position limit 1)`.as('contact_name');
const contactPhone = sql<string | null>`(select f.contact_phone from family f where f.id = measure.family_id)`.as('contact_phone');
const memberNames = sql<string[]>`array(
  select m.full_name from family_member m
   where m.family_id = measure.family_id and m.id = any (measure.target_member_ids)
   order by m.position)`.as('member_names');

function entrusted(db: Kysely<Database>, executorId: string) {
  return db.selectFrom('measure_part')
    .innerJoin('measure', (join) => join
      .onRef('measure.case_id', '=', 'measure_part.case_id')
      .onRef('measure.programme_number', '=', 'measure_part.programme_number')
      .onRef('measure.number', '=', 'measure_part.number'))
    .select([
      'measure_part.case_id', 'measure_part.programme_number', 'measure_part.number', 'measure_part.part', 'measure_part.due_on',
      'measure.help_type', 'measure.title', 'measure.state', 'measure.family_id', 'measure.organisation_id',
      contactName, contactPhone, memberNames,
    ])
    .where('measure_part.executor_id', '=', executorId).where('measure.term_from', 'is not', null);
}

type Row = Awaited<ReturnType<ReturnType<typeof entrusted>['executeTakeFirstOrThrow']>>;

/** The measures of programmes in force that an organisation carries out, alone or with others, by due date. */
export async function measuresOfExecutor(
  db: Kysely<Database>, executorId: string, filters: PartnerMeasureFilters, page: PageRequest,
): Promise<Page<PartnerMeasure>> {
  let query = entrusted(db, executorId);
  if (filters.state !== undefined) query = query.where('measure.state', '=', filters.state);
  if (filters.part !== undefined) query = query.where('measure_part.part', '=', filters.part);
  if (filters.dueFrom !== undefined) query = query.where('measure_part.due_on', '>=', filters.dueFrom);
  if (filters.dueTo !== undefined) query = query.where('measure_part.due_on', '<=', filters.dueTo);
  if (filters.caseId !== undefined) query = query.where('measure_part.case_id', '=', filters.caseId);
  const [dueOn, caseId, number] = page.after ?? [];
  if (dueOn !== undefined && caseId !== undefined) {
    query = query.where((eb) => eb(
      eb.refTuple('measure_part.due_on', 'measure_part.case_id', 'measure_part.number'), '>', eb.tuple(dueOn, caseId, Number(number)),
    ));
  }
  const rows = await query.orderBy('measure_part.due_on').orderBy('measure_part.case_id').orderBy('measure_part.number')
    .limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.due_on, row.case_id, String(row.number)], measureOf);
}

/** One measure of a programme in force, as far as the organisation carries it out. */
export async function measureOfExecutor(
  db: Kysely<Database>, executorId: string, { caseId, programmeNumber, number }: MeasureKey,
): Promise<PartnerMeasure | undefined> {
  const row = await entrusted(db, executorId).where('measure_part.case_id', '=', caseId)
    .where('measure_part.programme_number', '=', programmeNumber).where('measure_part.number', '=', number).executeTakeFirst();
  return row && measureOf(row);
}

/** The measures of several cases' programmes in force that an organisation carries out, in one statement. */
export async function measuresOfCases(
  db: Kysely<Database>, executorId: string, caseIds: readonly string[],
): Promise<PartnerMeasure[]> {
  if (caseIds.length === 0) return [];
  const rows = await entrusted(db, executorId).where('measure_part.case_id', 'in', caseIds)
    .orderBy('measure_part.case_id').orderBy('measure_part.number').execute();
  return rows.map(measureOf);
}

function measureOf(row: Row): PartnerMeasure {
  return {
    caseId: row.case_id, programmeNumber: row.programme_number, number: row.number, helpType: row.help_type, title: row.title,
    dueOn: row.due_on, state: row.state as MeasureState, part: row.part as PartnerMeasure['part'], familyId: row.family_id, organisationId: row.organisation_id,
    contact: { fullName: row.contact_name, phone: row.contact_phone }, members: row.member_names,
  };
}
