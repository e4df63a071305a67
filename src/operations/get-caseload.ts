import { type HeldPlace, heldPlaces } from '../db/queries/caseload.ts';
import { findOrganisation } from '../db/queries/organisations.ts';
import type { Specialist } from '../db/queries/specialists.ts';
import { type LevelLoad, loadByLevel } from '../domain/caseload.ts';
import { DomainError } from '../domain/errors.ts';
import type { OperationContext } from './context.ts';
import { providerRules } from './provider-regulation.ts';
import { getSpecialist } from './read-specialists.ts';

/** A curator's load (нагрузка куратора) by level, and the families that make it. */
export interface Caseload {
  specialistId: string;
  /** By the regulation that the organisation works by today; empty for an organisation that holds no cases. */
  levels: LevelLoad[];
  families: Pick<HeldPlace, 'familyId' | 'level' | 'limitGroup' | 'overrideReason'>[];
}

/** The load of a specialist within the caller's reach. @throws DomainError not-found */
export async function getCaseload(ctx: OperationContext, specialistId: string): Promise<Caseload> {
  const specialist = await getSpecialist(ctx, specialistId);
  refuseColleague(ctx, specialistId);
  const places = await heldPlaces(ctx.db, ctx.caller.scope, specialistId);
  for (const { familyId } of places) ctx.seen.add({ familyId, organisationId: specialist.organisationId });
  return {
    specialistId,
    levels: await loadOf(ctx, specialist, places),
    families: places.map(({ familyId, level, limitGroup, overrideReason }) => ({
      familyId, level, limitGroup, overrideReason,
    })),
  };
}

/** Which families a colleague holds is not a curator's to know; who has room, `freeFor` of the list of specialists tells. */
function refuseColleague({ caller: { scope } }: OperationContext, specialistId: string): void {
  if (scope.kind !== 'curator' || scope.specialistId === specialistId) return;
  throw new DomainError([{ code: 'not-found', params: { what: specialistId } }]);
}

async function loadOf(ctx: OperationContext, specialist: Specialist, places: HeldPlace[]): Promise<LevelLoad[]> {
  const organisation = await findOrganisation(ctx.db, ctx.caller.scope, specialist.organisationId);
  if (organisation?.kind !== 'provider') return [];
  const { regulation } = await providerRules(ctx.db, ctx.clock, organisation);
  const levels = loadByLevel(regulation, places);
  // Nobody can be assigned to a specialist who holds no cases or has left, whatever the limits say.
  return specialist.active && specialist.holdsCases ? levels : levels.map((level) => ({ ...level, free: 0 }));
}
