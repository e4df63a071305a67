import { DomainError } from '../domain/errors.ts';
import type { OperationContext } from './context.ts';
import { getSpecialist, type Specialist } from './read-specialists.ts';

/** The specialist whose agenda is asked for: a curator's own, for others anybody of the organisation. @throws DomainError not-found */
export async function agendaSpecialist(ctx: OperationContext, id: string): Promise<Specialist> {
  const { scope } = ctx.caller;
  if (scope.kind === 'curator' && scope.specialistId !== id.toLowerCase()) throw specialistUnknown(id);
  return await getSpecialist(ctx, id);
}

function specialistUnknown(id: string): DomainError {
  return new DomainError([{ code: 'not-found', params: { what: id } }]);
}
