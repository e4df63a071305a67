import type { Kysely } from 'kysely';
import type { Place } from '../../domain/caseload.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import type { Tx } from '../transaction.ts';
import { caseColumns } from './case-columns.ts';
import { caseReachable } from './case-scope.ts';
import { caseOf, type CaseRecord } from './cases.ts';

/** The cases that a specialist is the curator of and that go on, the watch after an end included; by id. */
export async function heldCases(db: Kysely<Database>, scope: Scope, specialistId: string): Promise<CaseRecord[]> {
  const rows = await heldBy(db, scope, specialistId).execute();
  return rows.map(caseOf);
}

/** The same, locked until the end of the transaction, in the order of ids. */
export async function lockHeldCases(tx: Tx, scope: Scope, specialistId: string): Promise<CaseRecord[]> {
  const rows = await heldBy(tx, scope, specialistId).forUpdate().execute();
  return rows.map(caseOf);
}

/** Cases by their ids, locked until the end of the transaction, in the order of ids. */
export async function lockCases(tx: Tx, scope: Scope, ids: readonly string[]): Promise<CaseRecord[]> {
  if (ids.length === 0) return [];
  const rows = await tx.selectFrom('support_case').select(caseColumns).where('id', 'in', [...ids])
    .where((eb) => caseReachable(eb, scope)).orderBy('id').forUpdate().execute();
  return rows.map(caseOf);
}

function heldBy(db: Kysely<Database>, scope: Scope, specialistId: string) {
  return db.selectFrom('support_case').select(caseColumns).where('curator_id', '=', specialistId)
    .where('status', 'not in', ['closed', 'notTaken']).where((eb) => caseReachable(eb, scope)).orderBy('id');
}

/** A curator and what they hold. */
export interface Curator {
  id: string;
  name: string;
  places: Place[];
}

/** Everybody in an organisation who can be a curator, by id, with their places. The caller has made sure that it is within its scope. */
export async function curatorsOf(db: Kysely<Database>, organisationId: string): Promise<Curator[]> {
  const people = await db.selectFrom('specialist').select(['id', 'name']).where('organisation_id', '=', organisationId)
    .where('active', '=', true).where('holds_cases', '=', true).orderBy('id').execute();
  const rows = await db.selectFrom('caseload_place').selectAll().where('organisation_id', '=', organisationId).execute();
  return people.map(({ id, name }) => ({
    id, name,
    places: rows.filter((row) => row.specialist_id === id).map((row) => ({
      familyId: row.family_id, level: row.level, limitGroup: row.limit_group, units: row.units, capacity: row.capacity,
    })),
  }));
}
