import { newId } from '../db/new-id.ts';
import { recordAudit } from '../db/queries/audit.ts';
import { insertSpecialist } from '../db/queries/specialist-changes.ts';
import type { Specialist } from '../db/queries/specialists.ts';
import type { Tx } from '../db/transaction.ts';
import { DomainError } from '../domain/errors.ts';
import type { ExternalId } from '../domain/external-id.ts';
import type { OperationContext } from './context.ts';
import { giveNames, sortedNames } from './give-names.ts';
import { organisationFor } from './own-organisation.ts';

export interface NewSpecialist {
  /** The caller's own organisation when absent. */
  organisationId?: string;
  name: string;
  position: string;
  holdsCases: boolean;
  /** What outside systems call them. */
  externalIds?: ExternalId[];
}

/**
 * Enters a specialist, active from now on.
 * @throws DomainError organisation.required, link.unknown, specialist.cannot-hold-cases, external-id.*
 */
export async function createSpecialist(
  tx: Tx, ctx: OperationContext, request: NewSpecialist, id = newId(),
): Promise<Specialist> {
  const organisation = await organisationFor(tx, ctx.caller.scope, request.organisationId);
  if (request.holdsCases && organisation.kind !== 'provider') {
    throw new DomainError([{ code: 'specialist.cannot-hold-cases', pointer: '/holdsCases' }]);
  }
  const made = await insertSpecialist(tx, {
    id,
    organisationId: organisation.id,
    region: organisation.region,
    name: request.name,
    position: request.position,
    holdsCases: request.holdsCases,
    active: true,
    createdAt: ctx.clock.now(),
  });
  const { organisationId, region } = made;
  const names = request.externalIds;
  await giveNames(tx, [{ region, organisationId, kind: 'specialist', target: { id, part: '' }, names, pointer: '/externalIds' }]);
  const subject = { kind: 'specialist', id: made.id, organisationId: organisation.id };
  recordAudit(tx, ctx, subject, { fields: Object.keys(request) });
  return { ...made, externalIds: sortedNames(names) };
}
