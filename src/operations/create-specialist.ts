import { newId } from '../db/new-id.ts';
import { recordAudit } from '../db/queries/audit.ts';
import { insertSpecialist } from '../db/queries/specialist-changes.ts';
import type { Specialist } from '../db/queries/specialists.ts';
import type { Tx } from '../db/transaction.ts';
import { DomainError } from '../domain/errors.ts';
import type { OperationContext } from './context.ts';
import { organisationFor } from './own-organisation.ts';

export interface NewSpecialist {
  /** The caller's own organisation when absent. */
  organisationId?: string;
  name: string;
  position: string;
  holdsCases: boolean;
}

/**
 * Enters a specialist, active from now on.
 * @throws DomainError organisation.required, link.unknown, specialist.cannot-hold-cases
 */
export async function createSpecialist(tx: Tx, ctx: OperationContext, request: NewSpecialist): Promise<Specialist> {
  const organisation = await organisationFor(tx, ctx.caller.scope, request.organisationId);
  if (request.holdsCases && organisation.kind !== 'provider') {
    throw new DomainError([{ code: 'specialist.cannot-hold-cases', pointer: '/holdsCases' }]);
  }
  const made = await insertSpecialist(tx, {
    id: newId(),
    organisationId: organisation.id,
    region: organisation.region,
    name: request.name,
    position: request.position,
    holdsCases: request.holdsCases,
    active: true,
    createdAt: ctx.clock.now(),
  });
  const subject = { kind: 'specialist', id: made.id, organisationId: organisation.id };
  await recordAudit(tx, ctx, subject, { fields: Object.keys(request) });
  return made;
}
