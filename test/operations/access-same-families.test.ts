import { sql } from 'kysely';
import t, { type Test } from 'tap';
import { newId } from '../../src/db/new-id.ts';
import { listAccesses } from '../../src/db/queries/access-list.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { verifyAccesses } from '../../src/operations/verify-accesses.ts';
import { nightOf, withMonths } from '../support/access-months.ts';
import { anAccess, asSuperuser, testRecorder } from '../support/access-records.ts';
import { testDatabase } from '../support/database.ts';

// The same page read again and again: by what its families find each access. Broken once on purpose, to see these tests fail: what a failed batch has
// named is kept; an attempt that leads to itself; heads that were set back are not looked at; `listAccesses` without later records, and without
// looking whether a record names the family.

const { db: owner, service, url } = await testDatabase(t);
const db = asSuperuser(t, url);
await withMonths(owner);
const { recorder, key } = testRecorder(service);
t.teardown(() => recorder.close());

/** A page of an organisation's families. */
function aPage(count = 5) {
  const organisationId = newId();
  const families = Array.from({ length: count }, () => ({ familyId: newId(), organisationId }));
  return { organisationId, families };
}
type Page = ReturnType<typeof aPage>;
const read = ({ organisationId, families }: Page, by = recorder) => by.record(anAccess({ callerOrganisationId: organisationId, families, operation: 'listCases' }));

