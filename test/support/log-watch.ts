import { sql, type Kysely } from 'kysely';
import pg from 'pg';
import { pino, type Logger } from 'pino';
import type { Database } from '../../src/db/schema.ts';
import { loggerOn } from '../../src/logger.ts';

/** A logger that keeps what is written, and a search of it. */
export interface LogWatch {
  logger: Logger;
  lines: readonly string[];
  /**
   * Nothing to search for where no database answers.
   * @throws Error naming the first entry that holds a name, an address or a phone of a family in the database
   */
  search(db: Kysely<Database>, server?: string): Promise<void>;
}

/** Shorter parts of a name stand in too many innocent words. */
const SHORTEST = 5;

/** The logger of the processes, at its most talkative, into memory; TEST_LOG_LEVEL shows it from that level on. */
export function watchedLog(): LogWatch {
  const lines: string[] = [];
  const shown = pino.levels.values[process.env['TEST_LOG_LEVEL'] ?? ''] ?? Infinity;
  const write = (line: string) => {
    lines.push(line);
    if (shown < Infinity && (JSON.parse(line) as { level: number }).level >= shown) process.stderr.write(line);
  };
  const logger = loggerOn({ write }, 'trace', 'test');
  return { logger, lines, search: (db, server) => searchLines(lines, db, server) };
}

async function searchLines(lines: readonly string[], db: Kysely<Database>, server = process.env['TEST_DATABASE_URL'] ?? ''): Promise<void> {
  const name = lines.length === 0 ? undefined : await nameOf(db);
  if (name === undefined) return;
  const wanted = forms(await personalValues(server, name));
  const all = lines.join('').toLowerCase();
  const found = wanted.find((value) => all.includes(value));
  if (found === undefined) return;
  throw new Error(`The log holds personal data («${found}»): ${lines.find((line) => line.toLowerCase().includes(found))}`);
}

async function nameOf(db: Kysely<Database>): Promise<string | undefined> {
  const answer = await sql<{ name: string }>`select current_database() as name`.execute(db).catch(() => undefined);
  return answer?.rows[0]?.name;
}

/** Read as the owner of everything, past all walls: the server's address names a superuser, as TEST_DATABASE_URL does. */
async function personalValues(server: string, database: string): Promise<string[]> {
  const url = new URL(server);
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    const { rows } = await client.query<{ value: string }>(
      `select address as value from family union select contact_phone from family where contact_phone is not null
       union select full_name from family_member union select unnest(regexp_split_to_array(full_name, '[\\s-]+')) from family_member`,
    );
    return rows.map(({ value }) => value);
  } finally {
    await client.end();
  }
}

/** As they are, and as they stand in JSON and in an address; all in small letters. */
function forms(values: readonly string[]): string[] {
  const long = values.filter((value) => value.length >= SHORTEST);
  const written = long.flatMap((value) => [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value), encodeURIComponent(value.toLowerCase())]);
  return [...new Set(written.map((value) => value.toLowerCase()))];
}
