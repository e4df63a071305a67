import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import t from 'tap';
import { APPLICATION_ROLE, openDatabase, type UnusableDatabase } from '../../src/db/database.ts';
import { checkSession } from '../../src/db/session-settings.ts';
import { systemClock } from '../../src/clock.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import { schedule } from '../../src/jobs/schedule.ts';
import { prepareDatabase } from '../../src/prepare-database.ts';
import { testApp } from '../support/app.ts';
import { aProvider, MUNICIPALITY, REGION } from '../support/factories.ts';
import { aPair } from '../support/pair.ts';
import { pgBouncer } from '../support/pgbouncer.ts';

// The service behind PgBouncer in transaction mode, two server connections for everybody. Broken on purpose, to see these tests fail:
// `set` instead of `set local` in db/wall.ts (what a transaction was told outlives it).

const LOGIN = 'support_service';
const pair = await aPair(t);
const { primary } = pair;
await sql.raw(`create role ${LOGIN} login nosuperuser nobypassrls in role ${APPLICATION_ROLE}`).execute(primary.owner);
await sql.raw(`alter role ${LOGIN} set TimeZone = 'Europe/Moscow'`).execute(primary.owner);
const wanting = await pgBouncer(t, pair.pg, primary, LOGIN);

const [plain, unset] = [openDatabase({ url: wanting.url }), openDatabase({ url: wanting.url, pooled: true, namedStatements: false })];
const refused = await sql`select`.execute(plain).then(() => '', (error: Error) => error.message);
const lacking = await checkSession(unset).then(() => [], (error: UnusableDatabase) => error.message.split('\n'));
await Promise.all([plain.destroy(), unset.destroy()]);
for (const line of lacking) await sql.raw(/alter role [^;]+/.exec(line)?.[0] ?? '').execute(primary.owner);

// a pooler hands the settings of its first connection to all that come later: this one begins anew
const bouncer = await pgBouncer(t, pair.pg, primary, LOGIN);
const [major, minor] = bouncer.version;
const knowsNames = major > 1 || minor >= 21;
const db = openDatabase({ url: bouncer.url, pooled: true, namedStatements: knowsNames, maxConnections: 20 });
t.teardown(() => db.destroy());
await prepareDatabase(db, undefined, systemClock, () => undefined);

t.test('settings that a connection brings along are refused by the pooler; the role brings them, and a start says which are missing', async (t) => {
  t.match(refused, /unsupported startup parameter/);
  const named = lacking.map((line) => /^DATABASE_URL: (\w+) is/.exec(line)?.[1]);
  t.same(named, ['TimeZone', 'statement_timeout', 'idle_in_transaction_session_timeout']);
  await checkSession(db);
});

t.test('thirty clients of two providers at once: each sees its own, writes once, and leaves nothing behind', async (t) => {
  const api = await testApp(t, { db, server: primary.url });
  const providers = [await aProvider(primary.owner), await aProvider(primary.owner, { name: 'Центр «Другой»' })];
  const made = providers.map(() => new Set<string>());
  const client = async (number: number): Promise<void> => {
    const which = number % 2;
    const as = api.token('head', { organisationId: providers[which]?.id ?? '', clientId: `client-${number}` });
    const kdn = api.token('commission', { region: REGION, municipality: MUNICIPALITY });
    for (let round = 0; round < 5; round += 1) {
      const key = randomUUID();
      const body = familyOf(`${number}-${round}`);
      // the same request twice at once: one carries it out, the other is told to wait or gets the kept answer
      const tries = await Promise.all([1, 2].map(() => api.call('POST', '/v1/families', { as, key, body })));
      t.ok(tries.every(({ statusCode }) => statusCode === 201 || statusCode === 409), tries.map(({ statusCode }) => statusCode).join());
      const again = await api.call('POST', '/v1/families', { as, key, body });
      t.match(again.headers, { 'idempotency-replayed': 'true' });
      made[which]?.add(again.json<{ id: string }>().id);
      const [list, feed, other] = await Promise.all([
        api.call('GET', '/v1/families?limit=200', { as }), api.call('GET', '/v1/kdn/case-statuses', { as: kdn }),
        api.call('GET', `/v1/families/${[...made[1 - which] ?? []][0] ?? randomUUID()}`, { as }),
      ]);
      t.equal(feed.statusCode, 200);
      t.equal(other.statusCode, 404, 'a family of the other provider');
      t.ok(list.json<{ items: { organisationId: string }[] }>().items.every((family) => family.organisationId === providers[which]?.id));
    }
  };
  await Promise.all(Array.from({ length: 30 }, (_, number) => client(number)));
  for (const [which, provider] of providers.entries()) {
    const { rows } = await sql<{ id: string }>`select id from family where organisation_id = ${provider.id}`.execute(primary.owner);
    t.same(rows.map(({ id }) => id).toSorted(), [...made[which] ?? []].toSorted(), 'stored is what was answered, once');
  }
  for (let look = 0; look < 10; look += 1) {
    const { rows } = await sql<{ told: string | null; families: number }>`
      select nullif(current_setting('wall.scope', true), '') as told, (select count(*)::int from family) as families`.execute(db);
    t.same(rows, [{ told: null, families: 0 }], 'outside a transaction nothing is told, and nothing seen');
  }
  const { rows: locks } = await sql`select from pg_locks where locktype = 'advisory'`.execute(primary.owner);
  t.equal(locks.length, 0);
});

t.test('the jobs of a day, by two runners at once', async (t) => {
  const wrong: unknown[] = [];
  const logger = { debug: () => undefined, warn: (...said: unknown[]) => void wrong.push(said), error: (...said: unknown[]) => void wrong.push(said) };
  await Promise.all(['one', 'two'].map((runner) => runDueJobs({ db, clock: systemClock, logger }, schedule, { runner })));
  t.same(wrong, []);
  const { rows } = await sql<{ runs: number; done: number }>`
    select count(*)::int as runs, (count(*) filter (where state = 'done'))::int as done from job_run where due_at <= now()`.execute(primary.owner);
  t.ok((rows[0]?.runs ?? 0) > 0);
  t.equal(rows[0]?.done, rows[0]?.runs);
});

t.test('statements by name need a pooler that knows them: version 1.21', async (t) => {
  const naming = openDatabase({ url: bouncer.url, pooled: true, namedStatements: true, maxConnections: 4 });
  t.teardown(() => naming.destroy());
  const ask = (number: number) => sql<{ number: number }>`select ${number}::int as number`.execute(naming);
  const asked = await Promise.allSettled(Array.from({ length: 200 }, (_, number) => ask(number)));
  const failed = asked.filter(({ status }) => status === 'rejected');
  if (knowsNames) t.equal(failed.length, 0);
  else t.ok(failed.length > 0, `PgBouncer ${bouncer.version.join('.')} sends them to connections that have never heard them: DATABASE_NAMED_STATEMENTS=false`);
});

function familyOf(name: string): object {
  return {
    municipality: MUNICIPALITY, address: `г. Примерск, ${name}`, completeness: 'full', categories: ['manyChildren'],
    members: [{ fullName: 'Примерова Анна', kinship: 'mother', birthDate: '1990-01-01', legalRepresentative: true }],
  };
}
