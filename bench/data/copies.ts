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
 * milliseconds of a UUIDv7; these are the copy's own. Constraints and triggers stay on, so the copies obey them.
 */
export async function makeCopies(owner: pg.Client, copies: number, progress: (done: number) => void): Promise<void> {
  for (const table of tables) {
    await owner.query(`create temp table pattern_${table} as select to_jsonb(one)::text as line from ${table} one`);
  }
  for (let done = 0; done < copies; done += AT_A_TIME) {
    const last = Math.min(done + AT_A_TIME, copies);
    for (const table of tables) await owner.query(copyStatement(table), [FIRST_MILLISECOND + done + 1, FIRST_MILLISECOND + last]);
    progress(last);
  }
  await owner.query('vacuum analyze');
  await owner.query('checkpoint');
}

function copyStatement(table: string): string {
  return `
    insert into ${table}
    select made.*
      from generate_series($1::bigint, $2::bigint) as milliseconds,
           lpad(to_hex(milliseconds), 12, '0') as digits,
           pattern_${table} as pattern,
           jsonb_populate_record(null::${table}, regexp_replace(pattern.line,
             '[0-9a-f]{8}-[0-9a-f]{4}(-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})',
             left(digits, 8) || '-' || right(digits, 4) || '\\1', 'g')::jsonb) as made`;
}
