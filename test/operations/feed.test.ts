import { type Kysely, sql } from 'kysely';
import t from 'tap';
import { systemClock } from '../../src/clock.ts';
import { newId } from '../../src/db/new-id.ts';
import { feedHead } from '../../src/db/queries/feed.ts';
import { emit } from '../../src/db/queries/outbox.ts';
import type { Database } from '../../src/db/schema.ts';
import { inTransaction, type Tx } from '../../src/db/transaction.ts';
import type { OperationContext } from '../../src/operations/context.ts';
import { type FeedPage, type FeedPlaceInTime, type FeedReading, readFeed } from '../../src/operations/read-feed.ts';
import { SeenFamilies } from '../../src/operations/seen-families.ts';
import { testDatabase } from '../support/database.ts';
import { aCaseRow, aFamily, aProvider, MUNICIPALITY, REGION } from '../support/factories.ts';

// Eight writers with rollbacks, slow transactions and transactions that get their number long before their case's lock; meanwhile both
// readings are read to and fro. Every committed change must be read once, in each case's own order.
//
// Broken once on purpose, to see this test fail: `xid < ${readable}` left out of changesAfter and of newestAfter; the outbox's xid
// taken as the transaction's own (a case's changes came out of order); changed_xid not carried over `greatest`.

const WRITERS = 8;
const ROUNDS = 25;
const OTHER = 'Образцовский район';

const { db, service } = await testDatabase(t);
const provider = await aProvider(db);

const commission = (municipality = MUNICIPALITY): OperationContext => ({
  db: service, clock: systemClock, traceId: 'test', operation: 'test', seen: new SeenFamilies(),
  caller: { clientId: 'kdn', role: 'commission', scope: { kind: 'municipality', region: REGION, municipality } },
});

class Rollback extends Error {}

/** One write of a case, as the operations do it: the row's lock, the change, the event. */
async function write(tx: Tx, caseId: string, round: number): Promise<void> {
  if (round % 3 === 0) await sql`select pg_current_xact_id()`.execute(tx);
  if (round % 5 === 0) await sql`select pg_sleep(0.02)`.execute(tx);
  const { fact_count: count } = await tx.selectFrom('support_case').select('fact_count').where('id', '=', caseId).forUpdate().executeTakeFirstOrThrow();
  const seq = count + 1;
  const state = { level: null, proposedLevel: null, programme: null, deadlines: [], decisions: [], reviews: [], recommendations: [], outcome: null, seq };
  await tx.updateTable('support_case').set({ fact_count: seq, feed_state: JSON.stringify(state) }).where('id', '=', caseId).execute();
  emit(tx, {
    kind: 'case.factRecorded', region: REGION, organisationId: provider.id, municipality: MUNICIPALITY, caseId,
    data: { factId: newId(), fact: 'decision', seq }, occurredAt: '2026-03-02T09:00:00.000Z',
  });
  if (round % 4 === 1) throw new Rollback();
}

async function writer(cases: readonly string[], number: number): Promise<number> {
  let committed = 0;
  const wall = { scope: { kind: 'organisation', organisationId: provider.id } } as const;
  for (let round = 0; round < ROUNDS; round += 1) {
    const caseId = cases[(number * 7 + round * 3) % cases.length] ?? '';
    try {
      await inTransaction(service, wall, (tx) => write(tx, caseId, number + round));
      committed += 1;
    } catch (error) {
      if (!(error instanceof Rollback)) throw error;
    }
  }
  return committed;
}

type Item = FeedPage['items'][number];

const seqOf = (item: Item) => Number((('rest' in item ? JSON.parse(`{${item.rest ?? ''}}`) : item.state) as { seq?: number } | null)?.seq ?? 0);
const toldSeq = ({ event }: Item) => Number((event?.data as { seq?: number }).seq);

/** Until everything that is committed now can be read: whoever else works on the same server holds it back as well. */
async function readableNow(): Promise<void> {
  const { next } = await feedHead(service);
  for (let head = await feedHead(service); BigInt(head.readableTo) < BigInt(next);) head = await feedHead(service);
}

/** Reads to the end, as often as it takes, until `isDone` and a last time after it. */
async function follow(reading: FeedReading, isDone: () => boolean, limit: number): Promise<Item[]> {
  const items: Item[] = [];
  let after: FeedPlaceInTime | undefined;
  for (let last = false; ;) {
    const page: FeedPage = await readFeed(commission(), { reading, limit, ...(after === undefined ? {} : { after }) });
    items.push(...page.items);
    after = page.next;
    if (page.items.length > 0) continue;
    if (last) return items;
    last = isDone();
    if (last) await readableNow();
  }
}

t.test('both readings lose nothing and repeat nothing under concurrent writers', async (t) => {
  const cases: string[] = [];
  for (let number = 0; number < 6; number += 1) cases.push(await aCaseRow(db, await aFamily(db, provider)));
  let done = false;
  const readers = Promise.all([
    follow('changes', () => done, 7), follow('changes', () => done, 1000), follow('newest', () => done, 3), follow('newest', () => done, 1000),
  ]);
  const committed = (await Promise.all(Array.from({ length: WRITERS }, (_, number) => writer(cases, number)))).reduce((sum, one) => sum + one, 0);
  done = true;
  const [small, large, some, all] = await readers;
  for (const changes of [small, large]) {
    t.equal(changes.length, committed, 'every committed change, once');
    for (const caseId of cases) {
      const told = changes.filter((item) => item.caseId === caseId).map(toldSeq);
      t.same(told, told.map((_, index) => index + 1), 'in the case’s order');
    }
    t.ok(changes.every((item) => seqOf(item) === toldSeq(item)), 'each with the state after it');
  }
  t.ok(committed > WRITERS * ROUNDS / 2);
  const counts = await db.selectFrom('support_case').select(['id', 'fact_count']).where('id', 'in', cases).execute();
  for (const newest of [some, all]) {
    for (const { id, fact_count: count } of counts) {
      const seen = newest.filter(({ caseId }) => caseId === id).map(seqOf);
      t.equal(seen.at(-1), count, 'the newest state in the end');
      t.ok(seen.every((seq, index) => index === 0 || seq > (seen[index - 1] ?? 0)), 'no state twice, none going back');
    }
  }
});

