import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { APPLICATION_ROLE, openDatabase } from '../../../src/db/database.ts';
import { migrate } from '../../../src/db/migrate.ts';
import { insertApiClient } from '../../../src/db/queries/api-clients.ts';
import type { Database } from '../../../src/db/schema.ts';
import { inTransaction } from '../../../src/db/transaction.ts';
import { systemWall } from '../../../src/db/wall.ts';
import { hashSecret } from '../../../src/operations/client-secret.ts';
import { auditKeyFrom } from '../../../src/operations/access-seal.ts';
import { type Verified, verifyAccesses } from '../../../src/operations/verify-accesses.ts';
import { type DebianPostgres, debianPostgres, freePort } from '../debian-postgres.ts';
import { aProvider, REGION } from '../factories.ts';
import { aProcess, type ServiceProcess } from '../processes.ts';
import { aDoor, type Door } from './door.ts';

interface Teardown {
  teardown(work: () => Promise<void>): void;
}

/** A small installation as production runs it: PostgreSQL with a way to it that can be shut, and an API process. */
export interface Place {
  pg: DebianPostgres;
  door: Door;
  api: ServiceProcess;
  /** The superuser, past the door. Asked only while the server is there. */
  owner: Kysely<Database>;
  /** Sees to it that the server of the database runs, however it ended. */
  startDatabase(): Promise<void>;
  /** The processes of the database's server: the first is the one that the others are children of. */
  databaseProcesses(): Promise<number[]>;
  /** Checks the chains of the record of accesses. */
  verified(): Promise<Verified>;
}

/** Where the parts of a cluster lie, when not in one folder: made before the cluster is, by whoever asks for it. */
export interface Layout {
  data?: (pg: DebianPostgres) => Promise<string>;
  wal?: (pg: DebianPostgres) => Promise<string>;
  /** Of the server, in the form `-c name=value`. */
  options?: readonly string[];
}

export const CREDENTIALS = 'system:a-secret-of-many-letters';
const LOGIN = 'support_service';

export async function aPlace(t: Teardown, settings: Record<string, string> = {}, { data, wal, options = [] }: Layout = {}): Promise<Place> {
  const pg = await debianPostgres(t);
  const folder = join(pg.folder, 'main');
  if (data !== undefined) await symlink(await data(pg), folder);
  const walFolder = wal === undefined ? [] : [`--waldir=${await wal(pg)}`];
  const initdb = ['--auth=trust', '--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=ru', '--wal-segsize=1', '--no-sync'];
  await pg.run('initdb', '-D', folder, '-U', 'postgres', ...initdb, ...walFolder);
  const port = await freePort();
  const start = () => pg.start('main', port, ...options);
  const url = await start();
  const owner = openDatabase({ url, onConnectionLost: () => undefined });
  t.teardown(() => owner.destroy());
  await migrate(url, () => undefined);
  await peopled(owner);
  const door = await aDoor(t, port);
  const key = randomBytes(32);
  const api = await aProcess(t, 'server', { ...(await settingsOf(pg, `postgres://${LOGIN}@127.0.0.1:${door.port}/postgres`, key)), ...settings });
  await api.start();
  return {
    pg, door, api, owner,
    async startDatabase() {
      const answers = () => pg.run('pg_isready', '-q', '-h', '127.0.0.1', '-p', String(port)).then(() => true, () => false);
      while (!(await start().then(() => true, answers)));
    },
    databaseProcesses: () => processesOf(owner),
    verified: () => verifyAccesses(owner, { keys: [auditKeyFrom(key)], heads: [], report: () => undefined }),
  };
}

async function peopled(owner: Kysely<Database>): Promise<void> {
  await sql.raw(`create role ${LOGIN} login nosuperuser nobypassrls in role ${APPLICATION_ROLE}`).execute(owner);
  const provider = await aProvider(owner);
  const [clientId = '', secret = ''] = CREDENTIALS.split(':');
  const place = { region: REGION, municipality: null, specialistId: null, demo: false, createdAt: '2026-01-12T06:00:00.000Z', secretHash: await hashSecret(secret) };
  await inTransaction(owner, systemWall, (tx) => insertApiClient(tx, { ...place, clientId, name: 'Система', role: 'integration', organisationId: provider.id }));
}

async function settingsOf(pg: DebianPostgres, url: string, key: Buffer): Promise<Record<string, string>> {
  const file = async (name: string, text: string | Buffer) => (await writeFile(join(pg.folder, name), text, { mode: 0o600 }), join(pg.folder, name));
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    DATABASE_URL: url, TOKEN_ISSUER: 'https://support.example.org', RATE_LIMIT_PER_MINUTE: '1000000',
    TOKEN_SIGNING_KEY_FILE: await file('key.pem', privateKey.export({ type: 'pkcs8', format: 'pem' })), AUDIT_KEY_FILE: await file('audit.key', key),
  };
}

/** Linux tells whose child each process is. */
async function processesOf(owner: Kysely<Database>): Promise<number[]> {
  const { rows: [server] } = await sql<{ folder: string }>`select current_setting('data_directory') as folder`.execute(owner);
  const parent = Number((await readFile(join(server?.folder ?? '', 'postmaster.pid'), 'utf8')).split('\n', 1)[0]);
  const all = await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(async (name) => {
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    return { pid: Number(name), parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) };
  }));
  return [parent, ...all.filter((one) => one.parent === parent).map(({ pid }) => pid)];
}
