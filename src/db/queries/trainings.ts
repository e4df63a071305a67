import type { Kysely, Selectable } from 'kysely';
import type { Training } from '../../domain/indicators/records.ts';
import type { TrainingTable } from '../indicator-tables.ts';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import type { Tx } from '../transaction.ts';
import { ownRecord } from './own-records.ts';

export interface TrainingFilters {
  specialistId?: string | undefined;
  /** Completed within these days. */
  from?: string | undefined;
  to?: string | undefined;
  accompaniment?: boolean | undefined;
}

export async function insertTraining(tx: Tx, made: Training): Promise<void> {
  await tx.insertInto('training').values({
    id: made.id, organisation_id: made.organisationId, region: made.region, specialist_id: made.specialistId, programme: made.programme,
    hours: made.hours, completed_on: made.completedOn, document: made.document, accompaniment: made.accompaniment, taught_by: made.taughtBy,
    recorded_by: made.recordedBy, created_at: made.createdAt, annulled_at: made.annulledAt, annulled_because: made.annulledBecause,
  }).execute();
}

/** A page of the training that the caller may see, by id. */
export async function listTrainings(
  db: Kysely<Database>, scope: Scope, { specialistId, from, to, accompaniment }: TrainingFilters, page: PageRequest,
): Promise<Page<Training>> {
  let query = reachable(db, scope);
  if (specialistId !== undefined) query = query.where('specialist_id', '=', specialistId);
  if (from !== undefined) query = query.where('completed_on', '>=', from);
  if (to !== undefined) query = query.where('completed_on', '<=', to);
  if (accompaniment !== undefined) query = query.where('accompaniment', '=', accompaniment);
  if (page.after !== undefined) query = query.where('id', '>', page.after[0] ?? '');
  const rows = await query.orderBy('id').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.id], trainingOf);
}

/** The training; undefined when there is none or it lies outside the caller's scope. */
export async function findTraining(db: Kysely<Database>, scope: Scope, id: string): Promise<Training | undefined> {
  const row = await reachable(db, scope).where('id', '=', id).executeTakeFirst();
  return row && trainingOf(row);
}

/** The training, locked until the transaction ends. */
export async function lockTraining(tx: Tx, scope: Scope, id: string): Promise<Training | undefined> {
  const row = await reachable(tx, scope).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && trainingOf(row);
}

export async function storeAnnulledTraining(tx: Tx, { id, annulledAt, annulledBecause }: Training): Promise<void> {
  await tx.updateTable('training').set({ annulled_at: annulledAt, annulled_because: annulledBecause }).where('id', '=', id).execute();
}

function reachable(db: Kysely<Database>, scope: Scope) {
  return db.selectFrom('training').selectAll().where(ownRecord('training', scope));
}

function trainingOf(row: Selectable<TrainingTable>): Training {
  return {
    id: row.id, organisationId: row.organisation_id, region: row.region, specialistId: row.specialist_id, programme: row.programme, hours: row.hours,
    completedOn: row.completed_on, document: row.document, accompaniment: row.accompaniment, taughtBy: row.taught_by, recordedBy: row.recorded_by,
    createdAt: row.created_at, annulledAt: row.annulled_at, annulledBecause: row.annulled_because,
  };
}
