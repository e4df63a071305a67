import type { Kysely } from 'kysely';
import type { Place } from '../../domain/caseload.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';

/** A family's place with a curator, at its most severe level. */
export interface HeldPlace extends Place {
  /** Why a head let the family in above the limit; null for a place within it. */
  overrideReason: string | null;
}

/** The places that a specialist's families take, by level and family; the limits keep them few. A curator sees their own. */
export async function heldPlaces(db: Kysely<Database>, scope: Scope, specialistId: string): Promise<HeldPlace[]> {
  if (!['organisation', 'curator', 'system'].includes(scope.kind)) return [];
  let query = db
    .selectFrom('caseload_place as place')
    .innerJoin('specialist', 'specialist.id', 'place.specialist_id')
    .selectAll('place')
    .where('place.specialist_id', '=', specialistId);
  if (scope.kind === 'organisation') query = query.where('specialist.organisation_id', '=', scope.organisationId);
  if (scope.kind === 'curator') query = query.where('specialist.id', '=', scope.specialistId);
  const rows = await query.orderBy('place.level').orderBy('place.family_id').execute();
  return rows.map((row) => ({
    familyId: row.family_id,
    level: row.level,
    limitGroup: row.limit_group,
    units: row.units,
    capacity: row.capacity,
    overrideReason: row.override_reason,
  }));
}

/** How many families have this specialist as the curator of an open case, with a level or not yet. */
export async function countCuratedFamilies(db: Kysely<Database>, specialistId: string): Promise<number> {
  const { held } = await db
    .selectFrom('support_case')
    .select((eb) => eb.fn.count<number>('family_id').distinct().as('held'))
    .where('curator_id', '=', specialistId)
    .where('status', 'not in', ['postSupport', 'closed', 'notTaken'])
    .executeTakeFirstOrThrow();
  return held;
}
