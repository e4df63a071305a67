import { type Kysely, type Selectable, sql } from 'kysely';
import type { Volunteer } from '../../domain/indicators/records.ts';
import type { VolunteerTable } from '../indicator-tables.ts';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import type { Tx } from '../transaction.ts';
import { engagedOn as wasEngagedOn, ownRecord } from './own-records.ts';

export interface VolunteerFilters {
  engagedOn?: string | undefined;
  trained?: boolean | undefined;
}

export async function insertVolunteer(tx: Tx, made: Volunteer): Promise<void> {
  await tx.insertInto('volunteer').values({
    id: made.id, organisation_id: made.organisationId, region: made.region, person_id: made.personId, full_name: made.fullName,
    trained_on: made.trainedOn, trained_in: made.trainedIn, engaged_from: made.engagedFrom, engaged_until: made.engagedUntil,
    end_reason: made.endReason, erased_on: made.erasedOn, erasure_basis: made.erasureBasis, recorded_by: made.recordedBy, created_at: made.createdAt, annulled_at: made.annulledAt, annulled_because: made.annulledBecause,
  }).execute();
}

/** A page of the volunteers of the caller's organisation, by id. */
export async function listVolunteers(
  db: Kysely<Database>, scope: Scope, { engagedOn, trained }: VolunteerFilters, page: PageRequest,
): Promise<Page<Volunteer>> {
  let query = reachable(db, scope);
  if (engagedOn !== undefined) query = query.where(wasEngagedOn(engagedOn));
  if (trained !== undefined) query = query.where('trained_on', trained ? 'is not' : 'is', null);
  if (page.after !== undefined) query = query.where('id', '>', page.after[0] ?? '');
  const rows = await query.orderBy('id').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.id], volunteerOf);
}

/** The volunteer; undefined when there is none or they lie outside the caller's scope. */
export async function findVolunteer(db: Kysely<Database>, scope: Scope, id: string): Promise<Volunteer | undefined> {
  const row = await reachable(db, scope).where('id', '=', id).executeTakeFirst();
  return row && volunteerOf(row);
}

/** The volunteer, locked until the transaction ends. */
export async function lockVolunteer(tx: Tx, scope: Scope, id: string): Promise<Volunteer | undefined> {
  const row = await reachable(tx, scope).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && volunteerOf(row);
}

/** All records of a volunteer's person, locked. */
export async function lockPerson(tx: Tx, scope: Scope, personId: string): Promise<Volunteer[]> {
  const rows = await reachable(tx, scope).where('person_id', '=', personId).orderBy('id').forUpdate().execute();
  return rows.map(volunteerOf);
}

/** What was told of a volunteer since they were entered. */
export async function storeTold(tx: Tx, told: Volunteer): Promise<void> {
  await tx.updateTable('volunteer').set({
    full_name: told.fullName, trained_on: told.trainedOn, trained_in: told.trainedIn, engaged_until: told.engagedUntil, end_reason: told.endReason,
    erased_on: told.erasedOn, erasure_basis: told.erasureBasis, annulled_at: told.annulledAt, annulled_because: told.annulledBecause,
  }).where('id', '=', told.id).execute();
}

/** Deletes the answers kept for Idempotency-Keys, whoever's they are, that name a volunteer who was erased. */
export async function deleteKeptAnswersOn(tx: Tx, id: string): Promise<number> {
  const { rows: [row] } = await sql<{ count: number }>`select erase_kept_answers_on_volunteer(${id}) as count`.execute(tx);
  return row?.count ?? 0;
}

function reachable(db: Kysely<Database>, scope: Scope) {
  return db.selectFrom('volunteer').selectAll().where(ownRecord('volunteer', scope));
}

function volunteerOf(row: Selectable<VolunteerTable>): Volunteer {
  return {
    id: row.id, organisationId: row.organisation_id, region: row.region, personId: row.person_id, fullName: row.full_name, trainedOn: row.trained_on,
    trainedIn: row.trained_in, engagedFrom: row.engaged_from, engagedUntil: row.engaged_until, endReason: row.end_reason,
    erasedOn: row.erased_on, erasureBasis: row.erasure_basis, recordedBy: row.recorded_by, createdAt: row.created_at, annulledAt: row.annulled_at, annulledBecause: row.annulled_because,
  };
}