const of = (municipality: string) => new RegExp(`"municipality":"${municipality}"`);

async function moveTo(database: Kysely<Database>, caseId: string, from: string, to: string): Promise<void> {
  await inTransaction(database, { scope: { kind: 'organisation', organisationId: provider.id } }, async (tx) => {
    await tx.updateTable('support_case').set({ municipality: to }).where('id', '=', caseId).execute();
    const about = { region: REGION, organisationId: provider.id, caseId, occurredAt: '2026-03-02T09:00:00.000Z' };
    emit(tx, { ...about, municipality: from, kind: 'case.removed', data: { reason: 'moved' } });
    emit(tx, { ...about, municipality: to, kind: 'case.municipalityChanged', data: { from, to, status: 'active' } });
  });
}

t.test('a case that leaves is removed once, one that has come back is not; a stranger’s first walk knows nothing of it', async (t) => {
  const id = await aCaseRow(db, await aFamily(db, provider));
  const walk = async (reading: FeedReading, after?: FeedPlaceInTime) => {
    await readableNow();
    const page = await readFeed(commission(), { reading, limit: 1000, ...(after === undefined ? {} : { after }) });
    return { ...page, items: page.items.filter(({ caseId }) => caseId === id) };
  };
  const first = await walk('newest');
  t.match(first.items, [{ event: null, rest: of(MUNICIPALITY) }]);
  const changes = await walk('changes', first.changes);
  t.same(changes.items, []);
  await moveTo(service, id, MUNICIPALITY, OTHER);
  const gone = await walk('newest', first.next);
  t.match(gone.items, [{ rest: null, familyId: null, event: { kind: 'case.removed', data: { reason: 'moved' } } }]);
  t.same((await walk('newest', gone.next)).items, [], 'told once');
  t.same((await walk('newest')).items, [], 'a first walk does not tell of it');
  const told = await walk('changes', changes.next);
  t.match(told.items, [{ state: null, event: { kind: 'case.removed' } }]);
  await readableNow();
  const there = await readFeed(commission(OTHER), { reading: 'newest', limit: 10 });
  t.match(there.items, [{ caseId: id, rest: of(OTHER) }]);
  await moveTo(service, id, OTHER, MUNICIPALITY);
  await moveTo(service, id, MUNICIPALITY, OTHER);
  await moveTo(service, id, OTHER, MUNICIPALITY);
  const back = await walk('newest', first.next);
  t.match(back.items, [{ event: null, rest: of(MUNICIPALITY) }], 'whoever never read of the leaving reads of the case only');
  t.equal(back.items.length, 1);
  t.match((await readFeed(commission(OTHER), { reading: 'newest', limit: 10, after: there.next })).items, [{ event: { kind: 'case.removed' } }]);
});

t.test('a foreign municipality sees nothing, and an erased case leaves', async (t) => {
  const nobody = await readFeed(commission('Чужой район'), { reading: 'newest', limit: 1000 });
  t.same([nobody.items, nobody.hasMore], [[], false]);
  t.same((await readFeed(commission('Чужой район'), { reading: 'changes', limit: 1000 })).items, []);
  const id = await aCaseRow(db, await aFamily(db, provider));
  await readableNow();
  const before = await readFeed(commission(), { reading: 'newest', limit: 1000 });
  await inTransaction(service, { scope: { kind: 'organisation', organisationId: provider.id } }, async (tx) => {
    await tx.updateTable('support_case').set({ in_feed: false }).where('id', '=', id).execute();
    emit(tx, {
      kind: 'case.removed', data: { reason: 'erased' }, region: REGION, organisationId: provider.id, municipality: MUNICIPALITY, caseId: id,
      occurredAt: '2026-03-02T09:00:00.000Z',
    });
  });
  await readableNow();
  const after = await readFeed(commission(), { reading: 'newest', limit: 1000, after: before.next });
  t.match(after.items, [{ caseId: id, state: null, event: { kind: 'case.removed', data: { reason: 'erased' } } }]);
});

t.test('an open transaction holds the feed back, and no longer than it lasts', async (t) => {
  const id = await aCaseRow(db, await aFamily(db, provider));
  await readableNow();
  const { next } = await readFeed(commission(), { reading: 'newest', limit: 1000 });
  const wall = { scope: { kind: 'organisation', organisationId: provider.id } } as const;
  await inTransaction(service, wall, async (slow) => {
    await sql`select pg_current_xact_id()`.execute(slow);
    await inTransaction(service, wall, (tx) => write(tx, id, 2));
    t.same((await readFeed(commission(), { reading: 'newest', limit: 10, after: next })).items, []);
  });
  await readableNow();
  t.match((await readFeed(commission(), { reading: 'newest', limit: 10, after: next })).items, [{ caseId: id }]);
});
