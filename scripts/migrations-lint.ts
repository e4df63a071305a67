import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { throwawayServer } from '../src/sandbox/throwaway.ts';
import { type Exceptions, findings, judged } from './migrations-lint/lint.ts';
import { migrationTexts } from './migrations-lint/migration-texts.ts';

// npm run migrations:lint   squawk reads what the migrations send. Exit 0: nothing is left that no exception covers; 1: something is.

const exceptions = JSON.parse(await readFile(new URL('migrations-lint/exceptions.json', import.meta.url), 'utf8')) as Exceptions;

/** On the server of TEST_DATABASE_URL, or on one that is thrown away. */
async function lint(): Promise<boolean> {
  const given = process.env['TEST_DATABASE_URL'];
  const server = given === undefined ? await throwawayServer() : { url: given, remove: async () => undefined };
  try {
    return await withDatabase(server.url, async (url) => tell(judged(await findings(await migrationTexts(url)), exceptions)));
  } finally {
    await server.remove();
  }
}

async function withDatabase<T>(server: string, work: (url: string) => Promise<T>): Promise<T> {
  const name = `migrations_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    await admin.query(`create database ${name} template template0 encoding 'UTF8'`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    return await work(url.href).finally(() => admin.query(`drop database ${name} with (force)`));
  } finally {
    await admin.end();
  }
}

function tell({ left, idle }: ReturnType<typeof judged>): boolean {
  for (const { migration, line, rule, message } of left) console.log(`${migration}.sql:${line}: ${rule}: ${message}`);
  for (const rule of idle) console.log(`scripts/migrations-lint/exceptions.json: ${rule} covers nothing any more; take it out`);
  const clean = left.length + idle.length === 0;
  console.log(clean ? 'squawk minds nothing in the migrations that no exception covers.' : `${left.length + idle.length} to look at.`);
  return clean;
}

process.exitCode = (await lint()) ? 0 : 1;
