import type { Family, FamilyMember } from '../../domain/family.ts';
import type { Scope } from '../scope.ts';
import { defer } from '../session.ts';
import type { Tx } from '../transaction.ts';
import { findFamily } from './families.ts';

/** What of a family, its members aside, can be edited. */
export type FamilyChanges = Partial<
  Pick<Family, 'municipality' | 'address' | 'completeness' | 'categories' | 'categoryNote' | 'contactPhone'>
>;

/** What of a member can be edited. */
export type FamilyMemberChanges = Partial<Omit<FamilyMember, 'id' | 'externalIds'>>;

/** Stores a new family with its members in version 1, and who took it in, if one person did. */
export async function insertFamily(tx: Tx, family: Family, intakeSpecialistId: string | null): Promise<void> {
  await tx
    .insertInto('family')
    .values({
      id: family.id,
      organisation_id: family.organisationId,
      region: family.region,
      municipality: family.municipality,
      address: family.address,
      completeness: family.completeness,
      categories: family.categories,
      category_note: family.categoryNote,
      contact_phone: family.contactPhone,
      intake_specialist_id: intakeSpecialistId,
      created_at: family.createdAt,
    })
    .execute();
  const rows = family.members.map((member, index) => memberRow(family, member, index + 1));
  await tx.insertInto('family_member').values(rows).execute();
}

/**
 * Changes the family if it is still in `version`, and gives it the next version; no changes at all do so too, for a
 * change of its members. False when it is in another version. Checks no scope: the caller has locked the family.
 */
export async function updateFamily(
  tx: Tx,
  target: { id: string; version: number },
  changes: FamilyChanges,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('family')
    .set((eb) => ({
      municipality: changes.municipality,
      address: changes.address,
      completeness: changes.completeness,
      categories: changes.categories,
      category_note: changes.categoryNote,
      contact_phone: changes.contactPhone,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', target.id)
    .where('version', '=', target.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Adds a member behind the others. The family is locked, so the position is free. */
export async function insertFamilyMember(tx: Tx, family: Family, member: FamilyMember): Promise<void> {
  await tx.insertInto('family_member').values(memberRow(family, member, family.members.length + 1)).execute();
}

/** Changes a member of the family. */
export async function updateFamilyMember(
  tx: Tx,
  familyId: string,
  memberId: string,
  changes: FamilyMemberChanges,
): Promise<void> {
  await tx
    .updateTable('family_member')
    .set({
      full_name: changes.fullName,
      kinship: changes.kinship,
      birth_date: changes.birthDate,
      legal_representative: changes.legalRepresentative,
      left_on: changes.leftOn,
    })
    .where('id', '=', memberId)
    .where('family_id', '=', familyId)
    .execute();
}

/** A family whose case has a curator is no longer its intake's: who took it in sees it only as far as its cases are theirs. */
export function endIntake(tx: Tx, familyId: string): void {
  defer(tx, tx.updateTable('family').set({ intake_specialist_id: null })
    .where('id', '=', familyId).where('intake_specialist_id', 'is not', null));
}

/** The family as it now is, within the transaction that changed it. */
export async function changedFamily(tx: Tx, scope: Scope, id: string): Promise<Family> {
  const family = await findFamily(tx, scope, id);
  if (family === undefined) throw new Error(`family ${id} is gone within its own transaction`);
  return family;
}

/** A case that has moved with its family. */
export interface MovedCase {
  id: string;
  region: string;
  organisationId: string;
  status: string;
}

/** Lets the cases that have not ended follow the family to another municipality: the commission there sees them now. */
export async function moveCases(tx: Tx, familyId: string, municipality: string): Promise<MovedCase[]> {
  const rows = await tx
    .updateTable('support_case')
    .set((eb) => ({ municipality, version: eb('version', '+', 1) }))
    .where('family_id', '=', familyId)
    .where('status', 'not in', ['closed', 'notTaken'])
    .where('municipality', '<>', municipality)
    .returning(['id', 'region', 'organisation_id', 'status'])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    region: row.region,
    organisationId: row.organisation_id,
    status: row.status,
  }));
}

function memberRow(family: Family, member: FamilyMember, position: number) {
  return {
    id: member.id,
    family_id: family.id,
    organisation_id: family.organisationId,
    position,
    full_name: member.fullName,
    kinship: member.kinship,
    birth_date: member.birthDate,
    legal_representative: member.legalRepresentative,
    left_on: member.leftOn,
  };
}