/** Of each record of an organisation: how many entries lead to it, and through which other record. */
async function entries({ organisationId }: Page): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select (select count(*) from access_family f where f.record_id = r.id) || coalesce(' through ' || same_families_as, '') as line
      from access_record r where chain = ${`organisation:${organisationId}`} order by seq`.execute(db);
  return rows.map(({ line }) => line);
}

/** The numbers of the accesses that each family finds, the newest first: the same for all, or an error. */
async function found({ organisationId, families }: Page): Promise<number[]> {
  const lists = await Promise.all(families.map(({ familyId: id }) => inTransaction(service, { scope: { kind: 'organisation', organisationId } }, async (tx) =>
    (await listAccesses(tx, { id, organisationId }, {}, { limit: 500 })).items.map(({ traceId }) => traceId))));
  const { rows } = await sql<{ seq: number; trace_id: string }>`select seq, trace_id from access_record where organisation_id = ${organisationId}`.execute(db);
  const [first, ...others] = lists.map((list) => list.map((traceId) => rows.find((row) => row.trace_id === traceId)?.seq ?? 0));
  if (others.some((other) => other.join() !== first?.join())) throw new Error('families find different accesses');
  return first ?? [];
}

t.test('the same page again leaves one entry, and each family finds each access once', async (t) => {
  const page = aPage();
  for (let time = 0; time < 3; time += 1) await read(page);
  t.same(await entries(page), ['5', '1 through 1', '1 through 1'], 'no record that leads on is led to');
  t.same(await found(page), [3, 2, 1]);
});

t.test('in one batch as well', async (t) => {
  const page = aPage();
  await Promise.all([aPage(), page, page, page].map((one) => read(one)));
  t.same(await entries(page), ['5', '1 through 1', '1 through 1']);
  t.same(await found(page), [3, 2, 1]);
});

t.test('another order, other families, few of them: an entry each', async (t) => {
  const page = aPage();
  await read(page);
  await read({ ...page, families: page.families.toReversed() });
  await read({ ...page, families: page.families.slice(0, 4) });
  await read({ ...page, families: page.families.slice(0, 3) });
  await read({ ...page, families: page.families.slice(0, 3) });
  t.same(await entries(page), ['5', '5', '4', '3', '3']);
  await read({ ...page, families: page.families.slice(0, 4) });
  t.same(await found({ ...page, families: page.families.slice(0, 3) }), [6, 5, 4, 3, 2, 1]);
  t.same(await found({ ...page, families: page.families.slice(4) }), [2, 1], 'not the accesses to its neighbours alone');
});

t.test('another process knows nothing of it, and leads to its own', async (t) => {
  const page = aPage();
  const { recorder: neighbour } = testRecorder(service, key);
  for (const by of [recorder, neighbour, recorder, neighbour]) await read(page, by);
  t.same(await entries(page), ['5', '5', '1 through 1', '1 through 2']);
  t.same(await found(page), [4, 3, 2, 1]);
  await neighbour.close();
});

t.test('after a batch that failed everything is written again', async (t) => {
  const page = aPage();
  await read(page);
  await sql`alter table access_family rename to access_family_away`.execute(db);
  await t.rejects(read(page));
  await sql`alter table access_family_away rename to access_family`.execute(db);
  await read(page);
  t.same(await entries(page), ['5', '5']);
});

t.test('a transaction that is rolled back and tried again does not lead to its former attempt', async (t) => {
  const page = aPage();
  await sql.raw(`create sequence attempt`).execute(db);
  await sql.raw(`create function fail_once() returns trigger language plpgsql security definer as $$
    begin
      if nextval('attempt') = 1 then raise exception 'once' using errcode = 'serialization_failure'; end if;
      return null;
    end $$`).execute(db);
  await sql.raw(`create trigger fail_once after insert on access_record for each statement execute function fail_once()`).execute(db);
  await read(page);
  await sql`drop trigger fail_once on access_record`.execute(db);
  t.same((await sql`select last_value::int from attempt`.execute(db)).rows, [{ last_value: 2 }]);
  t.same(await entries(page), ['5']);
});

t.test('where the last records are lost, as after a standby has taken over, none of them is led to', async (t) => {
  const page = aPage();
  await read({ ...page, families: page.families.toReversed() });
  await read(page);
  await inTransaction(db, { scope: { kind: 'system' } }, async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql`delete from access_record where organisation_id = ${page.organisationId} and seq = 2`.execute(tx);
    await sql`delete from access_family where organisation_id = ${page.organisationId} and seq = 2`.execute(tx);
    await sql`update access_chain c set seq = 1, hash = (select hash from access_record r where r.chain = c.chain) where chain = ${`organisation:${page.organisationId}`}`.execute(tx);
  });
  await read(page);
  await read(page);
  t.same(await entries(page), ['5', '5', '1 through 2']);
  t.same(await found(page), [3, 2, 1]);
});

t.test('an entry that leads to a record of other families shows them nothing', async (t) => {
  const page = aPage();
  const others = { ...page, families: aPage().families.map(({ familyId }) => ({ familyId, organisationId: page.organisationId })) };
  for (const one of [page, others, page]) await read(one);
  await inTransaction(db, { scope: { kind: 'system' } }, (tx) => sql`
    insert into access_family select (select id from access_record where organisation_id = ${page.organisationId} and seq = 1), organisation_id, seq, id
      from access_record where organisation_id = ${page.organisationId} and seq = 2`.execute(tx));
  t.same(await found(page), [3, 1]);
  t.same(await found(others), [2]);
});

/** As if a page was read at some instant. */
async function readAt(t: Pick<Test, 'intercept'>, page: Page, instant: string): Promise<void> {
  const clock = t.intercept(Date, 'now', { value: () => Date.parse(instant), configurable: true });
  await read(page).finally(() => clock.restore());
}

t.test('at the turn of the month everything is written again, so that the month before can go', async (t) => {
  const page = aPage();
  for (const instant of ['2020-01-31T20:59:59.998Z', '2020-01-31T20:59:59.999Z', '2020-01-31T21:00:00.000Z', '2020-02-29T20:59:59.999Z']) await readAt(t, page, instant);
  t.same(await entries(page), ['5', '1 through 1', '5', '1 through 3']);
  t.same(await found(page), [4, 3, 2, 1]);
  t.same(await nightOf(service, '2020-08-01T21:05:00.000Z', { accesses: { months: 6, key, earlierKeys: [] } }), []);
  t.same(await entries(page), ['5', '1 through 3']);
  t.same(await found(page), [4, 3]);
});

t.test('a month stays when an entry that leads on is missing in it', async (t) => {
  const page = aPage();
  for (const day of ['05', '06']) await readAt(t, page, `2020-03-${day}T09:00:00.000Z`);
  const night = (day: number) => nightOf(service, `2020-11-0${day}T21:05:00.000Z`, { accesses: { months: 6, key, earlierKeys: [] } });
  const entry = await db.selectFrom('access_family').selectAll().where('organisation_id', '=', page.organisationId).where('seq', '=', 2).executeTakeFirstOrThrow();
  await inTransaction(db, { scope: { kind: 'system' } }, async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await tx.deleteFrom('access_family').where('organisation_id', '=', page.organisationId).where('seq', '=', 2).execute();
  });
  t.match(await night(1), [/record 2: a family that it names does not find it/]);
  t.same(await found(page), [1]);
  await db.insertInto('access_family').values(entry).execute();
  t.same(await found(page), [2, 1]);
  t.same(await night(2), []);
  t.same(await entries(page), []);
});

t.test('all that was written here verifies', async (t) => {
  await recorder.close();
  const faults: unknown[] = [];
  t.match(await verifyAccesses(service, { keys: [key], heads: [], report: (fault) => void faults.push(fault) }), { faults: 0 });
  t.same(faults, []);
});
