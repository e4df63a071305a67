import { type Expression, type ExpressionBuilder, type Kysely, type Selectable, sql, type SqlBool } from 'kysely';
import type { ExternalId } from '../../domain/external-id.ts';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { SpecialistTable } from '../people-tables.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import { isCalled, namesWithin } from './external-ids.ts';

/** A specialist (специалист); one who holds cases can be a family's curator (куратор). */
export interface Specialist {
  id: string;
  organisationId: string;
  region: string;
  name: string;
  position: string;
  holdsCases: boolean;
  active: boolean;
  createdAt: string;
  /** What outside systems call them, by system. */
  externalIds: ExternalId[];
  version: number;
}

/** What one more family takes under a regulation, and how much there is of it. */
export interface PlaceNeeded {
  regulationCode: string;
  limitGroup: string;
  units: number;
  capacity: number;
}

export interface SpecialistFilters {
  organisationId?: string | undefined;
  active?: boolean | undefined;
  /** What an outside system calls them. */
  externalId?: ExternalId | undefined;
  /** Only active holders of cases with room for one more family: what it takes, by regulation. */
  freeFor?: readonly PlaceNeeded[] | undefined;
}

/** A page of the specialists that the caller may see, by id. */
export async function listSpecialists(
  db: Kysely<Database>,
  scope: Scope,
  filters: SpecialistFilters,
  page: PageRequest,
): Promise<Page<Specialist>> {
  const { organisationId, active, externalId, freeFor } = filters;
  let query = db.selectFrom('specialist').selectAll().select(specialistNames).where((eb) => specialistReachable(eb, scope));
  if (organisationId !== undefined) query = query.where('organisation_id', '=', organisationId);
  if (externalId !== undefined) query = query.where(isCalled('specialist', specialistId, externalId));
  if (active !== undefined) query = query.where('active', '=', active);
  if (freeFor !== undefined) query = query.where('active', '=', true).where('holds_cases', '=', true);
  if (freeFor !== undefined) query = query.where(hasRoom(freeFor));
  if (page.after !== undefined) query = query.where('id', '>', page.after[0] ?? '');
  const rows = await query.orderBy('id').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.id], specialistOf);
}

/** The specialist; undefined when there is none or the caller may not see them. */
export async function findSpecialist(
  db: Kysely<Database>,
  scope: Scope,
  id: string,
): Promise<Specialist | undefined> {
  const row = await db
    .selectFrom('specialist')
    .selectAll()
    .select(specialistNames)
    .where('id', '=', id)
    .where((eb) => specialistReachable(eb, scope))
    .executeTakeFirst();
  return row && specialistOf(row);
}

const specialistId = sql.ref('specialist.id');
/** What outside systems call a specialist, as a column of a query. */
export const specialistNames = namesWithin('specialist', specialistId).as('external_ids');

/** Whom a scope reaches: a provider and a partner see their own people, a region's office all of the region; a commission sees none. */
export function specialistReachable(eb: ExpressionBuilder<Database, 'specialist'>, scope: Scope): Expression<SqlBool> {
  switch (scope.kind) {
    case 'system':
      return eb.lit(true);
    case 'region':
    case 'figures':
      return eb('specialist.region', '=', scope.region);
    case 'curator':
    case 'organisation':
    case 'partner':
    case 'centre':
      return eb('specialist.organisation_id', '=', scope.organisationId);
    case 'municipality':
      return eb.lit(false);
  }
}

/** Room for one more family by the rules of the specialist's own organisation. */
function hasRoom(places: readonly PlaceNeeded[]): Expression<SqlBool> {
  return sql<SqlBool>`exists (
    select from organisation o
      join jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
           as place ("regulationCode" text, "limitGroup" text, units integer, capacity integer)
        on place."regulationCode" = o.regulation_code
      left join caseload_counter counter
        on counter.specialist_id = specialist.id and counter.limit_group = place."limitGroup"
     where o.id = specialist.organisation_id
       and coalesce(counter.used, 0) + place.units <= place.capacity)`;
}

/** The specialist that a row holds. */
export function specialistOf(row: Selectable<SpecialistTable> & { external_ids?: ExternalId[] }): Specialist {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    region: row.region,
    name: row.name,
    position: row.position,
    holdsCases: row.holds_cases,
    active: row.active,
    createdAt: row.created_at,
    externalIds: row.external_ids ?? [],
    version: row.version,
  };
}
