import { sql } from 'kysely';
import type { Fact } from '../../domain/case/facts.ts';
import type { Family } from '../../domain/family.ts';
import type { Tx } from '../transaction.ts';
import { caseColumns } from './case-columns.ts';
import { caseOf, type CaseRecord } from './cases.ts';

/** Every case of a family that the caller has locked, locked in turn by id. */
export async function lockCasesOf(tx: Tx, familyId: string): Promise<CaseRecord[]> {
  const rows = await tx.selectFrom('support_case').select(caseColumns).where('family_id', '=', familyId).orderBy('id').forUpdate().execute();
  return rows.map(caseOf);
}

/** Puts a family's skeleton in its place, marked as erased, and gives its new version. */
export async function storeErasedFamily(tx: Tx, family: Family): Promise<number> {
  for (const { id, fullName, birthDate } of family.members) {
    await tx.updateTable('family_member').set({ full_name: fullName, birth_date: birthDate })
      .where('id', '=', id).where('family_id', '=', family.id).execute();
  }
  const { version } = await tx.updateTable('family')
    .set((eb) => ({
      address: family.address, category_note: family.categoryNote, contact_phone: family.contactPhone, erased_on: family.erasedOn,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', family.id).returning('version').executeTakeFirstOrThrow();
  return version;
}

/** A fact's skeleton and where it belongs. */
export interface Skeleton {
  caseId: string;
  fact: Fact;
}

/**
 * Puts skeletons in the place of all facts of a family that this transaction has marked as erased. The database refuses any other
 * family, a fact left out and a change of anything but a fact's data. How many there were.
 */
export async function storeSkeletons(tx: Tx, familyId: string, skeletons: readonly Skeleton[]): Promise<number> {
  const rows = JSON.stringify(skeletons.map(({ caseId, fact: { seq, data } }) => ({ caseId, seq, data })));
  const result = await sql<{ count: number }>`select erase_facts(${familyId}, ${rows}::jsonb) as count`.execute(tx);
  return result.rows[0]?.count ?? 0;
}

/** Deletes the answers kept for Idempotency-Keys, whoever's they are, that name a family being erased, its members or its cases. */
export async function deleteKeptAnswers(tx: Tx, familyId: string): Promise<number> {
  const result = await sql<{ count: number }>`select erase_kept_answers(${familyId}) as count`.execute(tx);
  return result.rows[0]?.count ?? 0;
}
