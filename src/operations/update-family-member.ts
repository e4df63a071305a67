import { recordAudit } from '../db/queries/audit.ts';
import {
  changedFamily, type FamilyMemberChanges, updateFamily, updateFamilyMember as storeChanges,
} from '../db/queries/family-changes.ts';
import type { Tx } from '../db/transaction.ts';
import { DomainError, refuseIfAny } from '../domain/errors.ts';
import type { Family } from '../domain/family.ts';
import { memberViolations } from '../domain/family-rules.ts';
import type { OperationContext } from './context.ts';
import { lockedFamily } from './locked-family.ts';
import { rulesOfProvider } from './provider-regulation.ts';
import { changedRow } from './stale-version.ts';

/**
 * Changes a member of a family that is still in `expectedVersion`, or lets the member leave; nobody is ever deleted.
 * @throws DomainError not-found, reference.unknown, date.in-future, member.left-before-birth
 * @throws RefusedRequest version-stale
 */
export async function updateFamilyMember(
  tx: Tx,
  ctx: OperationContext,
  target: { familyId: string; memberId: string; expectedVersion: number },
  changes: FamilyMemberChanges,
): Promise<Family> {
  const { familyId, memberId, expectedVersion } = target;
  const present = await lockedFamily(tx, ctx, familyId);
  const member = present.members.find(({ id }) => id === memberId);
  if (member === undefined) throw new DomainError([{ code: 'not-found', params: { what: memberId } }]);
  changedRow(present.version === expectedVersion ? present : undefined);
  const { today } = await rulesOfProvider(tx, ctx.clock, present.organisationId);
  refuseIfAny(memberViolations({ ...member, ...changes }, today, ''));
  const bumped = await updateFamily(tx, { id: familyId, version: expectedVersion }, {});
  changedRow(bumped ? present : undefined);
  await storeChanges(tx, familyId, memberId, changes);
  const subject = { kind: 'family', id: familyId, organisationId: present.organisationId };
  recordAudit(tx, ctx, subject, { memberId, fields: Object.keys(changes) });
  return await changedFamily(tx, ctx.caller.scope, familyId);
}
