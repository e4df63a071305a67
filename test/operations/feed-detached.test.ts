import { sql } from 'kysely';
import t from 'tap';
import { systemClock } from '../../src/clock.ts';
import { detachPartition, makePartitions } from '../../src/db/queries/partitions.ts';
import { feedHead } from '../../src/db/queries/feed.ts';
import { inSnapshot, inTransaction } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import type { OperationContext } from '../../src/operations/context.ts';
import { type FeedPage, type FeedPlaceInTime, type FeedReading, readFeed } from '../../src/operations/read-feed.ts';
import { SeenFamilies } from '../../src/operations/seen-families.ts';
import { testDatabase } from '../support/database.ts';
import { aCaseRow, aFamily, aProvider, MUNICIPALITY, REGION } from '../support/factories.ts';
import { pastEnds } from '../support/partitions.ts';

// A reader whom events are taken away from learns of it, and nobody else is sent back to the beginning. Broken once on purpose, to see these tests
// fail: `hasMissed` that is always false; by `last`, and by `by`, for both readings; without the hold on the outbox.

const { db, service } = await testDatabase(t);
const provider = await aProvider(db);
const caseId = await aCaseRow(db, await aFamily(db, provider));
await pastEnds(db, 'outbox', '2020-01-01');
await inTransaction(service, systemWall, (tx) => makePartitions(tx, 'outbox', '2020-01-15T09:00:00Z'));

const ctx = (): OperationContext => ({
  db: service, clock: systemClock, traceId: 'test', operation: 'test', seen: new SeenFamilies(),
  caller: { clientId: 'kdn', role: 'commission', scope: { kind: 'municipality', region: REGION, municipality: MUNICIPALITY } },
});
const read = (reading: FeedReading, after?: FeedPlaceInTime, limit = 1): Promise<FeedPage> =>
  readFeed(ctx(), { reading, limit, ...(after === undefined ? {} : { after }) });
const days = ({ items }: FeedPage) => items.map(({ event }) => event?.occurredAt.slice(0, 10));

async function told(day: string, kind = 'case.factRecorded'): Promise<void> {
  await inTransaction(service, systemWall, (tx) => sql`
    insert into outbox (region, organisation_id, municipality, case_id, kind, data, occurred_at)
    values (${REGION}, ${provider.id}, ${MUNICIPALITY}, ${caseId}, ${kind}, '{}', ${`${day}T12:00:00Z`})`.execute(tx));
  const { next } = await feedHead(service);
  for (let head = await feedHead(service); BigInt(head.readableTo) < BigInt(next);) head = await feedHead(service);
}

const detach = (before: string) => inTransaction(service, systemWall, (tx) => detachPartition(tx, 'outbox', before));

t.test('in the middle of a walk, at its end, and begun afterwards', async (t) => {
  for (const day of ['2019-11-01', '2019-12-01', '2020-01-10']) await told(day);
  const first = await read('changes');
  t.same(days(first), ['2019-11-01']);
  const upToJanuary = await read('changes', undefined, 3);
  const newest = await read('newest', undefined, 10);
  t.equal(newest.items.length, 1);
  t.equal(await detach('2020-01-05T00:00:00Z'), 'detached_outbox_past');
  await t.rejects(read('changes', first.next), { code: 'feed-epoch-changed' }, 'December was still to come for this one');
  t.same(days(await read('changes', upToJanuary.next)), [], 'this one has had everything');
  t.same(days(await read('newest', newest.next)), [], 'the newest states are there, and no removal has been missed');
  t.same((await read('changes', newest.changes)).items.length, 0);
  const again = await read('changes');
  t.same(days(again), ['2020-01-10'], 'from the beginning of what there is');
  t.same(days(await read('changes', again.next)), []);
});

t.test('removals that were taken away send a reader of the newest states back, if it began before them', async (t) => {
  const before = await read('newest', undefined, 10);
  await told('2020-01-20', 'case.removed');
  const since = await read('newest', undefined, 10);
  t.equal(await detach('2020-02-05T00:00:00Z'), 'detached_outbox_2020_01');
  await t.rejects(read('newest', { ...before.next, xid: '3' }), { code: 'feed-epoch-changed' });
  t.same((await read('newest', { ...since.next, xid: '3' })).items.length, 1, 'begun after them: goes on in the middle of its walk');
});

t.test('a picture of the data from before is not read with holes', async (t) => {
  await told('2020-02-10');
  await inSnapshot(service, { scope: { kind: 'municipality', region: REGION, municipality: MUNICIPALITY } }, async (tx) => {
    t.match(await sql`select 1 as one`.execute(tx), { rows: [{ one: 1 }] });
    t.equal(await detach('2020-03-05T00:00:00Z'), 'detached_outbox_2020_02');
    t.equal((await feedHead(tx)).torn, true);
  });
  t.equal((await feedHead(service)).torn, false);
  await told('2020-03-10');
  await inSnapshot(service, { scope: { kind: 'municipality', region: REGION, municipality: MUNICIPALITY } }, async (tx) => {
    t.equal((await feedHead(tx)).torn, false);
    await t.rejects(detach('2020-04-05T00:00:00Z'), { code: '55P03' }, 'a page that has begun is read to its end');
  });
});
