import { readdir } from 'node:fs/promises';
import { sql } from 'kysely';
import { migrationsFolder } from '../db/migrate.ts';
import type { OperationContext } from './context.ts';

/** How long the database may take to answer before it counts as away, in milliseconds. */
const PATIENCE = 2_000;

/** Whether the database answers and knows every migration of this release; newer ones of a later release do not disturb. */
export async function isReady({ db }: Pick<OperationContext, 'db'>): Promise<boolean> {
  const answer = sql<{ name: string }>`select name from kysely_migration`.execute(db).catch(() => undefined);
  const result = await within(PATIENCE, answer);
  if (result === undefined) return false;
  const done = new Set(result.rows.map(({ name }) => name));
  return (await migrationNames()).every((name) => done.has(name));
}

async function migrationNames(): Promise<string[]> {
  const files = await readdir(migrationsFolder);
  return files.filter((file) => /(?<!\.d)\.[jt]s$/.test(file)).map((file) => file.replace(/\.[jt]s$/, ''));
}

async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  return await Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
}
