import { sql } from 'kysely';
import t from 'tap';
import { openDatabase } from '../../src/db/database.ts';
import { isStalePlan, StatementNames } from '../../src/db/named-statements.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import { testDatabase } from '../support/database.ts';

const { db, url } = await testDatabase(t);

/** The statements that one connection has prepared. */
const prepared = sql<{ statement: string }>`select statement from pg_prepared_statements order by prepare_time`;

t.test('a statement that comes often gets a name; each text its own, and not endlessly many', async (t) => {
  const names = new StatementNames();
  t.same(Array.from({ length: 4 }, () => names.nameOf('select $1')), [undefined, undefined, 's1', 's1']);
  t.same(Array.from({ length: 3 }, () => names.nameOf('select $2')), [undefined, undefined, 's2']);
  names.forget('select $1');
  t.equal(names.nameOf('select $1'), 's3', 'at once by another name');
  for (let text = 0; text < 1_000; text += 1) for (let time = 0; time < 3; time += 1) names.nameOf(`text ${text}`);
  t.equal(names.nameOf('text 999'), undefined);
  t.equal(Array.from({ length: 4 }, () => names.nameOf('x'.repeat(10_001))).at(-1), undefined, 'its rows are within it');
});

t.test('a connection prepares it once', async (t) => {
  const one = openDatabase({ url, maxConnections: 1 });
  t.teardown(() => one.destroy());
  for (let time = 0; time < 5; time += 1) await sql`select ${time}::int as one_number`.execute(one);
  const { rows } = await prepared.execute(one);
  t.same(rows.map(({ statement }) => statement), ['select $1::int as one_number']);
});

t.test('behind a pooler, or when it is said, nothing is prepared', async (t) => {
  for (const options of [{ namedStatements: false }, { pooled: true }]) {
    const one = openDatabase({ url, maxConnections: 1, ...options });
    for (let time = 0; time < 5; time += 1) await sql`select ${time}::int as one_number`.execute(one);
    t.same((await prepared.execute(one)).rows, []);
    await one.destroy();
  }
});

t.test('a table that is altered beside the running service: the transaction is tried again, and goes through', async (t) => {
  const one = openDatabase({ url, maxConnections: 1 });
  t.teardown(() => one.destroy());
  await sql`create table altered (id integer)`.execute(db);
  await sql`insert into altered values (1)`.execute(db);
  const read = () => inTransaction(one, systemWall, async (tx) => (await sql`select * from altered where id = ${1}`.execute(tx)).rows);
  for (let time = 0; time < 4; time += 1) t.same(await read(), [{ id: 1 }]);
  await sql`alter table altered add column note text default 'new'`.execute(db);
  t.same(await read(), [{ id: 1, note: 'new' }]);
  t.notOk(isStalePlan(new Error('cached plan must not change result type')), 'by its code, not by its words');
});
