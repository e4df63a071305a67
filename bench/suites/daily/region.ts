import pg from 'pg';
import type { Clock } from '../../../src/clock.ts';
import { APPLICATION_ROLE, openDatabase } from '../../../src/db/database.ts';
import { prepareDatabase } from '../../../src/prepare-database.ts';
import { step } from '../../../src/sandbox/progress.ts';
import { makePattern, PATTERN_CASES } from './pattern.ts';

/** Tables that a provider's copies need, each after those that it refers to. */
const tables = [
  'organisation', 'specialist', 'family', 'family_member', 'support_case', 'case_fact', 'measure', 'alert', 'caseload_place', 'caseload_counter',
];
const AT_A_TIME = 50;
/** The first copy's ids begin with these milliseconds since 1970, the next one's with one more: ids of a copy lie together. */
const FIRST_MILLISECOND = 0x0190_0000_0000;

/**
 * Fills an empty database with a region of so many cases: one provider made case by case, on which the night's jobs have run, and copies of
 * it made by one statement a table.
 * @param night does what the jobs do on the clock's day
 */
export async function makeRegion(url: string, cases: number, clock: Clock, night: () => Promise<void>): Promise<void> {
  const [db, owner] = [openDatabase({ url, role: APPLICATION_ROLE }), openDatabase({ url })];
  try {
    await step('Migrations', () => prepareDatabase(db, { url, setting: 'DATABASE_URL' }, clock, () => undefined));
    await step(`One provider with ${PATTERN_CASES} cases`, () => makePattern(owner, clock));
  } finally {
    await Promise.all([db.destroy(), owner.destroy()]);
  }
  await step('The jobs of its first night', night);
  await step('Its copies', () => copy(url, Math.max(0, Math.ceil(cases / PATTERN_CASES) - 1)));
}

/**
 * Without triggers, which would check each copied row again and take hours over a million cases. Of the facts only those are copied that
 * the plain statement looks at, so the table that it reads is a third of a real one: to its advantage.
 */
async function copy(url: string, copies: number): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    await owner.query(`set session_replication_role = replica`);
    await owner.query(`delete from case_fact where kind not in ('opened', 'consent', 'decision', 'checkScheduled', 'postSupportCheck')`);
    const statements: string[] = [];
    for (const table of tables) {
      await owner.query(`create temp table pattern_${table} as select * from ${table}`);
      statements.push(await copyStatement(owner, table));
    }
    for (let done = 0; done < copies; done += AT_A_TIME) {
      const last = Math.min(done + AT_A_TIME, copies);
      for (const statement of statements) await owner.query(statement, [FIRST_MILLISECOND + done + 1, FIRST_MILLISECOND + last]);
      process.stderr.write(`  ${last} of ${copies} providers\n`);
    }
    await owner.query('vacuum analyze');
    await owner.query('checkpoint');
  } finally {
    await owner.end();
  }
}

/** Each id keeps all but its first 48 bits, the milliseconds of a UUIDv7; these are the copy's own. Ids inside facts stay as they are. */
async function copyStatement(owner: pg.Client, table: string): Promise<string> {
  const { rows } = await owner.query<{ name: string; type: string }>(
    `select column_name as name, data_type as type from information_schema.columns where table_schema = 'public' and table_name = $1`, [table]);
  const names = rows.map(({ name }) => name).join(', ');
  const values = rows.map(({ name, type }) => (type === 'uuid' ? `(prefix || substr(${name}::text, 14))::uuid` : name)).join(', ');
  return `
    insert into ${table} (${names})
    select ${values}
      from (select left(digits, 8) || '-' || right(digits, 4) as prefix
              from generate_series($1::bigint, $2::bigint) as milliseconds, lpad(to_hex(milliseconds), 12, '0') as digits) as copies,
           pattern_${table}`;
}
