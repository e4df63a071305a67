import { type Kysely, type Selectable, sql } from 'kysely';
import type { HandedCaseState, HandoverReason, HandoverState, KeptReason } from '../../domain/handover.ts';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { HandoverCaseTable, HandoverTable } from '../handover-tables.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import type { Tx } from '../transaction.ts';

/** One case of a handover. */
export interface HandedCase {
  caseId: string;
  familyId: string;
  /** The level that counted in the load; null for a case that took no place. */
  level: string | null;
  specialistId: string;
  state: HandedCaseState;
  settledOn: string | null;
  keptBecause: KeptReason | null;
}

/** A handover with its cases, by id. */
export interface Handover {
  id: string;
  organisationId: string;
  region: string;
  specialistId: string;
  date: string;
  until: string | null;
  reason: HandoverReason;
  text: string;
  state: HandoverState;
  createdAt: string;
  createdBy: string;
  version: number;
  cases: HandedCase[];
}

/** Stores a new handover in version 1, with its cases. */
export async function insertHandover(tx: Tx, handover: Omit<Handover, 'version'>): Promise<void> {
  const { id, organisationId, cases } = handover;
  await tx.insertInto('handover').values({
    id, organisation_id: organisationId, region: handover.region, from_specialist_id: handover.specialistId, happened_on: handover.date,
    until: handover.until, reason: handover.reason, note: handover.text, state: handover.state, created_at: handover.createdAt,
    created_by: handover.createdBy,
  }).execute();
  await tx.insertInto('handover_case').values(cases.map((one) => ({
    handover_id: id, case_id: one.caseId, family_id: one.familyId, organisation_id: organisationId, to_specialist_id: one.specialistId,
    level: one.level, state: one.state, settled_on: one.settledOn, kept_because: one.keptBecause,
  }))).execute();
}

/** A page of a specialist's handovers, the newest first. */
export async function listHandovers(db: Kysely<Database>, scope: Scope, specialistId: string, page: PageRequest): Promise<Page<Handover>> {
  let query = selectHandovers(db, scope).where('from_specialist_id', '=', specialistId);
  if (page.after !== undefined) query = query.where('id', '<', page.after[0] ?? '');
  const rows = await query.orderBy('id', 'desc').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.id], handoverOf);
}

/** One handover of a specialist; undefined when there is none in the scope. */
export async function findHandover(db: Kysely<Database>, scope: Scope, specialistId: string, id: string): Promise<Handover | undefined> {
  const row = await selectHandovers(db, scope).where('id', '=', id).where('from_specialist_id', '=', specialistId).executeTakeFirst();
  return row && handoverOf(row);
}

/** A handover, locked until the end of the transaction: its cases are settled once. */
export async function lockHandover(tx: Tx, scope: Scope, id: string): Promise<Handover | undefined> {
  const locked = await tx.selectFrom('handover').select(['id', 'from_specialist_id as specialistId']).where('id', '=', id).forUpdate().executeTakeFirst();
  return locked && await findHandover(tx, scope, locked.specialistId, id);
}

/** A temporary handover whose last day is over. */
export interface DueHandover {
  id: string;
  until: string;
}

/** Those of a region whose last day was before `day`: at most `limit`, the longest due first, after the one given. */
export async function dueHandovers(
  db: Kysely<Database>, { region, day }: { region: string; day: string }, limit: number, after?: DueHandover,
): Promise<DueHandover[]> {
  let query = db.selectFrom('handover').select(['id', sql<string>`until`.as('until')])
    .where('region', '=', region).where('state', '=', 'temporary').where('until', '<', day);
  if (after !== undefined) query = query.where(sql<boolean>`(until, id) > (${after.until}::date, ${after.id}::uuid)`);
  return await query.orderBy('until').orderBy('id').limit(limit).execute();
}

/** Writes down what became of a case of a locked handover. */
export async function settleHandedCase(tx: Tx, handoverId: string, { caseId, state, settledOn, keptBecause }: HandedCase): Promise<void> {
  await tx.updateTable('handover_case').set({ state, settled_on: settledOn, kept_because: keptBecause })
    .where('handover_id', '=', handoverId).where('case_id', '=', caseId).execute();
}

/** Every case of a locked handover is settled. */
export async function endHandover(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('handover').set((eb) => ({ state: 'ended', version: eb('version', '+', 1) })).where('id', '=', id).execute();
}

type Cases = Pick<Selectable<HandoverCaseTable>, 'case_id' | 'family_id' | 'level' | 'to_specialist_id' | 'state' | 'settled_on' | 'kept_because'>[];

/** The cases come as one JSON value, so that a handover comes in one trip. Only a provider's own are reached. */
function selectHandovers(db: Kysely<Database>, scope: Scope) {
  const cases = sql<Cases>`(select jsonb_agg(to_jsonb(one) order by one.case_id) from handover_case one where one.handover_id = handover.id)`;
  const query = db.selectFrom('handover').selectAll().select(cases.as('cases'));
  if (scope.kind === 'system') return query;
  if (scope.kind === 'organisation') return query.where('organisation_id', '=', scope.organisationId);
  return query.where(sql<boolean>`false`);
}

function handoverOf(row: Selectable<HandoverTable> & { cases: Cases | null }): Handover {
  return {
    id: row.id, organisationId: row.organisation_id, region: row.region, specialistId: row.from_specialist_id, date: row.happened_on,
    until: row.until, reason: row.reason as HandoverReason, text: row.note, state: row.state as HandoverState, createdAt: row.created_at,
    createdBy: row.created_by, version: row.version,
    cases: (row.cases ?? []).map((one) => ({
      caseId: one.case_id, familyId: one.family_id, level: one.level, specialistId: one.to_specialist_id,
      state: one.state as HandedCaseState, settledOn: one.settled_on, keptBecause: one.kept_because as KeptReason | null,
    })),
  };
}
