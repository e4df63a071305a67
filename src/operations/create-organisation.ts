import { newId } from '../db/new-id.ts';
import { recordAudit } from '../db/queries/audit.ts';
import { insertOrganisation, type Organisation, type OrganisationKind } from '../db/queries/organisations.ts';
import type { Scope } from '../db/scope.ts';
import type { Tx } from '../db/transaction.ts';
import { refuseIfAny } from '../domain/errors.ts';
import type { ExternalId } from '../domain/external-id.ts';
import type { OperationContext } from './context.ts';
import { giveNames, sortedNames } from './give-names.ts';
import { organisationViolations } from './organisation-rules.ts';

export interface NewOrganisation {
  kind: OrganisationKind;
  name: string;
  municipality?: string | null;
  /** For a provider, and only for one. */
  regulationCode?: string | null;
  /** What outside systems call it. */
  externalIds?: ExternalId[];
}

/**
 * Enters an organisation of the caller's region.
 * @throws DomainError organisation.*, regulation.unknown, external-id.*
 */
export async function createOrganisation(
  tx: Tx,
  ctx: OperationContext,
  request: NewOrganisation,
  id = newId(),
): Promise<Organisation> {
  const organisation = {
    id,
    kind: request.kind,
    name: request.name,
    region: ownRegion(ctx.caller.scope),
    municipality: request.municipality ?? null,
    regulationCode: request.regulationCode ?? null,
    createdAt: ctx.clock.now(),
  };
  refuseIfAny(await organisationViolations(tx, ctx.clock, organisation));
  const made = await insertOrganisation(tx, organisation);
  const { region } = made;
  const names = request.externalIds;
  await giveNames(tx, [{ region, organisationId: id, kind: 'organisation', target: { id, part: '' }, names, pointer: '/externalIds' }]);
  recordAudit(tx, ctx, { kind: 'organisation', id: made.id }, { fields: Object.keys(request) });
  return { ...made, externalIds: sortedNames(names) };
}

/** Organisations are entered by a region's office; the door lets nobody else in. */
function ownRegion(scope: Scope): string {
  if (scope.kind === 'region' || scope.kind === 'municipality') return scope.region;
  throw new Error(`a caller of scope ${scope.kind} has no region to enter an organisation in`);
}
