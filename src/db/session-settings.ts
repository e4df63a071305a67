import { type Kysely, sql } from 'kysely';
import { UnusableDatabase } from './database.ts';
import type { Database } from './schema.ts';

/** What holds for every statement of the service; a connection of its own brings it along, behind a pooler the role has to. */
const wanted = [
  { name: 'TimeZone', why: 'instants are read in UTC', value: 'UTC', holds: (now: string) => /^(Etc\/)?UTC$/.test(now) },
  { name: 'DateStyle', why: 'dates are read as ISO', value: 'ISO', holds: (now: string) => now.startsWith('ISO') },
  { name: 'statement_timeout', why: 'a statement without an end would keep its connection', value: '30s', holds: isLimit },
  { name: 'idle_in_transaction_session_timeout', why: 'one forgotten transaction would stall every feed', value: '15s', holds: isLimit },
] as const;

function isLimit(now: string): boolean {
  return now !== '0';
}

/**
 * Makes sure that sessions are as the service needs them.
 * @throws UnusableDatabase with one line for each setting that is not: what to run
 */
export async function checkSession(db: Kysely<Database>): Promise<void> {
  const names = wanted.map(({ name }) => name);
  const { rows } = await sql<{ name: string; now: string; role: string }>`
    select name, current_setting(name) as now, current_user::text as role from unnest(${names}::text[]) as name`.execute(db);
  const wrong = wanted.flatMap(({ name, why, value, holds }) => {
    const found = rows.find((row) => row.name === name);
    return found === undefined || holds(found.now) ? [] : [
      `DATABASE_URL: ${name} is «${found.now}», and ${why}; run as the database’s owner: alter role "${found.role}" set ${name} = '${value}'; see docs/scale.md.`,
    ];
  });
  if (wrong.length > 0) throw new UnusableDatabase(wrong.join('\n'));
}
