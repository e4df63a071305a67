import { type Expression, type ExpressionBuilder, type Kysely, type Selectable, sql, type SqlBool } from 'kysely';
import type { ExternalId } from '../../domain/external-id.ts';
import type { Family, FamilyMember } from '../../domain/family.ts';
import { blank } from '../blank.ts';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { FamilyTable } from '../people-tables.ts';
import type { Database } from '../schema.ts';
import { statementIn } from '../named-scope.ts';
import type { Scope } from '../scope.ts';
import type { Tx } from '../transaction.ts';
import { caseReachable } from './case-scope.ts';
import { isCalled, namesOfPart, namesWithin } from './external-ids.ts';

export interface FamilyFilters {
  organisationId?: string | undefined;
  /** A category's code. */
  category?: string | undefined;
  municipality?: string | undefined;
  /** The beginning of a present member's full name, letters of either case. */
  q?: string | undefined;
  /** What an outside system calls it. */
  externalId?: ExternalId | undefined;
}

/** A page of the families that the caller may see, by id, members included. */
export async function listFamilies(
  db: Kysely<Database>,
  scope: Scope,
  filters: FamilyFilters,
  page: PageRequest,
): Promise<Page<Family>> {
  let query = selectFamilies(db, scope);
  if (filters.organisationId !== undefined) query = query.where('organisation_id', '=', filters.organisationId);
  if (filters.municipality !== undefined) query = query.where('municipality', '=', filters.municipality);
  if (filters.category !== undefined) query = query.where(sql<SqlBool>`${filters.category} = any (categories)`);
  if (filters.q !== undefined) query = query.where(hasMemberNamed(filters.q));
  if (filters.externalId !== undefined) query = query.where(isCalled('family', familyId, filters.externalId));
  if (page.after !== undefined) query = query.where('id', '>', page.after[0] ?? '');
  const rows = await query.orderBy('id').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.id], familyOf);
}

/** The family with its members; undefined when there is none or the caller may not see it. */
export async function findFamily(db: Kysely<Database>, scope: Scope, id: string): Promise<Family | undefined> {
  const { rows: [row] } = await db.executeQuery(family(scope, { id }));
  return row && familyOf(row);
}

const family = statementIn((name, scope) => selectFamilies(blank, scope).where('id', '=', name('id')));

/**
 * The family, locked against every change until the end of the transaction. Locked first and read after: one statement
 * for both would wait for the lock and then still show the members as they were before. The lock lets foreign keys to
 * the family be checked meanwhile, so a fact recorded for one of its cases does not wait.
 */
export async function lockFamily(tx: Tx, scope: Scope, id: string): Promise<Family | undefined> {
  const lock = tx
    .selectFrom('family')
    .select('id')
    .where('id', '=', id)
    .where((eb) => reachable(eb, scope))
    .forNoKeyUpdate();
  const [locked, family] = await Promise.all([lock.executeTakeFirst(), findFamily(tx, scope, id)]);
  return locked && family;
}

function selectFamilies(db: Kysely<Database>, scope: Scope) {
  return db
    .selectFrom('family')
    .selectAll()
    .select([membersOf, namesWithin('family', familyId).as('external_ids')])
    .where((eb) => reachable(eb, scope));
}

/**
 * A provider sees its own families, a curator those that they took in or whose case is theirs; a commission, a partner, a ministry,
 * a resource centre and an administrator see none.
 */
function reachable(eb: ExpressionBuilder<Database, 'family'>, scope: Scope): Expression<SqlBool> {
  switch (scope.kind) {
    case 'system':
      return eb.lit(true);
    case 'figures':
      return eb('family.region', '=', scope.region);
    case 'organisation':
      return eb('family.organisation_id', '=', scope.organisationId);
    case 'curator':
      return eb.and([
        eb('family.organisation_id', '=', scope.organisationId),
        eb.or([eb('family.intake_specialist_id', '=', scope.specialistId), eb.exists(reachableCaseOf(eb, scope))]),
      ]);
    case 'region':
    case 'centre':
    case 'municipality':
    case 'partner':
      return eb.lit(false);
  }
}

function reachableCaseOf(eb: ExpressionBuilder<Database, 'family'>, scope: Scope) {
  return eb.selectFrom('support_case').select('support_case.id')
    .whereRef('support_case.family_id', '=', 'family.id').where((inner) => caseReachable(inner, scope));
}

const familyId = sql.ref('family.id');

/** The members as one JSON value, so that a family comes in one trip. */
const membersOf = sql<FamilyMember[]>`(
  select coalesce(jsonb_agg(jsonb_build_object(
           'id', member.id, 'fullName', member.full_name, 'kinship', member.kinship,
           'birthDate', member.birth_date, 'legalRepresentative', member.legal_representative,
           'leftOn', member.left_on, 'externalIds', ${namesOfPart('familyMember', familyId, sql`member.id::text`)}) order by member.position), '[]')
    from family_member member where member.family_id = family.id)`.as('members');

/** The collation is named because a database in locale C would fold the case of Latin letters only. */
function hasMemberNamed(beginning: string): Expression<SqlBool> {
  const pattern = `${beginning.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`exists (select from family_member member
    where member.family_id = family.id and member.left_on is null
      and member.full_name collate "ru-x-icu" ilike ${pattern})`;
}

function familyOf(row: Selectable<FamilyTable> & { members: FamilyMember[]; external_ids: ExternalId[] }): Family {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    region: row.region,
    municipality: row.municipality,
    address: row.address,
    completeness: row.completeness,
    categories: row.categories,
    categoryNote: row.category_note,
    contactPhone: row.contact_phone,
    members: row.members,
    externalIds: row.external_ids,
    createdAt: row.created_at,
    erasedOn: row.erased_on,
    version: row.version,
  };
}
