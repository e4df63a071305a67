import { type Kysely, sql } from 'kysely';
import { hotRead } from '../hot-read.ts';
import { namedScope } from '../named-scope.ts';
import type { Database } from '../schema.ts';
import type { Wall } from '../wall.ts';
import type { HeldPlace } from './caseload.ts';
import { organisationReachable } from './organisations.ts';
import type { VersionKey } from './regulations.ts';
import { specialistReachable } from './specialists.ts';

/** A specialist as far as their load goes, the families they hold, and by which rules these are counted. */
export interface CaseloadReading {
  organisationId: string;
  holdsCases: boolean;
  active: boolean;
  places: HeldPlace[];
  /** Null where the organisation is none that the caller may see. */
  organisation: { id: string; kind: string; regulationCode: string | null } | null;
  /** All versions of the organisation's regulation, the one that begins last first. */
  versions: (VersionKey & { validFrom: string })[];
}

/** Everything that a curator's load is worked out from, in one trip; undefined when there is no such specialist in the wall's scope. */
export async function readCaseload(db: Kysely<Database>, wall: Wall, specialistId: string): Promise<CaseloadReading | undefined> {
  const seesPlaces = ['organisation', 'curator', 'system'].includes(wall.scope.kind);
  const text = await hotRead(db, wall, `caseload ${wall.scope.kind}`, (name) => {
    const scope = namedScope(wall.scope, name);
    const organisation = db.selectFrom('organisation').select(['id', 'kind', 'regulation_code as regulationCode'])
      .where('organisation.id', '=', sql.ref<string>('specialist.organisation_id')).where((eb) => organisationReachable(eb, scope));
    const places = sql`(select coalesce(json_agg(json_build_object('familyId', p.family_id, 'level', p.level, 'limitGroup', p.limit_group, 'units', p.units,
        'capacity', p.capacity, 'overrideReason', p.override_reason) order by p.level, p.family_id), '[]')
      from caseload_place p where p.specialist_id = specialist.id and ${sql.lit(seesPlaces)})`;
    const versions = sql`(select coalesce(json_agg(json_build_object('code', r.code, 'version', r.version, 'contentHash', r.content_hash, 'validFrom', r.valid_from)
        order by r.valid_from desc, r.version desc), '[]')
      from regulation r join organisation o on o.regulation_code = r.code where o.id = specialist.organisation_id)`;
    return db.selectFrom('specialist').where('specialist.id', '=', name('id')).where((eb) => specialistReachable(eb, scope)).select(sql<string>`
      json_build_object('organisationId', organisation_id, 'holdsCases', holds_cases, 'active', active, 'places', ${places},
        'organisation', (select row_to_json(o) from (${organisation}) o), 'versions', ${versions})::text`.as('text'));
  }, { id: specialistId });
  return text === undefined ? undefined : JSON.parse(text) as CaseloadReading;
}
