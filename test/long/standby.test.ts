import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import t, { type Test } from 'tap';
import { openDatabase, APPLICATION_ROLE } from '../../src/db/database.ts';
import { type FeedPlaceInTime, readFeed } from '../../src/operations/read-feed.ts';
import { readingFrom } from '../../src/operations/reading.ts';
import { SeenFamilies } from '../../src/operations/seen-families.ts';
import { Standby } from '../../src/operations/standby.ts';
import { testApp } from '../support/app.ts';
import { changedCase } from '../support/feed-changes.ts';
import { aCaseRow, aFamily, aProvider, MUNICIPALITY, REGION } from '../support/factories.ts';
import { aPair, caughtUp } from '../support/pair.ts';

// A primary and a hot standby of Debian's PostgreSQL. Broken on purpose, to see these tests fail: `#has` that is always true (a writer
// does not see what it wrote), no `hasBegun` in read-feed.ts (410 for a cursor of the standby).

const pair = await aPair(t);
const { pg, primary, standby: second } = pair;
const said: string[] = [];
const note = (_: object, message: string) => void said.push(message);
const standby = new Standby({
  primary: primary.service, open: () => openDatabase({ url: second.url, role: APPLICATION_ROLE }), report: { info: note, warn: note }, every: () => () => undefined,
});
const provider = await aProvider(primary.owner);
const metricsToken = 'a-token-of-the-metrics-only';
const api = await testApp(t, { db: primary.service, server: primary.url, standby, config: { metricsToken } });
t.teardown(() => standby.close());
const head = api.token('head', { organisationId: provider.id });
const kdn = api.token('commission', { region: REGION, municipality: MUNICIPALITY });

const body = {
  municipality: MUNICIPALITY, address: 'г. Примерск, ул. Тестовая, д. 1', completeness: 'full', categories: ['manyChildren'],
  members: [{ fullName: 'Примерова Анна', kinship: 'mother', birthDate: '1990-01-01', legalRepresentative: true }],
};

async function write(): Promise<{ id: string; token: string }> {
  const reply = await api.call('POST', '/v1/families', { as: head, body, key: randomUUID() });
  return { id: reply.json<{ id: string }>().id, token: String(reply.headers['consistency-token']) };
}

async function list(token?: string): Promise<string[]> {
  const reply = await api.call('GET', '/v1/families?limit=200', { as: head, headers: token === undefined ? {} : { 'consistency-token': token } });
  return reply.json<{ items: { id: string }[] }>().items.map(({ id }) => id);
}

/** Where the reads of `work` were answered. */
async function where(work: () => Promise<unknown>): Promise<string[]> {
  const before = { ...standby.places };
  await work();
  return Object.entries(standby.places).flatMap(([place, count]) => Array<string>(count - before[place as keyof typeof before]).fill(place));
}

const replay = (does: 'pause' | 'resume') => sql.raw(`select pg_wal_replay_${does}()`).execute(second.owner);
const state = async () => (await api.call('GET', '/ready')).json<{ standby: string }>().standby;

t.test('until it was looked at, nothing is read from it', async (t) => {
  t.equal(await state(), 'away');
  t.same(await where(() => list()), ['primaryBecauseAway']);
  await caughtUp(pair);
  await standby.look();
  t.equal(await state(), 'inUse');
});

t.test('a writer reads what it wrote, from the standby', async (t) => {
  for (let round = 0; round < 20; round += 1) {
    const { id, token } = await write();
    t.match(token, /^[0-9a-f]{16}$/);
    t.same(await where(async () => t.ok((await list(token)).includes(id))), ['standby']);
    const another = await write();
    t.same(await where(async () => t.ok((await list()).includes(another.id), 'without a token as well')), ['standby']);
  }
  const made = await write();
  t.same(await where(() => api.call('GET', `/v1/families/${made.id}`, { as: head })), [], 'one record with its version is the primary’s');
});

t.test('a standby that lags: a token that it has reached will do, all else is the primary’s', async (t) => {
  const early = await write();
  await list(early.token);
  await replay('pause');
  const late = await write();
  t.same(await where(async () => t.ok((await list(late.token)).includes(late.id))), ['primaryBecauseLate']);
  t.same(await where(async () => t.ok((await list()).includes(late.id))), ['primaryBecauseLate']);
  t.same(await where(async () => t.notOk((await list(early.token)).includes(late.id))), ['standby'], 'and this one has only what it named');
  await standby.look();
  while ((await state()) !== 'lagging') await new Promise((resolve) => setTimeout(resolve, 20));
  const metrics = await api.app.inject({ method: 'GET', url: '/metrics', headers: { authorization: `Bearer ${metricsToken}` } });
  t.match(metrics.body, 'soprovozhdenie_standby_state{state="lagging"} 1');
  t.match(metrics.body, /soprovozhdenie_standby_lag_seconds 0\.\d+/);
  t.match(metrics.body, /soprovozhdenie_standby_reads_total\{place="primaryBecauseLate"\} [1-9]/);
  await replay('resume');
  await caughtUp(pair);
  await standby.look();
  t.equal(await state(), 'inUse');
});

