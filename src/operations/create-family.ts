import { newId } from '../db/new-id.ts';
import { recordAudit } from '../db/queries/audit.ts';
import { insertFamily } from '../db/queries/family-changes.ts';
import type { Tx } from '../db/transaction.ts';
import { DomainError, refuseIfAny } from '../domain/errors.ts';
import type { ExternalId } from '../domain/external-id.ts';
import type { Family, FamilyMember } from '../domain/family.ts';
import { categoryViolations, memberViolations } from '../domain/family-rules.ts';
import { intakeOf, type OperationContext } from './context.ts';
import { giveNames, type NamedRecord, sortedNames } from './give-names.ts';
import { organisationFor } from './own-organisation.ts';
import { providerRules } from './provider-regulation.ts';
import { sawFamily } from './seen-families.ts';

/** `leftOn` for one who had left before the family was entered. */
export type NewFamilyMember = Omit<FamilyMember, 'id' | 'leftOn'> & { leftOn?: FamilyMember['leftOn'] };

export interface NewFamily {
  /** The caller's own organisation when absent. */
  organisationId?: string;
  municipality: string;
  address: string;
  completeness: Family['completeness'];
  categories: string[];
  /** For category `other`, and only for it. */
  categoryNote?: string | null;
  contactPhone?: string | null;
  members: NewFamilyMember[];
  /** What outside systems call it. */
  externalIds?: ExternalId[];
}

/**
 * Enters a family with its members under a provider.
 * @throws DomainError organisation.*, link.unknown, reference.unknown, date.in-future, family.category-note, external-id.*
 */
export async function createFamily(tx: Tx, ctx: OperationContext, request: NewFamily, id = newId()): Promise<Family> {
  const organisation = await organisationFor(tx, ctx.caller.scope, request.organisationId);
  if (organisation.kind !== 'provider') {
    throw new DomainError([{ code: 'organisation.not-provider', pointer: '/organisationId' }]);
  }
  const { regulation, today } = await providerRules(tx, ctx.clock, organisation);
  const { organisationId, ...told } = { ...request, organisationId: organisation.id };
  const family: Family = {
    ...told,
    id,
    organisationId,
    region: organisation.region,
    categoryNote: request.categoryNote ?? null,
    contactPhone: request.contactPhone ?? null,
    members: request.members.map((member) => ({
      ...member, id: newId(), leftOn: member.leftOn ?? null, externalIds: sortedNames(member.externalIds),
    })),
    externalIds: sortedNames(request.externalIds),
    createdAt: ctx.clock.now(),
    erasedOn: null,
    version: 1,
  };
  refuseIfAny([
    ...categoryViolations(family, regulation),
    ...family.members.flatMap((member, index) => memberViolations(member, today, `/members/${index}`)),
  ]);
  sawFamily(ctx, family);
  await insertFamily(tx, family, intakeOf(ctx.caller));
  await giveNames(tx, namesOfFamily(family, request));
  recordAudit(tx, ctx, { kind: 'family', id: family.id, organisationId }, { members: family.members.length });
  return family;
}

/** The names that a request gives a family and its members, in the members' order. */
function namesOfFamily({ id, region, organisationId, members }: Family, request: NewFamily): NamedRecord[] {
  const own = { region, organisationId, kind: 'family', target: { id, part: '' }, names: request.externalIds, pointer: '/externalIds' } as const;
  return [own, ...members.map((member, index) => ({
    region, organisationId, kind: 'familyMember' as const, target: { id, part: member.id },
    names: request.members[index]?.externalIds, pointer: `/members/${index}/externalIds`,
  }))];
}
