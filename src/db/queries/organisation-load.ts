import { type Kysely, sql } from 'kysely';
import type { LoadedCurator } from '../../domain/charts/load.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';

/** The specialists of the caller's own organisation who hold cases, or still have places, with the level of each place. Nobody else's are told. */
export async function organisationLoad(db: Kysely<Database>, scope: Scope, organisationId: string): Promise<LoadedCurator[]> {
  if (scope.kind !== 'organisation' || scope.organisationId !== organisationId) return [];
  const { rows } = await sql<LoadedCurator>`
    select specialist.id, specialist.name, specialist.active and specialist.holds_cases as available, coalesce(held.places, '[]'::jsonb) as places
      from specialist
      left join (
        select specialist_id, jsonb_agg(jsonb_build_object('level', level, 'overridden', override_reason is not null)) as places
          from caseload_place where organisation_id = ${organisationId}::uuid group by specialist_id
      ) held on held.specialist_id = specialist.id
     where specialist.organisation_id = ${organisationId}::uuid
       and (specialist.active and specialist.holds_cases or held.places is not null)`.execute(db);
  return rows;
}
