import type pg from 'pg';

/** Tables that belong to a provider, each after those that it refers to. Feeds and the record of changes are read by nothing measured. */
const tables = [
  'organisation', 'specialist', 'family', 'family_member', 'support_case', 'case_fact', 'measure', 'case_spell', 'case_due', 'alert', 'caseload_place', 'register_counter',
];
const AT_A_TIME = 20;
/** The first copy's ids begin with these milliseconds since 1970, the next one's with one more: ids of a copy lie together. */
const FIRST_MILLISECOND = 0x0190_0000_0000;

/**
 * Copies everything that is there so many times. Each id, in columns and inside facts alike, keeps all but its first 48 bits, the
 * milliseconds of a UUIDv7; these are the copy's own. What refers to each other is copied alike, and what triggers keep is copied too: only indexes
 * and the checks of single rows look at the copies.
 * @param owners superusers of one database, who copy side by side
 */
export async function makeCopies(owners: readonly pg.Client[], copies: number, progress: (done: number) => void): Promise<void> {
  const [owner] = owners;
  for (const table of tables) await owner?.query(patternStatement(table));
  const next = turns(copies);
  await Promise.all(owners.map(async (one) => {
    await one.query('set session_replication_role = replica');
    for (const { first, last } of next) {
      for (const table of tables) await one.query(copyStatement(table), [FIRST_MILLISECOND + first, FIRST_MILLISECOND + last]);
      progress(last);
    }
  }));
  for (const table of tables) await owner?.query(`drop table pattern_${table}`);
  await owner?.query('vacuum analyze');
  await owner?.query('checkpoint');
}

/** Whoever is done with one part takes the next. */
function* turns(copies: number): Generator<{ first: number; last: number }, void> {
  for (let done = 0; done < copies; done += AT_A_TIME) yield { first: done + 1, last: Math.min(done + AT_A_TIME, copies) };
}

/** Stands in a pattern for the milliseconds of each id. */
const MILLISECONDS = '########-####';

function patternStatement(table: string): string {
  return `
    create unlogged table pattern_${table} as
    select regexp_replace(to_jsonb(one)::text, '[0-9a-f]{8}-[0-9a-f]{4}(-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})', '${MILLISECONDS}\\1', 'g') as line
      from ${table} one`;
}

function copyStatement(table: string): string {
  return `
    insert into ${table}
    select made.*
      from generate_series($1::bigint, $2::bigint) as milliseconds,
           lpad(to_hex(milliseconds), 12, '0') as digits,
           pattern_${table} as pattern,
           jsonb_populate_record(null::${table}, replace(pattern.line, '${MILLISECONDS}', left(digits, 8) || '-' || right(digits, 4))::jsonb) as made`;
}
