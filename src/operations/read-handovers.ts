import type { Page, PageRequest } from '../db/page.ts';
import { findHandover, type Handover, listHandovers as handoversPage } from '../db/queries/handovers.ts';
import { DomainError } from '../domain/errors.ts';
import type { OperationContext } from './context.ts';
import { getSpecialist } from './read-specialists.ts';

export type { HandedCase, Handover } from '../db/queries/handovers.ts';

/** A page of the handovers of a specialist's cases, the newest first. @throws DomainError not-found */
export async function listHandovers(ctx: OperationContext, specialistId: string, page: PageRequest): Promise<Page<Handover>> {
  await getSpecialist(ctx, specialistId);
  const found = await handoversPage(ctx.db, ctx.caller.scope, specialistId, page);
  for (const handover of found.items) seen(ctx, handover);
  return found;
}

/** One handover with what became of its cases. @throws DomainError not-found */
export async function getHandover(ctx: OperationContext, specialistId: string, id: string): Promise<Handover> {
  await getSpecialist(ctx, specialistId);
  const handover = await findHandover(ctx.db, ctx.caller.scope, specialistId, id);
  if (handover === undefined) throw new DomainError([{ code: 'not-found', params: { what: id } }]);
  seen(ctx, handover);
  return handover;
}

function seen(ctx: OperationContext, { cases, organisationId }: Handover): void {
  for (const { familyId } of cases) ctx.seen.add({ familyId, organisationId });
}
