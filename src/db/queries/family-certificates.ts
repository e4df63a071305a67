import { type Expression, type ExpressionBuilder, type Kysely, type Selectable, type SqlBool } from 'kysely';
import type { FamilyCertificate } from '../../domain/family-certificate.ts';
import type { CertificateActivity } from '../../domain/forms/family-certificate.ts';
import { ERASED } from '../../domain/personal-fields.ts';
import type { FamilyCertificateTable } from '../certificate-tables.ts';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database } from '../schema.ts';
import { organisationOf, type Scope } from '../scope.ts';
import type { Tx } from '../transaction.ts';
import { caseReachable } from './case-scope.ts';

/**
 * The next number in an organisation's register of certificates of a year. The counter's row stays locked until the transaction ends,
 * and a rollback takes the number back, so the numbers have no holes and no repeats.
 */
export async function nextCertificateNumber(tx: Tx, organisationId: string, year: number): Promise<number> {
  const { last_number: number } = await tx.insertInto('family_certificate_counter')
    .values({ organisation_id: organisationId, year, last_number: 1 })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'year'])
      .doUpdateSet((eb) => ({ last_number: eb('family_certificate_counter.last_number', '+', 1) })))
    .returning('last_number').executeTakeFirstOrThrow();
  return number;
}

export async function insertCertificate(tx: Tx, made: FamilyCertificate): Promise<void> {
  await tx.insertInto('family_certificate').values({
    id: made.id, organisation_id: made.organisationId, region: made.region, family_id: made.familyId, year: made.year, number: made.number,
    issued_on: made.issuedOn, participants: made.participants, activity: made.activity, direction: made.direction, head_name: made.headName,
    recorded_by: made.recordedBy, created_at: made.createdAt, erased_on: made.erasedOn,
  }).execute();
}

export interface CertificateFilters {
  year?: number | undefined;
  familyId?: string | undefined;
}

/** A page of the register, by year and number. */
export async function listCertificates(
  db: Kysely<Database>, scope: Scope, { year, familyId }: CertificateFilters, page: PageRequest,
): Promise<Page<FamilyCertificate>> {
  let query = db.selectFrom('family_certificate').selectAll().where((eb) => reachable(eb, scope));
  if (year !== undefined) query = query.where('year', '=', year);
  if (familyId !== undefined) query = query.where('family_id', '=', familyId);
  const [afterYear, afterNumber] = (page.after ?? []).map(Number);
  if (afterYear !== undefined && afterNumber !== undefined) {
    query = query.where((eb) => eb(eb.refTuple('year', 'number'), '>', eb.tuple(afterYear, afterNumber)));
  }
  const rows = await query.orderBy('year').orderBy('number').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [String(row.year), String(row.number)], certificateOf);
}

/** Those of one year's register by number, at most `limit` of them. */
export async function certificatesOfYear(
  db: Kysely<Database>, scope: Scope, { year, fromNumber, toNumber, limit }: { year: number; fromNumber?: number | undefined; toNumber?: number | undefined; limit: number },
): Promise<FamilyCertificate[]> {
  let query = db.selectFrom('family_certificate').selectAll().where((eb) => reachable(eb, scope)).where('year', '=', year);
  if (fromNumber !== undefined) query = query.where('number', '>=', fromNumber);
  if (toNumber !== undefined) query = query.where('number', '<=', toNumber);
  return (await query.orderBy('number').limit(limit).execute()).map(certificateOf);
}

/** The certificate; undefined when there is none or it lies outside the caller's scope. */
export async function findCertificate(db: Kysely<Database>, scope: Scope, id: string): Promise<FamilyCertificate | undefined> {
  const row = await db.selectFrom('family_certificate').selectAll().where('id', '=', id).where((eb) => reachable(eb, scope)).executeTakeFirst();
  return row && certificateOf(row);
}

/** Destroys the participants' names on the certificates of a family. How many there were. */
export async function eraseCertificates(tx: Tx, familyId: string, on: string): Promise<number> {
  const result = await tx.updateTable('family_certificate').set({ participants: ERASED, erased_on: on })
    .where('family_id', '=', familyId).where('erased_on', 'is', null).executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** An organisation's register is its own; a curator reaches what is about no known family, and about families in hand. */
function reachable(eb: ExpressionBuilder<Database, 'family_certificate'>, scope: Scope): Expression<SqlBool> {
  if (scope.kind === 'system') return eb.lit(true);
  if (scope.kind !== 'organisation' && scope.kind !== 'curator') return eb.lit(false);
  const own = eb('family_certificate.organisation_id', '=', organisationOf(scope) ?? '');
  if (scope.kind === 'organisation') return own;
  const takenIn = eb.exists(eb.selectFrom('family').select('family.id')
    .whereRef('family.id', '=', 'family_certificate.family_id').where('family.intake_specialist_id', '=', scope.specialistId));
  const inHand = eb.exists(eb.selectFrom('support_case').select('support_case.id')
    .whereRef('support_case.family_id', '=', 'family_certificate.family_id').where((inner) => caseReachable(inner, scope)));
  return eb.and([own, eb.or([eb('family_certificate.family_id', 'is', null), takenIn, inHand])]);
}

function certificateOf(row: Selectable<FamilyCertificateTable>): FamilyCertificate {
  return {
    id: row.id, organisationId: row.organisation_id, region: row.region, familyId: row.family_id, year: row.year, number: row.number,
    issuedOn: row.issued_on, participants: row.participants, activity: row.activity as CertificateActivity, direction: row.direction,
    headName: row.head_name, recordedBy: row.recorded_by, createdAt: row.created_at, erasedOn: row.erased_on,
  };
}
