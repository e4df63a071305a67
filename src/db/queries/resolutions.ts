import { type Expression, type ExpressionBuilder, type Kysely, type Selectable, type SqlBool, sql } from 'kysely';
import type { RecommendedWord } from '../../domain/case/fact-data/recommendation.ts';
import type { Citation } from '../../domain/errors.ts';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { KdnResolutionTable } from '../resolution-table.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import type { Tx } from '../transaction.ts';

/** What became of one item of a resolution. */
export interface ResolutionOutcome {
  word: RecommendedWord | 'takeOn';
  outcome: 'decision' | 'review' | 'opened' | 'recommendation';
  caseId: string;
  organisationId: string;
  factId: string;
  /** The clause that gives the commission this word, or that leaves it to others. */
  citation: Citation;
}

/** A resolution of a commission (постановление КДНиЗП) as the service received it. */
export interface Resolution {
  id: string;
  region: string;
  municipality: string;
  number: string;
  date: string;
  sessionOn: string | null;
  receivedAt: string;
  receivedBy: string;
  items: ResolutionOutcome[];
}

export interface ResolutionFilters {
  number?: string | undefined;
}

/** The number and date by which a commission knows its resolution. */
export interface ResolutionName {
  region: string;
  municipality: string;
  number: string;
  date: string;
}

/** Waits for whoever is receiving the same resolution, until the end of the transaction. */
export async function lockResolution(tx: Tx, { region, municipality, number, date }: ResolutionName): Promise<void> {
  const name = JSON.stringify(['kdnResolution', region, municipality, number, date]);
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

/** The resolution of this number and date, if it has been received. */
export async function resolutionNamed(tx: Tx, { region, municipality, number, date }: ResolutionName): Promise<string | undefined> {
  const row = await tx.selectFrom('kdn_resolution').select('id').where('region', '=', region).where('municipality', '=', municipality)
    .where('number', '=', number).where('resolved_on', '=', date).executeTakeFirst();
  return row?.id;
}

/** Stores a resolution with what became of its items. */
export async function insertResolution(tx: Tx, made: Resolution): Promise<void> {
  await tx.insertInto('kdn_resolution').values({
    id: made.id, region: made.region, municipality: made.municipality, number: made.number, resolved_on: made.date,
    session_on: made.sessionOn, items: JSON.stringify(made.items), received_at: made.receivedAt, received_by: made.receivedBy,
  }).execute();
}

/** A page of a commission's resolutions in the order of receipt. */
export async function listResolutions(
  db: Kysely<Database>, scope: Scope, { number }: ResolutionFilters, page: PageRequest,
): Promise<Page<Resolution>> {
  let query = db.selectFrom('kdn_resolution').selectAll().where((eb) => reachable(eb, scope));
  if (number !== undefined) query = query.where('number', '=', number);
  if (page.after !== undefined) query = query.where('id', '>', page.after[0] ?? '');
  const rows = await query.orderBy('id').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.id], resolutionOf);
}

/** The resolution; undefined when there is none or it is another commission's. */
export async function findResolution(db: Kysely<Database>, scope: Scope, id: string): Promise<Resolution | undefined> {
  const row = await db.selectFrom('kdn_resolution').selectAll()
    .where('id', '=', id).where((eb) => reachable(eb, scope)).executeTakeFirst();
  return row && resolutionOf(row);
}

/** A resolution is its commission's. */
function reachable(eb: ExpressionBuilder<Database, 'kdn_resolution'>, scope: Scope): Expression<SqlBool> {
  if (scope.kind === 'system') return eb.lit(true);
  if (scope.kind !== 'municipality') return eb.lit(false);
  return eb.and([eb('region', '=', scope.region), eb('municipality', '=', scope.municipality)]);
}

function resolutionOf(row: Selectable<KdnResolutionTable>): Resolution {
  return {
    id: row.id, region: row.region, municipality: row.municipality, number: row.number, date: row.resolved_on, sessionOn: row.session_on,
    receivedAt: row.received_at, receivedBy: row.received_by, items: row.items as ResolutionOutcome[],
  };
}