t.test('a token that nobody gave is refused; one of the far future reads from the primary', async (t) => {
  const read = (token: string) => api.call('GET', '/v1/families', { as: head, headers: { 'consistency-token': token } });
  for (const token of ['0/16B3748', '', 'x', 'FFFFFFFFFFFFFFFF', '1']) {
    t.match((await read(token)).json(), { status: 400, errors: [{ pointer: '/headers/consistency-token', code: 'field.pattern' }] }, token);
  }
  t.same(await where(() => read('ffffffffffffffff')), ['primaryBecauseLate']);
});

t.test('the feed is read from a standby that lags; a cursor that is ahead of it, from the primary, and never answered by 410', async (t) => {
  const caseId = await aCaseRow(primary.owner, await aFamily(primary.owner, provider));
  const page = async (cursor: string) => (await api.call('GET', `/v1/kdn/case-statuses?reading=changes&cursor=${cursor}`, { as: kdn })).json<{ items: { caseId: string }[]; nextCursor: string }>();
  const first = (await api.call('GET', '/v1/kdn/case-statuses', { as: kdn })).json<{ changesCursor: string }>().changesCursor;
  await caughtUp(pair);
  await replay('pause');
  await changedCase(primary.service, provider.id, caseId);
  t.same(await where(async () => t.same((await page(first)).items, [], 'not there yet')), ['standby']);
  const answered = await where(async () => {
    const { nextCursor } = (await api.call('GET', `/v1/kdn/case-statuses?reading=changes&cursor=${first}`, { as: kdn, headers: { 'consistency-token': 'ffffffffffffffff' } })).json<{ nextCursor: string }>();
    t.same((await page(nextCursor)).items, [], 'read to its end on the primary; the standby has not come so far');
  });
  t.same(answered, ['primaryBecauseLate', 'primaryAfterFault']);
  await replay('resume');
  await caughtUp(pair);
  t.same(await where(async () => t.same((await page(first)).items.map((item) => item.caseId), [caseId])), ['standby']);
});

t.test('a commit that the standby has shown before the primary: its cursor is none of another epoch', async (t) => {
  const caseId = await aCaseRow(primary.owner, await aFamily(primary.owner, provider));
  const caller = { clientId: 'kdn', role: 'commission', scope: { kind: 'municipality', region: REGION, municipality: MUNICIPALITY } } as const;
  const changesAt = (db: typeof primary.service, after?: FeedPlaceInTime) => readFeed(
    { db, clock: api.clock, traceId: 'test', operation: 'test', seen: new SeenFamilies(), caller },
    { reading: 'changes', limit: 100, ...(after === undefined ? {} : { after }) },
  );
  const told = await changesAt(primary.service);
  // the commit reaches the standby, and waits for the confirmation of a second one that is not there
  await primarySetting(`set synchronous_standby_names = '2 (standby, another)'`);
  const writing = changedCase(primary.service, provider.id, caseId);
  let shown = told;
  while (shown.items.length === 0 || shown === told) shown = await changesAt(second.service, told.next);
  t.match(shown.items, [{ caseId }]);
  t.same((await changesAt(primary.service, shown.next)).items, [], 'the primary has not shown it yet, and knows of it');
  await t.rejects(changesAt(primary.service, { ...shown.next, xid: String(BigInt(shown.next.xid) + 1000n) }), { code: 'feed-epoch-changed' });
  await primarySetting('reset synchronous_standby_names');
  await writing;
  t.match((await changesAt(primary.service, told.next)).items, [{ caseId }]);
});

t.test('a read that fails on the standby is answered by the primary, and tells of what it has shown once', async (t) => {
  const seen = new SeenFamilies();
  const reading = readingFrom(standby, 'now');
  const read = reading({ db: primary.service, seen }, async ({ db, seen: noted }) => {
    const { rows: [at] } = await sql<{ standby: boolean; pid: number }>`select pg_is_in_recovery() as standby, pg_backend_pid() as pid`.execute(db);
    noted.add({ familyId: at?.standby === true ? 'of the failed one' : 'shown', organisationId: provider.id });
    if (at?.standby === true) await Promise.all([sql`select pg_sleep(60)`.execute(db), ended(second, 'pg_sleep')]);
    return at?.standby;
  });
  t.equal(await read, false);
  t.same(seen.list().map(({ familyId }) => familyId), ['shown']);
  t.ok(said.includes('a read failed on the standby; the primary answers it'));
  await standby.look();
});

