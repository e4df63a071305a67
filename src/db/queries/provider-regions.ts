import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

/** A region with providers, and the time zones (IANA) of the regulations that they work by. */
export interface ProviderRegion {
  region: string;
  timeZones: string[];
}

/** Every region that has a provider. Versions of a regulation that begin after `on` do not count yet. */
export async function providerRegions(db: Kysely<Database>, on: string): Promise<ProviderRegion[]> {
  const { rows } = await sql<ProviderRegion>`
    select o.region, array_agg(distinct r.content ->> 'timeZone') as "timeZones"
      from (select distinct region, regulation_code from organisation where kind = 'provider') o
      join regulation r on r.code = o.regulation_code and r.valid_from <= ${on}
     group by o.region order by o.region`.execute(db);
  return rows;
}
