import { sql } from 'kysely';
import t from 'tap';
import { openDatabase } from '../../src/db/database.ts';
import { defer, settled } from '../../src/db/session.ts';
import { inTransaction, type Tx } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import { testDatabase } from '../support/database.ts';

const { db, url } = await testDatabase(t);
await sql`create table noted (place serial primary key, word text unique)`.execute(db);

const words = async () => (await sql<{ word: string }>`select word from noted order by place`.execute(db)).rows.map(({ word }) => word);
const note = (word: string) => sql`insert into noted (word) values (${word})`;

for (const pooled of [false, true]) {
  const one = openDatabase({ url, maxConnections: 1, pooled });
  t.teardown(() => one.destroy());
  const name = pooled ? 'one statement at a time' : 'statements travel together';

  t.test(`${name}: deferred or not, in the order in which they were asked`, async (t) => {
    await sql`truncate noted restart identity`.execute(db);
    const seen = await inTransaction(one, systemWall, async (tx) => {
      defer(tx, note('first'));
      const [, counted] = await Promise.all([note('second').execute(tx), sql<{ n: number }>`select count(*)::int as n from noted`.execute(tx)]);
      defer(tx, note('third'));
      return counted.rows;
    });
    t.same(seen, [{ n: 2 }], 'what is asked later sees what was asked before');
    t.same(await words(), ['first', 'second', 'third']);
  });

  t.test(`${name}: a deferred statement that fails fails everything, and says what it failed with`, async (t) => {
    const asked = inTransaction(one, systemWall, async (tx) => {
      await note('fourth').execute(tx);
      defer(tx, note('first'));
      await note('fifth').execute(tx);
    });
    await t.rejects(asked, { code: '23505' }, 'not that the transaction is over');
    const atTheEnd = inTransaction(one, systemWall, async (tx) => defer(tx, note('first')));
    await t.rejects(atTheEnd, { code: '23505' }, 'a COMMIT that has become a ROLLBACK is no success');
    t.same(await words(), ['first', 'second', 'third']);
  });

  t.test(`${name}: after a savepoint has undone it, a failure is over`, async (t) => {
    await inTransaction(one, systemWall, async (tx) => {
      await sql`savepoint here`.execute(tx);
      defer(tx, note('first'));
      await t.rejects(note('sixth').execute(tx), { code: '23505' });
      await sql`rollback to savepoint here`.execute(tx);
      defer(tx, note(`kept ${name}`));
    });
    t.ok((await words()).includes(`kept ${name}`));
  });

  t.test(`${name}: a transaction that could not begin writes nothing`, async (t) => {
    const wall = { scope: { kind: 'organisation' as const, organisationId: 'a\0b' } };
    await t.rejects(inTransaction(one, wall, async (tx) => note('without a wall').execute(tx)));
    t.notOk((await words()).includes('without a wall'));
  });

  t.test(`${name}: of several that fail together, everybody is told what failed first`, async (t) => {
    const nested = (tx: Tx) => Promise.all([note('first').execute(tx), note('seventh').execute(tx)]);
    const asked = inTransaction(one, systemWall, async (tx) => {
      await Promise.all([nested(tx), sql`select 1`.execute(tx), nested(tx)]);
    });
    await t.rejects(asked, { code: '23505' });
    const swallowed = inTransaction(one, systemWall, async (tx) => void (await note('first').execute(tx).catch(() => undefined)));
    await t.rejects(swallowed, { code: '23505' }, 'who swallows it is not told of a success');
  });

  t.test(`${name}: values that cannot be sent fail the transaction like any other failure, wherever they stand in it`, async (t) => {
    const before = await words();
    const unsendable = { toPostgres: () => { throw new Error('no such value'); } };
    const bad = (value: unknown) => sql`insert into noted (word) values (${value})`;
    const atTheEnd = inTransaction(one, systemWall, async (tx) => {
      await note('with the bad one').execute(tx);
      defer(tx, bad(unsendable));
    });
    await t.rejects(atTheEnd, { message: 'no such value' }, 'the server has nothing against such a COMMIT');
    const inBetween = inTransaction(one, systemWall, async (tx) => {
      defer(tx, bad({ count: 1n }));
      await note('after the bad one').execute(tx);
      t.fail('it went on');
    });
    await t.rejects(inBetween, { message: /BigInt/ });
    const swallowed = inTransaction(one, systemWall, async (tx) => void (await bad([unsendable]).execute(tx).catch(() => undefined)));
    await t.rejects(swallowed, { message: 'no such value' });
    await t.rejects(inTransaction(one, systemWall, async (tx) => {
      defer(tx, bad(unsendable));
      await settled(tx);
      t.fail('it went on');
    }), { message: 'no such value' });
    await inTransaction(one, systemWall, async (tx) => {
      await sql`savepoint here`.execute(tx);
      defer(tx, bad(unsendable));
      await t.rejects(sql`release savepoint here`.execute(tx), { message: 'no such value' });
      await sql`rollback to savepoint here`.execute(tx);
      defer(tx, note(`kept after the bad one, ${name}`));
    });
    t.same(await words(), [...before, `kept after the bad one, ${name}`], 'nothing of the others is stored, and the connection goes on');
  });

  t.test(`${name}: whoever is late finds the transaction over`, async (t) => {
    let kept: Tx | undefined;
    await inTransaction(one, systemWall, async (tx) => void (kept = tx));
    const late = kept as unknown as Tx;
    await t.rejects(note('eighth').execute(late), { message: 'the transaction is over' });
    t.throws(() => defer(late, note('ninth')), { message: 'the transaction is over' });
    t.notOk((await words()).some((word) => word === 'eighth' || word === 'ninth'));
  });

  t.test(`${name}: settled means carried out, or says what the database has against it`, async (t) => {
    const asked = inTransaction(one, systemWall, async (tx) => {
      defer(tx, note('first'));
      await settled(tx);
      t.fail('it went on');
    });
    await t.rejects(asked, { code: '23505' });
  });

  t.test(`${name}: the wall stands from the first statement on, and no longer than the transaction`, async (t) => {
    const scope = () => sql<{ scope: string | null }>`select nullif(current_setting('wall.scope', true), '') as scope`;
    t.same(await inTransaction(one, systemWall, async (tx) => (await scope().execute(tx)).rows), [{ scope: 'system' }]);
    t.same((await scope().execute(one)).rows, [{ scope: null }]);
  });
}

t.test('many transactions on few connections', async (t) => {
  const few = openDatabase({ url, maxConnections: 2 });
  t.teardown(() => few.destroy());
  await sql`truncate noted restart identity`.execute(db);
  const all = Array.from({ length: 20 }, (_, place) => inTransaction(few, systemWall, async (tx) => {
    defer(tx, note(`word ${place}`));
    if (place % 2 === 1) throw new Error('undone');
  }).catch(() => undefined));
  await Promise.all(all);
  t.same((await words()).toSorted(), Array.from({ length: 10 }, (_, place) => `word ${place * 2}`).toSorted(), 'each whole or not at all');
});

t.test('only a statement of a transaction can be deferred', async (t) => {
  t.throws(() => defer(db, note('never')), { message: /transaction/ });
});
