import { type Kysely, type Selectable, sql } from 'kysely';
import type { ExternalId, PartName } from '../../domain/external-id.ts';
import { blank } from '../blank.ts';
import type { SupportCaseTable } from '../case-tables.ts';
import type { Database } from '../schema.ts';
import { statementIn } from '../named-scope.ts';
import type { Scope } from '../scope.ts';
import type { Tx } from '../transaction.ts';
import { caseColumns } from './case-columns.ts';
import { caseReachable } from './case-scope.ts';
import { namesOfCase, namesOfParts } from './external-ids.ts';

/** A case as lists show it: what `assess` said when it was last written. */
export interface CaseRecord {
  id: string;
  organisationId: string;
  region: string;
  municipality: string;
  familyId: string;
  form: 'individual' | 'group';
  memberId: string | null;
  regulationCode: string;
  regulationVersion: number;
  timeZone: string;
  reopensCaseId: string | null;
  openedOn: string;
  ground: string;
  status: string;
  level: string | null;
  countedLevel: string | null;
  curatorId: string | null;
  register: { year: number; number: number } | null;
  startsOn: string | null;
  endsOn: string | null;
  longestEndsOn: string | null;
  outcome: string | null;
  reassessOn: string | null;
  factCount: number;
  /** The revision of the working calendar that its dates are counted by. */
  calendarRevision: number;
  createdAt: string;
  /** What outside systems call it, by system; absent where a query has not asked for them. */
  externalIds?: ExternalId[];
  /** What they call its programmes and measures; absent likewise. */
  partNames?: PartName[];
  version: number;
}

export const caseId = sql.ref('support_case.id');
/** What outside systems call a case, as a column of a query. */
export const caseNames = namesOfCase('support_case').as('external_ids');
/** What they call its programmes and their measures. */
export const casePartNames = namesOfParts('support_case').as('part_names');

/** The case; undefined when there is none or it lies outside the caller's scope. */
export async function findCase(db: Kysely<Database>, scope: Scope, id: string): Promise<CaseRecord | undefined> {
  const row = await db.selectFrom('support_case').select(caseColumns).select([caseNames, casePartNames])
    .where('id', '=', id).where((eb) => caseReachable(eb, scope)).executeTakeFirst();
  return row && caseOf(row);
}

/** The case, locked until the end of the transaction: two writers of one case take turns. */
export async function lockCase(tx: Tx, scope: Scope, id: string): Promise<CaseRecord | undefined> {
  const { rows: [row] } = await tx.executeQuery(locked(scope, { id }));
  return row && caseOf(row);
}

const locked = statementIn((name, scope) => blank.selectFrom('support_case').select(caseColumns).select([caseNames, casePartNames])
  .where('id', '=', name('id')).where((eb) => caseReachable(eb, scope)).forUpdate());

/** The family's open case that a new one would collide with: of the same form and, for one member, of the same member. */
export async function openCaseOf(
  tx: Tx, familyId: string, form: string, memberId: string | null,
): Promise<string | undefined> {
  const query = tx.selectFrom('support_case').select('id')
    .where('family_id', '=', familyId).where('form', '=', form)
    .where('status', 'not in', ['postSupport', 'closed', 'notTaken']);
  const row = await (memberId === null ? query : query.where('member_id', '=', memberId)).executeTakeFirst();
  return row?.id;
}

/** The family's latest case of the same form (and member) that has ended. */
export async function endedCaseOf(
  tx: Tx, familyId: string, form: string, memberId: string | null,
): Promise<CaseRecord | undefined> {
  const query = tx.selectFrom('support_case').select(caseColumns)
    .where('family_id', '=', familyId).where('form', '=', form).where('outcome', 'is not', null);
  const row = await (memberId === null ? query : query.where('member_id', '=', memberId)).orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row && caseOf(row);
}

/** A row of `caseColumns`. */
export type CaseRow = Pick<Selectable<SupportCaseTable>, typeof caseColumns[number] extends `support_case.${infer C extends keyof SupportCaseTable}` ? C : never>;

/** Maps a row to its record; no column name leaves this room. */
export function caseOf(row: CaseRow & { external_ids?: ExternalId[]; part_names?: PartName[] }): CaseRecord {
  const { register_year: year, register_number: number, external_ids: externalIds, part_names: partNames } = row;
  return {
    id: row.id,
    organisationId: row.organisation_id,
    region: row.region,
    municipality: row.municipality,
    familyId: row.family_id,
    form: row.form as CaseRecord['form'],
    memberId: row.member_id,
    regulationCode: row.regulation_code,
    regulationVersion: row.regulation_version,
    timeZone: row.time_zone,
    reopensCaseId: row.reopens_case_id,
    openedOn: row.opened_on,
    ground: row.ground,
    status: row.status,
    level: row.level,
    countedLevel: row.counted_level,
    curatorId: row.curator_id,
    register: year === null || number === null ? null : { year, number },
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    longestEndsOn: row.longest_ends_on,
    outcome: row.outcome,
    reassessOn: row.reassess_on,
    factCount: row.fact_count,
    calendarRevision: row.calendar_revision,
    createdAt: row.created_at,
    ...(externalIds === undefined ? {} : { externalIds }),
    ...(partNames === undefined ? {} : { partNames }),
    version: row.version,
  };
}
