import { findCase } from '../../db/queries/cases.ts';
import { targetOf } from '../../db/queries/external-ids.ts';
import { factsOf } from '../../db/queries/facts.ts';
import { findFamily } from '../../db/queries/families.ts';
import type { Tx } from '../../db/transaction.ts';
import { DomainError } from '../../domain/errors.ts';
import { type ExternalId, externalIdText } from '../../domain/external-id.ts';
import type { OperationContext } from '../context.ts';
import { giveNames } from '../give-names.ts';
import { type CaseRequest, openCase } from '../open-case.ts';
import { insistOn, type Precondition } from '../precondition.ts';
import { differing, outcomeOf } from './bring-to.ts';
import { type PutRecord, wholeRecord } from './external-record.ts';
import { type Holder, holderOf, inRegion, taken, unknownLink } from './named-target.ts';
import { oneOf } from './one-of.ts';

/** A case as an outside system opens it; the family and its members may be called by outside names. */
export interface OutsideOpening extends Omit<CaseRequest, 'familyId'> {
  familyId?: string;
  familyExternalId?: ExternalId;
  memberExternalId?: ExternalId;
  applicantMemberExternalId?: ExternalId;
}

/** The case that is meant: one of ours by its id, or what is to be opened unless it is. */
export type OutsideCase = { id: string } | OutsideOpening;

/**
 * Opens a case that an outside system tells of, or gives its name to one that stands. A case that stands is not changed by this: facts do.
 * @throws DomainError external-id.*, link.unknown, and whatever opening a case refuses
 * @throws RefusedRequest version-stale
 */
export async function putCase(
  tx: Tx, ctx: OperationContext, name: ExternalId, told: OutsideCase, precondition: Precondition,
): Promise<PutRecord> {
  const within = { ...ctx, db: tx };
  const opening = 'id' in told ? undefined : await asOurs(tx, within, told);
  const meant = 'id' in told ? told.id : undefined;
  const ownerOf = async (id: string): Promise<string> => {
    if (opening !== undefined) return await ownerOfFamily(tx, ctx, opening.familyId);
    const found = await findCase(tx, ctx.caller.scope, id);
    if (found === undefined) throw unknownLink('/id', id);
    return found.organisationId;
  };
  const holder = await holderOf(tx, await inRegion(within, 'case', name), { id: meant, ownerOf });
  const { id, was } = holder;
  if (was === 'free' && opening !== undefined) {
    insistOn(precondition, undefined);
    const { record: { version } } = await openCase(tx, ctx, opening, id);
    return { ...wholeRecord('case', name, { id, version }), outcome: 'created', isNew: true };
  }
  const { version, outcome } = await standing(tx, ctx, name, holder, opening, precondition);
  return { ...wholeRecord('case', name, { id, version }), outcome, isNew: was !== 'named' };
}

async function standing(
  tx: Tx, ctx: OperationContext, name: ExternalId, { id, was }: Holder, opening: CaseRequest | undefined, precondition: Precondition,
): Promise<Pick<PutRecord, 'outcome' | 'version'>> {
  const present = await findCase(tx, ctx.caller.scope, id);
  if (present === undefined) throw taken(name);
  ctx.seen.add(present);
  insistOn(precondition, present.version);
  if (opening !== undefined) await refuseOtherOpening(tx, id, present.familyId, opening);
  const { region, organisationId } = present;
  const names = opening?.externalIds;
  const given = await giveNames(tx, [{ region, organisationId, kind: 'case', target: { id, part: '' }, names, pointer: '/externalIds' }]);
  const outcome = await outcomeOf(tx, ctx, { kind: 'case', id, organisationId }, { was, given, updated: false });
  return { outcome, version: present.version };
}

/** @throws DomainError external-id.case-stands */
async function refuseOtherOpening(tx: Tx, caseId: string, familyId: string, { externalIds: _, ...told }: CaseRequest): Promise<void> {
  const [opened] = await factsOf(tx, caseId);
  const present: Omit<CaseRequest, 'externalIds'> = { ...(opened?.data as CaseRequest), familyId, on: opened?.on ?? '' };
  const fields = Object.keys(differing(present, told));
  if (fields.length > 0) throw new DomainError([{ code: 'external-id.case-stands', params: { fields: fields.join(', ') } }]);
}

async function ownerOfFamily(tx: Tx, ctx: OperationContext, familyId: string): Promise<string> {
  const family = await findFamily(tx, ctx.caller.scope, familyId);
  if (family === undefined) throw unknownLink('/familyId', familyId);
  return family.organisationId;
}

/** The opening with our ids in the place of outside names. @throws DomainError external-id.one-of, link.unknown */
async function asOurs(tx: Tx, ctx: OperationContext, told: OutsideOpening): Promise<CaseRequest> {
  const { familyExternalId, memberExternalId, applicantMemberExternalId, familyId: named, memberId, applicantMemberId, ...rest } = told;
  const familyId = await oneOf({ familyId: named, familyExternalId }, (name) => ourId(tx, ctx, 'family', name, '/familyExternalId'));
  const member = memberId ?? await memberCalled(tx, ctx, familyId, memberExternalId, '/memberExternalId');
  const applicant = applicantMemberId ?? await memberCalled(tx, ctx, familyId, applicantMemberExternalId, '/applicantMemberExternalId');
  return {
    ...rest, familyId, ...(member === undefined ? {} : { memberId: member }), ...(applicant === undefined ? {} : { applicantMemberId: applicant }),
  };
}

async function ourId(tx: Tx, ctx: OperationContext, kind: 'family', name: ExternalId, pointer: string): Promise<string> {
  const target = await targetOf(tx, await inRegion(ctx, kind, name));
  if (target === undefined) throw unknownLink(pointer, externalIdText(name));
  return target.id;
}

async function memberCalled(
  tx: Tx, ctx: OperationContext, familyId: string, name: ExternalId | undefined, pointer: string,
): Promise<string | undefined> {
  if (name === undefined) return undefined;
  const target = await targetOf(tx, await inRegion(ctx, 'familyMember', name));
  if (target === undefined || target.id !== familyId) throw unknownLink(pointer, externalIdText(name));
  return target.part;
}
