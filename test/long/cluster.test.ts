import { execFile } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import t from 'tap';
import { familiesFile } from '../../bench/suites/import/file.ts';
import { openDatabase } from '../../src/db/database.ts';
import { insertApiClient } from '../../src/db/queries/api-clients.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import { hashSecret } from '../../src/operations/client-secret.ts';
import { debianPostgres, freePort } from '../support/debian-postgres.ts';
import { aProvider, MUNICIPALITY, REGION } from '../support/factories.ts';
import { aMovableAddress } from '../support/movable-address.ts';
import { aProcess, type ServiceProcess } from '../support/processes.ts';
import { aSender, followUntil, type Told, writeUntil } from '../support/steady-clients.ts';

// A small installation: three API processes, two for the jobs, a primary and a standby that has every commit before it is answered, made by
// the scripts of deploy/postgres. Under load each of them is killed in turn and started again, and at last the primary is gone for good and
// the standby promoted. Broken on purpose, to see it fail: another Idempotency-Key with each try (a case that was opened without an
// answer refuses the second). The feed's rule is broken on purpose in standby-feed.test.ts.

const root = fileURLToPath(new URL('../../', import.meta.url));
const WRITERS = 6;
/** Acknowledged before a scene is over. */
const WRITES = 12;
const IMPORTED = 3_000;
const secret = 'a-secret-of-many-letters';
const passwords = { OWNER_PASSWORD: 'owner', SERVICE_PASSWORD: 'service', REPLICATION_PASSWORD: 'replication' };

const pg = await debianPostgres(t);
const ports = { primary: await freePort(), standby: await freePort() };

/** Runs a script of deploy/postgres as its image does. */
async function deployed(script: string, cluster: string, more: Record<string, string>, ...args: string[]): Promise<void> {
  const copy = join(pg.folder, script);
  await copyFile(join(root, 'deploy/postgres', script), copy);
  const variables = { PATH: `${pg.bin}:/usr/bin:/bin`, PGDATA: join(pg.folder, cluster), ...passwords, ...more };
  await pg.run('/usr/bin/env', '-i', ...Object.entries(variables).map(([name, value]) => `${name}=${value}`), '/bin/bash', copy, ...args);
}

await pg.run('initdb', '-D', join(pg.folder, 'primary'), '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=ru', '--no-sync');
await pg.start('primary', ports.primary, '-c synchronous_standby_names=standby -c synchronous_commit=local');
await deployed('primary-init.sh', 'primary', { PGHOST: '127.0.0.1', PGPORT: String(ports.primary) });
await pg.run('pg_ctl', 'reload', '-D', join(pg.folder, 'primary'), '-s');
const copy = (from: keyof typeof ports, to: string) => deployed('standby.sh', to, { PRIMARY_HOST: '127.0.0.1', PRIMARY_PORT: String(ports[from]) }, 'true');
await copy('primary', 'standby');
await pg.start('standby', ports.standby);
await pg.stop('primary');
// from here on a commit is answered when the standby has it
await pg.start('primary', ports.primary, '-c synchronous_standby_names=standby');

