import { placeSize } from '../domain/caseload.ts';
import { DomainError } from '../domain/errors.ts';
import type { Regulation } from '../domain/regulations/resolve.ts';
import { providerRegulationCodes } from '../db/queries/organisations.ts';
import type { PlaceNeeded } from '../db/queries/specialists.ts';
import type { OperationContext } from './context.ts';
import { rulesInForce } from './provider-regulation.ts';

/**
 * What one more family at a level takes, by each regulation that the caller's providers work by.
 * @throws DomainError reference.unknown when none of them knows the level
 */
export async function placesNeeded(ctx: OperationContext, level: string): Promise<PlaceNeeded[]> {
  const places: PlaceNeeded[] = [];
  for (const code of await providerRegulationCodes(ctx.db, ctx.caller.scope)) {
    const rules = await rulesInForce(ctx.db, ctx.clock, code);
    if (rules !== undefined && hasLevel(rules.regulation, level)) {
      const { limitGroup, units, capacity } = placeSize(rules.regulation, level);
      places.push({ regulationCode: code, limitGroup, units, capacity });
    }
  }
  if (places.length > 0) return places;
  throw new DomainError([
    { code: 'reference.unknown', pointer: '?freeFor', params: { value: level, list: 'levels' } },
  ]);
}

function hasLevel(regulation: Regulation, level: string): boolean {
  return regulation.rules.levels.value.some(({ code }) => code === level);
}
