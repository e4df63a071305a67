import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Kysely, sql } from 'kysely';
import t from 'tap';
import { systemClock } from '../../src/clock.ts';
import { APPLICATION_ROLE, openDatabase } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate.ts';
import { newId } from '../../src/db/new-id.ts';
import { emit } from '../../src/db/queries/outbox.ts';
import type { Database } from '../../src/db/schema.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import type { OperationContext } from '../../src/operations/context.ts';
import { type FeedPage, type FeedPlaceInTime, type FeedReading, readFeed } from '../../src/operations/read-feed.ts';
import { SeenFamilies } from '../../src/operations/seen-families.ts';
import { debianPostgres } from '../support/debian-postgres.ts';
import { aCaseRow, aFamily, aProvider, MUNICIPALITY, REGION } from '../support/factories.ts';

// The copies that operators make, with the tools that they use: a dump restored into a younger server, and a standby that is promoted.

const root = fileURLToPath(new URL('../../', import.meta.url));
const pg = await debianPostgres(t);
await pg.run('initdb', '-D', join(pg.folder, 'first'), '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=ru', '--no-sync');
const first = await pg.start('first');

interface Pools {
  url: string;
  owner: Kysely<Database>;
  service: Kysely<Database>;
}

function poolsAt(url: string): Pools {
  const [owner, service] = [openDatabase({ url }), openDatabase({ url, role: APPLICATION_ROLE })];
  t.teardown(async () => void await Promise.all([owner.destroy(), service.destroy()]));
  return { url, owner, service };
}

const reader = (db: Kysely<Database>): OperationContext => ({
  db, clock: systemClock, traceId: 'test', operation: 'test', seen: new SeenFamilies(),
  caller: { clientId: 'kdn', role: 'commission', scope: { kind: 'municipality', region: REGION, municipality: MUNICIPALITY } },
});

/** Everything there is to read from a place on, and where it ends. */
async function walk({ service }: Pools, reading: FeedReading, from?: FeedPlaceInTime): Promise<{ items: FeedPage['items']; next: FeedPlaceInTime; changes?: FeedPlaceInTime }> {
  const page = await readFeed(reader(service), { reading, limit: 2, ...(from === undefined ? {} : { after: from }) });
  if (page.items.length === 0) return { ...page, items: [] };
  const rest = await walk({ service } as Pools, reading, page.next);
  return { ...page, next: rest.next, items: [...page.items, ...rest.items] };
}

const told = (items: FeedPage['items']) => items.map(({ caseId, event }) => `${caseId} ${String((event?.data as { seq?: number } | undefined)?.seq)}`);

let organisationId = '';
const cases: string[] = [];
let seq = 0;

/** A change of a case with its event. */
async function change({ service }: Pools, caseId: string): Promise<string> {
  seq += 1;
  await inTransaction(service, { scope: { kind: 'organisation', organisationId } }, async (tx) => {
    await tx.updateTable('support_case').set({ feed_state: JSON.stringify({ seq }) }).where('id', '=', caseId).execute();
    emit(tx, {
      kind: 'case.factRecorded', region: REGION, organisationId, municipality: MUNICIPALITY, caseId,
      data: { factId: newId(), fact: 'decision', seq }, occurredAt: '2026-03-02T09:00:00.000Z',
    });
  });
  return `${caseId} ${seq}`;
}

const before = poolsAt(first);
await migrate(first, () => undefined);
const provider = await aProvider(before.owner);
organisationId = provider.id;
for (let number = 0; number < 5; number += 1) cases.push(await aCaseRow(before.owner, await aFamily(before.owner, provider)));
for (let round = 0; round < 3; round += 1) for (const id of cases) await change(before, id);
// an old server has counted far: the younger one that the copy goes to has not
for (let number = 0; number < 3000; number += 1) await sql`select pg_current_xact_id()`.execute(before.owner);

t.test('a promoted standby goes on with the cursors of before: nothing is lost, nothing repeated', async (t) => {
  const [newest, changes] = [await walk(before, 'newest'), await walk(before, 'changes')];
  const late = [await change(before, cases[1] ?? ''), await change(before, cases[3] ?? '')];
  await pg.run('pg_basebackup', '-D', join(pg.folder, 'standby'), '-d', first.replace('/postgres', '/'), '-X', 'stream', '-R', '--checkpoint=fast', '--no-sync');
  const standby = await pg.start('standby');
  const after = poolsAt(standby);
  const streamed = await change(before, cases[0] ?? '');
  const { rows: [at] } = await sql<{ lsn: string }>`select pg_current_wal_lsn()::text as lsn`.execute(before.owner);
  const hasIt = async () => (await sql<{ has: boolean }>`select pg_last_wal_replay_lsn() >= ${at?.lsn}::pg_lsn as has`.execute(after.owner)).rows[0]?.has === true;
  while (!(await hasIt()));
  await pg.run('pg_ctl', 'promote', '-D', join(pg.folder, 'standby'), '-w', '-s');
  const own = await change(after, cases[2] ?? '');
  t.same(told((await walk(after, 'changes', changes.next)).items), [...late, streamed, own]);
  t.same((await walk(after, 'newest', newest.next)).items.map(({ caseId }) => caseId), [1, 3, 0, 2].map((index) => cases[index]));
  await pg.stop('standby');
});

t.test('a dump restored into a younger server: old cursors are gone, and the walk anew gives every case once', async (t) => {
  const [newest, changes] = [await walk(before, 'newest'), await walk(before, 'changes')];
  const dump = join(pg.folder, 'dump');
  await pg.run('pg_dump', '-d', first, '-Fc', '-f', dump);
  await pg.run('initdb', '-D', join(pg.folder, 'second'), '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=ru', '--no-sync');
  const second = await pg.start('second');
  const after = poolsAt(second);
  await sql.raw(`create role ${APPLICATION_ROLE} nologin`).execute(after.owner);
  await pg.run('pg_restore', '-d', second, '--exit-on-error', '--no-publications', dump);
  const { rows: [state] } = await sql<{ future: boolean }>`
    select bool_or(xid >= pg_snapshot_xmin(pg_current_snapshot())) as future from outbox`.execute(after.owner);
  t.equal(state?.future, true, 'positions of the old server lie in the future of this one');
  const env = { PATH: process.env['PATH'], DATABASE_OWNER_URL: second };
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'src/feed-main.ts'], { cwd: root, env });
  t.match(stdout, /epoch 2, \d+ events renumbered/);
  for (const [reading, { next }] of [['newest', newest], ['changes', changes]] as const) {
    await t.rejects(readFeed(reader(after.service), { reading, limit: 10, after: next }), { code: 'feed-epoch-changed' }, reading);
  }
  const anew = await walk(after, 'newest');
  t.same(anew.items.map(({ caseId }) => caseId).toSorted(), cases.toSorted(), 'every case once');
  t.same(told((await walk(after, 'changes')).items), told((await walk(before, 'changes')).items), 'every event in its order');
  const own = await change(after, cases[4] ?? '');
  t.same(told((await walk(after, 'changes', anew.changes)).items), [own], 'and on from there without a gap');
  t.same((await walk(after, 'newest', anew.next)).items.map(({ caseId }) => caseId), [cases[4]]);
});
