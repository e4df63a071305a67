import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';

/** One access to a family's data, with the names of whoever had it. */
export interface AccessOfFamily {
  at: string;
  clientId: string;
  role: string;
  specialist: { id: string; name: string; position: string } | null;
  organisation: { id: string; name: string } | null;
  operation: string;
  outcome: 'shown' | 'notFound' | 'forbidden' | 'refused';
  purpose: string | null;
  address: string | null;
  traceId: string;
}

export interface AccessFilters {
  /** First and last instant, both included. */
  from?: string | undefined;
  to?: string | undefined;
}

/** A family, and the organisation that keeps its file. */
interface KeptFamily {
  id: string;
  organisationId: string;
}

/** The organisation that keeps the family's file; undefined for no such family, or one of another organisation than the caller's. */
export async function keeperOfFamily(db: Kysely<Database>, scope: Scope, familyId: string): Promise<string | undefined> {
  if (scope.kind !== 'organisation') return undefined;
  const row = await db
    .selectFrom('family')
    .select('organisation_id')
    .where('id', '=', familyId)
    .where('organisation_id', '=', scope.organisationId)
    .executeTakeFirst();
  return row?.organisation_id;
}

/** Who looked at one family of an organisation, the newest first. */
export async function listAccesses(
  db: Kysely<Database>, family: KeptFamily, filters: AccessFilters, page: PageRequest,
): Promise<Page<AccessOfFamily>> {
  let query = joined(db, family).where(sql<boolean>`f.family_id = any (r.family_ids)`);
  if (filters.from !== undefined) query = query.where('r.at', '>=', filters.from);
  if (filters.to !== undefined) query = query.where('r.at', '<=', filters.to);
  if (page.after !== undefined) {
    const [at, seq] = page.after;
    query = query.where(sql<boolean>`(r.at, r.seq) < (${at}::timestamptz, ${seq}::bigint)`);
  }
  const rows = await query.orderBy('r.at', 'desc').orderBy('r.seq', 'desc').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.at, String(row.seq)], accessOf);
}

/**
 * The record that an entry stands for. Its id says in which month to look, and the fence (`offset 0`) keeps PostgreSQL from joining all months instead.
 * An entry from before ids were kept says nothing, and all months are looked through.
 */
const NO_ID = sql.lit('00000000-0000-0000-0000-000000000000');
const sameRecord = sql<boolean>`
  "of".chain = 'organisation:' || f.organisation_id and "of".seq = e.seq
  and "of".id between e.record_id and case when e.record_id = ${NO_ID}::uuid then 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid else e.record_id end`;

/** The entries of a family, with the first id of the month after. Fenced, so that the month is worked out once for each and not for all that it leads to. */
function entriesOf(eb: ExpressionBuilder<Database, never>, { id, organisationId }: KeptFamily) {
  return eb
    .selectFrom('access_family')
    .select(['family_id', 'organisation_id', 'seq', 'record_id', sql<string>`least_id_of_month(record_id, 1)`.as('month_after')])
    .where('family_id', '=', id)
    .where('organisation_id', '=', organisationId)
    .offset(sql.lit(0))
    .as('f');
}

/**
 * What an entry leads to: the record that names the family, and the later ones of that month which named the same families and are entered under that
 * record's id (docs/audit.md). Fenced like the records themselves.
 */
const ledTo = sql<{ seq: number; record_id: string }>`(
  select f.seq, f.record_id
   union all
  select * from (select later.seq, later.record_id from access_family later
                  where later.family_id = f.record_id and later.organisation_id = f.organisation_id
                    and later.record_id > f.record_id and later.record_id < f.month_after offset 0) later)`;

/** A client of ours that belongs to an organisation names it, whatever its token said. */
function joined(db: Kysely<Database>, family: KeptFamily) {
  return db
    .selectFrom((eb) => entriesOf(eb, family))
    .innerJoinLateral(() => ledTo.as('e'), (join) => join.onTrue())
    .innerJoinLateral((eb) => eb.selectFrom('access_record as of').selectAll().where(sameRecord).offset(sql.lit(0)).as('r'), (join) => join.onTrue())
    .leftJoin('api_client as c', 'c.client_id', 'r.client_id')
    .leftJoin('specialist as s', 's.id', 'r.specialist_id')
    .leftJoin('organisation as o', (join) => join.on(sql<boolean>`o.id = coalesce(r.caller_organisation_id, c.organisation_id)`))
    .select([
      'r.at', 'r.seq', 'r.client_id', 'r.role', 'r.operation', 'r.outcome', 'r.purpose', 'r.address', 'r.trace_id',
      's.id as specialist_id', 's.name as specialist_name', 's.position', 'o.id as organisation_id', 'o.name as organisation_name',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof joined>['execute']>>[number];

function accessOf(row: Row): AccessOfFamily {
  const { specialist_id: id, specialist_name: name, position, organisation_id: organisationId, organisation_name: title } = row;
  return {
    at: row.at,
    clientId: row.client_id,
    role: row.role,
    specialist: id === null || name === null || position === null ? null : { id, name, position },
    organisation: organisationId === null || title === null ? null : { id: organisationId, name: title },
    operation: row.operation,
    outcome: row.outcome,
    purpose: row.purpose,
    address: row.address,
    traceId: row.trace_id,
  };
}
