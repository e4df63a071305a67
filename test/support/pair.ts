import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { APPLICATION_ROLE, openDatabase } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate.ts';
import type { Database } from '../../src/db/schema.ts';
import { type DebianPostgres, debianPostgres, freePort } from './debian-postgres.ts';

interface Teardown {
  teardown(work: () => Promise<void>): void;
}

/** A primary with every migration done, and a hot standby that follows it; both stopped when `t` ends. */
export interface Pair {
  pg: DebianPostgres;
  primary: Server;
  standby: Server;
}

export interface Server {
  cluster: string;
  port: number;
  url: string;
  /** As the superuser. */
  owner: Kysely<Database>;
  /** As the service works. */
  service: Kysely<Database>;
}

/** @param settings of the primary, in the form `-c name=value` */
export async function aPair(t: Teardown, ...settings: string[]): Promise<Pair> {
  const pg = await debianPostgres(t);
  const initdb = ['--auth=trust', '--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=ru', '--no-sync'];
  await pg.run('initdb', '-D', join(pg.folder, 'primary'), '-U', 'postgres', ...initdb);
  const primary = await aServer(t, pg, 'primary', ...settings);
  await migrate(primary.url, () => undefined);
  await copyOf(pg, primary, 'standby');
  return { pg, primary, standby: await aServer(t, pg, 'standby') };
}

/** A copy of a running server that will follow it under its own name. */
export async function copyOf(pg: DebianPostgres, { port }: Pick<Server, 'port'>, cluster: string): Promise<void> {
  const from = `host=127.0.0.1 port=${port} user=postgres application_name=${cluster}`;
  await pg.run('pg_basebackup', '-D', join(pg.folder, cluster), '-d', from, '-X', 'stream', '-R', '--checkpoint=fast', '--no-sync');
}

export async function aServer(t: Teardown, pg: DebianPostgres, cluster: string, ...settings: string[]): Promise<Server> {
  const port = await freePort();
  const url = await pg.start(cluster, port, ...settings);
  const owner = openDatabase({ url, statementTimeout: 60_000 });
  const service = openDatabase({ url, role: APPLICATION_ROLE });
  t.teardown(async () => void await Promise.all([owner.destroy(), service.destroy()]));
  return { cluster, port, url, owner, service };
}

/** Until the standby has done again all that the primary has done so far. */
export async function caughtUp({ primary, standby }: Pick<Pair, 'primary' | 'standby'>): Promise<void> {
  const { rows: [at] } = await sql<{ lsn: string }>`select pg_current_wal_flush_lsn()::text as lsn`.execute(primary.owner);
  const has = async () => (await sql<{ has: boolean }>`select pg_last_wal_replay_lsn() >= ${at?.lsn}::pg_lsn as has`.execute(standby.owner)).rows[0]?.has === true;
  while (!(await has()));
}
