import { type Expression, type ExpressionBuilder, type Kysely, type Selectable, sql, type SqlBool } from 'kysely';
import type { ExternalId } from '../../domain/external-id.ts';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { OrganisationTable } from '../people-tables.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import type { Tx } from '../transaction.ts';
import { isCalled, namesWithin } from './external-ids.ts';

/** Who takes part in the accompaniment: организатор, соисполнитель, КДНиЗП, министерство, ресурсный центр. */
export const organisationKinds = ['provider', 'partner', 'commission', 'ministry', 'resourceCentre'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** An organisation; `regulationCode` only for a provider. */
export interface Organisation {
  id: string;
  kind: OrganisationKind;
  name: string;
  region: string;
  municipality: string | null;
  regulationCode: string | null;
  createdAt: string;
  /** What outside systems call it, by system. */
  externalIds: ExternalId[];
  version: number;
}

/** What of an organisation can be edited. */
export type OrganisationChanges = Partial<Pick<Organisation, 'name' | 'municipality' | 'regulationCode'>>;

export interface OrganisationFilters {
  kind?: OrganisationKind | undefined;
  /** What an outside system calls it. */
  externalId?: ExternalId | undefined;
}

/** A page of the caller's region's organisations, by id. */
export async function listOrganisations(
  db: Kysely<Database>,
  scope: Scope,
  filters: OrganisationFilters,
  page: PageRequest,
): Promise<Page<Organisation>> {
  let query = db.selectFrom('organisation').selectAll().select(names).where((eb) => organisationReachable(eb, scope));
  if (filters.externalId !== undefined) query = query.where(isCalled('organisation', organisationId, filters.externalId));
  if (filters.kind !== undefined) query = query.where('kind', '=', filters.kind);
  if (page.after !== undefined) query = query.where('id', '>', page.after[0] ?? '');
  const rows = await query.orderBy('id').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.id], organisationOf);
}

/** The organisation; undefined when there is none or it lies outside the caller's region. */
export async function findOrganisation(
  db: Kysely<Database>,
  scope: Scope,
  id: string,
): Promise<Organisation | undefined> {
  const row = await db
    .selectFrom('organisation')
    .selectAll()
    .select(names)
    .where('id', '=', id)
    .where((eb) => organisationReachable(eb, scope))
    .executeTakeFirst();
  return row && organisationOf(row);
}

/** The organisation, locked against every change until the end of the transaction. */
export async function lockOrganisation(tx: Tx, scope: Scope, id: string): Promise<Organisation | undefined> {
  const locked = await tx.selectFrom('organisation').select('id').where('id', '=', id).where((eb) => organisationReachable(eb, scope))
    .forNoKeyUpdate().executeTakeFirst();
  return locked && (await findOrganisation(tx, scope, id));
}

/** The regulations by which the providers in the caller's own reach work; for a provider, its own. */
export async function providerRegulationCodes(db: Kysely<Database>, scope: Scope): Promise<string[]> {
  let query = db.selectFrom('organisation').select('regulation_code').distinct().where('kind', '=', 'provider');
  query =
    scope.kind === 'organisation' || scope.kind === 'curator'
      ? query.where('id', '=', scope.organisationId)
      : query.where((eb) => organisationReachable(eb, scope));
  const rows = await query.orderBy('regulation_code').execute();
  return rows.flatMap((row) => row.regulation_code ?? []);
}

/** Stores a new organisation in its version 1. */
export async function insertOrganisation(tx: Tx, organisation: Omit<Organisation, 'version' | 'externalIds'>): Promise<Organisation> {
  const row = await tx
    .insertInto('organisation')
    .values({
      id: organisation.id,
      kind: organisation.kind,
      name: organisation.name,
      region: organisation.region,
      municipality: organisation.municipality,
      regulation_code: organisation.regulationCode,
      created_at: organisation.createdAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return organisationOf(row);
}

/** Changes the organisation if it is still in `version`; undefined when it is not, or cannot be reached. */
export async function updateOrganisation(
  tx: Tx,
  scope: Scope,
  target: { id: string; version: number },
  changes: OrganisationChanges,
): Promise<Organisation | undefined> {
  const row = await tx
    .updateTable('organisation')
    .set((eb) => ({
      name: changes.name,
      municipality: changes.municipality,
      regulation_code: changes.regulationCode,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', target.id)
    .where('version', '=', target.version)
    .where((eb) => organisationReachable(eb, scope))
    .returningAll()
    .returning(names)
    .executeTakeFirst();
  return row && organisationOf(row);
}

const organisationId = sql.ref('organisation.id');
const names = namesWithin('organisation', organisationId).as('external_ids');

/** The directory of organisations is open within a region: measures name executors from all of it. */
export function organisationReachable(eb: ExpressionBuilder<Database, 'organisation'>, scope: Scope): Expression<SqlBool> {
  switch (scope.kind) {
    case 'system':
      return eb.lit(true);
    case 'region':
    case 'figures':
    case 'centre':
    case 'municipality':
      return eb('organisation.region', '=', scope.region);
    case 'curator':
    case 'organisation':
    case 'partner':
      return eb('organisation.region', '=', (sub) =>
        sub.selectFrom('organisation as own').select('own.region').where('own.id', '=', scope.organisationId),
      );
  }
}

function organisationOf(row: Selectable<OrganisationTable> & { external_ids?: ExternalId[] }): Organisation {
  return {
    id: row.id,
    kind: row.kind as OrganisationKind,
    name: row.name,
    region: row.region,
    municipality: row.municipality,
    regulationCode: row.regulation_code,
    createdAt: row.created_at,
    externalIds: row.external_ids ?? [],
    version: row.version,
  };
}
