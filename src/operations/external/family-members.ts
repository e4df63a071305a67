import type { Tx } from '../../db/transaction.ts';
import { DomainError } from '../../domain/errors.ts';
import { externalIdText } from '../../domain/external-id.ts';
import type { Family, FamilyMember } from '../../domain/family.ts';
import { addFamilyMember } from '../add-family-member.ts';
import type { OperationContext } from '../context.ts';
import type { NewFamilyMember } from '../create-family.ts';
import { giveNames, type NamedRecord, refuseRepeated } from '../give-names.ts';
import { updateFamilyMember } from '../update-family-member.ts';
import { differing } from './bring-to.ts';

/** What became of the members of a family. */
export interface BroughtMembers {
  /** The family's version after it. */
  version: number;
  changed: boolean;
  /** How many got a name. */
  given: number;
}

/** A member as told, and who of the family it is; nobody for a new one. */
interface Meant {
  told: NewFamilyMember;
  present: FamilyMember | undefined;
  pointer: string;
}

/**
 * Brings the members of a locked family to what is told of them: each is known by a name of an outside system, or by full name and birth
 * date as long as it has no name in that system; who is not known comes in new, and nobody goes.
 * @throws DomainError external-id.*, and whatever adding or changing a member refuses
 */
export async function bringMembersTo(
  tx: Tx, ctx: OperationContext, family: Family, members: readonly NewFamilyMember[],
): Promise<BroughtMembers> {
  const known = membersMeant(family, members);
  refuseRepeated(namesOf(family, known));
  let { version } = family;
  for (const { told, present, pointer } of known) {
    version = await pointingInto(pointer, bringOne(tx, ctx, { ...family, version }, told, present));
  }
  const given = await giveNames(tx, namesOf(family, known).filter((_, index) => known[index]?.present !== undefined));
  return { version, given, changed: version !== family.version };
}

async function bringOne(
  tx: Tx, ctx: OperationContext, family: Family, told: NewFamilyMember, present: FamilyMember | undefined,
): Promise<number> {
  if (present === undefined) return (await addFamilyMember(tx, ctx, family.id, told)).version;
  const { externalIds: _, ...fields } = told;
  const { id: memberId, externalIds: __, ...known } = present;
  const changes = differing(known, fields);
  if (Object.keys(changes).length === 0) return family.version;
  return (await updateFamilyMember(tx, ctx, { familyId: family.id, memberId, expectedVersion: family.version }, changes)).version;
}

/** Those with a known name first, so that a namesake without one does not take their place. */
function membersMeant(family: Family, members: readonly NewFamilyMember[]): Meant[] {
  const left = new Set(family.members);
  const take = (found: FamilyMember | undefined) => {
    if (found !== undefined) left.delete(found);
    return found;
  };
  const byName = members.map((told) => take([...left].find((member) => sharesName(member, told))));
  return members.map((told, index) => ({
    told, pointer: `/members/${index}`,
    present: byName[index] ?? take([...left].find((member) => !hasOtherName(member, told) && isAlike(member, told))),
  }));
}

function sharesName({ externalIds = [] }: FamilyMember, told: NewFamilyMember): boolean {
  const names = new Set(externalIds.map(externalIdText));
  return (told.externalIds ?? []).some((name) => names.has(externalIdText(name)));
}

function hasOtherName({ externalIds = [] }: FamilyMember, told: NewFamilyMember): boolean {
  return externalIds.some(({ system }) => told.externalIds?.some((name) => name.system === system) === true);
}

function isAlike(member: FamilyMember, told: NewFamilyMember): boolean {
  return member.fullName === told.fullName && member.birthDate === told.birthDate;
}

function namesOf({ id, region, organisationId }: Family, members: readonly Meant[]): NamedRecord[] {
  return members.map(({ told, present, pointer }) => ({
    region, organisationId, kind: 'familyMember', target: { id, part: present?.id ?? pointer }, names: told.externalIds,
    pointer: `${pointer}/externalIds`,
  }));
}

/** What is refused of a member stands within the family's request. */
async function pointingInto<T>(place: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(error.violations.map((violation) => ({ ...violation, pointer: `${place}${violation.pointer ?? ''}` })));
  }
}
