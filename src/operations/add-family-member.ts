import { newId } from '../db/new-id.ts';
import { recordAudit } from '../db/queries/audit.ts';
import { changedFamily, insertFamilyMember, updateFamily } from '../db/queries/family-changes.ts';
import type { Tx } from '../db/transaction.ts';
import { refuseIfAny, type Violation } from '../domain/errors.ts';
import { type Family, MOST_MEMBERS, presentMembers } from '../domain/family.ts';
import { memberViolations } from '../domain/family-rules.ts';
import type { OperationContext } from './context.ts';
import type { NewFamilyMember } from './create-family.ts';
import { giveNames } from './give-names.ts';
import { lockedFamily } from './locked-family.ts';
import { rulesOfProvider } from './provider-regulation.ts';

/**
 * Adds a member, who stands last; the family gets its next version.
 * @throws DomainError not-found, family.too-many-members, reference.unknown, date.in-future, external-id.*
 */
export async function addFamilyMember(
  tx: Tx,
  ctx: OperationContext,
  familyId: string,
  request: NewFamilyMember,
): Promise<Family> {
  const present = await lockedFamily(tx, ctx, familyId);
  const { today } = await rulesOfProvider(tx, ctx.clock, present.organisationId);
  const member = { ...request, id: newId(), leftOn: request.leftOn ?? null };
  const full = presentMembers(present.members, today).length >= MOST_MEMBERS;
  const tooMany: Violation[] = full ? [{ code: 'family.too-many-members', params: { most: MOST_MEMBERS } }] : [];
  refuseIfAny([...tooMany, ...memberViolations(member, today, '')]);
  await insertFamilyMember(tx, present, member);
  const { region, organisationId } = present;
  const target = { id: familyId, part: member.id };
  await giveNames(tx, [{ region, organisationId, kind: 'familyMember', target, names: request.externalIds, pointer: '/externalIds' }]);
  await updateFamily(tx, present, {});
  const subject = { kind: 'family', id: familyId, organisationId: present.organisationId };
  recordAudit(tx, ctx, subject, { memberId: member.id });
  return await changedFamily(tx, ctx.caller.scope, familyId);
}
