import type pg from 'pg';

/** A family that nobody has opened a case for. */
export interface ReserveFamily {
  family: string;
  organisation: string;
  /** Its mother. */
  member: string;
}

/** Ids in reserve begin with milliseconds that no copy of a provider has. */
const FIRST_MILLISECOND = 0x0180_0000_0000;

/** Makes so many families without a case, spread over the providers; each is a copy of one family with its members. */
export async function familiesInReserve(owner: pg.Client, providers: readonly string[], count: number): Promise<ReserveFamily[]> {
  const { rows: [pattern] } = await owner.query<{ id: string }>('select id from family where organisation_id = $1 order by id limit 1', [providers[0]]);
  const values = [FIRST_MILLISECOND, FIRST_MILLISECOND + count - 1, [...providers], pattern?.id];
  await owner.query(copyOf('family', 'id', '$4'), values);
  await owner.query(copyOf('family_member', 'family_id', '$4', 'family_id'), values);
  const { rows } = await owner.query<ReserveFamily>(`
    select f.id as family, f.organisation_id as organisation, m.id as member
      from family f join family_member m on m.family_id = f.id and m.position = (select min(position) from family_member where family_id = $2)
     where f.id < $1 order by f.id`, ['01900000-0000-0000-0000-000000000000', pattern?.id]);
  return rows;
}

/** Each id keeps all but its first 48 bits; the organisation is each of the providers in turn. */
function copyOf(table: string, key: string, pattern: string, ...references: string[]): string {
  const own = (column: string) => `'${column}', left(digits, 8) || '-' || right(digits, 4) || substr(p.${column}::text, 14)`;
  const changes = [...['id', ...references].map(own), `'organisation_id', ($3::text[])[1 + n % cardinality($3::text[])]`];
  return `
    insert into ${table} select made.* from generate_series($1::bigint, $2::bigint) n, lpad(to_hex(n), 12, '0') digits, ${table} p,
      jsonb_populate_record(null::${table}, to_jsonb(p) || jsonb_build_object(${changes.join(', ')})) made
     where p.${key} = ${pattern}::uuid`;
}