const address = await aMovableAddress(t, ports.primary);
const second = await aMovableAddress(t, ports.standby);
const urlOf = (login: string, port: number) => `postgres://${login}:x@127.0.0.1:${port}/support`;
const file = async (name: string, text: string | Buffer) => (await writeFile(join(pg.folder, name), text, { mode: 0o600 }), join(pg.folder, name));
const settings = {
  DATABASE_URL: urlOf('support_service', address.port), DATABASE_REPLICA_URL: urlOf('support_service', second.port), TOKEN_ISSUER: 'https://support.example.org',
  TOKEN_SIGNING_KEY_FILE: await file('key.pem', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' })),
  AUDIT_KEY_FILE: await file('audit.key', randomBytes(32)), RATE_LIMIT_PER_MINUTE: '1000000',
};

t.test('each process and each server is killed in turn: nothing acknowledged is lost, nothing is done twice', async (t) => {
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'src/migrate-main.ts'], { cwd: root, env: { PATH: process.env['PATH'], DATABASE_OWNER_URL: urlOf('support_owner', address.port) } });
  const owner = openDatabase({ url: `postgres://postgres@127.0.0.1:${address.port}/support` });
  t.teardown(() => owner.destroy());
  const provider = await aProvider(owner);
  const place = { region: REGION, municipality: null, specialistId: null, demo: false, createdAt: '2026-01-12T06:00:00.000Z', secretHash: await hashSecret(secret) };
  await inTransaction(owner, systemWall, async (tx) => {
    await insertApiClient(tx, { ...place, clientId: 'system', name: 'Система', role: 'integration', organisationId: provider.id });
    await insertApiClient(tx, { ...place, clientId: 'kdn', name: 'КДН', role: 'commission', organisationId: null, municipality: MUNICIPALITY });
  });
  const apis = await Promise.all([1, 2, 3].map(() => aProcess(t, 'server', settings)));
  const jobs = await Promise.all([1, 2].map(() => aProcess(t, 'jobs-main', settings)));
  for (const one of [...apis, ...jobs]) await one.start();

  const told: Told = { cases: [], unread: [], strange: [], at: [] };
  let over = false;
  let readersOver = false;
  let ended = false;
  t.teardown(() => void (over = readersOver = ended = true));
  const sender = (who: string) => aSender(apis.map(({ origin }) => origin), `${who}:${secret}`, told, () => ended);
  const [system, kdn] = [sender('system'), sender('kdn')];
  const writers = Array.from({ length: WRITERS }, (_, number) => writeUntil(() => over, String(number), system, told));
  const readers = [1, 2].map(() => followUntil(() => readersOver, kdn));
  for (const unheard of [...writers, ...readers]) unheard.catch(() => undefined);
  const importId = await imported(apis[0]);
  /** So many more writes, from all writers together. */
  const served = async (writes: number): Promise<void> => {
    const wanted = told.cases.length + writes;
    while (told.cases.length < wanted) {
      // a good client sends it again for ever, and the scene would have no end
      if (told.strange.length > 0) throw new Error(told.strange[0]);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const rows: string[] = [];
  const scene = async (name: string, act: () => Promise<void>): Promise<void> => {
    const began = performance.now();
    await act();
    await served(WRITES);
    const gaps = [began, ...told.at.filter((at) => at > began)].map((at, index, all) => (index === 0 ? 0 : at - (all[index - 1] ?? at)));
    rows.push(`${name}: the longest time without an acknowledged write ${(Math.max(...gaps) / 1000).toFixed(1)} s`);
  };

  await served(WRITES);
  await scene('one of two job processes, in the middle of an import', async () => {
    while ((await progress(importId)) === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await jobs[0]?.kill();
    await jobs[0]?.start();
  });
  for (const [number, api] of apis.entries()) {
    await scene(`API process ${number + 1} of 3`, async () => {
      await api.kill();
      await served(WRITES / 2);
      await api.start();
    });
  }
  await scene('the other job process', async () => {
    await jobs[1]?.kill();
    await jobs[1]?.start();
  });
  await scene('the standby, started again', async () => {
    await pg.signal('standby', 'SIGKILL');
    await started('standby');
  });
  await scene('the primary, started again', async () => {
    await pg.signal('primary', 'SIGKILL');
    await started('primary', '-c synchronous_standby_names=standby');
  });
  await scene('the primary for good; the standby is promoted', async () => {
    await pg.signal('primary', 'SIGKILL');
    await pg.run('pg_ctl', 'promote', '-D', join(pg.folder, 'standby'), '-w', '-s');
    address.leadTo(ports.standby);
  });
  t.equal(await standbyState(apis[1]), 'promoted', 'the promoted one is no standby any more');
  await scene('a new standby', async () => {
    await copy('standby', 'next');
    second.leadTo(await portOf(await pg.start('next')));
    while ((await standbyState(apis[1])) !== 'inUse') await new Promise((resolve) => setTimeout(resolve, 50));
  });

  over = true;
  await Promise.all(writers);
  readersOver = true;
  const feeds = await Promise.all(readers);
  ended = true;
  for (const row of rows) t.comment(row);
  const stored = (await sql<{ id: string }>`select id from support_case`.execute(owner)).rows.map(({ id }) => id);
  t.ok(told.cases.length > 9 * WRITES, `${told.cases.length} cases were acknowledged`);
  t.equal(new Set(told.cases).size, told.cases.length);
  t.same(stored.toSorted(), told.cases.toSorted(), 'stored is exactly what was acknowledged: none lost, none doubled');
  t.same(told.unread, [], 'each writer has read what it wrote');
  t.same(told.strange, [], 'nobody was refused anything');
  for (const feed of feeds) t.same(feed.toSorted(), told.cases.toSorted(), 'a reader of the feed was told of each case once');
  while ((await progress(importId)) < IMPORTED) await new Promise((resolve) => setTimeout(resolve, 50));
  const { rows: [lines] } = await sql<{ families: number; names: number }>`
    select count(*)::int as families, count(distinct address)::int as names from family where address like 'г. Примерск, ул. Образцовая%'`.execute(owner);
  t.same(lines, { families: IMPORTED, names: IMPORTED }, 'each line of the import is stored once');
  const { rows: undone } = await sql`select job, region, state from job_run where due_at <= now() and state <> 'done'`.execute(owner);
  t.same(undone, [], 'every run of the day is done');
  for (const one of [...apis, ...jobs]) t.notMatch(one.output(), /"level":60/, 'nobody has died by itself');

  /** A file that the jobs have to work on for a while. */
  async function imported(api: ServiceProcess | undefined): Promise<string> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of familiesFile(IMPORTED, 0)) chunks.push(chunk);
    const bearer = await fetch(`${api?.origin}/oauth/token`, {
      method: 'POST', headers: { 'authorization': `Basic ${btoa(`system:${secret}`)}`, 'content-type': 'application/x-www-form-urlencoded' }, body: 'grant_type=client_credentials',
    }).then((reply) => reply.json() as Promise<{ access_token: string }>);
    const reply = await fetch(`${api?.origin}/v1/imports?kind=families&system=is-cluster`, {
      method: 'POST', headers: { 'authorization': `Bearer ${bearer.access_token}`, 'content-type': 'application/x-ndjson' }, body: Buffer.concat(chunks),
    });
    t.equal(reply.status, 202);
    return (await reply.json() as { id: string }).id;
  }

  async function progress(id: string): Promise<number> {
    const { rows: [at] } = await sql<{ stored: number }>`select stored from data_import where id = ${id}`.execute(owner);
    return at?.stored ?? 0;
  }
});

/** After a kill -9: the server's children find out by themselves, and only when none is left may it be started again. */
async function started(cluster: keyof typeof ports, ...more: string[]): Promise<void> {
  while (!(await pg.start(cluster, ports[cluster], ...more).then(() => true, () => false)));
}

async function standbyState(api: ServiceProcess | undefined): Promise<string | undefined> {
  return await fetch(`${api?.origin}/ready`).then(async (reply) => (await reply.json() as { standby?: string }).standby, () => undefined);
}

async function portOf(url: string): Promise<number> {
  return Number(new URL(url).port);
}