t.test('a standby that hangs holds nobody for long', async (t) => {
  const hanging = readingFrom(standby, 'whatever')({ db: primary.service, seen: new SeenFamilies() }, async ({ db }) => {
    const { rows: [at] } = await sql<{ standby: boolean }>`select pg_is_in_recovery() as standby`.execute(db);
    if (at?.standby === true) await stopped(t);
    return (await sql<{ standby: boolean }>`select pg_is_in_recovery() as standby`.execute(db)).rows[0]?.standby;
  });
  t.equal(await hanging, false);
  t.equal(standby.state, 'away');
  t.same(await where(() => list()), ['primaryBecauseAway'], 'nobody waits for it any more');
  for (const pid of halted.splice(0)) process.kill(pid, 'SIGCONT');
  await standby.look();
  t.equal(await state(), 'inUse');
});

t.test('a standby that is away: everything is answered, and readiness tells', async (t) => {
  await pg.stop('standby');
  t.same(await where(async () => t.ok((await list()).length > 0)), ['primaryAfterFault'], 'known only when a read found out');
  await standby.look();
  t.equal(await state(), 'away');
  t.same(await where(() => list()), ['primaryBecauseAway']);
  await pg.start('standby', second.port);
  await standby.look();
  t.equal(await state(), 'inUse');
});

t.test('a copy of another database is never read from', async (t) => {
  const other = openDatabase({ url: String(process.env['TEST_DATABASE_URL']) });
  const foreign = new Standby({ primary: other, open: () => openDatabase({ url: second.url, role: APPLICATION_ROLE }), report: { info: note, warn: note }, every: () => () => undefined });
  t.teardown(async () => void await Promise.all([foreign.close(), other.destroy()]));
  await foreign.look();
  t.equal(foreign.state, 'foreign');
  t.equal(await foreign.reach('whatever'), undefined);
});

t.test('without the primary nothing of families is given out, whatever the standby has: the access cannot be recorded', async (t) => {
  await pg.stop('primary');
  t.equal((await api.call('GET', '/v1/kdn/case-statuses', { as: kdn })).statusCode, 503);
  t.equal((await api.call('GET', '/v1/families', { as: head })).statusCode, 503);
  await pg.start('primary', primary.port);
  t.equal((await api.call('GET', '/v1/families', { as: head })).statusCode, 200);
});

t.test('a standby that was promoted is none any more', async (t) => {
  await pg.run('pg_ctl', 'promote', '-D', `${pg.folder}/standby`, '-w', '-s');
  await standby.look();
  t.equal(await state(), 'promoted');
  t.same(await where(() => list()), ['primaryBecauseAway']);
});

async function primarySetting(change: string): Promise<void> {
  for (const statement of [`alter system ${change}`, 'select pg_reload_conf()']) await sql.raw(statement).execute(primary.owner);
  // a session learns of it between two statements of its own
  const { rows: [set] } = await sql<{ now: string }>`select setting as now from pg_file_settings where name = 'synchronous_standby_names'`.execute(primary.owner);
  const wanted = set?.now ?? '';
  while ((await sql<{ now: string }>`select current_setting('synchronous_standby_names') as now`.execute(primary.owner)).rows[0]?.now !== wanted);
}

const halted: number[] = [];

/** Stops every process of the standby, as a machine that hangs does; its connections stay open. Looks at it until that is noticed. */
async function stopped(t: Test): Promise<void> {
  const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity where pid <> pg_backend_pid()`.execute(second.owner);
  halted.push(...rows.map(({ pid }) => pid));
  t.teardown(() => { for (const pid of halted) process.kill(pid, 'SIGCONT'); });
  for (const pid of halted) process.kill(pid, 'SIGSTOP');
  void standby.look();
}

/** Ends the connection that is doing something, as recovery does with a read in its way. */
async function ended({ owner }: typeof second, doing: string): Promise<void> {
  const end = () => sql<{ done: boolean }>`select pg_terminate_backend(pid) as done from pg_stat_activity where query like ${`%${doing}%`} and pid <> pg_backend_pid()`.execute(owner);
  while ((await end()).rows.length === 0);
}
