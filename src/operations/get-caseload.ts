import type { HeldPlace } from '../db/queries/caseload.ts';
import { type CaseloadReading, readCaseload } from '../db/queries/hot-caseload.ts';
import { type LevelLoad, loadByLevel } from '../domain/caseload.ts';
import { DomainError } from '../domain/errors.ts';
import type { Regulation } from '../domain/regulations/resolve.ts';
import type { OperationContext } from './context.ts';
import { regulationByKey } from './regulation-of.ts';

/** A curator's load (нагрузка куратора) by level, and the families that make it. */
export interface Caseload {
  specialistId: string;
  /** By the regulation that the organisation works by today; empty for an organisation that holds no cases. */
  levels: LevelLoad[];
  families: Pick<HeldPlace, 'familyId' | 'level' | 'limitGroup' | 'overrideReason'>[];
}

/** The load of a specialist within the caller's reach, in one trip. @throws DomainError not-found */
export async function getCaseload(ctx: OperationContext, specialistId: string): Promise<Caseload> {
  const { scope, clientId } = ctx.caller;
  const found = await readCaseload(ctx.db, { scope, clientId }, specialistId);
  if (found === undefined) throw new DomainError([{ code: 'not-found', params: { what: specialistId } }]);
  refuseColleague(ctx, specialistId);
  const { organisationId, places } = found;
  for (const { familyId } of places) ctx.seen.add({ familyId, organisationId });
  return {
    specialistId,
    levels: await loadOf(ctx, found),
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

async function loadOf(ctx: OperationContext, { organisation, places, versions, active, holdsCases }: CaseloadReading): Promise<LevelLoad[]> {
  if (organisation?.kind !== 'provider') return [];
  const regulation = await inForceToday(ctx, versions);
  if (regulation === undefined) throw new Error(`no regulation is in force for organisation ${organisation.id}`);
  const levels = loadByLevel(regulation, places);
  // Nobody can be assigned to a specialist who holds no cases or has left, whatever the limits say.
  return active && holdsCases ? levels : levels.map((level) => ({ ...level, free: 0 }));
}

/** The newest version says in which time zone the day turns, in force yet or not. */
async function inForceToday({ db, clock }: OperationContext, versions: CaseloadReading['versions']): Promise<Regulation | undefined> {
  const [last] = versions;
  if (last === undefined) return undefined;
  const today = clock.today((await regulationByKey(db, last)).timeZone);
  const inForce = versions.find(({ validFrom }) => validFrom <= today);
  return inForce === undefined ? undefined : await regulationByKey(db, inForce);
}
