import { sql } from 'kysely';
import t from 'tap';
import { checkServer, openDatabase } from '../../src/db/database.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import { emptyDatabase, testDatabase } from '../support/database.ts';

t.test('columns arrive without Date objects', async (t) => {
  const { db } = await testDatabase(t);
  const { rows } = await sql`
    select date '2026-02-28' as day, timestamptz '2026-03-01 12:00:00.5+03' as instant, timestamptz '2026-03-01Z' as whole,
      9007199254740991::int8 as big, 1.10::numeric as amount,
      array[date '2026-01-01', null] as days, array[timestamptz '2026-01-01Z'] as instants, array[1::int8, 2] as bigs
  `.execute(db);
  t.strictSame(rows, [
    {
      day: '2026-02-28',
      instant: '2026-03-01T09:00:00.500Z',
      whole: '2026-03-01T00:00:00.000Z',
      big: 9007199254740991,
      amount: '1.10',
      days: ['2026-01-01', null],
      instants: ['2026-01-01T00:00:00.000Z'],
      bigs: [1, 2],
    },
  ]);
});

t.test('a transaction is rolled back when its work throws', async (t) => {
  const { db } = await testDatabase(t);
  await sql`create table note (text text)`.execute(db);
  const work = inTransaction(db, systemWall, async (tx) => {
    await sql`insert into note values ('lost')`.execute(tx);
    throw new Error('stop');
  });
  await t.rejects(work, { message: 'stop' });
  t.strictSame((await sql`select * from note`.execute(db)).rows, []);
});

t.test('a deadlock is tried again, and both transactions succeed', async (t) => {
  const { db } = await testDatabase(t);
  await sql`create table counter (id int primary key, n int not null)`.execute(db);
  await sql`insert into counter values (1, 0), (2, 0)`.execute(db);
  const firstLocks = barrier(2);
  let attempts = 0;
  const bump = (first: number, second: number) =>
    inTransaction(db, systemWall, async (tx) => {
      attempts += 1;
      await sql`update counter set n = n + 1 where id = ${first}`.execute(tx);
      await firstLocks();
      await sql`update counter set n = n + 1 where id = ${second}`.execute(tx);
    });
  await Promise.all([bump(1, 2), bump(2, 1)]);
  t.strictSame((await sql`select n from counter order by id`.execute(db)).rows, [{ n: 2 }, { n: 2 }]);
  t.ok(attempts > 2, 'one of them was run again');
});

t.test('a server that does not answer is one clear line', async (t) => {
  const db = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' });
  t.teardown(() => db.destroy());
  await t.rejects(checkServer(db), { name: 'UnusableDatabase', message: /^DATABASE_URL: the database cannot be reached \(.+\); .+\.$/ });
});

t.test('a statement and an idle transaction have an end', async (t) => {
  const { url } = await emptyDatabase(t);
  const db = openDatabase({ url, statementTimeout: 50, idleInTransactionTimeout: 70 });
  t.teardown(() => db.destroy());
  await checkServer(db);
  const { rows } = await sql`
    select current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle
  `.execute(db);
  t.strictSame(rows, [{ statement: '50ms', idle: '70ms' }]);
  await t.rejects(sql`select pg_sleep(5)`.execute(db), { code: '57014' });
});

/** Lets the first `n` callers go when all have come; later ones pass at once. */
function barrier(n: number): () => Promise<void> {
  let here = 0;
  let open: () => void;
  const gate = new Promise<void>((resolve) => (open = resolve));
  return () => {
    here += 1;
    if (here >= n) open();
    return gate;
  };
}
