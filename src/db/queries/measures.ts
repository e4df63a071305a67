import { type Kysely, sql } from 'kysely';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database } from '../schema.ts';
import type { Tx } from '../transaction.ts';

/** A measure as its executor sees it. */
export interface MeasureRecord {
  caseId: string;
  programmeNumber: number;
  number: number;
  helpType: string;
  title: string;
  dueOn: string;
  state: string;
  familyId: string;
  /** The provider that keeps the family's file. */
  organisationId: string;
  /** Whom to speak to: the family's legal representative, and its telephone. */
  contact: { fullName: string | null; phone: string | null };
  /** Whom the measure is for, by name. */
  members: string[];
}

export interface MeasureRow extends Omit<MeasureRecord, 'contact' | 'members'> {
  organisationId: string;
  region: string;
  targetMemberIds: string[];
  executorKind: string;
  executorOrganisationId: string | null;
  /** First and last day of the programme once it is in force. */
  termFrom: string | null;
  termTo: string | null;
}

/** Replaces the projection of a case's measures. The database refuses an open one outside its programme. */
export async function replaceMeasures(tx: Tx, caseId: string, measures: readonly MeasureRow[]): Promise<void> {
  await tx.deleteFrom('measure').where('case_id', '=', caseId).execute();
  if (measures.length === 0) return;
  await tx.insertInto('measure').values(measures.map((measure) => ({
    case_id: measure.caseId, programme_number: measure.programmeNumber, number: measure.number, region: measure.region,
    organisation_id: measure.organisationId, family_id: measure.familyId, target_member_ids: measure.targetMemberIds,
    help_type: measure.helpType, title: measure.title, due_on: measure.dueOn, executor_kind: measure.executorKind,
    executor_organisation_id: measure.executorOrganisationId, state: measure.state,
    term_from: measure.termFrom, term_to: measure.termTo,
  }))).execute();
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

/** The measures of programmes in force that an organisation executes, by due date. */
export async function measuresOfExecutor(
  db: Kysely<Database>, organisationId: string, page: PageRequest,
): Promise<Page<MeasureRecord>> {
  let query = db.selectFrom('measure').selectAll().select([contactName, contactPhone, memberNames])
    .where('executor_organisation_id', '=', organisationId).where('term_from', 'is not', null);
  const [dueOn, caseId, number] = page.after ?? [];
  if (dueOn !== undefined && caseId !== undefined) {
    query = query.where((eb) => eb(
      eb.refTuple('due_on', 'case_id', 'number'), '>', eb.tuple(dueOn, caseId, Number(number)),
    ));
  }
  const rows = await query.orderBy('due_on').orderBy('case_id').orderBy('number').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.due_on, row.case_id, String(row.number)], (row) => ({
    caseId: row.case_id, programmeNumber: row.programme_number, number: row.number, helpType: row.help_type,
    title: row.title, dueOn: row.due_on, state: row.state, familyId: row.family_id, organisationId: row.organisation_id,
    contact: { fullName: row.contact_name, phone: row.contact_phone }, members: row.member_names,
  }));
}
